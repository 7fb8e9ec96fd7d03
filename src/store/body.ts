// The directory of bodies and sections in the database (单位名录).
import type { SectionKind } from '../domain/directory-list.ts';
import type { Tx } from './database.ts';

export type SectionRow = { id: string; title: string; kind: SectionKind };
export type BodyRow = { id: string; title: string; names: string[]; retiredAt: string | null; sections: SectionRow[] };

/** In the order of their Chinese names. */
export async function bodies(tx: Tx): Promise<BodyRow[]> {
  const rows = await tx
    .selectFrom('body')
    .select(['body_id as id', 'title', 'names', 'retired_at as retiredAt'])
    .execute();
  const sections = await tx
    .selectFrom('section')
    .select(['body_id as body', 'section_id as id', 'title', 'kind'])
    .orderBy('position')
    .orderBy('section_id')
    .execute();
  const order = new Intl.Collator('zh-CN');
  const own = Map.groupBy(sections, ({ body }) => body);
  return rows
    .map((row) => ({ ...row, sections: (own.get(row.id) ?? []).map(({ id, title, kind }) => ({ id, title, kind })) }))
    .toSorted((a, b) => order.compare(a.title, b.title));
}

export type BodyChange = Pick<BodyRow, 'id' | 'title' | 'names'>;

/** Answers false where the title is taken by another body. */
export async function addBody(tx: Tx, { id, title, names }: BodyChange): Promise<boolean> {
  const added = await tx
    .insertInto('body')
    .values({ body_id: id, title, names: JSON.stringify(names), retired_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('body_id')
    .executeTakeFirst();
  return added !== undefined;
}

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
export async function addSection(
  tx: Tx,
  body: string,
  { id, title, kind }: SectionRow,
  position: number,
): Promise<void> {
  await tx.insertInto('section').values({ body_id: body, section_id: id, title, kind, position }).execute();
}

export async function changeSection(
  tx: Tx,
  body: string,
  { id, title, kind }: SectionRow,
  position: number,
): Promise<void> {
  await tx
    .updateTable('section')
    .set({ title, kind, position })
    .where('body_id', '=', body)
    .where('section_id', '=', id)
    .execute();
}

export async function dropSection(tx: Tx, body: string, id: string): Promise<void> {
  await tx.deleteFrom('section').where('body_id', '=', body).where('section_id', '=', id).execute();
}
