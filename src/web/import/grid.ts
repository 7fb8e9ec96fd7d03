// The geometry of a table on the screen (表格排布): pieces that are drawn as a whole, neighbours for the arrow keys, widths of columns.
import { cellText, type Cell, type Table, tableLines } from '../../domain/table.ts';
import type { Source } from '../../domain/source.ts';
import { longFrom } from '../state/long.ts';

/** A cell in one piece of a table: what hangs over the edge of the piece is drawn again in the next one. */
export type Drawn = { cell: Cell; rowSpan: number; isContinued: boolean };
export type Piece = { from: number; lines: Drawn[][] };

const pieceRows = 40;

/** Up to 200 rows are one piece. */
export function piecesOf(table: Table): Piece[] {
  const lines = tableLines(table);
  const size = lines.length > longFrom ? pieceRows : Math.max(lines.length, 1);
  const tall = table.cells.filter(({ rowSpan }) => rowSpan > 1);
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, index) => {
    const from = index * size + 1;
    const to = Math.min(from + size - 1, lines.length);
    const over = tall.filter(({ row, rowSpan }) => row < from && row + rowSpan > from);
    return {
      from,
      lines: lines.slice(from - 1, to).map((line, at) => {
        const own = at === 0 ? [...over, ...line].toSorted((a, b) => a.column - b.column) : line;
        return own.map((cell): Drawn => {
          const first = Math.max(cell.row, from);
          return {
            cell,
            rowSpan: Math.min(cell.row + cell.rowSpan - 1, to) - first + 1,
            isContinued: cell.row < from,
          };
        });
      }),
    };
  });
}

export type Spot = Pick<Source, 'table' | 'row' | 'column' | 'rowEnd' | 'columnEnd'>;

export const spotOf = (table: number, { row, column, rowSpan, columnSpan }: Cell): Spot => ({
  table,
  row,
  column,
  rowEnd: row + rowSpan - 1,
  columnEnd: column + columnSpan - 1,
});

export const isOn = (spots: readonly Spot[], table: number, cell: Cell): boolean =>
  spots.some(
    (spot) =>
      spot.table === table &&
      cell.row <= spot.rowEnd &&
      spot.row < cell.row + cell.rowSpan &&
      cell.column <= spot.columnEnd &&
      spot.column < cell.column + cell.columnSpan,
  );

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell that an arrow key leads to; null at the edge, and for other keys. */
export function neighbour(table: Table, { row, column, rowSpan, columnSpan }: Cell, key: string): Cell | null {
  const step = steps[key];
  if (step === undefined) return null;
  const [down, right] = step;
  const wantedRow = down > 0 ? row + rowSpan : row + down;
  const wantedColumn = right > 0 ? column + columnSpan : column + right;
  return (
    table.cells.find(
      (cell) =>
        cell.row <= wantedRow &&
        wantedRow < cell.row + cell.rowSpan &&
        cell.column <= wantedColumn &&
        wantedColumn < cell.column + cell.columnSpan,
    ) ?? null
  );
}

/** In px, the least to be read well: wider for longer texts, so narrow that six columns fit a pane, as they fit the paper. */
export function columnWidths({ columns, cells }: Table): number[] {
  const longest = Array.from({ length: columns }, () => 0);
  for (const cell of cells) {
    if (cell.columnSpan === 1)
      longest[cell.column - 1] = Math.max(longest[cell.column - 1] ?? 0, cellText(cell).length);
  }
  return longest.map((length) => Math.min(150, Math.max(72, Math.ceil(24 + 9 * Math.sqrt(length)))));
}

/** Lines and paragraphs have no other name than their place, from 1. */
export const numbered = <T>(items: readonly T[]): { item: T; number: number }[] =>
  items.map((item, index) => ({ item, number: index + 1 }));

/** All tables, nested ones after their host. */
export function allTables(tables: readonly Table[]): Table[] {
  return tables.flatMap((table) => [table, ...allTables(table.cells.flatMap(({ nested }) => nested))]);
}
