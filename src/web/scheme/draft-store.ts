// Where unsaved edits are kept (草稿存放): in this browser, for one account and cycle, the same in every view.
import { draftStore } from '../kept-draft.ts';
import { Draft } from './draft.ts';

const store = draftStore(
  'plumbline.scheme',
  (value) => Draft.safeParse(value).data ?? null,
  ({ edits, undone }) => edits.length + undone.length === 0,
);
const placeOf = (account: string, cycle: string): string => `${account}.${cycle}`;

export const draftOf = (account: string, cycle: string): Draft | null => store.of(placeOf(account, cycle));

/** Null, or a draft in which nothing is left: there is none. */
export const keepDraft = (account: string, cycle: string, draft: Draft | null): void =>
  store.keep(placeOf(account, cycle), draft);

export const useDraft = (account: string, cycle: string): Draft | null => store.use(placeOf(account, cycle));
