// Who edits what just now (正在编辑): one row for each person and cycle, which nobody else changes; worth nothing after a few seconds, and gone after a crash.
import type { Tx } from './database.ts';

export type Presence = {
  account: string;
  title: string;
  node: string;
  subject: string;
  assessor: string;
  at: string;
};

export async function setPresence(tx: Tx, cycle: string, row: Omit<Presence, 'title'>): Promise<void> {
  const { account, at, ...cell } = row;
  await tx
    .insertInto('presence')
    .values({ cycle_id: cycle, account_id: account, ...cell, seen_at: at })
    .onConflict((conflict) =>
      conflict.columns(['jurisdiction_id', 'cycle_id', 'account_id']).doUpdateSet({ ...cell, seen_at: at }),
    )
    .execute();
}

export async function dropPresence(tx: Tx, cycle: string, account: string): Promise<void> {
  await tx.deleteFrom('presence').where('cycle_id', '=', cycle).where('account_id', '=', account).execute();
}

/** Everybody's place since an instant. */
export async function presences(tx: Tx, cycle: string, since: string): Promise<Presence[]> {
  return tx
    .selectFrom('presence as p')
    .innerJoin('account as a', (join) =>
      join.onRef('a.jurisdiction_id', '=', 'p.jurisdiction_id').onRef('a.account_id', '=', 'p.account_id'),
    )
    .select(['p.account_id as account', 'a.title', 'p.node', 'p.subject', 'p.assessor', 'p.seen_at as at'])
    .where('p.cycle_id', '=', cycle)
    .where('p.seen_at', '>=', since)
    .execute();
}
