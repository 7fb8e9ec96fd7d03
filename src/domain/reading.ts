// What a person decides about the reading of a document (读法): tables, columns, doubtful readings, mended cells.
import { z } from 'zod';
import { ColumnRole } from './column-role.ts';

const Position = z.int().positive();

/** Everything is optional: an empty reading is what the importer does by itself. Tables, rows and columns count from 1. */
export const Reading = z.strictObject({
  /** The tables that are the content; absent or empty: those that the importer finds. */
  tables: z.array(Position).optional(),
  /** What columns hold; `table` null: in every table. A later entry for the same column stands. */
  columns: z.array(z.strictObject({ table: Position.nullable(), column: Position, role: ColumnRole })).optional(),
  /** Which of its `choices` a problem is settled by, by the problem's `key`, from 0. */
  readings: z.record(z.string(), z.int().nonnegative()).optional(),
  /** Cells whose text a person mended; `row` and `column` of the cell's upper left corner, lines divided by line feeds. */
  cells: z
    .array(z.strictObject({ table: Position, row: Position, column: Position, text: z.string().max(100_000) }))
    .optional(),
  /** The title of the scheme, where the document's own is missing or wrong. */
  title: z.string().trim().min(1).optional(),
  /** The body whose table it is, as the assignment names it. */
  subjectTitle: z.string().trim().min(1).optional(),
});
export type Reading = z.infer<typeof Reading>;
