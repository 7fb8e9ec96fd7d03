// A value that parts of the page watch (可观察的值): set by one, redrawn by those that read it.
import { useSyncExternalStore } from 'react';

export type Signal<T> = { get: () => T; set: (next: T) => void; subscribe: (listener: () => void) => () => void };

export function signal<T>(first: T): Signal<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Redraws only when what `pick` takes out is another. */
export const useSignal = <T, Part>({ subscribe, get }: Signal<T>, pick: (value: T) => Part): Part =>
  useSyncExternalStore(subscribe, () => pick(get()));
