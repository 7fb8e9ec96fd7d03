// The journal held against its checkpoints (与检查点比较): what was cut off, and what was rewritten with all its hashes, is found.
import { type Frontier, isSameHash, rootOf, withLeaf } from '../domain/merkle.ts';
import type { Tx } from '../store/database.ts';
import type { JournalRow } from '../store/journal.ts';
import { keptAt } from './checkpoint.ts';
import type { Deps } from './deps.ts';
import type { ChainFault } from './journal-chain.ts';
import { frontierAt, hashBytes, keepFrontier, leafOf } from './tree.ts';

/** Entries from `from` on are given one by one; the journal has `total` of them, and had all that `sizes` tell of when these were read. */
type Span = { from: number; total: number; sizes: readonly number[] };
type Told = { compared: number; newest: { size: number; at: string } | null };

const altered = (size: number): ChainFault => ({
  sequence: size,
  zh: `到第 ${size} 条的检查点不是这台服务器签的，或者后来被改过。`,
  en: `The checkpoint over ${size} entries was not signed by this server, or was altered since.`,
});

const rewritten = (first: number, last: number): ChainFault => ({
  sequence: first,
  zh: `第 ${first} 至 ${last} 条与库外的检查点不符：其中有被改写、删去或增加的，哪怕整条链重新算过。`,
  en: `Entries ${first} to ${last} are not what the checkpoint outside of the database says: something was rewritten, taken out or put in, even where the chain was computed anew.`,
});

const cutOff = (total: number, size: number): ChainFault => ({
  sequence: total + 1,
  zh: `第 ${total + 1} 条起被截掉了：库外的检查点记着 ${size} 条，现在只有 ${total} 条。由备份恢复的数据库也会这样。`,
  en: `From entry ${total + 1} on the journal was cut off: a checkpoint outside of the database tells of ${size} entries, and there are ${total}. So it is after a restore from a backup.`,
});

/** Null where the server keeps no checkpoints. `told` grows as entries come. */
export async function checkpointComparison(tx: Tx, jurisdiction: string, { from, total, sizes }: Span, deps: Deps) {
  const { checkpoints: folder } = deps;
  if (folder === undefined) return null;
  const newest = sizes.at(-1);
  const last = newest === undefined ? null : await folder.read(jurisdiction, newest);
  const told: Told = {
    compared: 0,
    newest: newest === undefined || last === null ? null : { size: newest, at: last.at },
  };
  const left = sizes.filter((size) => size >= from && size <= total).toReversed();
  let tree: Frontier = await frontierAt(tx, from - 1);
  let agreed = sizes.findLast((size) => size < from) ?? 0;
  let before: string | null = null;
  return {
    told,
    /** The fault of a checkpoint that this entry completes. */
    after: async ({ entry, sha256, sequence }: JournalRow): Promise<ChainFault | null> => {
      tree = withLeaf(hashBytes, tree, leafOf(entry));
      before = sha256;
      if (left.at(-1) !== sequence) return null;
      left.pop();
      const kept = await keptAt(folder, jurisdiction, sequence);
      if (kept?.checkpoint == null) return altered(sequence);
      if (!isSameHash(rootOf(hashBytes, tree), kept.checkpoint.root)) return rewritten(agreed + 1, sequence);
      agreed = sequence;
      told.compared += 1;
      // The next step goes on from here or from behind.
      keepFrontier(sha256, tree);
      return null;
    },
    /** Behind the last entry of a step. */
    keep: (): void => {
      if (before !== null) keepFrontier(before, tree);
    },
    /** Behind the last entry of all. */
    end: async (): Promise<ChainFault | null> => {
      const behind = sizes.find((size) => size > total);
      if (behind === undefined) return null;
      const kept = await keptAt(folder, jurisdiction, behind);
      return kept?.checkpoint == null ? altered(behind) : cutOff(total, Math.max(...sizes));
    },
  };
}
