// Where unsaved edits are kept (草稿存放): in this browser, for one account and cycle, the same in every view.
import { useSyncExternalStore } from 'react';
import { Draft } from './draft.ts';

const drafts = new Map<string, Draft | null>();
const listeners = new Set<() => void>();

const keyOf = (account: string, cycle: string): string => `plumbline.scheme.${account}.${cycle}`;

/** What no longer has the shape of a draft is none. */
function kept(key: string): Draft | null {
  try {
    const text = localStorage.getItem(key);
    const parsed = text === null ? null : Draft.safeParse(JSON.parse(text));
    return parsed?.success === true ? parsed.data : null;
  } catch {
    return null;
  }
}

export function draftOf(account: string, cycle: string): Draft | null {
  const key = keyOf(account, cycle);
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const found = kept(key);
  drafts.set(key, found);
  return found;
}

/** Null, or a draft in which nothing is left: there is none. */
export function keepDraft(account: string, cycle: string, draft: Draft | null): void {
  const key = keyOf(account, cycle);
  const isEmpty = draft === null || draft.edits.length + draft.undone.length === 0;
  drafts.set(key, isEmpty ? null : draft);
  try {
    if (isEmpty) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Not kept beyond this page; it asks before it is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useDraft = (account: string, cycle: string): Draft | null =>
  useSyncExternalStore(subscribe, () => draftOf(account, cycle));
