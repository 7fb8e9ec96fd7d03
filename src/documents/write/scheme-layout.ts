// The official table laid out (方案表排版): imported rows become a grid of merged cells, whatever is going to draw it.
import type { TableColumn, TableForm } from '../../domain/scheme.ts';
import { columnsOf, type LayoutColumn, pointsUnder, valuesOf } from './scheme-columns.ts';
import { hasHeading, type Layout, type LayoutCell } from './scheme-grid.ts';
import { levelCells, type LevelNumber, type Levels, levelsOf, stroke } from './scheme-levels.ts';
import { type TableRow, withUnit } from './table-row.ts';

/** How the table was printed; its total with the points that it has by now. */
export type Form = { headings: TableForm['headings']; total: TotalLine | null };
export type TotalLine = { title: string; points: string | null; isAboveAdjustments: boolean };

type Frame = { columns: LayoutColumn[]; levels: Levels };

const named = new Set<TableColumn>(['unit', 'points', 'assessors', 'leads', 'cooperators']);

/**
 * Where an evaluation or adjustment says all in one text, that text runs over the free level columns too, as far
 * as columns of text follow them. The column behind it; null for a row whose text stands in its own column.
 */
function wideEnd(row: TableRow, { columns }: Frame): number | null {
  if (row.kind === 'indicator' || row.title === null || row.criterion === null || row.target !== null) return null;
  const from = columns.findLastIndex(({ key }) => key === 'level') + 1;
  const length = columns.slice(from).findIndex(({ key }) => key !== 'criterion' && key !== 'target');
  const end = length < 0 ? columns.length : from + length;
  return columns.slice(from, end).some(({ key }) => key === 'criterion') ? end : null;
}

type Placed = LayoutCell & { key: string | null };

/** The cells of one row from left to right; `key` null is never merged with the row above. */
function rowCells(row: TableRow, at: number, place: number, frame: Frame): Placed[] {
  const { columns, levels } = frame;
  const cells: Placed[] = [];
  let column = 0;
  const put = (columnSpan: number, paragraphs: string[], isCentred: boolean, key: string | null = null): void => {
    cells.push({ row: place, column, rowSpan: 1, columnSpan, paragraphs, isCentred, key });
    column += columnSpan;
  };
  const wide = wideEnd(row, frame);
  while (column < columns.length) {
    const [next] = columns.slice(column);
    if (next === undefined) break;
    if (next.key !== 'level') {
      put(1, textsUnder(next, row), named.has(next.key) || next.key === 'sequence');
      continue;
    }
    for (const { key, text, columnSpan, isCentred } of levelCells(row, at, levels, wide !== null))
      put(columnSpan, text.split('\n'), isCentred, key);
    if (wide !== null) put(wide - column, valuesOf(row, 'criterion'), false);
  }
  return withStrokes(row, cells, columns);
}

const textsUnder = (column: LayoutColumn, row: TableRow): string[] => {
  const values = valuesOf(row, column.key);
  return column.key === 'points' ? values.map((points) => pointsUnder(column, points)) : values;
};

/** Strokes stand where a row has no points at all, and in a row of hardly a word. */
function withStrokes(row: TableRow, cells: Placed[], columns: readonly LayoutColumn[]): Placed[] {
  const keyAt = ({ column }: Placed) => columns[column]?.key;
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

/** The words of the total over numbers and levels, its points in their column; without one behind the words. */
function totalCells({ title, points }: TotalLine, place: number, columns: readonly LayoutColumn[]): Placed[] {
  const keys = columns.map(({ key }) => key);
  const text = points === null || keys.includes('points') ? title : `${title}（${withUnit(points)}）`;
  const from = keys.findIndex((key) => key !== 'sequence' && key !== 'points');
  const span = Math.max(1, keys.lastIndexOf('level') + 1 - from);
  const cell = { row: place, rowSpan: 1, columnSpan: 1, isCentred: true, key: null };
  return columns.flatMap((column, at): Placed[] => {
    const isNumber = at < from && column.key === 'sequence';
    if (at === (keys[0] === 'sequence' && from === 1 ? 0 : from))
      return [{ ...cell, column: at, columnSpan: span + (from - at), paragraphs: [text] }];
    if (isNumber || (at >= from && at < from + span)) return [];
    const own = column.key === 'points' && points !== null ? [pointsUnder(column, points)] : [];
    return [{ ...cell, column: at, paragraphs: own }];
  });
}

/** Behind which row the total stands. */
export function totalAfter(rows: readonly TableRow[], total: TotalLine | null): number | null {
  if (total === null) return null;
  return total.isAboveAdjustments ? rows.findLastIndex(({ kind }) => kind !== 'adjustment') + 1 : rows.length;
}

const noForm: Form = { headings: [], total: null };

/** `rows` in the order of the document. */
export function layout(
  rows: readonly TableRow[],
  numberOf: LevelNumber = () => null,
  { headings, total }: Form = noForm,
): Layout {
  const levels = levelsOf(rows, numberOf, new Set(headings.map(({ column }) => column)));
  const grid = gridOf(rows, total, { columns: columnsOf(rows, levels, headings), levels });
  if (!hasHeading(grid)) return grid;
  return gridOf(rows, total, { columns: columnsOf(rows, levels, headings, true), levels });
}

function gridOf(rows: readonly TableRow[], total: TotalLine | null, frame: Frame): Layout {
  const after = totalAfter(rows, total);
  const cells: Placed[] = [];
  let above = new Map<number, Placed>();
  for (const [at, row] of rows.entries()) {
    // Nothing is merged over the total.
    if (at === after) above = new Map();
    const open = new Map<number, Placed>();
    for (const cell of rowCells(row, at, after !== null && at >= after ? at + 1 : at, frame)) {
      const before = above.get(cell.column);
      const isSame = cell.key !== null && before?.key === cell.key && before.columnSpan === cell.columnSpan;
      if (isSame) before.rowSpan += 1;
      else cells.push(cell);
      open.set(cell.column, isSame ? before : cell);
    }
    above = open;
  }
  if (total !== null && after !== null) cells.push(...totalCells(total, after, frame.columns));
  const rowCount = rows.length + (total === null ? 0 : 1);
  return { columns: frame.columns, rowCount, cells: cells.map(({ key: _key, ...cell }) => cell) };
}
