// Changes of a cycle's stage in the database (考评阶段): a chain of its own, added to only.
import type { StageDetails } from '../domain/stage-change.ts';
import type { Stage, TransitionName } from '../domain/stage.ts';
import type { Tx } from './database.ts';

export type StageChange = {
  number: number;
  transition: TransitionName;
  from: Stage;
  to: Stage;
  details: StageDetails;
  /** Null: the calendar. */
  account: string | null;
  at: string;
};

const columns = [
  'number',
  'transition',
  'from_stage as from',
  'to_stage as to',
  'details',
  'account_id as account',
  'made_at as at',
] as const;

/** The oldest first. */
export async function stageChanges(tx: Tx, cycle: string): Promise<StageChange[]> {
  return tx
    .selectFrom('stage_change')
    .select([...columns])
    .where('cycle_id', '=', cycle)
    .orderBy('number')
    .execute();
}

/** The newest of each cycle that has any. */
export async function newestStages(tx: Tx): Promise<Map<string, StageChange>> {
  const rows = await tx
    .selectFrom('stage_change')
    .distinctOn('cycle_id')
    .select(['cycle_id as cycle', ...columns])
    .orderBy('cycle_id')
    .orderBy('number', 'desc')
    .execute();
  return new Map(rows.map(({ cycle, ...change }) => [cycle, change]));
}

export const stageColumns = (cycle: string, row: StageChange) => ({
  cycle_id: cycle,
  number: row.number,
  previous: row.number === 1 ? null : row.number - 1,
  transition: row.transition,
  from_stage: row.from,
  to_stage: row.to,
  details: row.details,
  account_id: row.account,
  made_at: row.at,
});

export async function addStageChange(tx: Tx, cycle: string, row: StageChange): Promise<void> {
  await tx.insertInto('stage_change').values(stageColumns(cycle, row)).execute();
}
