// What an archive is made from (归档内容): the journal up to a checkpoint, and every row that its entries about the cycle are bound to.
import { isWithheldFrom, jsonLine, snapshotName, type WithheldEntry } from '../../domain/archive.ts';
import { toHex } from '../../domain/checkpoint.ts';
import { Entry } from '../../domain/event.ts';
import { emptyFrontier, isSameHash, rootOf, withLeaf } from '../../domain/merkle.ts';
import { type BoundTable, factContents, type Place, type Row, rowAt } from '../../store/content.ts';
import type { Tx } from '../../store/database.ts';
import { chainFrom, type JournalRow } from '../../store/journal.ts';
import { differs } from '../checkpoint.ts';
import { sha256 } from '../hash.ts';
import { placeOf } from '../journal-content.ts';
import { hashBytes, leafOf } from '../tree.ts';
import { boundTables } from './home.ts';

/** Each question in a transaction of its own: what lies up to a checkpoint is only ever added to, and a long writing holds nothing. */
export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
/** `size`: so many entries of the journal. */
export type Scope = { read: Read; cycle: string; size: number };

const atOnce = 2000;

async function* batches({ read, size }: Scope): AsyncGenerator<JournalRow[]> {
  for (let from = 1; from <= size; from += atOnce)
    yield await read((tx) => chainFrom(tx, from, Math.min(atOnce, size - from + 1)));
}

const parsed = ({ entry }: JournalRow): Entry => Entry.parse(JSON.parse(entry));

/**
 * The journal as it goes into the package: an entry is its exact text, one that is withheld leaves its hash. Throws
 * Refusal checkpoint-differs at the end where all of it is not what was certified.
 */
export async function* journalLines(scope: Scope, root: Uint8Array): AsyncGenerator<Uint8Array> {
  let tree = emptyFrontier;
  for await (const rows of batches(scope)) {
    const lines = rows.map((row) => {
      const { sequence, entry } = row;
      const leaf = leafOf(entry);
      tree = withLeaf(hashBytes, tree, leaf);
      if (!isWithheldFrom(parsed(row), scope.cycle)) return `${entry}\n`;
      return jsonLine({ leaf: toHex(leaf), sequence } satisfies WithheldEntry);
    });
    yield Buffer.from(lines.join(''));
  }
  if (!isSameHash(rootOf(hashBytes, tree), root)) throw differs(scope.size);
}

export type Places = Record<BoundTable, Place[]>;
export type Survey = { places: Places; withheld: number };

/** Where the rows lie that the entries are bound to, each once, in the order of the journal; and how many entries are withheld. */
export async function survey(scope: Scope): Promise<Survey> {
  const places = Object.fromEntries(boundTables.map((table) => [table, [] as Place[]])) as Places;
  const seen = new Set<string>();
  let withheld = 0;
  for await (const rows of batches(scope))
    for (const row of rows) {
      const entry = parsed(row);
      if (isWithheldFrom(entry, scope.cycle)) {
        withheld += 1;
        continue;
      }
      const place = placeOf(entry);
      const key = JSON.stringify(place);
      if (place === null || seen.has(key)) continue;
      seen.add(key);
      places[place.table].push(place);
    }
  return { places, withheld };
}

/** Throws where an entry tells of a row that is not there: such a journal has no checkpoint, and no archive. */
export async function rowIn({ read }: Scope, place: Place): Promise<Row> {
  const row = await read((tx) => rowAt(tx, place));
  if (row === null) throw new Error(`nothing lies at ${place.table} ${place.key.join(' ')}`);
  return row;
}

/** Bytes as their hash, which is what the journal is bound to; they, and snapshots, are files of their own. */
function plainRow(row: Row): Row {
  const { jurisdiction_id: _, snapshot: __, ...rest } = row;
  const plain = Object.entries(rest).map(([column, value]) => [
    column,
    value instanceof Uint8Array ? sha256(value) : value,
  ]);
  return Object.fromEntries(plain) as Row;
}

export async function* rowLines(scope: Scope, places: readonly Place[]): AsyncGenerator<Uint8Array> {
  for (const place of places) yield Buffer.from(jsonLine(plainRow(await rowIn(scope, place))));
}

/** The snapshot of a computation, by the name that it has in the package. */
export async function snapshotIn(scope: Scope, place: Place): Promise<{ name: string; number: number; text: string }> {
  const { snapshot, number } = await rowIn(scope, place);
  return { name: snapshotName(Number(number)), number: Number(number), text: String(snapshot) };
}

/** The facts of the cycle as whole rows, by their entries. */
export async function* factLines(scope: Scope, which: 'tallies' | 'others'): AsyncGenerator<Uint8Array> {
  const { read, cycle, size } = scope;
  for (let from = 1; from <= size; from += atOnce) {
    const found = await read((tx) => factContents(tx, from, Math.min(size, from + atOnce - 1)));
    const own = found.filter(
      (fact) => fact.cycle === cycle && (fact.row['type'] === 'tally') === (which === 'tallies'),
    );
    const ordered = own.toSorted((a, b) => a.sequence - b.sequence || (a.id < b.id ? -1 : 1));
    yield Buffer.from(ordered.map(({ row }) => jsonLine(plainRow(row))).join(''));
  }
}
