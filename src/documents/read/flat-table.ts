// The table of a flattened text (对齐成表): whole rows cell by column, short rows as they align.
import type { Cell, Table } from '../../domain/table.ts';
import { align } from './align.ts';
import type { FlatTable } from './flattened.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

export function alignedTable({ rows, profiles }: FlatTable, limits: Limits): Table {
  const columns = profiles.length;
  if (rows.length * columns > limits.cells)
    throw refuse.tooComplex(`单元格超过 ${limits.cells} 个`, `more than ${limits.cells} cells`);
  const cells: Cell[] = [];
  const alignedRows: number[] = [];
  for (const [index, flat] of rows.entries()) {
    const row = index + 1;
    if (flat.length < columns) alignedRows.push(row);
    for (const [at, { column, columnSpan }] of align(flat, profiles).spans.entries()) {
      const lines = flat[at]?.lines ?? [];
      cells.push({ row, column, rowSpan: 1, columnSpan, paragraphs: lines, nested: [] });
    }
  }
  return { kind: 'table', index: 1, sheet: null, rows: rows.length, columns, cells, alignedRows };
}
