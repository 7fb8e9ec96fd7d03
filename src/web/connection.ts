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

export const useConnection = (): boolean => useSyncExternalStore(subscribe, () => isConnected);
