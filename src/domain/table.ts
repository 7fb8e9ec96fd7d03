// A document laid out on a grid (读入的文件): what every reader delivers and the importer interprets.
import { z } from 'zod';
import { Problem } from './problem.ts';

/** The forms of file that can be read. */
export const Form = z.enum(['docx', 'doc', 'xlsx', 'csv', 'txt', 'html']);
export type Form = z.infer<typeof Form>;

const Position = z.int().positive();

const cellShape = {
  row: Position,
  column: Position,
  rowSpan: Position,
  columnSpan: Position,
  /** Lines of text: a paragraph or a line break begins a new one. White space is kept as read. */
  paragraphs: z.array(z.string()),
  /** What the document itself says, where a person mended `paragraphs`. */
  original: z.array(z.string()).optional(),
};

/** One cell at its anchor (upper left) position, counted from 1; spans are at least 1. */
export type Cell = z.infer<z.ZodObject<typeof cellShape>> & {
  /** Tables inside the cell, in order. */
  nested: Table[];
};
export const Cell: z.ZodType<Cell> = z.strictObject({
  ...cellShape,
  get nested() {
    return z.array(Table);
  },
}) as z.ZodType<Cell>;

const tableShape = {
  kind: z.literal('table'),
  /** Position among the tables of the document, from 1, nested ones after their host. */
  index: Position,
  sheet: z.string().nullable(),
  rows: z.int().nonnegative(),
  columns: z.int().nonnegative(),
  /** Rows whose cells had to be aligned to the columns because the file does not say the spans. */
  alignedRows: z.array(Position),
};

/** A table whose merged cells are laid out: each grid position is covered by at most one cell. */
export type Table = z.infer<z.ZodObject<typeof tableShape>> & {
  /** Anchor cells in reading order (by row, then column). Empty cells are present, with no paragraphs. */
  cells: Cell[];
};
export const Table: z.ZodType<Table> = z.strictObject({
  ...tableShape,
  get cells() {
    return z.array(Cell);
  },
}) as z.ZodType<Table>;

/** Text outside of tables. */
export const Paragraph = z.strictObject({ kind: z.literal('paragraph'), text: z.string() });
export type Paragraph = z.infer<typeof Paragraph>;

/** A read file: tables and paragraphs in the order of the document. */
export const RawDocument = z.strictObject({
  form: Form,
  file: z.string(),
  sha256: z.string(),
  blocks: z.array(z.union([Paragraph, Table])),
  /** What the reader could not read or had to decide, e.g. tracked deletions that were left out. */
  problems: z.array(Problem),
});
export type RawDocument = z.infer<typeof RawDocument>;

/** The text of a cell: lines trimmed, inner runs of white space made one space, empty lines dropped. */
export function cellText(cell: Cell): string {
  return cell.paragraphs
    .map((line) => line.replace(/[\s\u3000]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A table of hostile sizes is not drawn. */
const positionsMax = 1_000_000;

/**
 * The rows of a table as they are drawn: the cells that begin in each row, with their spans; where the document has
 * no cell at a position, an empty one stands there. Empty for a table of more than a million positions.
 */
export function tableLines({ rows, columns, cells }: Table): Cell[][] {
  if (rows * columns > positionsMax) return [];
  const covered = new Uint8Array(rows * columns);
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      covered.fill(1, (row - 1) * columns + cell.column - 1, (row - 1) * columns + cell.column - 1 + cell.columnSpan);
  }
  const lines: Cell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) lines[cell.row - 1]?.push(cell);
  for (const [at, isCovered] of covered.entries()) {
    const [row, column] = [Math.floor(at / columns) + 1, (at % columns) + 1];
    if (isCovered === 0) lines[row - 1]?.push({ row, column, rowSpan: 1, columnSpan: 1, paragraphs: [], nested: [] });
  }
  return lines.map((line) => line.toSorted((one, other) => one.column - other.column));
}

/** Rows `from`–`to` of a table as a table of their own, merged cells cut to them: a long one is shown in part. */
export function tableRows(table: Table, from: number, to: number): Table {
  const [first, last] = [Math.max(1, from), Math.min(table.rows, to)];
  const cells = table.cells.flatMap((cell) => {
    const [row, rowEnd] = [Math.max(cell.row, first), Math.min(cell.row + cell.rowSpan - 1, last)];
    return row > rowEnd ? [] : [{ ...cell, row: row - first + 1, rowSpan: rowEnd - row + 1 }];
  });
  return { ...table, rows: Math.max(0, last - first + 1), cells };
}
