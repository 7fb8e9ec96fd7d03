// What the journal is bound to (留痕所系的内容): whole rows, as they lie in the tables: not parsed, since they may have been altered.
import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** By its columns, as the database sends them. */
export type Row = Record<string, unknown>;

/** Tables that are only added to, and by which columns an entry finds the row that it tells of; a fact is found by its entry's number. */
export const foundBy = {
  jurisdiction: ['jurisdiction_id'],
  document: ['sha256'],
  cycle: ['cycle_id'],
  cycle_discard: ['cycle_id'],
  scheme_version: ['cycle_id', 'version'],
  assignment_version: ['cycle_id', 'body_id', 'version'],
  computation: ['cycle_id', 'number'],
  stage_change: ['cycle_id', 'number'],
  calendar_version: ['cycle_id', 'version'],
  proposal: ['cycle_id', 'proposal_id'],
  proposal_end: ['cycle_id', 'proposal_id'],
  evidence: ['evidence_id', 'version'],
  evidence_use: ['cycle_id', 'evidence_id', 'node', 'subject', 'version'],
  consultation: ['cycle_id', 'number'],
  consultation_answer: ['cycle_id', 'number', 'body_id', 'version'],
  consultation_reply: ['cycle_id', 'number', 'body_id', 'opinion_id', 'version'],
  consultation_release: ['cycle_id', 'number'],
  issue: ['cycle_id', 'body_id', 'number'],
  issue_receipt: ['cycle_id', 'body_id', 'number', 'receiver_id'],
  filing: ['cycle_id', 'body_id', 'number', 'step'],
  task_report: ['cycle_id', 'report_id'],
  absence: ['absence_id'],
  half_year_note: ['cycle_id', 'body_id', 'number'],
  appeal: ['cycle_id', 'appeal_id'],
  appeal_withdrawal: ['cycle_id', 'appeal_id'],
  appeal_decision: ['cycle_id', 'appeal_id'],
  claim: ['cycle_id', 'claim_id'],
  claim_step: ['cycle_id', 'claim_id', 'step_id'],
  innovation_call: ['cycle_id', 'version'],
  mark_handing: ['cycle_id', 'body_id', 'step'],
  self_assessment: ['cycle_id', 'body_id', 'node', 'version'],
  self_assessment_handing: ['cycle_id', 'body_id', 'number'],
} as const;
export type BoundTable = keyof typeof foundBy;

/** Where a row lies that one entry, or several, are bound to: `key` is what `foundBy` names, in its order. */
export type Place = { table: BoundTable; key: readonly string[] };

const columnsOf = (table: BoundTable) => foundBy[table].map((column) => sql<string>`${sql.ref(column)}::text`);

/** Of one jurisdiction; which cities there are is seen from every transaction. */
const own = (table: BoundTable) => sql`${sql.table(table)} where jurisdiction_id = current_jurisdiction()`;

/** Every one that there is. */
export async function places(tx: Tx): Promise<Place[]> {
  const found: Place[] = [];
  for (const table of Object.keys(foundBy) as BoundTable[]) {
    const query = sql<{ key: string[] }>`select array[${sql.join(columnsOf(table))}] as key from ${own(table)}`;
    found.push(...(await query.execute(tx)).rows.map(({ key }) => ({ table, key })));
  }
  return found;
}

/** Null where nothing lies there. */
export async function rowAt(tx: Tx, { table, key }: Place): Promise<Row | null> {
  const conditions = columnsOf(table).map((column, at) => sql`${column} = ${key[at]}`);
  const query = sql<Row>`select * from ${own(table)} and ${sql.join(conditions, sql` and `)}`;
  return (await query.execute(tx)).rows[0] ?? null;
}

/** `row`: all its columns. */
export type FactContent = { sequence: number; cycle: string; id: string; row: Row };

/** The facts that say that they belong to these entries; null: no bound. */
export async function factContents(tx: Tx, from: number | null, to: number | null): Promise<FactContent[]> {
  let select = tx.selectFrom('fact').selectAll();
  if (from !== null) select = select.where('sequence', '>=', String(from));
  if (to !== null) select = select.where('sequence', '<=', String(to));
  const rows = await select.execute();
  return rows.map((row) => ({ sequence: Number(row.sequence), cycle: row.cycle_id, id: row.fact_id, row }));
}
