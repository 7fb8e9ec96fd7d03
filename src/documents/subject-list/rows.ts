// The rows of a list taken one by one (名单的逐行): a name, the heading of a group, a count, a note, or nothing.
import type { Lookup } from '../directory.ts';
import type { Block, Layout } from './layout.ts';
import type { Item, Row, Sheet } from './sheet.ts';
import {
  isGroupTitle,
  isNoteLine,
  isNumbering,
  isOffice,
  isSentence,
  isTitle,
  roleOf,
  type Section,
  sectionOf,
  takeCount,
  totalOf,
} from './words.ts';

export type Entry =
  /** `group` is the cell of the group's column, null where there is none. */
  | { kind: 'name'; item: Item; text: string; group: Item | null }
  | { kind: 'section'; item: Item; section: Section }
  | { kind: 'total'; item: Item; isPart: boolean; count: number }
  | { kind: 'note'; item: Item };

type Place = { sheet: Sheet; layout: Layout; find: Lookup };

/** Cells of the block that begin in this row and say something. */
function wordsIn(row: Row, { sequence, name, group }: Block, number: number): Item[] {
  const own = [sequence, name, group].flatMap((column) => (column === null ? [] : (row[column] ?? [])));
  return [...new Set(own)].filter((item) => item.row === number && item.text !== '');
}

/** Longer texts are no names. */
const sentenceMax = 60;

/** “党群部门（3个）：市委办公室、组织部” → heading and names. */
function proseOf(item: Item, find: Lookup): Entry[] | null {
  const [, head = '', names = ''] = /^([^:：]{2,30})[:：](.+)$/su.exec(item.text) ?? [];
  if (names === '') return null;
  const section = sectionOf(`${head}：`);
  const isHeading = sectionOf(head).isMarked || isGroupTitle(section.title, find);
  if (!isHeading) return null;
  return [
    { kind: 'section', item, section },
    { kind: 'name', item, text: names.replace(/[。；;]$/u, ''), group: null },
  ];
}

function isSection(item: Item, isAlone: boolean, { sheet, find }: Place): boolean {
  const section = sectionOf(item.text);
  // Signs inside of brackets part no names: 县（市、区）.
  const isOne = !section.title.replaceAll(/[（(].*?[)）]/gu, '').includes('、');
  if (!isAlone || section.title === '' || !isOne) return false;
  if (section.count !== null) return true;
  if (find.exactly(section.title)) return false;
  const isWide = item.columnSpan > 1 && sheet.columns > 1;
  return section.isMarked || isWide || isGroupTitle(section.title, find);
}

const countIn = (text: string): number | null => {
  const found = /\d{1,4}/u.exec(text.normalize('NFKC'));
  return found === null ? null : Number(found[0]);
};

/** A count alone says nothing: 合计 without a number is passed over. */
function totalEntry(item: Item, isPart: boolean, items: readonly Item[]): Entry[] {
  const count = items.map(({ text }) => countIn(text)).find((each) => each !== null) ?? null;
  return count === null ? [] : [{ kind: 'total', item, isPart, count }];
}

function entriesOfRow(row: Row, number: number, block: Block, place: Place): Entry[] {
  const items = wordsIn(row, block, number);
  const item = items.find(({ text }) => !isNumbering(text));
  if (item === undefined) return [];
  if (isNoteLine(item.text)) return [{ kind: 'note', item }];
  const total = totalOf(item.text);
  if (total !== null) return totalEntry(item, total.isPart, items);
  const isName = block.name >= item.column - 1 && block.name < item.column - 1 + item.columnSpan;
  if (isTitle(item.text)) {
    const { count } = takeCount(item.text);
    return count === null ? [] : [{ kind: 'total', item, isPart: false, count }];
  }
  if (isName && roleOf(item.text) === 'name') return [];
  const prose = isName ? proseOf(item, place.find) : null;
  if (prose !== null) return prose;
  if (isSection(item, items.length === 1, place)) return [{ kind: 'section', item, section: sectionOf(item.text) }];
  const name = row[block.name];
  if (name === undefined || name.row !== number || isNumbering(name.text)) return [];
  const isProse = isSentence(name.text) || (name.text.length > sentenceMax && !/[、，]/u.test(name.text));
  if (isProse) return [{ kind: 'note', item: name }];
  const { title, form } = sectionOf(name.text);
  const text = form === null ? name.text.replaceAll(/^\d{1,3}\s+(?=\p{Script=Han})/gu, '') : title;
  return [{ kind: 'name', item: name, text, group: block.group === null ? null : (row[block.group] ?? null) }];
}

/** A heading with no name below it, and the name of an office itself, is a numbered name: 一、市财政局. */
function demote(entries: Entry[], find: Lookup): Entry[] {
  return entries.map((entry, index): Entry => {
    if (entry.kind !== 'section' || entry.section.count !== null) return entry;
    const next = entries.slice(index + 1).find(({ kind }) => kind === 'name' || kind === 'section');
    const isName = next?.kind !== 'name' && isOffice(entry.section.title, find);
    return isName ? { kind: 'name', item: entry.item, text: entry.section.title, group: null } : entry;
  });
}

/** The entries of each block from top to bottom; a cell over several blocks is an entry of each. */
export function entriesOf(sheet: Sheet, layout: Layout, find: Lookup): { block: Block; entries: Entry[] }[] {
  const place = { sheet, layout, find };
  return layout.blocks.map((block) => {
    const entries = sheet.rows.flatMap((row, index) =>
      index < layout.first ? [] : entriesOfRow(row, index + 1, block, place),
    );
    return { block, entries: demote(entries, find) };
  });
}
