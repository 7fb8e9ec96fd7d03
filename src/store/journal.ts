// The journal in the database (操作留痕): one chain per jurisdiction, written in the transaction of what it records.
import { batches } from './batch.ts';
import type { Tx } from './database.ts';

export type Head = { sequence: number; sha256: string; sm3: string };
export type JournalRow = {
  sequence: number;
  entry: string;
  sha256: string;
  sm3: string;
  at: string;
  event: string;
  account: string | null;
  cycle: string | null;
  body: string | null;
  node: string | null;
};

/** The end of the chain, locked until the transaction ends: entries and facts are numbered one writer after another. */
export async function lockHead(tx: Tx, first: Head): Promise<Head> {
  const row = await tx.selectFrom('journal_head').select(['sequence', 'sha256', 'sm3']).forUpdate().executeTakeFirst();
  if (row !== undefined) return { ...row, sequence: Number(row.sequence) };
  await tx
    .insertInto('journal_head')
    .values({ ...first, sequence: String(first.sequence) })
    .execute();
  return first;
}

/** Adds entries and moves the head behind the last. */
export async function addEntries(tx: Tx, rows: readonly JournalRow[]): Promise<void> {
  for (const batch of batches(rows)) {
    const values = batch.map(({ sequence, account, cycle, body, ...same }) => ({
      ...same,
      sequence: String(sequence),
      account_id: account,
      cycle_id: cycle,
      body_id: body,
    }));
    await tx.insertInto('journal').values(values).execute();
  }
  const last = rows.at(-1);
  if (last === undefined) return;
  const { sequence, sha256, sm3 } = last;
  await tx
    .updateTable('journal_head')
    .set({ sequence: String(sequence), sha256, sm3 })
    .execute();
}

/** `before`: only entries with a smaller number. */
export type JournalQuery = {
  account: string | null;
  cycle: string | null;
  body: string | null;
  node: string | null;
  event: string | null;
  /** Only these events. */
  events?: readonly string[];
  /** Instants: from this one on, and before that one. */
  from?: string | null;
  until?: string | null;
  before: number | null;
  limit: number;
};

const entries = (tx: Tx) =>
  tx
    .selectFrom('journal')
    .select(['sequence', 'entry', 'sha256', 'sm3', 'at', 'event', 'account_id as account'])
    .select(['cycle_id as cycle', 'body_id as body', 'node']);

/** The columns beside it say nothing more. */
export type EntryText = Pick<JournalRow, 'sequence' | 'entry' | 'sha256'>;

/** The newest first. */
export async function journalEntries(tx: Tx, query: JournalQuery): Promise<EntryText[]> {
  let select = tx
    .selectFrom('journal')
    .select(['sequence', 'entry', 'sha256'])
    .orderBy('sequence', 'desc')
    .limit(query.limit);
  if (query.account !== null) select = select.where('account_id', '=', query.account);
  if (query.cycle !== null) select = select.where('cycle_id', '=', query.cycle);
  if (query.body !== null) select = select.where('body_id', '=', query.body);
  if (query.node !== null) select = select.where('node', '=', query.node);
  if (query.event !== null) select = select.where('event', '=', query.event);
  if (query.events !== undefined) select = select.where('event', 'in', query.events);
  if (query.from != null) select = select.where('at', '>=', query.from);
  if (query.until != null) select = select.where('at', '<', query.until);
  if (query.before !== null) select = select.where('sequence', '<', String(query.before));
  return (await select.execute()).map((row) => ({ ...row, sequence: Number(row.sequence) }));
}

/** The chain in its own order, from a number on. */
export async function chainFrom(tx: Tx, sequence: number, limit: number): Promise<JournalRow[]> {
  const rows = await entries(tx).where('sequence', '>=', String(sequence)).orderBy('sequence').limit(limit).execute();
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
}

/** All entries of these events, in the order of the chain. */
export async function entriesOf(tx: Tx, events: readonly string[]): Promise<JournalRow[]> {
  const rows = await entries(tx).where('event', 'in', events).orderBy('sequence').execute();
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
}

/** Where the chain ends, without locking it; null where nothing was ever recorded. */
export async function journalHead(tx: Tx): Promise<Head | null> {
  const row = await tx.selectFrom('journal_head').select(['sequence', 'sha256', 'sm3']).executeTakeFirst();
  return row === undefined ? null : { ...row, sequence: Number(row.sequence) };
}
