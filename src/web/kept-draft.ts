// Unsaved work that this browser keeps (本机草稿): the same in every view and in every tab, until it is saved or dropped.
import { useSyncExternalStore } from 'react';
import { storedText, storeText } from './storage.ts';

export type DraftStore<T> = {
  of: (place: string) => T | null;
  keep: (place: string, draft: T | null) => void;
  use: (place: string) => T | null;
};

/** `beginning` is that of its keys; `parse` answers null for what no longer has the shape of a draft; one that `isEmpty` is none. */
export function draftStore<T>(
  beginning: string,
  parse: (value: unknown) => T | null,
  isEmpty: (draft: T) => boolean,
): DraftStore<T> {
  const drafts = new Map<string, T | null>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const keyOf = (place: string): string => `${beginning}.${place}`;
  const read = (key: string): T | null => {
    try {
      return parse(JSON.parse(storedText(key) ?? 'null'));
    } catch {
      return null;
    }
  };
  const of = (place: string): T | null => {
    const key = keyOf(place);
    const known = drafts.get(key);
    if (known !== undefined) return known;
    const found = read(key);
    drafts.set(key, found);
    return found;
  };
  // Another tab has changed it: what is in this one's memory is of yesterday.
  const forget = ({ key }: StorageEvent): void => {
    if (key !== null && !key.startsWith(`${beginning}.`)) return;
    if (key === null) drafts.clear();
    else drafts.delete(key);
    tell();
  };
  const subscribe = (listener: () => void): (() => void) => {
    if (listeners.size === 0) addEventListener('storage', forget);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) removeEventListener('storage', forget);
    };
  };
  return {
    of,
    keep: (place, draft) => {
      const kept = draft === null || isEmpty(draft) ? null : draft;
      drafts.set(keyOf(place), kept);
      storeText(keyOf(place), kept === null ? null : JSON.stringify(kept));
      tell();
    },
    use: (place) => useSyncExternalStore(subscribe, () => of(place)),
  };
}
