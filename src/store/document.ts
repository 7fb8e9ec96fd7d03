// Official documents in the database (原表): their bytes, and the grid that was read from them.
import type { RawDocument } from '../domain/table.ts';
import type { Tx } from './database.ts';

export type DocumentRow = { file: string; bytes: Uint8Array; raw: RawDocument };

/** The same bytes are kept once. */
export async function addDocument(tx: Tx, row: DocumentRow & { account: string | null; at: string }): Promise<void> {
  const { file, bytes, raw, account, at } = row;
  await tx
    .insertInto('document')
    .values({
      sha256: raw.sha256,
      file,
      form: raw.form,
      bytes: Buffer.from(bytes),
      raw: JSON.stringify(raw),
      account_id: account,
      imported_at: at,
    })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'sha256']).doNothing())
    .execute();
}

export async function documentOf(tx: Tx, sha256: string): Promise<RawDocument | null> {
  const row = await tx.selectFrom('document').select('raw').where('sha256', '=', sha256).executeTakeFirst();
  return row?.raw ?? null;
}
