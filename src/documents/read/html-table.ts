// Tables of HTML laid out on a grid (网页表格的网格): colspan and rowspan become anchor cells, as browsers place them.
import type { Cell, Table } from '../../domain/table.ts';
import type { Budget } from './grid.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

export type HtmlCell = {
  /** 0: down to the last row. */
  rowSpan: number;
  columnSpan: number;
  /** Word's sign for a row that begins or ends further in: room without a cell. */
  isPlaceholder: boolean;
  paragraphs: string[];
  nested: Table[];
};

export function layOutHtml(rows: HtmlCell[][], index: number, limits: Limits, budget: Budget): Table {
  const cells: Cell[] = [];
  /** The last row that is covered at each column. */
  const covered: number[] = [];
  let columns = 0;
  for (const [at, raw] of rows.entries()) {
    const row = at + 1;
    let column = 1;
    for (const { isPlaceholder, paragraphs, nested, ...spans } of raw) {
      while ((covered[column] ?? 0) >= row) column += 1;
      if (column + spans.columnSpan - 1 > limits.columns)
        throw refuse.tooComplex(
          `表${index} 超过 ${limits.columns} 列`,
          `a table of more than ${limits.columns} columns`,
        );
      const rowEnd = spans.rowSpan === 0 ? rows.length : Math.min(rows.length, row + spans.rowSpan - 1);
      let end = column;
      // A cell that would run into one from above ends before it.
      while (end < column + spans.columnSpan && (covered[end] ?? 0) < row)
        covered[end++] = isPlaceholder ? row : rowEnd;
      const columnSpan = end - column;
      if (!isPlaceholder) cells.push({ row, column, rowSpan: rowEnd - row + 1, columnSpan, paragraphs, nested });
      column = end;
      columns = Math.max(columns, column - 1);
    }
    if (row * columns > budget.cells)
      throw refuse.tooComplex(`全部表格超过 ${limits.cells} 格`, `tables of more than ${limits.cells} cells`);
  }
  budget.cells -= rows.length * columns;
  return { kind: 'table', index, sheet: null, rows: rows.length, columns, cells, alignedRows: [] };
}
