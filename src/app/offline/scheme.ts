// Schemes into the house (方案导入与检查): an official document or our own JSON becomes a scheme with its problems.
import { basename } from 'node:path';
import { z } from 'zod';
import { Directory, extend, shipped } from '../../documents/directory.ts';
import { importWith } from '../../documents/import/import-with.ts';
import { readJson, readJsonValue, validate } from '../../documents/json.ts';
import { readDocument } from '../../documents/read/read.ts';
import type { ColumnRole } from '../../domain/column-role.ts';
import { Problem } from '../../domain/problem.ts';
import type { ImportResult } from '../../domain/row.ts';
import { type Assumptions, Scheme } from '../../domain/scheme.ts';
import { inspect } from '../../engine/check/inspect.ts';
import { draft } from '../../engine/draft.ts';
import { joinedProblems } from '../import/problem.ts';

/** `columns` tells what columns hold, `tables` which tables are read, by number from 1. `directory` is a file of the user's own bodies. */
export type ImportInput = {
  path: string;
  columns?: Readonly<Record<number, ColumnRole>>;
  tables?: readonly number[];
  directory?: string | null;
  title?: string | null;
  onProgress?: (text: string) => void;
};

/** The shipped directory with the user's own bodies before it. */
export const loadDirectory = (path: string | null): Directory =>
  path === null ? shipped : extend(shipped, readJson(path, Directory));

/** Reads an official document in a process of its own and interprets it. */
export async function importScheme(input: ImportInput): Promise<ImportResult> {
  const directory = loadDirectory(input.directory ?? null);
  const raw = await readDocument(input.path, input.onProgress === undefined ? {} : { onProgress: input.onProgress });
  const { columns = {}, tables = [], title = null } = input;
  const told = Object.entries(columns).map(([column, role]) => ({ table: null, column: Number(column), role }));
  return importWith(raw, { columns: told, tables: [...tables], ...(title === null ? {} : { title }) }, directory);
}

/** What `import` prints as JSON, as far as it is used again. */
const Imported = z.object({ scheme: Scheme, problems: z.array(Problem) });

export const isJson = (path: string): boolean => basename(path).toLowerCase().endsWith('.json');

/** A scheme from its JSON, or from what `import --json` printed, or from an official document; problems of the reading come along. */
export async function loadScheme(input: ImportInput): Promise<{ scheme: Scheme; problems: Problem[] }> {
  if (!isJson(input.path)) return importScheme(input);
  const value = readJsonValue(input.path);
  const title = `文件“${basename(input.path)}”`;
  const isImport = typeof value === 'object' && value !== null && 'rows' in value && 'scheme' in value;
  return isImport ? validate(Imported, value, title) : { scheme: validate(Scheme, value, title), problems: [] };
}

/** All problems of a file. */
export async function checkFile(
  input: ImportInput,
  assumptions: Assumptions | null,
): Promise<{ scheme: Scheme; problems: Problem[] }> {
  const { scheme, problems } = await loadScheme(input);
  return { scheme, problems: joinedProblems(problems, inspect(draft(scheme, assumptions))) };
}
