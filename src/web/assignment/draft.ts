// Unsaved rows of an assignment (分工草稿): kept in this browser, for one account, cycle and body, the same in every tab.
import { useMemo } from 'react';
import type { AssignmentReply, AssignmentVersionsReply } from '../../api/assignment.ts';
import { read } from '../fetch.ts';
import { keptAs } from '../kept.ts';
import { queries } from '../query.ts';
import { useAccount } from '../session.ts';
import { tellTabs } from '../tabs.ts';
import { acceptNewest } from '../version/newest.ts';
import type { VersionRoom } from '../version/save.ts';
import { assignmentPath, assignmentQuery } from './query.ts';
import { AssignmentDraft, withoutSaved } from './rows.ts';

const drafts = keptAs(AssignmentDraft);

type SentRows = AssignmentDraft['sent'][number];
type AssignmentRoom = VersionRoom<AssignmentDraft, SentRows, AssignmentReply>;

/** What was saved is the newest version for every view. */
async function acceptSaved(cycle: string, body: string, reply: AssignmentReply): Promise<void> {
  acceptNewest(assignmentQuery(cycle, body, null).queryKey, reply);
  tellTabs(['assignment', cycle, body], ['assignments', cycle]);
  await queries.invalidateQueries({
    predicate: ({ queryKey: [noun, of, whose, part] }) =>
      of === cycle &&
      (noun === 'assignments' ||
        (whose === body && (noun === 'issues' || (noun === 'assignment' && part === 'versions')))),
  });
}

const keyOf = (account: string, cycle: string, body: string): string =>
  `plumbline.assignment.${account}.${cycle}.${body}`;

function roomOf(account: string, cycle: string, body: string): AssignmentRoom {
  const key = keyOf(account, cycle, body);
  return {
    account,
    now: () => drafts.now(key),
    keep: (next) => drafts.keep(key, next === null || next.rows.length === 0 ? null : next),
    versions: async () => {
      const path = assignmentPath(cycle, body, '/versions');
      return (await read<AssignmentVersionsReply>(path, { isPoll: true })).versions;
    },
    known: () => queries.getQueryData(assignmentQuery(cycle, body, null).queryKey)?.version,
    newest: () => read<AssignmentReply>(assignmentPath(cycle, body), { isPoll: true }),
    without: (draft, { rows }, version) => withoutSaved(draft, rows, version),
    accept: (reply) => acceptSaved(cycle, body, reply),
  };
}

/** Of the account that edits. */
export function useAssignmentRoom(cycle: string, body: string): AssignmentRoom {
  const { id } = useAccount();
  return useMemo(() => roomOf(id, cycle, body), [id, cycle, body]);
}

export const useAssignmentDraft = (cycle: string, body: string): AssignmentDraft | null =>
  drafts.useKept(keyOf(useAccount().id, cycle, body));
