// The official table laid out (方案表排版): imported rows become a grid of merged cells, whatever is going to draw it.
import { nouns } from '../../domain/glossary.ts';
import type { ImportedRow, PathEntry } from '../../domain/row.ts';
import { labelText, numeral } from './label-text.ts';

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
/** `share` is the column's part of the width, against the others. */
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

export type TableRow = Omit<ImportedRow, 'row' | 'source'>;
/** The number that the document prints before a level; null where it prints none or nothing is known. */
export type LevelNumber = (path: readonly PathEntry[]) => string | null;

const levelColumn = (rank: number): LayoutColumn => ({
  key: 'level',
  heading: rank === 0 ? '项目' : `${numeral(rank - 1)}级指标`,
  share: rank === 0 ? 11 : 13,
});

const textColumns: (LayoutColumn & { isAlways: boolean })[] = [
  { key: 'criterion', heading: nouns.criterion.zh, share: 29, isAlways: true },
  { key: 'target', heading: nouns.target.zh, share: 28, isAlways: false },
  { key: 'method', heading: nouns.method.zh, share: 26, isAlways: false },
  { key: 'unit', heading: '计量单位', share: 7, isAlways: false },
  { key: 'points', heading: nouns.points.zh, share: 7, isAlways: false },
  { key: 'assessors', heading: '市直考评单位', share: 13, isAlways: true },
  { key: 'leads', heading: '牵头责任科室（单位）', share: 13, isAlways: false },
  { key: 'cooperators', heading: '配合科室（单位）', share: 13, isAlways: false },
  { key: 'remarks', heading: '备注', share: 12, isAlways: false },
];

/** Full marks of an indicator have a column of their own; those of other rows stand behind their titles. */
/** Evaluations and adjustments have their points in their title, where they have one. */
const columnPoints = (row: TableRow): string | null =>
  row.kind === 'indicator' || row.title === null ? row.points : null;
const needsSequence = (row: TableRow): boolean => row.number !== null && row.title === null;

/** A column's paragraphs in a row; a row's levels and title are laid out by themselves. */
function valuesOf(row: TableRow, key: ColumnKey): string[] {
  if (key === 'level') return [];
  if (key === 'sequence') return row.number === null ? [] : [row.number];
  if (key === 'points') return [columnPoints(row)].filter((text) => text !== null);
  if (key === 'assessors' || key === 'leads' || key === 'cooperators') {
    return row[key].map((name, at, names) => (at < names.length - 1 ? `${name}、` : name));
  }
  return row[key]?.split('\n') ?? [];
}

function columnsOf(rows: readonly TableRow[]): LayoutColumn[] {
  const depth = Math.max(1, ...rows.map((row) => row.path.length + (row.title === null ? 0 : 1)));
  const sequence: LayoutColumn[] = rows.some(needsSequence) ? [{ key: 'sequence', heading: '序号', share: 5 }] : [];
  const texts = textColumns.filter(
    ({ key, isAlways }) => isAlways || rows.some((row) => valuesOf(row, key).length > 0),
  );
  return [
    ...sequence,
    ...Array.from({ length: depth }, (_, rank) => levelColumn(rank)),
    ...texts.map(({ key, heading, share }) => ({ key, heading, share })),
  ];
}

/** A level or title cell of a row: equal keys in neighbouring rows are one merged cell. */
type LevelCell = { key: string | null; text: string; columnSpan: number };

type Frame = {
  columns: readonly LayoutColumn[];
  firstLevel: number;
  depth: number;
  hasSequence: boolean;
  numberOf: LevelNumber;
};

/** Where an evaluation or adjustment says all in one text, that text runs over the free level columns too. */
const isWide = (row: TableRow): boolean =>
  row.kind !== 'indicator' && row.title !== null && row.criterion !== null && row.target === null;

/**
 * The levels of a row, its title last. An indicator's title stands in the deepest column, that of
 * another row right behind its path. Free columns are taken in by the cell before them.
 */
function levelCells(row: TableRow, { depth, hasSequence, numberOf }: Frame): LevelCell[] {
  const cells: LevelCell[] = row.path.map((entry, rank) => {
    const above = row.path.slice(0, rank + 1);
    const text = labelText({ number: numberOf(above), title: entry.title, points: entry.points, isBound: false });
    return { key: JSON.stringify(above), text, columnSpan: 1 };
  });
  if (row.title !== null) {
    const number = hasSequence ? null : row.number;
    const points = columnPoints(row) === null ? row.points : null;
    const text = labelText({ number, title: row.title, points, isBound: row.kind === 'adjustment' });
    const last = cells.at(-1);
    if (row.kind === 'indicator' && last !== undefined) last.columnSpan = depth - cells.length;
    cells.push({ key: null, text, columnSpan: 1 });
  }
  const used = cells.reduce((total, { columnSpan }) => total + columnSpan, 0);
  const last = cells.at(-1);
  if (!isWide(row) && last !== undefined) last.columnSpan += depth - used;
  return cells;
}

type Placed = LayoutCell & { key: string | null };

/** The cells of one row from left to right; `key` null is never merged with the row above. */
function rowCells(row: TableRow, at: number, frame: Frame): Placed[] {
  const cells: Placed[] = [];
  const put = (
    column: number,
    columnSpan: number,
    paragraphs: string[],
    isCentred: boolean,
    key: string | null = null,
  ): void => void cells.push({ row: at, column, rowSpan: 1, columnSpan, paragraphs, isCentred, key });
  if (frame.hasSequence) put(0, 1, valuesOf(row, 'sequence'), true);
  let column = frame.firstLevel;
  for (const { key, text, columnSpan } of levelCells(row, frame)) {
    put(column, columnSpan, text.split('\n'), !text.includes('\n'), key);
    column += columnSpan;
  }
  const keys = frame.columns.map(({ key }) => key);
  if (isWide(row)) {
    const end = (keys.includes('target') ? keys.indexOf('target') : keys.indexOf('criterion')) + 1;
    put(column, end - column, valuesOf(row, 'criterion'), false);
    column = end;
  }
  const named = new Set<ColumnKey>(['unit', 'points', 'assessors', 'leads', 'cooperators']);
  for (const [index, key] of keys.entries()) {
    if (index >= column) put(index, 1, valuesOf(row, key), named.has(key));
  }
  return cells;
}

/** `rows` in the order of the document. */
export function layout(rows: readonly TableRow[], numberOf: LevelNumber = () => null): Layout {
  const columns = columnsOf(rows);
  const firstLevel = columns.findIndex(({ key }) => key === 'level');
  const depth = columns.filter(({ key }) => key === 'level').length;
  const frame: Frame = { columns, firstLevel, depth, hasSequence: firstLevel > 0, numberOf };
  const cells: Placed[] = [];
  let above = new Map<number, Placed>();
  for (const [at, row] of rows.entries()) {
    const open = new Map<number, Placed>();
    for (const cell of rowCells(row, at, frame)) {
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
