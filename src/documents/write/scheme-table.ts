// The official table as data (方案表样): its merged cells row by row, each row with its node, for a screen to draw.
import type { Assignment } from '../../domain/assignment.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { type HeaderCell, headerCells, type LayoutCell } from './scheme-grid.ts';
import { layout, totalAfter } from './scheme-layout.ts';
import { formOf, numbersOf, placedRows } from './scheme-rows.ts';

export type TableCell = Omit<LayoutCell, 'row'>;
/** `node` null: the line of the total. */
export type TableLine = { node: string | null; cells: TableCell[] };
/** `shares` are the columns' parts of the width, against each other. */
export type SchemeTable = { title: string; header: HeaderCell[]; shares: number[]; lines: TableLine[] };

/** The same cells that `schemeDocument` writes. */
export function schemeTable(scheme: Scheme, assignment: Assignment | null): SchemeTable {
  const placed = placedRows(scheme, assignment);
  const rows = placed.map(({ row }) => row);
  const form = formOf(scheme);
  const grid = layout(rows, numbersOf(scheme), form);
  const nodes: (string | null)[] = placed.map(({ node }) => node.id);
  const total = totalAfter(rows, form.total);
  if (total !== null) nodes.splice(total, 0, null);
  const byRow = Map.groupBy(grid.cells, ({ row }) => row);
  return {
    title: assignment?.title ?? scheme.title,
    header: headerCells(grid),
    shares: grid.columns.map(({ share }) => share),
    lines: nodes.map((node, at) => ({
      node,
      cells: (byRow.get(at) ?? []).toSorted((a, b) => a.column - b.column).map(({ row: _row, ...cell }) => cell),
    })),
  };
}
