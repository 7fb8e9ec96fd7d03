// The computations of an archive (归档的计算): each snapshot is made of the scheme and the facts of the package, and gives the same again.
import type { ArchiveFile } from '../../../documents/archive/read.ts';
import { type About, snapshotName } from '../../../domain/archive.ts';
import { canonical } from '../../../domain/canonical.ts';
import type { Fact, Facts } from '../../../domain/fact.ts';
import type { Scheme } from '../../../domain/scheme.ts';
import type { Receipt } from '../../../domain/scorecard.ts';
import { Snapshot } from '../../../domain/snapshot.ts';
import type { Difference } from '../../../engine/snapshot.ts';
import { factsFor } from '../../fact-list.ts';
import { sha256 } from '../../hash.ts';
import { verifySnapshot } from '../scorecard.ts';
import type { Content } from './content.ts';
import { type Faults, textOf } from './fault.ts';

export const snapshotTexts =
  (archive: ArchiveFile) =>
  (number: unknown): string | null => {
    const bytes = archive.read(snapshotName(Number(number)));
    return bytes === undefined ? null : textOf(bytes);
  };

/** What a snapshot says of itself, and how it differs from what was recomputed. */
export type Recomputed = {
  receipt: Receipt;
  demonstration: string | null;
  assumed: Snapshot['result']['assumed'];
  first: Difference | null;
  count: number;
};

/** Null where the text is no snapshot. Depends on the text alone. */
export function recompute(text: string): Recomputed | null {
  let data: Snapshot | undefined;
  try {
    ({ data } = Snapshot.safeParse(JSON.parse(text)));
  } catch {
    // No JSON, or nested so deep that nothing of ours can be.
  }
  if (data === undefined) return null;
  const { receipt, result } = data;
  return { receipt, demonstration: result.demonstration, assumed: result.assumed, ...verifySnapshot(data) };
}

/** What is said of all computations together, for the warnings of the verdict. */
export type Computed = { count: number; demonstration: string | null; assumed: Snapshot['result']['assumed'] };

/** As they lie in the rows: they are hashed only, and whoever altered one is told by its row. */
const factsUntil = (content: Content, sequence: number): Fact[] =>
  content.facts.filter(({ row }) => Number(row['sequence']) <= sequence).map(({ row }) => row['content'] as Fact);

const schemeOf = (content: Content, version: unknown): Scheme | undefined =>
  content.rows.scheme_version.find(({ row }) => row['version'] === version)?.row['content'] as Scheme | undefined;

/** As the receipt hashes them. */
const hashOf = (facts: Facts): string =>
  sha256(canonical({ ...facts, facts: facts.facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }));

type Input = { content: Content; about: About; recomputed?: typeof recompute | undefined };

/** Recomputes every score; tells the first difference of each computation. */
export function checkScores({ content, about, recomputed = recompute }: Input, faults: Faults): Computed {
  const computed: Computed = { count: 0, demonstration: null, assumed: [] };
  for (const { row } of content.rows.computation) {
    const file = snapshotName(Number(row['number']));
    const tell = (place: string, zh: string, en: string) => faults.add({ file, place, zh, en });
    const text = row['snapshot'];
    if (typeof text !== 'string') {
      tell('', '不见了，或者不是文本。', 'is missing, or no text.');
      continue;
    }
    if (sha256(text) !== row['sha256'])
      tell('', '与计算时留下的 SHA-256 不符：被改过。', 'does not match its SHA-256.');
    const found = recomputed(text);
    if (found === null) {
      tell('', '不是快照：内容变了。', 'is no snapshot.');
      continue;
    }
    computed.count += 1;
    computed.demonstration = found.demonstration;
    computed.assumed = found.assumed;
    const scheme = schemeOf(content, row['scheme_version']);
    const facts = factsUntil(content, Number(row['fact_sequence']));
    // Against the receipt, which the recomputation holds against the snapshot itself.
    if (scheme == null) tell('scheme', '的方案不在包里。', 'lacks the scheme that it was made of.');
    else {
      if (sha256(canonical(scheme)) !== found.receipt.scheme)
        tell(
          'scheme',
          `的方案不是第 ${String(row['scheme_version'])} 版方案。`,
          'has another scheme than its version.',
        );
      if (hashOf(factsFor(scheme, about.cycle.year, facts)) !== found.receipt.facts)
        tell('facts', '的事实不是当时登记的全部事实。', 'has other facts than those that were given.');
    }
    const { first, count } = found;
    if (first !== null)
      tell(
        first.path,
        `与重新计算的不同（共 ${count} 处），应为 ${first.expected.slice(0, 60)}，实为 ${first.found.slice(0, 60)}。`,
        `differs from what was recomputed, first at ${first.path}.`,
      );
  }
  return computed;
}
