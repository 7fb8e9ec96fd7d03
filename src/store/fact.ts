// Facts in the database (事实): one table for the four kinds, added to, never changed.
import { sql } from 'kysely';
import { Fact, slotOf } from '../domain/fact.ts';
import { batches } from './batch.ts';
import type { Tx } from './database.ts';

/** `sequence` is that of its journal entry; `at` the instant at which the server took it. */
export type FactRow = { sequence: number; account: string | null; at: string; fact: Fact };

export type FactQuery = {
  /** Only facts after this journal number. */
  since: number;
  types: readonly Fact['type'][] | null;
  assessor: string | null;
};

/** In the order in which they were given. */
export async function factsOf(tx: Tx, cycle: string, query: FactQuery): Promise<FactRow[]> {
  let select = tx
    .selectFrom('fact')
    .select(['sequence', 'account_id as account', 'given_at as at', 'content'])
    .where('cycle_id', '=', cycle)
    .where('sequence', '>', String(query.since))
    .orderBy('sequence');
  if (query.types !== null) select = select.where('type', 'in', query.types);
  if (query.assessor !== null) select = select.where('assessor', '=', query.assessor);
  return (await select.execute()).map(({ content, sequence, ...rest }) => ({
    ...rest,
    sequence: Number(sequence),
    fact: content,
  }));
}

export async function factsById(tx: Tx, cycle: string, ids: readonly string[]): Promise<FactRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('fact')
    .select(['sequence', 'account_id as account', 'given_at as at', 'content'])
    .where('cycle_id', '=', cycle)
    .where('fact_id', 'in', ids)
    .execute();
  return rows.map(({ content, sequence, ...rest }) => ({ ...rest, sequence: Number(sequence), fact: content }));
}

/** Of `fact as f`: nothing corrects it, and nothing takes it back. */
const isLast = sql<boolean>`not exists (select from fact as later where later.jurisdiction_id = f.jurisdiction_id
  and later.cycle_id = f.cycle_id and later.supersedes = f.fact_id)`;
/** Of `fact as f`: it is the last of its box, and takes nothing back itself. */
export const isStanding = sql<boolean>`${isLast} and f.content ->> 'withdrawn' is distinct from 'true'`;

/** The last fact of each of these boxes, one that takes back among them. */
export async function lastInSlots(
  tx: Tx,
  cycle: string,
  slots: readonly string[],
): Promise<(FactRow & { slot: string })[]> {
  if (slots.length === 0) return [];
  const rows = await tx
    .selectFrom('fact as f')
    .select(['f.sequence', 'f.account_id as account', 'f.given_at as at', 'f.content', 'f.slot'])
    .where('f.cycle_id', '=', cycle)
    .where('f.slot', 'in', slots)
    .where(isLast)
    .execute();
  return rows.map(({ content, sequence, slot, ...rest }) => ({
    ...rest,
    slot: slot ?? '',
    sequence: Number(sequence),
    fact: content,
  }));
}

/** Facts whose correction stands already: each with the id of the later one. */
export async function supersededBy(tx: Tx, cycle: string, ids: readonly string[]): Promise<Map<string, FactRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('fact')
    .select(['sequence', 'account_id as account', 'given_at as at', 'content', 'supersedes'])
    .where('cycle_id', '=', cycle)
    .where('supersedes', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ content, sequence, supersedes, ...rest }) => [
      supersedes ?? '',
      { ...rest, sequence: Number(sequence), fact: content },
    ]),
  );
}

/** All but the number of its journal entry, which says this of it. */
export const factColumns = (cycle: string, { fact, account, at }: Omit<FactRow, 'sequence'>) => ({
  cycle_id: cycle,
  fact_id: fact.id,
  type: fact.type,
  node: fact.node,
  subject: fact.subject,
  assessor: fact.type === 'mark' ? fact.assessor : null,
  slot: slotOf(fact),
  supersedes: fact.supersedes,
  content: fact,
  account_id: account,
  given_at: at,
});

/** Adds them; the caller holds the journal's head, so that nobody else fills the same box meanwhile. */
export async function addFacts(tx: Tx, cycle: string, rows: readonly FactRow[]): Promise<void> {
  for (const batch of batches(rows)) {
    const values = batch.map((row) => ({ ...factColumns(cycle, row), sequence: String(row.sequence) }));
    await tx.insertInto('fact').values(values).execute();
  }
}

export type MarkPlace = { node: string; subject: string; assessor: string };

/** Where a mark stands: of one assessor, or of all. */
export async function marksGiven(tx: Tx, cycle: string, assessor: string | null): Promise<MarkPlace[]> {
  let select = tx
    .selectFrom('fact as f')
    .select(['f.node', 'f.subject', 'f.assessor'])
    .where('f.cycle_id', '=', cycle)
    .where('f.type', '=', 'mark')
    .where(isStanding);
  if (assessor !== null) select = select.where('f.assessor', '=', assessor);
  return (await select.execute()).map((row) => ({ ...row, assessor: row.assessor ?? '' }));
}

/** How many facts of each kind stand. */
export async function factCounts(tx: Tx, cycle: string): Promise<Record<Fact['type'], number>> {
  const rows = await tx
    .selectFrom('fact as f')
    .select(['f.type', sql<number>`count(*)::integer`.as('count')])
    .where('f.cycle_id', '=', cycle)
    .where(isStanding)
    .groupBy('f.type')
    .execute();
  return {
    mark: 0,
    tally: 0,
    adjustment: 0,
    figure: 0,
    ...Object.fromEntries(rows.map((row) => [row.type, row.count])),
  };
}

/** How many facts came after a journal number. */
export async function factsSince(tx: Tx, cycle: string, sequence: number): Promise<number> {
  const row = await tx
    .selectFrom('fact')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('cycle_id', '=', cycle)
    .where('sequence', '>', String(sequence))
    .executeTakeFirst();
  return row?.count ?? 0;
}
