// A grid of texts made a table (网格): merged ranges become anchors, every other position gets its own cell.
import type { Cell, Table } from '../../domain/table.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

export type Range = { row: number; column: number; rowEnd: number; columnEnd: number };

export type Grid = {
  index: number;
  sheet: string | null;
  rows: number;
  columns: number;
  merges: Range[];
  text: (row: number, column: number) => string;
};

/** Grid positions left for the tables of one document. */
export type Budget = { cells: number };

export function budgetOf(limits: Limits): Budget {
  return { cells: limits.cells };
}

/** Positions that merged ranges may be laid over in all, overlapping ones included. */
const mergeWorkMax = 10_000_000;

/** `onLost` is told of text inside a merged range but not at its anchor: the spreadsheet does not show it. */
export function gridTable(
  grid: Grid,
  limits: Limits,
  budget: Budget,
  onLost: (row: number, column: number) => void,
): Table {
  const { index, sheet, rows, columns } = grid;
  if (columns > limits.columns)
    throw refuse.tooComplex(`表格有 ${columns} 列，最多 ${limits.columns} 列`, `a table of ${columns} columns`);
  budget.cells -= rows * columns;
  if (budget.cells < 0)
    throw refuse.tooComplex(
      `表格有 ${rows} 行 ${columns} 列，全部表格最多 ${limits.cells} 格`,
      `a table of ${rows} by ${columns} cells`,
    );
  const { anchors, covered } = layMerges(grid);
  const cells: Cell[] = [];
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) {
      const at = (row - 1) * columns + column - 1;
      const range = anchors.get(at);
      const text = grid.text(row, column);
      if (range === undefined && covered[at] === 1) {
        if (text.trim() !== '') onLost(row, column);
        continue;
      }
      const rowSpan = range === undefined ? 1 : range.rowEnd - row + 1;
      const columnSpan = range === undefined ? 1 : range.columnEnd - column + 1;
      cells.push({ row, column, rowSpan, columnSpan, paragraphs: linesOf(text), nested: [] });
    }
  }
  return { kind: 'table', index, sheet, rows, columns, cells, alignedRows: [] };
}

/** Lines of a cell's text; none where there is nothing to read. */
export function linesOf(text: string): string[] {
  return text.trim() === '' ? [] : text.split(/\r\n|\r|\n/u);
}

/** Ranges are cut to the grid; of two that overlap the first one stands. */
function layMerges({ rows, columns, merges }: Grid): { anchors: Map<number, Range>; covered: Uint8Array } {
  const anchors = new Map<number, Range>();
  const covered = new Uint8Array(rows * columns);
  let work = 0;
  for (const merge of merges) {
    const range = { ...merge, rowEnd: Math.min(rows, merge.rowEnd), columnEnd: Math.min(columns, merge.columnEnd) };
    if (range.rowEnd < range.row || range.columnEnd < range.column) continue;
    work += (range.rowEnd - range.row + 1) * (range.columnEnd - range.column + 1);
    if (work > mergeWorkMax) throw refuse.tooComplex('合并单元格太多', 'too many merged cells');
    const places = placesOf(range, columns);
    if (places.some((at) => covered[at] === 1)) continue;
    for (const at of places) covered[at] = 1;
    anchors.set((range.row - 1) * columns + range.column - 1, range);
  }
  return { anchors, covered };
}

function placesOf(range: Range, columns: number): number[] {
  const places: number[] = [];
  for (let row = range.row; row <= range.rowEnd; row++) {
    for (let column = range.column; column <= range.columnEnd; column++) places.push((row - 1) * columns + column - 1);
  }
  return places;
}
