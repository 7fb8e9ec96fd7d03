// Import with the way back (导入再导出): whatever a test imports must come back, row by row, from the table that is written of it.
import { expect } from 'vitest';
import { readHtml } from '../../src/documents/read/html.ts';
import { defaultLimits } from '../../src/documents/read/limits.ts';
import { importDocument, type ImportOptions } from '../../src/documents/import/import-document.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { clipboardHtml } from '../kit/clipboard.ts';
import { writtenOf } from '../kit/written-table.ts';
import { insistOnHeadings } from './edited.ts';

/** Everything but the places. */
export const rowsWithoutSource = ({ rows }: ImportResult) => rows.map(({ source: _source, ...row }) => row);

/** The same document by way of Word's clipboard; where its tables are sheets, they stay sheets. */
function pastedOf(raw: RawDocument): RawDocument {
  const { blocks } = readHtml(Buffer.from(clipboardHtml(raw, 'word')), defaultLimits);
  const pasted: RawDocument = { ...raw, blocks };
  for (const [at, block] of pasted.blocks.entries()) {
    const own = raw.blocks[at];
    if (block.kind === 'table' && own?.kind === 'table') block.sheet = own.sheet;
  }
  return pasted;
}

/** Imports, exports, imports again; the tables that the tests draw are the examples of the round trip, without exception. */
export function importBothWays(raw: RawDocument, options: ImportOptions = {}): ImportResult {
  const imported = importDocument(raw, options);
  const again = importDocument(writtenOf(imported));
  expect(rowsWithoutSource(again)).toEqual(rowsWithoutSource(imported));
  for (const { choices, key } of imported.problems)
    expect(key === undefined, choices?.join()).toBe(choices === undefined);
  const pasted = importDocument(pastedOf(raw), options);
  expect(rowsWithoutSource(pasted)).toEqual(rowsWithoutSource(imported));
  insistOnHeadings(imported);
  return imported;
}
