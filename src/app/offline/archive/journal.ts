// The journal of an archive (归档的留痕): sequence, chain, and the root at every checkpoint.
import type { ArchiveFile } from '../../../documents/archive/read.ts';
import { type About, archiveFiles, WithheldEntry } from '../../../domain/archive.ts';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import { Entry, firstBefore } from '../../../domain/event.ts';
import { emptyFrontier, type Frontier, isSameHash, rootOf, withLeaf } from '../../../domain/merkle.ts';
import { hash } from '../../hash.ts';
import { hashBytes, leafOf } from '../../tree.ts';
import { canonicalValue, type Faults, linesOf } from './fault.ts';

const file = archiveFiles.journal;
type Before = Entry['before'];
type Line = { sequence: number; text: string };

/** An entry that is there in full, in its place, and follows from the one before it. */
function entryIn(
  { sequence, text }: Line,
  before: Before | null,
  { jurisdiction }: About,
  faults: Faults,
): Entry | null {
  const place = `第 ${sequence} 条`;
  const read = Entry.safeParse(canonicalValue(text));
  const tell = (zh: string, en: string) => faults.add({ file, place, zh, en: `entry ${sequence} ${en}` });
  if (!read.success) {
    tell('不是规范的记录：内容变了。', 'is no canonical entry.');
    return null;
  }
  const entry = read.data;
  if (entry.sequence !== sequence)
    tell(
      `写着第 ${entry.sequence} 条：前面有被删去、增加或调换的。`,
      `says that it is ${entry.sequence}: something before it was taken out, put in or exchanged.`,
    );
  if (entry.jurisdiction !== jurisdiction.id) tell('属于另一个辖区。', 'is of another jurisdiction.');
  if (before !== null && (entry.before.sha256 !== before.sha256 || entry.before.sm3 !== before.sm3))
    tell(
      `接不上第 ${sequence - 1} 条：两条中有一条变了。`,
      `does not follow from entry ${sequence - 1}: one of them was altered.`,
    );
  return entry;
}

function withheldIn({ sequence, text }: Line, faults: Faults): WithheldEntry | null {
  const read = WithheldEntry.safeParse(canonicalValue(text));
  const tell = (zh: string, en: string) =>
    faults.add({ file, place: `第 ${sequence} 条`, zh, en: `entry ${sequence} ${en}` });
  if (!read.success) {
    tell('不是规范的记录：内容变了。', 'is no canonical entry.');
    return null;
  }
  if (read.data.sequence !== sequence)
    tell(`写着第 ${read.data.sequence} 条：前面有被删去、增加或调换的。`, `says that it is ${read.data.sequence}.`);
  return read.data;
}

/** Compares with each checkpoint as the tree reaches it; of those that differ the first is told, since all behind it do. */
function comparison(checkpoints: readonly Checkpoint[], faults: Faults) {
  const left = checkpoints.toReversed();
  let [agreed, isApart] = [0, false];
  return {
    at: (tree: Frontier): void => {
      const next = left.at(-1);
      if (next === undefined || next.size !== tree.size) return;
      left.pop();
      if (isSameHash(rootOf(hashBytes, tree), next.root)) agreed = next.size;
      else if (!isApart) {
        isApart = true;
        const place = agreed + 1 === next.size ? `第 ${next.size} 条` : `第 ${agreed + 1} 至 ${next.size} 条`;
        faults.add({
          file,
          place,
          zh: `与到第 ${next.size} 条的检查点不符：其中有被改写、删去或增加的，哪怕整条链重新算过。`,
          en: `entries ${agreed + 1} to ${next.size} are not what the checkpoint over ${next.size} entries says, even where the chain was computed anew.`,
        });
      }
    },
    end: (size: number): void => {
      const last = checkpoints.at(-1)?.size ?? 0;
      if (last > size)
        faults.add({
          file,
          place: `第 ${size + 1} 条`,
          zh: `起被截掉了：检查点记着 ${last} 条，这里只有 ${size} 条。`,
          en: `ends at ${size}, but a checkpoint tells of ${last} entries.`,
        });
      if (last < size)
        faults.add({
          file,
          place: `第 ${last + 1} 条`,
          zh: '起没有检查点。',
          en: `has no checkpoint over the entries behind ${last}.`,
        });
    },
  };
}

export type JournalCount = { entries: number; withheld: number };

/** Reads it once; `onEntry` gets each entry that is there in full, in order. */
export function checkJournal(
  archive: ArchiveFile,
  {
    about,
    checkpoints,
    onEntry,
  }: { about: About; checkpoints: readonly Checkpoint[]; onEntry: (entry: Entry) => void },
  faults: Faults,
): JournalCount {
  const compared = comparison(checkpoints, faults);
  const count = { entries: 0, withheld: 0 };
  let before: Before | null = firstBefore;
  let tree = emptyFrontier;
  for (const { line: sequence, text } of linesOf(archive, file, faults)) {
    count.entries = sequence;
    if (text.startsWith('{"leaf":')) {
      count.withheld += 1;
      const withheld = withheldIn({ sequence, text }, faults);
      tree = withLeaf(hashBytes, tree, withheld === null ? leafOf(text) : Buffer.from(withheld.leaf, 'hex'));
      // What the next one must name is not known: the root is what binds both.
      before = null;
    } else {
      const entry = entryIn({ sequence, text }, before, about, faults);
      tree = withLeaf(hashBytes, tree, leafOf(text));
      before = { sha256: hash('sha256', text), sm3: hash('sm3', text) };
      if (entry !== null) onEntry(entry);
    }
    compared.at(tree);
  }
  compared.end(count.entries);
  if (count.entries !== about.size)
    faults.add({
      file: archiveFiles.about,
      place: '',
      zh: `写着 ${about.size} 条留痕，包里有 ${count.entries} 条。`,
      en: `tells of ${about.size} entries, the package has ${count.entries}.`,
    });
  return count;
}
