// Whether the server answers (连接状态): told by every call, shown by the shell.
import { useSyncExternalStore } from 'react';

let isConnected = true;
const listeners = new Set<() => void>();

export function reportConnection(next: boolean): void {
  if (next === isConnected) return;
  isConnected = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls `listener` with every change, as long as the console is open. */
export const onConnection = (listener: (isConnected: boolean) => void): void =>
  void subscribe(() => listener(isConnected));

export const useConnection = (): boolean => useSyncExternalStore(subscribe, () => isConnected);
