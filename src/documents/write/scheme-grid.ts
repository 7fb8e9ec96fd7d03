// The laid-out table as a grid (表格网): its cells, its header, and what a reader makes of them.
import type { TableColumn } from '../../domain/scheme.ts';
import type { Table } from '../../domain/table.ts';
import { rolesOfHeadings } from '../import/columns.ts';
import { isPercentHeading } from '../import/heading.ts';
import { linesOf } from '../import/line.ts';
import { itemsOf } from '../import/line-kind.ts';
import type { LayoutColumn } from './scheme-columns.ts';

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

export type HeaderCell = { heading: string; column: number; columnSpan: number };

/** The cells of the header: one heading over neighbouring levels is one cell. */
export function headerCells({ columns }: Pick<Layout, 'columns'>): HeaderCell[] {
  const cells: (HeaderCell & { key: TableColumn })[] = [];
  for (const [column, { key, heading }] of columns.entries()) {
    const before = cells.at(-1);
    if (before?.key === key && before.heading === heading) before.columnSpan += 1;
    else cells.push({ key, heading, column, columnSpan: 1 });
  }
  return cells.map(({ heading, column, columnSpan }) => ({ heading, column, columnSpan }));
}

/** The table with its header, as every reader delivers it. */
export function tableOf(grid: Layout): Table {
  const { columns, rowCount, cells } = grid;
  const header = headerCells(grid).map(({ heading, column, columnSpan }) => ({
    row: 1,
    column: column + 1,
    rowSpan: 1,
    columnSpan,
    paragraphs: heading.split('\n'),
    nested: [],
  }));
  const body = cells.map(({ row, column, rowSpan, columnSpan, paragraphs }) => ({
    row: row + 2,
    column: column + 1,
    rowSpan,
    columnSpan,
    paragraphs,
    nested: [],
  }));
  return {
    kind: 'table',
    index: 1,
    sheet: null,
    rows: rowCount + 1,
    columns: columns.length,
    cells: [...header, ...body].toSorted((a, b) => a.row - b.row || a.column - b.column),
    alignedRows: [],
  };
}

/** Whether a row is of so few words that a reader takes it for the heading of the rows below it. */
export function hasHeading(grid: Layout): boolean {
  const headings = grid.columns.map(({ heading }) => heading);
  const columns = rolesOfHeadings(headings).map((role, index) => {
    const heading = headings[index] ?? '';
    return { index, role, heading, isPercent: isPercentHeading(heading) };
  });
  return itemsOf(linesOf(tableOf(grid)).slice(1), columns).some(({ kind }) => kind === 'section');
}
