// Computations in the database (计算): each keeps its whole snapshot.
import type { Tx } from './database.ts';

export type ComputationRow = {
  number: number;
  schemeVersion: number;
  factSequence: number;
  sha256: string;
  account: string | null;
  at: string;
};

const columns = [
  'number',
  'scheme_version as schemeVersion',
  'fact_sequence as factSequence',
  'sha256',
  'account_id as account',
  'made_at as at',
] as const;

/** The newest first, without their snapshots. */
export async function computations(tx: Tx, cycle: string): Promise<ComputationRow[]> {
  const rows = await tx
    .selectFrom('computation')
    .select([...columns])
    .where('cycle_id', '=', cycle)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, factSequence: Number(row.factSequence) }));
}

/** `number` null: the newest. */
export async function computationOf(tx: Tx, cycle: string, number: number | null): Promise<ComputationRow | null> {
  const all = tx
    .selectFrom('computation')
    .select([...columns])
    .where('cycle_id', '=', cycle);
  const chosen = number === null ? all.orderBy('number', 'desc').limit(1) : all.where('number', '=', number);
  const row = await chosen.executeTakeFirst();
  return row === undefined ? null : { ...row, factSequence: Number(row.factSequence) };
}

/** The text of a domain Snapshot. */
export async function snapshotText(tx: Tx, cycle: string, number: number): Promise<string | null> {
  const row = await tx
    .selectFrom('computation')
    .select('snapshot')
    .where('cycle_id', '=', cycle)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.snapshot ?? null;
}

type NewComputation = ComputationRow & { snapshot: string };

export const computationColumns = (cycle: string, row: NewComputation) => ({
  cycle_id: cycle,
  number: row.number,
  scheme_version: row.schemeVersion,
  fact_sequence: String(row.factSequence),
  snapshot: row.snapshot,
  sha256: row.sha256,
  account_id: row.account,
  made_at: row.at,
});

/** Answers false where this number exists already. */
export async function addComputation(tx: Tx, cycle: string, row: NewComputation): Promise<boolean> {
  const added = await tx
    .insertInto('computation')
    .values(computationColumns(cycle, row))
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  return added !== undefined;
}
