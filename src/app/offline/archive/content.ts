// What the journal of an archive is bound to (归档的内容): facts, schemes and all other rows against the hashes in their entries, both ways.
import type { ArchiveFile } from '../../../documents/archive/read.ts';
import { type About, archiveFiles } from '../../../domain/archive.ts';
import { canonical } from '../../../domain/canonical.ts';
import type { Entry } from '../../../domain/event.ts';
import { type BoundTable, foundBy, type Row } from '../../../store/content.ts';
import { boundTables, homes } from '../../archive/home.ts';
import { rowHash } from '../../hash.ts';
import { placeOf } from '../../journal-content.ts';
import { olderFactHash, olderHash } from '../../older-entry.ts';
import { canonicalValue, type Faults, linesOf } from './fault.ts';

/** A row as it lay in the database; `snapshot` of a computation is a file of its own, and joined. */
export type Lying = { file: string; line: number; row: Row };

/** Columns that hold JSON; all others are text, numbers or nothing. */
const documents = ['content', 'raw', 'said', 'details', 'person', 'ordered_by'];
/** Of these, the ones that may hold nothing. */
const optional = ['person', 'ordered_by', 'said'];
const isPlain = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isHolder = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRow = (value: unknown): value is Row =>
  isHolder(value) &&
  Object.entries(value).every(([column, each]) =>
    documents.includes(column) && !(each === null && optional.includes(column)) ? isHolder(each) : isPlain(each),
  );

function* rowsIn(archive: ArchiveFile, file: string, faults: Faults): Generator<Lying> {
  for (const { line, text } of linesOf(archive, file, faults)) {
    const row = canonicalValue(text);
    if (isRow(row)) yield { file, line, row };
    else
      faults.add({
        file,
        place: `第 ${line} 行`,
        zh: '不是规范的一行：内容变了。',
        en: `line ${line} is no canonical row.`,
      });
  }
}

export type Content = { rows: Record<BoundTable, Lying[]>; facts: Lying[] };

/** `snapshotAt` gives the text of a computation's snapshot, by its number. */
export function readContent(
  archive: ArchiveFile,
  snapshotAt: (number: unknown) => string | null,
  faults: Faults,
): Content {
  const rows = Object.fromEntries(
    boundTables.map((table) => [table, [...rowsIn(archive, homes[table].file, faults)]]),
  ) as Content['rows'];
  for (const each of rows.computation) each.row = { ...each.row, snapshot: snapshotAt(each.row['number']) };
  const facts = [archiveFiles.facts, archiveFiles.tallies].flatMap((file) => [...rowsIn(archive, file, faults)]);
  for (const { file, line, row } of facts)
    if ((row['type'] === 'tally') !== (file === archiveFiles.tallies))
      faults.add({
        file,
        place: `第 ${line} 行`,
        zh: '放错了文件：计票和其他事实分开放。',
        en: `line ${line} belongs into the other file.`,
      });
  return { rows, facts };
}

/** As `placeOf` names it. */
function keyOf(table: BoundTable, row: Row, { jurisdiction }: About): string {
  const key = foundBy[table].map((column) => (column === 'jurisdiction_id' ? jurisdiction.id : String(row[column])));
  return canonical({ table, key });
}

/** Of an older program: the hash of the content alone. The bytes of a document stand here as their hash already. */
function olderHashOf(table: BoundTable, row: Row): string | null {
  return table === 'document' ? String(row['bytes']) : olderHash(table, row);
}

/** Holds rows against entries as they come, and tells in the end what no entry told of. */
export function binding({ rows, facts }: Content, about: About, faults: Faults) {
  const places = new Map(
    boundTables.flatMap((table) =>
      rows[table].map((each) => [keyOf(table, each.row, about), { ...each, table }] as const),
    ),
  );
  const told = new Set<string>();
  const factsBy = Map.groupBy(facts, ({ row }) => Number(row['sequence']));
  const sources = new Set(rows.scheme_version.map(({ row }) => row['document_sha256'] ?? null));
  const used = rows.document.map(({ row }) => row['sha256']);
  for (const sha256 of sources)
    if (typeof sha256 === 'string' && !used.includes(sha256))
      faults.add({
        file: homes.document.file,
        place: '',
        zh: `没有方案写明的原表 ${sha256.slice(0, 12)}：被删去了。`,
        en: `lacks the document ${sha256} of a scheme.`,
      });

  const checkFacts = (entry: Entry): void => {
    const { sequence, bound, data } = entry;
    const own = factsBy.get(sequence) ?? [];
    factsBy.delete(sequence);
    const ids = new Set(entry.facts);
    const strange = own.find(({ row }) => !ids.has(String(row['fact_id'])) || row['cycle_id'] !== entry.cycle);
    if (strange !== undefined) {
      faults.add({
        file: strange.file,
        place: `第 ${strange.line} 行`,
        zh: `写着由第 ${sequence} 条留痕登记，那一条却没有记它：是放进来的。`,
        en: `line ${strange.line} says that entry ${sequence} told of it, which does not.`,
      });
      return;
    }
    for (const { file, line, row } of own) {
      const isSame = bound === undefined ? olderFactHash(row) === data['sha256'] : rowHash(row) === bound;
      if (!isSame)
        faults.add({
          file,
          place: `第 ${line} 行`,
          zh: `的事实“${String(row['fact_id'])}”与第 ${sequence} 条留痕记下的哈希不符：被改过。`,
          en: `line ${line} is not the fact that entry ${sequence} is bound to.`,
        });
    }
    if (own.length < ids.size)
      faults.add({
        file: archiveFiles.facts,
        place: '',
        zh: `没有第 ${sequence} 条留痕登记的事实（${entry.facts.join('、')}）：被删去了。`,
        en: `lacks a fact of entry ${sequence}.`,
      });
  };

  const checkPlace = (entry: Entry): void => {
    const place = placeOf(entry);
    if (place === null) return;
    const key = canonical(place);
    const lying = places.get(key);
    told.add(key);
    const { sequence, bound, data } = entry;
    if (lying === undefined) {
      // Documents that came into the city for another year are not in this package.
      if (place.table !== 'document')
        faults.add({
          file: homes[place.table].file,
          place: '',
          zh: `没有第 ${sequence} 条留痕记的${homes[place.table].zh}：被删去了。`,
          en: `lacks the row of entry ${sequence}.`,
        });
      return;
    }
    const hash = bound === undefined ? olderHashOf(place.table, lying.row) : rowHash(lying.row);
    if (hash !== (bound ?? data['sha256'] ?? ''))
      faults.add({
        file: lying.file,
        place: `第 ${lying.line} 行`,
        zh: `的${homes[place.table].zh}与第 ${sequence} 条留痕记下的哈希不符：被改过。`,
        en: `line ${lying.line} is not what entry ${sequence} is bound to.`,
      });
  };

  return {
    entry: (entry: Entry): void => {
      checkFacts(entry);
      checkPlace(entry);
    },
    end: (): void => {
      for (const { file, line, row } of [...factsBy.values()].flat())
        faults.add({
          file,
          place: `第 ${line} 行`,
          zh: `的事实“${String(row['fact_id'])}”没有留痕：是放进来的。`,
          en: `line ${line} is told of by no entry.`,
        });
      for (const [key, { file, line, table }] of places)
        if (!told.has(key))
          faults.add({
            file,
            place: `第 ${line} 行`,
            zh: `的${homes[table].zh}没有留痕：是放进来的。`,
            en: `line ${line} is told of by no entry.`,
          });
    },
  };
}
