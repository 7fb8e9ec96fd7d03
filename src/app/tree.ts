// The hash tree over the journal as it lies in the database (留痕哈希树): its frontier at any number of entries.
import { createHash } from 'node:crypto';
import { emptyFrontier, type Frontier, type HashBytes, leafHash, withLeaf } from '../domain/merkle.ts';
import type { Tx } from '../store/database.ts';
import { chainFrom } from '../store/journal.ts';
import { givingWay } from './give-way.ts';

export const hashBytes: HashBytes = (bytes) => createHash('sha256').update(bytes).digest();

/** The hash by which the tree holds an entry: over its exact bytes. */
export const leafOf = (entry: string): Uint8Array => leafHash(hashBytes, Buffer.from(entry));

/** By the hash of the last entry, which says all of the chain before it; the longest unused goes first. */
const known = new Map<string, Frontier>();
const knownMost = 32;

/** The next who asks goes on from here. */
export function keepFrontier(lastSha256: string, frontier: Frontier): void {
  known.delete(lastSha256);
  known.set(lastSha256, frontier);
  for (const oldest of [...known.keys()].slice(0, -knownMost)) known.delete(oldest);
}

const atOnce = 2000;

/** The last known place at or before `size` in the chain as it is now. */
async function knownPlace(tx: Tx, size: number): Promise<Frontier> {
  const near = [...known].filter(([, each]) => each.size <= size).toSorted(([, a], [, b]) => b.size - a.size);
  for (const [sha256, frontier] of near) {
    const [row] = await chainFrom(tx, frontier.size, 1);
    if (row?.sequence === frontier.size && row.sha256 === sha256) return frontier;
  }
  return emptyFrontier;
}

/** Over the first `size` entries; over fewer where the journal ends before. */
export async function frontierAt(tx: Tx, size: number): Promise<Frontier> {
  let frontier = await knownPlace(tx, size);
  let last: string | null = null;
  while (frontier.size < size) {
    const rows = await chainFrom(tx, frontier.size + 1, Math.min(atOnce, size - frontier.size));
    for await (const { entry, sha256 } of givingWay(rows)) {
      frontier = withLeaf(hashBytes, frontier, leafOf(entry));
      last = sha256;
    }
    if (rows.length === 0) break;
  }
  if (last !== null) keepFrontier(last, frontier);
  return frontier;
}
