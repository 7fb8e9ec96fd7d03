// Entries of older programs (旧版留痕): what they are bound to is less than the whole row, and is checked as it was written.
import { canonical } from '../domain/canonical.ts';
import type { BoundTable, Row } from '../store/content.ts';
import { sha256 } from './hash.ts';

/** The column whose hash stood in the entry. */
const contents: Partial<Record<BoundTable, string>> = {
  document: 'bytes',
  scheme_version: 'content',
  assignment_version: 'content',
  computation: 'snapshot',
};

/** One that was altered may be no scheme and no assignment any more: it is hashed as it is. */
const hashOf = (content: unknown): string =>
  sha256(typeof content === 'string' || content instanceof Uint8Array ? content : canonical(content));

/** Null where the column beside the content says otherwise; nothing for cycles and jurisdictions, of which the entry had no hash. */
export function olderHash(table: BoundTable, row: Row): string | null {
  const column = contents[table];
  if (column === undefined) return '';
  const hash = hashOf(row[column]);
  return table === 'document' || hash === row['sha256'] ? hash : null;
}

const searched = ['type', 'node', 'subject', 'assessor', 'supersedes'];

/** Null where the columns for searching say otherwise than the content. */
export function olderFactHash(row: Row): string | null {
  const said = new Map(Object.entries(Object(row['content']) as Row));
  const fits = searched.every((column) => (said.get(column) ?? null) === row[column]);
  return fits ? hashOf(row['content']) : null;
}
