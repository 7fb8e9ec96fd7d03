// The official table without a file between (直接读排版): what a reader of the written document delivers.
import { type Layout, tableOf } from '../../src/documents/write/scheme-grid.ts';
import { layout } from '../../src/documents/write/scheme-layout.ts';
import { formOf, numbersOf, rowsOf } from '../../src/documents/write/scheme-rows.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import type { RawDocument } from '../../src/domain/table.ts';

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
