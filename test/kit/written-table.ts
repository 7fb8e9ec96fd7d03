// The official table without a file between (直接读排版): what a reader of the written document would deliver.
import type { RawDocument } from '../../src/domain/table.ts';
import type { Layout } from '../../src/documents/write/scheme-layout.ts';

export function rawOf(layout: Layout): RawDocument {
  const header = layout.columns.map(({ heading }, at) => ({
    row: 1,
    column: at + 1,
    rowSpan: 1,
    columnSpan: 1,
    paragraphs: [heading],
    nested: [],
  }));
  const body = layout.cells.map(({ row, column, rowSpan, columnSpan, paragraphs }) => ({
    row: row + 2,
    column: column + 1,
    rowSpan,
    columnSpan,
    paragraphs,
    nested: [],
  }));
  const cells = [...header, ...body].toSorted((a, b) => a.row - b.row || a.column - b.column);
  const table = {
    kind: 'table' as const,
    index: 1,
    sheet: null,
    rows: layout.rowCount + 1,
    columns: layout.columns.length,
    cells,
    alignedRows: [],
  };
  return { form: 'docx', file: '考评表.docx', sha256: 'cd'.repeat(32), blocks: [table], problems: [] };
}
