// The official table laid out (方案表排版): imported rows become a grid of merged cells, whatever is going to draw it.
import { nouns } from '../../domain/glossary.ts';
import { numeral } from './label-text.ts';
import { levelCells, type LevelNumber, type Levels, levelsOf, stroke } from './scheme-levels.ts';
import { pointsText, type TableRow } from './table-row.ts';

export type ColumnKey =
  | 'sequence'
  | 'level'
  | 'criterion'
  | 'target'
  | 'method'
  | 'unit'
  | 'points'
  | 'assessors'
  | 'leads'
  | 'cooperators'
  | 'remarks';
/** `share` is the column's part of the width, against the others; the heading may have two lines. */
export type LayoutColumn = { key: ColumnKey; heading: string; share: number };

/** A cell at its upper left position, counted from 0 below the header. */
export type LayoutCell = {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  paragraphs: string[];
  isCentred: boolean;
};
export type Layout = { columns: LayoutColumn[]; rowCount: number; cells: LayoutCell[] };

const levelColumn = (rank: number): LayoutColumn => ({
  key: 'level',
  heading: rank === 0 ? '项目' : `${numeral(rank - 1)}级指标`,
  share: rank === 0 ? 11 : 13,
});

const textColumns: LayoutColumn[] = [
  { key: 'criterion', heading: nouns.criterion.zh, share: 29 },
  { key: 'target', heading: nouns.target.zh, share: 28 },
  { key: 'method', heading: nouns.method.zh, share: 26 },
  { key: 'unit', heading: '计量\n单位', share: 7 },
  { key: 'points', heading: nouns.points.zh, share: 8 },
  { key: 'assessors', heading: nouns.assessor.zh, share: 13 },
  { key: 'leads', heading: '牵头责任科室\n（单位）', share: 13 },
  { key: 'cooperators', heading: nouns.cooperator.zh.replace('（', '\n（'), share: 13 },
  { key: 'remarks', heading: '备注', share: 12 },
];

/** A column's paragraphs in a row; a row's levels and title are laid out by themselves. */
function valuesOf(row: TableRow, key: ColumnKey): string[] {
  if (key === 'level') return [];
  if (key === 'sequence') return row.number === null ? [] : [row.number];
  if (key === 'points') return [pointsText(row)].filter((text) => text !== null);
  if (key === 'assessors' || key === 'leads' || key === 'cooperators') {
    return row[key].map((name, at, names) => (at < names.length - 1 ? `${name}、` : name));
  }
  return row[key]?.split('\n') ?? [];
}

function columnsOf(rows: readonly TableRow[], levels: Levels): LayoutColumn[] {
  const { depth, hasPoints, hasSequence } = levels;
  // A table names its rows by levels or by what is appraised, and says who appraises it.
  const isAlways = (key: ColumnKey) => key === 'assessors' || (key === 'criterion' && depth === 0);
  const isThere = (key: ColumnKey) =>
    key === 'points' ? hasPoints : isAlways(key) || rows.some((row) => valuesOf(row, key).length > 0);
  const sequence: LayoutColumn[] = hasSequence ? [{ key: 'sequence', heading: '序号', share: 5 }] : [];
  const texts = textColumns.filter(({ key }) => isThere(key));
  return [...sequence, ...Array.from({ length: depth }, (_, rank) => levelColumn(rank)), ...texts];
}

type Frame = { columns: readonly LayoutColumn[]; levels: Levels };

/** Where an evaluation or adjustment says all in one text, that text runs over the free level columns too. */
const isWide = (row: TableRow): boolean =>
  row.kind !== 'indicator' && row.title !== null && row.criterion !== null && row.target === null;

const named = new Set<ColumnKey>(['unit', 'points', 'assessors', 'leads', 'cooperators']);

type Placed = LayoutCell & { key: string | null };

/** The cells of one row from left to right; `key` null is never merged with the row above. */
function rowCells(row: TableRow, at: number, { columns, levels }: Frame): Placed[] {
  const cells: Placed[] = [];
  let column = 0;
  const put = (columnSpan: number, paragraphs: string[], isCentred: boolean, key: string | null = null): void => {
    cells.push({ row: at, column, rowSpan: 1, columnSpan, paragraphs, isCentred, key });
    column += columnSpan;
  };
  if (levels.hasSequence) put(1, valuesOf(row, 'sequence'), true);
  for (const { key, text, columnSpan, isCentred } of levelCells(row, at, levels, isWide(row)))
    put(columnSpan, text.split('\n'), isCentred, key);
  const keys = columns.map(({ key }) => key);
  if (isWide(row)) {
    const end = (keys.includes('target') ? keys.indexOf('target') : keys.indexOf('criterion')) + 1;
    put(end - column, valuesOf(row, 'criterion'), false);
  }
  for (const key of keys.slice(column)) put(1, valuesOf(row, key), named.has(key));
  return withStrokes(row, cells, keys);
}

/** Strokes stand where a row has no points at all, and in a row of hardly a word. */
function withStrokes(row: TableRow, cells: Placed[], keys: ColumnKey[]): Placed[] {
  const keyAt = ({ column }: Placed) => keys[column];
  const isWord = (cell: Placed) => cell.key === null && !['sequence', 'points'].includes(keyAt(cell) ?? '');
  // A reader takes a line of one word, with points or without, for a heading.
  const isBare = cells.filter((cell) => isWord(cell) && cell.paragraphs.length > 0).length < 2;
  return cells.map((cell) => {
    const key = keyAt(cell);
    const isBlank = cell.paragraphs.length === 0 && key !== 'sequence';
    const isTold = isBare || (key === 'points' && row.points === null);
    return isBlank && isTold ? { ...cell, paragraphs: [stroke], isCentred: true } : cell;
  });
}

/** `rows` in the order of the document. */
export function layout(rows: readonly TableRow[], numberOf: LevelNumber = () => null): Layout {
  const levels = levelsOf(rows, numberOf);
  const columns = columnsOf(rows, levels);
  const cells: Placed[] = [];
  let above = new Map<number, Placed>();
  for (const [at, row] of rows.entries()) {
    const open = new Map<number, Placed>();
    for (const cell of rowCells(row, at, { columns, levels })) {
      const before = above.get(cell.column);
      const isSame = cell.key !== null && before?.key === cell.key && before.columnSpan === cell.columnSpan;
      if (isSame) before.rowSpan += 1;
      else cells.push(cell);
      open.set(cell.column, isSame ? before : cell);
    }
    above = open;
  }
  return { columns, rowCount: rows.length, cells: cells.map(({ key: _key, ...cell }) => cell) };
}
