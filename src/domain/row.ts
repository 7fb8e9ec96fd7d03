// The rows of an imported table (导入的行): what each row itself states, before anything is concluded from it.
import { z } from 'zod';
import { Assignment } from './assignment.ts';
import { ColumnRole } from './column-role.ts';
import { Problem } from './problem.ts';
import { Scheme } from './scheme.ts';
import { Source } from './source.ts';

/** indicator 指标, evaluation 评价, adjustment 加减分. */
export const RowKind = z.enum(['indicator', 'evaluation', 'adjustment']);
export type RowKind = z.infer<typeof RowKind>;

/** A level above the row; numbering and points are taken out of the title. */
export const PathEntry = z.strictObject({ title: z.string(), points: z.string().nullable() });
export type PathEntry = z.infer<typeof PathEntry>;

/** The row's main cell, and the cell of each field under the field's name. */
export const RowSource = z.strictObject({ ...Source.shape, cells: z.record(z.string(), Source) });
export type RowSource = z.infer<typeof RowSource>;

export const ImportedRow = z.strictObject({
  /** Counts the rows of content of the whole document from 1. */
  row: z.int().positive(),
  kind: RowKind,
  /** Levels above the row, the outermost first. */
  path: z.array(PathEntry),
  /** The row's own numbering as the document prints it. */
  number: z.string().nullable(),
  title: z.string().nullable(),
  criterion: z.string().nullable(),
  target: z.string().nullable(),
  method: z.string().nullable(),
  unit: z.string().nullable(),
  /** Only what the row itself states: exact decimal (`4.5`) or percentage (`50%`); of an adjustment its cap. */
  points: z.string().nullable(),
  /** Names as the document writes them, white space removed. */
  assessors: z.array(z.string()),
  leads: z.array(z.string()),
  cooperators: z.array(z.string()),
  remarks: z.string().nullable(),
  source: RowSource,
});
export type ImportedRow = z.infer<typeof ImportedRow>;

/** Tables and columns count from 1. */
export const ReadColumn = z.strictObject({
  table: z.int().positive(),
  column: z.int().positive(),
  role: ColumnRole,
});
export type ReadColumn = z.infer<typeof ReadColumn>;

export const ImportResult = z.strictObject({
  title: z.string().nullable(),
  rows: z.array(ImportedRow),
  problems: z.array(Problem),
  scheme: Scheme,
  /** Null where the table has no leads: then its targets stay with the rows and the nodes. */
  assignment: Assignment.nullable(),
  /** What the columns of the tables were read as, without those that were not read. */
  columns: z.array(ReadColumn),
  /** The cells that each node was read from, by its id. */
  cells: z.record(z.string(), z.array(Source)),
});
export type ImportResult = z.infer<typeof ImportResult>;
