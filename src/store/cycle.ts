// Cycles in the database (考评年度).
import { sql } from 'kysely';
import type { Tx } from './database.ts';

export type Cycle = { id: string; title: string; year: string };

/** Those that were discarded are out of sight. */
const standing = (tx: Tx) =>
  tx
    .selectFrom('cycle as c')
    .select(['c.cycle_id as id', 'c.title', 'c.year'])
    .where((each) =>
      each.not(
        each.exists(
          each.selectFrom('cycle_discard as d').select('d.cycle_id').whereRef('d.cycle_id', '=', 'c.cycle_id'),
        ),
      ),
    );

/** The newest year first. */
export async function cycles(tx: Tx): Promise<Cycle[]> {
  return standing(tx).orderBy('year', 'desc').orderBy('created_at', 'desc').execute();
}

export async function cycleById(tx: Tx, id: string): Promise<Cycle | null> {
  const row = await standing(tx).where('c.cycle_id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Ids of the cycles that have facts, standing or not. */
export async function begunCycles(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('cycle as c')
    .select('c.cycle_id as id')
    .where((each) =>
      each.exists(each.selectFrom('fact as f').select('f.fact_id').whereRef('f.cycle_id', '=', 'c.cycle_id')),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

type Discard = { id: string; reason: string; account: string; at: string };

export const discardColumns = ({ id, reason, account, at }: Discard) => ({
  cycle_id: id,
  reason,
  account_id: account,
  discarded_at: at,
});

export async function addDiscard(tx: Tx, row: Discard): Promise<void> {
  await tx.insertInto('cycle_discard').values(discardColumns(row)).execute();
}

type NewCycle = Cycle & { at: string };

export const cycleColumns = ({ id, title, year, at }: NewCycle) => ({ cycle_id: id, title, year, created_at: at });

/** Answers false where there is one of this id already, in sight or discarded. */
export async function addCycle(tx: Tx, row: NewCycle): Promise<boolean> {
  const added = await tx
    .insertInto('cycle')
    .values(cycleColumns(row))
    .onConflict((conflict) => conflict.doNothing())
    .returning('cycle_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Until the end of the transaction nobody else computes this cycle; whoever marks meanwhile does not wait. */
export async function holdComputing(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('computing ' || current_jurisdiction() || ' ' || ${id}, 0))`.execute(
    tx,
  );
}
