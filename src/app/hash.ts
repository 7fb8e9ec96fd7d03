// Hashes (哈希): of the journal's entries, of kept versions and snapshots, of tokens.
import { createHash } from 'node:crypto';
import { canonical } from '../domain/canonical.ts';
import type { Row } from '../store/content.ts';

/** Hexadecimal. */
export const hash = (name: 'sha256' | 'sm3', content: string | Uint8Array): string =>
  createHash(name).update(content).digest('hex');

export const sha256 = (content: string | Uint8Array): string => hash('sha256', content);

/** What says where a row is found: in its jurisdiction, and a fact by the number of its entry. */
const place = ['jurisdiction_id', 'sequence'];

/** The same before a row is added and once it was read: columns without a value do not count, so one that comes later changes none. */
export function rowHash(row: Row): string {
  const given = Object.entries(row).filter(([column, value]) => value !== null && !place.includes(column));
  const values = given.map(([column, value]) => [column, value instanceof Uint8Array ? sha256(value) : value]);
  return sha256(canonical(Object.fromEntries(values)));
}
