// The computations of an archive (归档的计算): each snapshot is made of the scheme and the facts of the package, and gives the same again.
import type { ArchiveFile } from '../../../documents/archive/read.ts';
import { type About, snapshotName } from '../../../domain/archive.ts';
import { canonical } from '../../../domain/canonical.ts';
import { Fact, type Facts } from '../../../domain/fact.ts';
import { Scheme } from '../../../domain/scheme.ts';
import { Snapshot } from '../../../domain/snapshot.ts';
import { factsFor } from '../../fact-list.ts';
import { sha256 } from '../../hash.ts';
import { verifySnapshot } from '../scorecard.ts';
import type { Content } from './content.ts';
import { canonicalValue, type Faults, textOf } from './fault.ts';

export const snapshotTexts =
  (archive: ArchiveFile) =>
  (number: unknown): string | null => {
    const bytes = archive.read(snapshotName(Number(number)));
    return bytes === undefined ? null : textOf(bytes);
  };

export type Recompute = typeof verifySnapshot;
/** What is said of all computations together, for the warnings of the verdict. */
export type Computed = { count: number; demonstration: string | null; assumed: Snapshot['result']['assumed'] };

const byId = ({ facts, ...rest }: Facts): Facts => ({
  ...rest,
  facts: facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

function factsUntil(content: Content, sequence: number): Fact[] | null {
  const rows = content.facts.filter(({ row }) => Number(row['sequence']) <= sequence);
  const facts = rows.map(({ row }) => Fact.safeParse(row['content']));
  return facts.every(({ success }) => success) ? facts.flatMap(({ data }) => data ?? []) : null;
}

function schemeOf(content: Content, version: unknown): Scheme | null {
  const row = content.rows.scheme_version.find(({ row: each }) => each['version'] === version)?.row;
  return Scheme.safeParse(row?.['content']).data ?? null;
}

/** The snapshot where it is one and has the hash that its row says. */
function snapshotIn(
  text: string,
  row: Readonly<Record<string, unknown>>,
  file: string,
  faults: Faults,
): Snapshot | null {
  const read = Snapshot.safeParse(canonicalValue(text));
  if (!read.success) faults.add({ file, place: '', zh: '不是规范的快照：内容变了。', en: 'is no canonical snapshot.' });
  else if (sha256(text) !== row['sha256'])
    faults.add({ file, place: '', zh: '与计算时留下的 SHA-256 不符：被改过。', en: 'does not match its SHA-256.' });
  return read.data ?? null;
}

/** Recomputes every score; tells the first difference of each computation. */
export function checkScores(
  { content, about, recompute = verifySnapshot }: { content: Content; about: About; recompute?: Recompute | undefined },
  faults: Faults,
): Computed {
  const computed: Computed = { count: 0, demonstration: null, assumed: [] };
  for (const { row } of content.rows.computation) {
    const file = snapshotName(Number(row['number']));
    const text = row['snapshot'];
    if (typeof text !== 'string') {
      faults.add({ file, place: '', zh: '不见了。', en: 'is missing.' });
      continue;
    }
    const snapshot = snapshotIn(text, row, file, faults);
    if (snapshot === null) continue;
    computed.count += 1;
    computed.demonstration = snapshot.result.demonstration;
    computed.assumed = snapshot.result.assumed;
    const scheme = schemeOf(content, row['scheme_version']);
    if (scheme === null || canonical(scheme) !== canonical(snapshot.scheme))
      faults.add({
        file,
        place: 'scheme',
        zh: `的方案不是第 ${String(row['scheme_version'])} 版方案。`,
        en: 'has another scheme than its version.',
      });
    const facts = factsUntil(content, Number(row['fact_sequence']));
    if (
      facts === null ||
      canonical(byId(factsFor(snapshot.scheme, about.cycle.year, facts))) !== canonical(byId(snapshot.facts))
    )
      faults.add({
        file,
        place: 'facts',
        zh: '的事实不是当时登记的全部事实。',
        en: 'has other facts than those that were given.',
      });
    const { first, count } = recompute(snapshot);
    if (first !== null)
      faults.add({
        file,
        place: first.path,
        zh: `与重新计算的不同（共 ${count} 处），应为 ${first.expected.slice(0, 60)}，实为 ${first.found.slice(0, 60)}。`,
        en: `differs from what was recomputed, first at ${first.path}.`,
      });
  }
  return computed;
}
