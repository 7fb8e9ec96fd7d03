// Captions of tables (表前的小标题): “二、公众评议” directly above a table stands over all of its rows.
import { takeNumber } from '../../domain/opening.ts';
import type { Cell, RawDocument, Table } from '../../domain/table.ts';
import { kindOf } from './classify.ts';
import { filled, textOf } from './line.ts';
import { squeeze } from './heading.ts';
import { type Label, readLabel } from './label.ts';
import type { Level, Reading } from './level.ts';
import { isDeeper } from './line-kind.ts';
import { takePoints } from './points.ts';
import type { Segment } from './segment.ts';
import { formalLine, isTitle, plain } from './surroundings.ts';

/** `index` is its place among the blocks; `cell` where it stands in a table and is no block. */
type Line = { text: string; index: number; cell: Cell | null };
type Caption = Line & { label: Label };

/** What stands between a table and the one before: a title, captions, a total (（总分100分）), and whether another table begins. */
export type Above = { title: Line | null; captions: Caption[]; whole: Line | null; isApart: boolean };

const captionMax = 30;

const tellsKind = (title: string): boolean => kindOf({ titles: [title], text: '', points: null }) !== 'indicator';

function isCaption(text: string): boolean {
  const words = squeeze(takePoints(text).rest);
  if (words === '' || words.length > captionMax || /[，,。；;：:！？]/u.test(takeNumber(words).rest)) return false;
  return takeNumber(words).number !== null || tellsKind(words);
}

/** A sheet's name speaks for its table, unless nobody gave it one; it is none of the blocks. */
function sheetLine({ sheet }: Table): Line | null {
  return sheet === null || /^(?:sheet|工作表)\s*\d*$/iu.test(sheet) ? null : { text: sheet, index: -1, cell: null };
}

/** Of every table, those inside of others have what stands above their host. */
export function aboveTables(raw: RawDocument): Map<Table, Above> {
  const found = new Map<Table, Above>();
  const enter = (table: Table, above: Above): void => {
    found.set(table, above);
    for (const cell of table.cells) for (const inner of cell.nested) enter(inner, above);
  };
  const seen = new Set<string>();
  let lines: Line[] = [];
  for (const [index, block] of raw.blocks.entries()) {
    if (block.kind === 'paragraph') {
      lines.push({ text: plain(block.text), index, cell: null });
      continue;
    }
    // The lines of a page's head come again and again, and （续） says that the table goes on.
    const isApart = lines.some(
      ({ text }) => !seen.has(text) && !text.includes('续') && (/^附[件表]/u.test(text) || !isFormal(text)),
    );
    const title = lines.findLast(({ text }) => isTitle(text) && !isCaption(text)) ?? null;
    const sheet = sheetLine(block);
    const captions = sheet !== null && tellsKind(sheet.text) ? [{ ...sheet, label: readLabel(sheet.text) }] : [];
    const whole = lines.findLast(({ text }) => pointsOf(text) !== null) ?? null;
    enter(block, { title: title ?? sheet, captions: [...captions, ...captionsOf(lines)], whole, isApart });
    for (const { text } of lines) seen.add(text);
    lines = [];
  }
  return found;
}

/** The titles of all tables, by their place among the blocks. */
export const titlesIn = (above: ReadonlyMap<Table, Above>): Set<number> =>
  new Set([...above.values()].flatMap(({ title }) => (title === null ? [] : [title.index])));

const isFormal = (text: string): boolean => text === '' || formalLine.test(squeeze(text));

/** Nothing but the total of what follows: （总分1000分）, 满分：100分. */
const pointsOf = (text: string): string | null =>
  /^\(?(?:总分值?|满分|共计|合计|共)(?:为|是)?:?(\d+)分\)?$/u.exec(squeeze(text))?.[1] ?? null;

/** Only the lines right above the table, the outermost first. */
function captionsOf(lines: Line[]): Caption[] {
  const said = lines.filter(({ text }) => !isFormal(text) && pointsOf(text) === null);
  const from = said.findLastIndex(({ text }) => !isCaption(text)) + 1;
  return said.slice(from).map((line) => ({ ...line, label: readLabel(line.text) }));
}

/** Whether a table stands under a caption of evaluations or adjustments. */
export const isCaptionedAside = ({ captions }: Above): boolean => captions.some(({ label }) => tellsKind(label.title));

/**
 * `known` are the paragraphs that were read as captions, by their place among the blocks; `titles` the titles of
 * parts, which are none of the whole.
 */
export type Captions = {
  over: Map<Segment, Caption[]>;
  known: Set<number>;
  titles: Set<string>;
  declared: string | null;
};

