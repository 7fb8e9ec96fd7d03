// Official documents in the database (原表): their bytes, and the grid that was read from them.
import type { RawDocument } from '../domain/table.ts';
import type { Tx } from './database.ts';

export type DocumentRow = { file: string; bytes: Uint8Array; raw: RawDocument; account: string | null; at: string };

export const documentColumns = ({ file, bytes, raw, account, at }: DocumentRow) => ({
  sha256: raw.sha256,
  file,
  form: raw.form,
  bytes: Buffer.from(bytes),
  raw,
  account_id: account,
  imported_at: at,
});

/** Found by `raw.sha256`; the same one is kept once. */
export async function addDocument(tx: Tx, row: DocumentRow): Promise<void> {
  await tx
    .insertInto('document')
    .values(documentColumns(row))
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'sha256']).doNothing())
    .execute();
}

export async function documentOf(tx: Tx, sha256: string): Promise<RawDocument | null> {
  const row = await tx.selectFrom('document').select('raw').where('sha256', '=', sha256).executeTakeFirst();
  return row?.raw ?? null;
}
