// The official table without a file between (直接读排版): what a reader of the written document delivers.
import { headerCells, type Layout, layout } from '../../src/documents/write/scheme-layout.ts';
import { formOf, numbersOf, rowsOf } from '../../src/documents/write/scheme-rows.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import type { RawDocument, Table } from '../../src/domain/table.ts';

function tableOf(grid: Layout): Table {
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

/** With the lines above the table, as `tableDocument` draws them. */
export const rawOf = (grid: Layout, title = '示范表'): RawDocument => ({
  form: 'docx',
  file: '考评表.docx',
  sha256: 'cd'.repeat(32),
  blocks: [{ kind: 'paragraph', text: '附件' }, { kind: 'paragraph', text: title }, tableOf(grid)],
  problems: [],
});

/** The table that goes out for what an import made, as a reader delivers it. */
export const writtenOf = ({ scheme, assignment }: ImportResult): RawDocument =>
  rawOf(layout(rowsOf(scheme, assignment), numbersOf(scheme), formOf(scheme)), assignment?.title ?? scheme.title);
