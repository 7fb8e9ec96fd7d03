// The official table as data (方案表样): its merged cells row by row, each row with its node, for a screen to draw.
import type { Assignment } from '../../domain/assignment.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { type HeaderCell, headerCells, type Layout, type LayoutCell } from './scheme-grid.ts';
import { layout, totalAfter } from './scheme-layout.ts';
import { formOf, numbersOf, type Placed, placedRows } from './scheme-rows.ts';

export type TableCell = Omit<LayoutCell, 'row'>;
/** `node` null: the line of the total. */
export type TableLine = { node: string | null; cells: TableCell[] };
/** `shares` are the columns' parts of the width, against each other. */
export type SchemeTable = { title: string; header: HeaderCell[]; shares: number[]; lines: TableLine[] };

function gridOf(scheme: Scheme, placed: readonly Placed[]): Layout {
  const rows = placed.map(({ row }) => row);
  return layout(rows, numbersOf(scheme), formOf(scheme));
}

const columnsOf = (scheme: Scheme): Layout['columns'] => gridOf(scheme, placedRows(scheme, null)).columns;

/** The headings of columns that `before` has no place for; of levels, those that are more than it had. */
export function columnsGained(before: Scheme, after: Scheme): string[] {
  const old = Map.groupBy(columnsOf(before), ({ key }) => key);
  const now = Map.groupBy(columnsOf(after), ({ key }) => key);
  return [...now].flatMap(([key, columns]) => {
    const had = new Set(old.get(key)?.map(({ heading }) => heading));
    const fresh = columns.filter(({ heading }) => !had.has(heading));
    const more = columns.length - (old.get(key)?.length ?? 0);
    return more <= 0 ? [] : fresh.slice(-more).map(({ heading }) => heading.replaceAll('\n', ''));
  });
}

/** The same cells that `schemeDocument` writes. */
export function schemeTable(scheme: Scheme, assignment: Assignment | null): SchemeTable {
  const placed = placedRows(scheme, assignment);
  const grid = gridOf(scheme, placed);
  const nodes: (string | null)[] = placed.map(({ node }) => node.id);
  const rows = placed.map(({ row }) => row);
  const total = totalAfter(rows, formOf(scheme).total);
  if (total !== null) nodes.splice(total, 0, null);
  const byRow = Map.groupBy(grid.cells, ({ row }) => row);
  return {
    title: assignment?.title ?? scheme.table?.title ?? scheme.title,
    header: headerCells(grid),
    shares: grid.columns.map(({ share }) => share),
    lines: nodes.map((node, at) => ({
      node,
      cells: (byRow.get(at) ?? []).toSorted((a, b) => a.column - b.column).map(({ row: _row, ...cell }) => cell),
    })),
  };
}
