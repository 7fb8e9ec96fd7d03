// Self-assessments in the database (自评): versions of what a body says of its rows, and their handing in; only added to.
import type { Tx } from './database.ts';

export type SelfAssessmentRow = {
  body: string;
  node: string;
  version: number;
  text: string;
  claimed: string | null;
  account: string | null;
  at: string;
};
/** `dueOn`: the last day as the calendar stood then. */
export type SelfHandingRow = {
  body: string;
  number: number;
  covered: string;
  rows: number;
  dueOn: string | null;
  account: string | null;
  at: string;
};

/** All versions, the oldest first; `body` null: of all. */
export async function selfAssessments(tx: Tx, cycle: string, body: string | null): Promise<SelfAssessmentRow[]> {
  let select = tx
    .selectFrom('self_assessment')
    .select(['body_id as body', 'node', 'version', 'text', 'claimed', 'account_id as account', 'written_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('body_id')
    .orderBy('node')
    .orderBy('version');
  if (body !== null) select = select.where('body_id', '=', body);
  return select.execute();
}

export const selfAssessmentColumns = (cycle: string, row: SelfAssessmentRow) => ({
  cycle_id: cycle,
  body_id: row.body,
  node: row.node,
  version: row.version,
  text: row.text,
  claimed: row.claimed,
  account_id: row.account,
  written_at: row.at,
});

export async function addSelfAssessment(tx: Tx, cycle: string, row: SelfAssessmentRow): Promise<void> {
  await tx.insertInto('self_assessment').values(selfAssessmentColumns(cycle, row)).execute();
}

/** The oldest first; `body` null: of all. */
export async function selfHandings(tx: Tx, cycle: string, body: string | null): Promise<SelfHandingRow[]> {
  let select = tx
    .selectFrom('self_assessment_handing')
    .select(['body_id as body', 'number', 'covered', 'rows', 'due_on as dueOn'])
    .select(['account_id as account', 'handed_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('body_id')
    .orderBy('number');
  if (body !== null) select = select.where('body_id', '=', body);
  return select.execute();
}

export const selfHandingColumns = (cycle: string, row: SelfHandingRow) => ({
  cycle_id: cycle,
  body_id: row.body,
  number: row.number,
  covered: row.covered,
  rows: row.rows,
  due_on: row.dueOn,
  account_id: row.account,
  handed_at: row.at,
});

export async function addSelfHanding(tx: Tx, cycle: string, row: SelfHandingRow): Promise<void> {
  await tx.insertInto('self_assessment_handing').values(selfHandingColumns(cycle, row)).execute();
}
