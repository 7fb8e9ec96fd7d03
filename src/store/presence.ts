// Who edits what just now (正在编辑): forgotten after a few seconds, and after a crash.
import type { Tx } from './database.ts';

export type Presence = { account: string; title: string; cell: string; at: string };

export async function setPresence(tx: Tx, cycle: string, row: Omit<Presence, 'title'>): Promise<void> {
  await tx
    .insertInto('presence')
    .values({ cycle_id: cycle, account_id: row.account, cell: row.cell, seen_at: row.at })
    .onConflict((conflict) =>
      conflict.columns(['jurisdiction_id', 'cycle_id', 'account_id']).doUpdateSet({ cell: row.cell, seen_at: row.at }),
    )
    .execute();
}

/** Everybody's place since an instant. */
export async function presences(tx: Tx, cycle: string, since: string): Promise<Presence[]> {
  return tx
    .selectFrom('presence as p')
    .innerJoin('account as a', (join) =>
      join.onRef('a.jurisdiction_id', '=', 'p.jurisdiction_id').onRef('a.account_id', '=', 'p.account_id'),
    )
    .select(['p.account_id as account', 'a.title', 'p.cell', 'p.seen_at as at'])
    .where('p.cycle_id', '=', cycle)
    .where('p.seen_at', '>=', since)
    .execute();
}