/** What stands above the table that a segment begins in. */
function aboveOf({ header, lines }: Segment, above: Map<Table, Above>): Above | null {
  const table = header?.table ?? lines[0]?.table;
  return table === undefined ? null : (above.get(table) ?? null);
}

/** A caption goes on over the tables that have deeper ones of their own: “二、加减分” over “（一）加分” and “（二）扣分”. */
export function readCaptions(segments: Segment[], above: Map<Table, Above>, title: string | null): Captions {
  const captions: Captions = {
    over: new Map(),
    known: new Set(),
    titles: partTitles(segments, above),
    declared: null,
  };
  let open: Caption[] = [];
  for (const segment of segments) {
    const part = titleLine(segment, above);
    const titled = part !== null && captions.titles.has(part.text) ? [{ ...part, label: readLabel(part.text) }] : [];
    for (const { index } of titled) captions.known.add(index);
    if (titled.length > 0) open = [];
    const own = (aboveOf(segment, above)?.captions ?? []).filter(({ text }) => text !== title);
    for (const [at, next] of own.entries()) {
      const isLone = at === 0 && next.label.number === null;
      open = [...open.filter((each) => !isLone && isDeeper(next.label, each.label)), next];
      captions.known.add(next.index);
    }
    captions.over.set(segment, [...titled, ...(own.length === 0 ? [] : open)]);
  }
  return withoutWhole({ ...captions, declared: wholeOf(segments, above, captions.known) }, segments);
}

/** The title of a table, above its header or above the table; it is no block where it stands in the table. */
function titleLine(segment: Segment, above: Map<Table, Above>): Line | null {
  const cell = segment.above.flatMap(filled).findLast((each) => isTitle(plain(textOf(each))));
  if (cell !== undefined) return { text: plain(textOf(cell)), index: -1, cell };
  return aboveOf(segment, above)?.title ?? null;
}

/** Where several tables have a title with points (共性指标（40分）), each is the title of a part. */
function partTitles(segments: Segment[], above: Map<Table, Above>): Set<string> {
  const lines = segments.map((segment) => titleLine(segment, above)).filter((line) => line !== null);
  const pointed = new Set(lines.map(({ text }) => text).filter((text) => takePoints(text).points !== null));
  return pointed.size < 2 ? new Set() : pointed;
}

/** A total that is stated once is of everything; of several each is of its own table. */
function wholeOf(segments: Segment[], above: Map<Table, Above>, known: Set<number>): string | null {
  const wholes = segments.map((segment) => aboveOf(segment, above)?.whole ?? null).filter((line) => line !== null);
  for (const { index } of wholes) known.add(index);
  const [first, ...others] = wholes;
  return first === undefined || others.some((line) => line !== first) ? null : pointsOf(first.text);
}

/** What stands over every table is no part of the whole; its points are those of the whole. */
function withoutWhole(captions: Captions, segments: Segment[]): Captions {
  const lists = segments.map((segment) => captions.over.get(segment) ?? []);
  const outermost = lists[0]?.[0];
  if (outermost === undefined || !lists.every(([first]) => first === outermost)) return captions;
  if (tellsKind(outermost.label.title)) return captions;
  const over = new Map(segments.map((segment, index) => [segment, lists[index]?.slice(1) ?? []]));
  const stated = outermost.label.points?.text ?? null;
  const declared = stated === null || stated.endsWith('%') ? captions.declared : stated;
  return withoutWhole({ ...captions, over, declared }, segments);
}

/**
 * Puts the captions above the rows of a table: those with points, those that tell the nature of the rows,
 * and any where the table has no levels of its own.
 */
export function underCaptions(reading: Reading, captions: Caption[]): Reading {
  const { segment, levelColumns, hasOwnTitles, entries } = reading;
  const line = segment.header ?? segment.lines[0];
  const hasLevels = levelColumns.length > (hasOwnTitles ? 1 : 0) || entries.some(({ sections }) => sections.length > 0);
  if (line === undefined || entries.length === 0) return reading;
  const { table, row } = line;
  // A line above a table has no cell: its place is the row that it stands on.
  const place = { row, column: 1, rowSpan: 1, columnSpan: table.columns, nested: [] };
  const entered = captions
    .filter(({ label: { title, points } }) => !hasLevels || points !== null || tellsKind(title))
    .map(({ label, text, cell }): Level => {
      const extent = { first: 0, last: entries.length - 1 };
      const own = cell ?? { ...place, paragraphs: [text] };
      return { column: null, label, points: label.points, cell: own, pointsCell: null, table, ...extent };
    });
  return { ...reading, entries: entries.map((entry) => ({ ...entry, sections: [...entered, ...entry.sections] })) };
}
