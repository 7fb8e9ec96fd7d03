// Where unsaved edits are kept (草稿存放): in this browser, for one account and cycle, the same in every view and tab.
import { keptAs } from '../kept.ts';
import { Draft } from './draft.ts';

const drafts = keptAs(Draft);
const keyOf = (account: string, cycle: string): string => `plumbline.scheme.${account}.${cycle}`;

export const draftOf = (account: string, cycle: string): Draft | null => drafts.now(keyOf(account, cycle));

/** Null, or a draft in which nothing is left: there is none. */
export function keepDraft(account: string, cycle: string, draft: Draft | null): void {
  const isEmpty = draft === null || draft.edits.length + draft.undone.length === 0;
  drafts.keep(keyOf(account, cycle), isEmpty ? null : draft);
}

export const useDraft = (account: string, cycle: string): Draft | null => drafts.useKept(keyOf(account, cycle));
