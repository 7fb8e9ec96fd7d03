// The rows of an official table as the scheme has them (方案的行): without what is of one body's assignment alone.
import { samplePath } from '../../src/app/demo-city/demo-city.ts';
import { shipped } from '../../src/documents/directory.ts';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { readDocument } from '../../src/documents/read/read.ts';
import type { RawDocument } from '../../src/domain/table.ts';

const imported = (raw: RawDocument) => importDocument(raw, { directory: shipped });

const rowsIn = (raw: RawDocument) =>
  imported(raw).rows.map(({ kind, path, criterion, assessors }) => [
    kind,
    path.map(({ title }) => title),
    criterion,
    assessors,
  ]);

export const schemeRows = async (path: string) => rowsIn(await readDocument(path));

export const sampleRows = async () => rowsIn(await readDocument(samplePath));
