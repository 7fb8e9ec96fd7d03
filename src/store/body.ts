// The directory of bodies and sections in the database (单位名录).
import type { SectionKind } from '../domain/directory-list.ts';
import { compareNames } from '../domain/collation.ts';
import { batches } from './batch.ts';
import type { Tx } from './database.ts';

/** `names` are its former titles. */
export type SectionRow = { id: string; title: string; names: string[]; kind: SectionKind };
export type BodyRow = { id: string; title: string; names: string[]; retiredAt: string | null; sections: SectionRow[] };

/** The order of their Chinese names. */
export const byTitle = (a: { title: string }, b: { title: string }): number => compareNames(a.title, b.title);

/** In the order of their Chinese names. */
export async function bodies(tx: Tx): Promise<BodyRow[]> {
  const rows = await tx
    .selectFrom('body')
    .select(['body_id as id', 'title', 'names', 'retired_at as retiredAt'])
    .execute();
  const sections = await tx
    .selectFrom('section')
    .select(['body_id as body', 'section_id as id', 'title', 'names', 'kind'])
    .orderBy('position')
    .orderBy('section_id')
    .execute();
  const own = Map.groupBy(sections, ({ body }) => body);
  return rows
    .map((row) => ({ ...row, sections: (own.get(row.id) ?? []).map(({ body: _body, ...section }) => section) }))
    .toSorted(byTitle);
}

export type BodyChange = Pick<BodyRow, 'id' | 'title' | 'names'>;

/** Answers with the ids of those that were added: not where the title is taken by another body. */
export async function addBodies(tx: Tx, rows: readonly BodyChange[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const batch of batches(rows)) {
    const added = await tx
      .insertInto('body')
      .values(
        batch.map(({ id, title, names }) => ({ body_id: id, title, names: JSON.stringify(names), retired_at: null })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('body_id as id')
      .execute();
    for (const { id } of added) ids.add(id);
  }
  return ids;
}

/** Answers false where the title is taken by another body. */
export const addBody = async (tx: Tx, row: BodyChange): Promise<boolean> => (await addBodies(tx, [row])).has(row.id);

export async function changeBody(tx: Tx, { id, title, names }: BodyChange): Promise<void> {
  await tx
    .updateTable('body')
    .set({ title, names: JSON.stringify(names) })
    .where('body_id', '=', id)
    .execute();
}

export async function retireBody(tx: Tx, id: string, at: string | null): Promise<void> {
  await tx.updateTable('body').set({ retired_at: at }).where('body_id', '=', id).execute();
}

/** `position` is its place among the body's sections, from 0. */
export type PlacedSection = SectionRow & { body: string; position: number };

export async function addSections(tx: Tx, rows: readonly PlacedSection[]): Promise<void> {
  for (const batch of batches(rows))
    await tx
      .insertInto('section')
      .values(
        batch.map(({ body, id, names, ...same }) => ({
          ...same,
          names: JSON.stringify(names),
          body_id: body,
          section_id: id,
        })),
      )
      .execute();
}

export async function changeSection(tx: Tx, { body, id, title, names, kind, position }: PlacedSection): Promise<void> {
  await tx
    .updateTable('section')
    .set({ title, names: JSON.stringify(names), kind, position })
    .where('body_id', '=', body)
    .where('section_id', '=', id)
    .execute();
}

export async function dropSection(tx: Tx, body: string, id: string): Promise<void> {
  await tx.deleteFrom('section').where('body_id', '=', body).where('section_id', '=', id).execute();
}
