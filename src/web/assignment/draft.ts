// Unsaved rows of an assignment (分工草稿): kept in this browser, for one account, cycle and body, the same in every tab.
import { keptAs } from '../kept.ts';
import { AssignmentDraft } from './rows.ts';

const drafts = keptAs(AssignmentDraft);

export type DraftPlace = {
  draft: AssignmentDraft | null;
  /** What is kept at the moment of the call, whatever was drawn last. */
  now: () => AssignmentDraft | null;
  /** Null, or one without rows: there is none. */
  keep: (draft: AssignmentDraft | null) => void;
};

export function useAssignmentDraft(account: string, cycle: string, body: string): DraftPlace {
  const key = `plumbline.assignment.${account}.${cycle}.${body}`;
  return {
    draft: drafts.useKept(key),
    now: () => drafts.now(key),
    keep: (next) => drafts.keep(key, next === null || next.rows.length === 0 ? null : next),
  };
}
