// What is kept in this browser until it is saved (本机草稿): one value by key, the same in every view and every tab.
import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import { storedText, storeText } from './storage.ts';

export type Kept<Value> = {
  now: (key: string) => Value | null;
  keep: (key: string, value: Value | null) => void;
  /** `now`, drawn again whenever it changes, here or in another tab. */
  useKept: (key: string) => Value | null;
};

/** What no longer has the shape is nothing. */
function stored<Value>(shape: z.ZodType<Value>, key: string): Value | null {
  try {
    const text = storedText(key);
    const parsed = text === null ? null : shape.safeParse(JSON.parse(text));
    return parsed?.success === true ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A place for values of one shape. What another tab keeps under the same key is taken over at once, so neither writes over the other. */
export function keptAs<Value>(shape: z.ZodType<Value>): Kept<Value> {
  const values = new Map<string, Value | null>();
  const listeners = new Set<() => void>();
  let isHearing = false;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const now = (key: string): Value | null => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const found = stored(shape, key);
    values.set(key, found);
    return found;
  };
  const hear = ({ key }: StorageEvent): void => {
    // Null: everything was cleared.
    if (key !== null && !values.has(key)) return;
    for (const each of key === null ? [...values.keys()] : [key]) values.set(each, stored(shape, each));
    tell();
  };
  const subscribe = (listener: () => void): (() => void) => {
    if (!isHearing) addEventListener('storage', hear);
    isHearing = true;
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    now,
    keep: (key, value) => {
      values.set(key, value);
      // Where it is not kept beyond this page, the page asks before it is left; an older text would come back as the last.
      if (!storeText(key, value === null ? null : JSON.stringify(value))) storeText(key, null);
      tell();
    },
    useKept: (key) => useSyncExternalStore(subscribe, () => now(key)),
  };
}
