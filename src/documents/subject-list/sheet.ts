// A list laid out in rows (名单的行): sheets of a workbook, tables of a Word file, or lines of text, each cell with its place.
import type { Place } from '../../domain/problem.ts';
import { placeText } from '../../domain/source.ts';
import { type Cell, cellText, type RawDocument, type Table } from '../../domain/table.ts';
import { linesOf, sourceOf } from '../import/line.ts';
import { isNoteLine, isSentence } from './words.ts';

/** One cell; a merged one is the same item in every row and column that it covers. */
export type Item = {
  text: string;
  place: Place;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
};

export type Row = (Item | undefined)[];

export type Sheet = {
  /** “工作表“党群”” or “表2”: how a person finds it. */
  place: Place;
  /** The name of the sheet of a workbook. */
  title: string | null;
  /** The paragraph right before a table, which may be its heading. */
  lead: Item | null;
  columns: number;
  rows: Row[];
};

const words = (text: string): string => text.replaceAll(/[ \t\u3000\u00A0]+/gu, ' ').trim();

function itemOf(raw: RawDocument, table: Table, cell: Cell, before: number): Item {
  const { row, column, rowSpan, columnSpan } = cell;
  const source = sourceOf(raw, table, cell);
  return {
    text: cellText(cell),
    place: { text: placeText(source), source, node: null },
    row: before + row,
    column,
    rowSpan,
    columnSpan,
  };
}

/** `before` is how many rows stand above the table in the same list. */
function rowsOf(raw: RawDocument, table: Table, before: number): Row[] {
  const items = new Map(table.cells.map((cell) => [cell, itemOf(raw, table, cell, before)]));
  return linesOf(table).map(({ cells }) => cells.map((cell) => (cell === undefined ? undefined : items.get(cell))));
}

const inText = (text: string): Place => ({ text, source: null, node: null });

/** Tabs part a line; so does a comma between a name and its group. More commas make a list of names. */
function partsOf(text: string): string[] {
  if (text.includes('\t')) return text.split('\t').map(words);
  const parts = text.split(/[,，]/u);
  const isPair = parts.length === 2 && !/[、:：]/u.test(text) && !isNoteLine(text) && !isSentence(text);
  return isPair ? parts.map(words) : [words(text)];
}

function rowOfLine(text: string, row: number, number: number): Row {
  return partsOf(text).map((part, index) => {
    const place = inText(`正文第${number}段`);
    return { text: part, place, row, column: index + 1, rowSpan: 1, columnSpan: 1 };
  });
}

function sheetOfLines(rows: Row[]): Sheet {
  const columns = Math.max(...rows.map((row) => row.length));
  return { place: inText('正文'), title: null, lead: null, columns, rows };
}

/** A file of text is one list, tabs or not. Elsewhere paragraphs are a list only where there is no table. */
export function sheetsOf(raw: RawDocument): Sheet[] {
  const sheets: Sheet[] = [];
  const lines: Row[] = [];
  let lead: Item | null = null;
  let paragraphs = 0;
  for (const block of raw.blocks) {
    if (block.kind === 'paragraph') {
      paragraphs += 1;
      const row = rowOfLine(block.text, lines.length + 1, paragraphs);
      lines.push(row);
      const text = words(block.text);
      const [first] = row;
      if (text !== '') lead = first === undefined ? null : { ...first, text };
      continue;
    }
    const rows = rowsOf(raw, block, 0);
    lines.push(...rowsOf(raw, block, lines.length));
    const place = inText(block.sheet === null ? `表${block.index}` : `工作表“${block.sheet}”`);
    sheets.push({ place, title: block.sheet, lead, columns: block.columns, rows });
    lead = null;
  }
  if (sheets.length > 0 && raw.form !== 'txt') return sheets;
  return lines.length === 0 ? [] : [sheetOfLines(lines)];
}
