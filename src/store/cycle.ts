// Cycles in the database (考评年度).
import { sql } from 'kysely';
import type { Tx } from './database.ts';

export type Cycle = { id: string; title: string; year: string };

/** The newest year first. */
export async function cycles(tx: Tx): Promise<Cycle[]> {
  return tx
    .selectFrom('cycle')
    .select(['cycle_id as id', 'title', 'year'])
    .orderBy('year', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
}

export async function cycleById(tx: Tx, id: string): Promise<Cycle | null> {
  const row = await tx
    .selectFrom('cycle')
    .select(['cycle_id as id', 'title', 'year'])
    .where('cycle_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function addCycle(tx: Tx, { id, title, year }: Cycle, at: string): Promise<void> {
  await tx.insertInto('cycle').values({ cycle_id: id, title, year, created_at: at }).execute();
}

/** Until the end of the transaction nobody else computes this cycle; whoever marks meanwhile does not wait. */
export async function holdComputing(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('computing ' || current_jurisdiction() || ' ' || ${id}, 0))`.execute(
    tx,
  );
}
