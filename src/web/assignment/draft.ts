// Unsaved rows of an assignment (分工草稿): kept in this browser, for one account, cycle and body.
import { draftStore } from '../kept-draft.ts';
import { AssignmentDraft } from './rows.ts';

const store = draftStore(
  'plumbline.assignment',
  (value) => AssignmentDraft.safeParse(value).data ?? null,
  ({ rows }) => rows.length === 0,
);

export type OwnDraft = {
  draft: AssignmentDraft | null;
  /** As it is at this very moment, also while a save is under way. */
  now: () => AssignmentDraft | null;
  keep: (draft: AssignmentDraft | null) => void;
};

/** The draft and a way to change it; null, or one without rows: there is none. */
export function useAssignmentDraft(account: string, cycle: string, body: string): OwnDraft {
  const place = `${account}.${cycle}.${body}`;
  return { draft: store.use(place), now: () => store.of(place), keep: (draft) => store.keep(place, draft) };
}
