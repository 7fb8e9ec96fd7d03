// The handing in of marks in the database (评分报送): steps of an assessing body, added to, never changed.
import type { Fact } from '../domain/fact.ts';
import type { HandingAct } from '../domain/handing.ts';
import type { Tx } from './database.ts';
import { isStanding } from './fact.ts';

/** `marks`: how many stood; `alone`: nobody else of the body could have checked them. */
export type HandingRow = {
  body: string;
  step: number;
  act: HandingAct;
  covered: string;
  marks: number;
  alone: boolean;
  reason: string;
  account: string | null;
  at: string;
};

/** The oldest first; `body` null: of all. */
export async function handings(tx: Tx, cycle: string, body: string | null): Promise<HandingRow[]> {
  let select = tx
    .selectFrom('mark_handing')
    .select(['body_id as body', 'step', 'act', 'covered', 'marks', 'alone', 'reason'])
    .select(['account_id as account', 'acted_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('body_id')
    .orderBy('step');
  if (body !== null) select = select.where('body_id', '=', body);
  return select.execute();
}

export const handingColumns = (cycle: string, row: HandingRow) => ({
  cycle_id: cycle,
  body_id: row.body,
  step: row.step,
  act: row.act,
  covered: row.covered,
  marks: row.marks,
  alone: row.alone,
  reason: row.reason,
  account_id: row.account,
  acted_at: row.at,
});

export async function addHanding(tx: Tx, cycle: string, row: HandingRow): Promise<void> {
  await tx.insertInto('mark_handing').values(handingColumns(cycle, row)).execute();
}

export type StandingMark = { assessor: string; account: string | null; fact: Fact };

/** The marks that stand, of one assessor or of all, by their ids. */
export async function standingMarks(tx: Tx, cycle: string, assessor: string | null): Promise<StandingMark[]> {
  let select = tx
    .selectFrom('fact as f')
    .select(['f.assessor', 'f.account_id as account', 'f.content'])
    .where('f.cycle_id', '=', cycle)
    .where('f.type', '=', 'mark')
    .where(isStanding)
    .orderBy('f.fact_id');
  if (assessor !== null) select = select.where('f.assessor', '=', assessor);
  return (await select.execute()).map(({ assessor: whose, account, content }) => ({
    assessor: whose ?? '',
    account,
    fact: content,
  }));
}
