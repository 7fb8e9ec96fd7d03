// Import with the way back (导入再导出): whatever a test imports must come back, row by row, from the table that is written of it.
import { expect } from 'vitest';
import { importDocument, type ImportOptions } from '../../src/documents/import/import-document.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { writtenOf } from '../kit/written-table.ts';

/** Everything but the places. */
export const rowsWithoutSource = ({ rows }: ImportResult) => rows.map(({ source: _source, ...row }) => row);

/** Imports, exports, imports again; the tables that the tests draw are the examples of the round trip, without exception. */
export function importBothWays(raw: RawDocument, options: ImportOptions = {}): ImportResult {
  const imported = importDocument(raw, options);
  const again = importDocument(writtenOf(imported));
  expect(rowsWithoutSource(again)).toEqual(rowsWithoutSource(imported));
  return imported;
}
