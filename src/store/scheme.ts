// Versions of a cycle's scheme in the database (考评方案): added to, never changed.
import { sql } from 'kysely';
import type { Note } from '../domain/note.ts';
import { Node, Parameter, Scheme } from '../domain/scheme.ts';
import type { Order } from '../domain/stage-change.ts';
import type { Tx } from './database.ts';
import { isStanding } from './fact.ts';
import { noteColumns, withNote } from './note.ts';

export type SchemeVersion = {
  version: number;
  sha256: string;
  note: Note;
  document: string | null;
  /** The paper that ordered it, once the scheme was issued. */
  order: Order | null;
  account: string | null;
  at: string;
};
export type SchemeRow = SchemeVersion & { scheme: Scheme };

const columns = [
  'version',
  'sha256',
  'note',
  'said',
  'document_sha256 as document',
  'ordered_by as order',
  'account_id as account',
  'made_at as at',
] as const;

/** The newest first, without their content. */
export async function schemeVersions(tx: Tx, cycle: string): Promise<SchemeVersion[]> {
  const rows = await tx
    .selectFrom('scheme_version')
    .select([...columns])
    .where('cycle_id', '=', cycle)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(withNote);
}

/** `version` null: the newest. What was written by an older program is checked when it is read. */
export async function schemeOf(tx: Tx, cycle: string, version: number | null): Promise<SchemeRow | null> {
  const all = tx
    .selectFrom('scheme_version')
    .select([...columns, 'content'])
    .where('cycle_id', '=', cycle);
  const chosen = version === null ? all.orderBy('version', 'desc').limit(1) : all.where('version', '=', version);
  const row = await chosen.executeTakeFirst();
  if (row === undefined) return null;
  const { content, ...rest } = row;
  return { ...withNote(rest), scheme: Scheme.parse(content) };
}

export type ParameterVersion = { version: number; at: string; parameter: Parameter };

/** The parameters of all versions, the oldest first, without the rest of the schemes. */
export async function parameterVersions(tx: Tx, cycle: string): Promise<ParameterVersion[]> {
  const rows = await tx
    .selectFrom('scheme_version')
    .select(['version', 'made_at as at', sql<unknown[]>`content -> 'parameters'`.as('parameters')])
    .where('cycle_id', '=', cycle)
    .orderBy('version')
    .execute();
  return rows.flatMap(({ version, at, parameters }) =>
    parameters.map((parameter) => ({ version, at, parameter: Parameter.parse(parameter) })),
  );
}

/** Ids of all nodes that any version ever had: a new row never gets one of them. */
export async function usedNodes(tx: Tx, cycle: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('scheme_version')
    .select(sql<string>`jsonb_path_query(content -> 'root', 'strict $.**.id') #>> '{}'`.as('id'))
    .distinct()
    .where('cycle_id', '=', cycle)
    .execute();
  return rows.map(({ id }) => id);
}

/** These rows as all versions ever had them, with what was below them then. Each version is walked once, however many are asked for. */
export async function earlierNodes(tx: Tx, cycle: string, ids: readonly string[]): Promise<Node[]> {
  if (ids.length === 0) return [];
  const query = sql<{ node: unknown }>`
    with recursive row as (
      select content -> 'root' as node from scheme_version where cycle_id = ${cycle}
      union all
      select child from row, jsonb_array_elements(node -> 'children') as child
    )
    select node from row where node ->> 'id' = any(${ids}::text[])`;
  return (await query.execute(tx)).rows.map(({ node }) => Node.parse(node));
}

/** How many facts stand on each of these rows: neither corrected nor taken back. A row without any is left out. */
export async function standingFacts(tx: Tx, cycle: string, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('fact as f')
    .select(['f.node', (each) => each.fn.countAll<string>().as('count')])
    .where('f.cycle_id', '=', cycle)
    .where('f.node', 'in', ids)
    .where(isStanding)
    .groupBy('f.node')
    .execute();
  return new Map(rows.map(({ node, count }) => [node, Number(count)]));
}

export const schemeColumns = (cycle: string, row: SchemeRow) => ({
  cycle_id: cycle,
  version: row.version,
  content: row.scheme,
  sha256: row.sha256,
  ...noteColumns(row.note),
  document_sha256: row.document,
  ordered_by: row.order,
  account_id: row.account,
  made_at: row.at,
});

export async function addSchemeVersion(tx: Tx, cycle: string, row: SchemeRow): Promise<void> {
  await tx.insertInto('scheme_version').values(schemeColumns(cycle, row)).execute();
}
