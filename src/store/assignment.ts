// Versions of a body's assignment in the database (责任分工): added to, never changed.
import { Assignment } from '../domain/assignment.ts';
import type { Tx } from './database.ts';

export type AssignmentVersion = {
  body: string;
  version: number;
  sha256: string;
  note: string;
  account: string | null;
  at: string;
};
export type AssignmentRow = AssignmentVersion & { assignment: Assignment };

const columns = ['body_id as body', 'version', 'sha256', 'note', 'account_id as account', 'made_at as at'] as const;

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
  return rows.map(({ content, ...rest }) => ({ ...rest, assignment: Assignment.parse(content) }));
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
  return { ...rest, assignment: Assignment.parse(content) };
}

export async function assignmentVersions(tx: Tx, cycle: string, body: string): Promise<AssignmentVersion[]> {
  return tx
    .selectFrom('assignment_version')
    .select([...columns])
    .where('cycle_id', '=', cycle)
    .where('body_id', '=', body)
    .orderBy('version', 'desc')
    .execute();
}

/** Answers false where this version exists already. */
export async function addAssignmentVersion(tx: Tx, cycle: string, row: AssignmentRow): Promise<boolean> {
  const added = await tx
    .insertInto('assignment_version')
    .values({
      cycle_id: cycle,
      body_id: row.body,
      version: row.version,
      content: JSON.stringify(row.assignment),
      sha256: row.sha256,
      note: row.note,
      account_id: row.account,
      made_at: row.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return added !== undefined;
}
