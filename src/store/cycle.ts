// Cycles in the database (考评年度).
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
