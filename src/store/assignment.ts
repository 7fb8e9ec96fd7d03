// Versions of a body's assignment in the database (责任分工): added to, never changed.
import { Assignment } from '../domain/assignment.ts';
import type { Note } from '../domain/note.ts';
import type { Tx } from './database.ts';
import { noteColumns, withNote } from './note.ts';

export type AssignmentVersion = {
  body: string;
  version: number;
  sha256: string;
  note: Note;
  account: string | null;
  at: string;
};
export type AssignmentRow = AssignmentVersion & { assignment: Assignment };

const columns = [
  'body_id as body',
  'version',
  'sha256',
  'note',
  'said',
  'account_id as account',
  'made_at as at',
] as const;

/** The newest version of each body. */
export async function newestAssignments(tx: Tx, cycle: string): Promise<AssignmentRow[]> {
  const rows = await tx
    .selectFrom('assignment_version')
    .distinctOn('body_id')
    .select([...columns, 'content'])
    .where('cycle_id', '=', cycle)
    .orderBy('body_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ content, ...rest }) => ({ ...withNote(rest), assignment: Assignment.parse(content) }));
}

/** `version` null: the newest. */
export async function assignmentOf(
  tx: Tx,
  cycle: string,
  body: string,
  version: number | null,
): Promise<AssignmentRow | null> {
  const all = tx
    .selectFrom('assignment_version')
    .select([...columns, 'content'])
    .where('cycle_id', '=', cycle)
    .where('body_id', '=', body);
  const chosen = version === null ? all.orderBy('version', 'desc').limit(1) : all.where('version', '=', version);
  const row = await chosen.executeTakeFirst();
  if (row === undefined) return null;
  const { content, ...rest } = row;
  return { ...withNote(rest), assignment: Assignment.parse(content) };
}

export async function assignmentVersions(tx: Tx, cycle: string, body: string): Promise<AssignmentVersion[]> {
  const rows = await tx
    .selectFrom('assignment_version')
    .select([...columns])
    .where('cycle_id', '=', cycle)
    .where('body_id', '=', body)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(withNote);
}

export const assignmentColumns = (cycle: string, row: AssignmentRow) => ({
  cycle_id: cycle,
  body_id: row.body,
  version: row.version,
  content: row.assignment,
  sha256: row.sha256,
  ...noteColumns(row.note),
  account_id: row.account,
  made_at: row.at,
});

export async function addAssignmentVersion(tx: Tx, cycle: string, row: AssignmentRow): Promise<void> {
  await tx.insertInto('assignment_version').values(assignmentColumns(cycle, row)).execute();
}
