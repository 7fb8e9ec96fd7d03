// Jurisdictions in the database (考评辖区): which cities this server holds.
import type { Tx } from './database.ts';

export type JurisdictionRow = { id: string; title: string; demonstration: string | null };

/** All of them, from any transaction: their names are no secret. */
export async function jurisdictions(tx: Tx): Promise<JurisdictionRow[]> {
  return tx
    .selectFrom('jurisdiction')
    .select(['jurisdiction_id as id', 'title', 'demonstration'])
    .orderBy('created_at')
    .execute();
}

type NewJurisdiction = JurisdictionRow & { at: string };

export const jurisdictionColumns = ({ id, title, demonstration, at }: NewJurisdiction) => ({
  jurisdiction_id: id,
  title,
  demonstration,
  created_at: at,
});

/** Answers false where the title is taken. */
export async function addJurisdiction(tx: Tx, row: NewJurisdiction): Promise<boolean> {
  const added = await tx
    .insertInto('jurisdiction')
    .values(jurisdictionColumns(row))
    .onConflict((conflict) => conflict.column('title').doNothing())
    .returning('jurisdiction_id')
    .executeTakeFirst();
  return added !== undefined;
}
