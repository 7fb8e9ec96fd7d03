// Schemes into the house (方案导入与检查): an official document or our own JSON becomes a scheme with its problems.
import { basename } from 'node:path';
import { Directory, extend, shipped } from '../documents/directory.ts';
import { importDocument } from '../documents/import/import-document.ts';
import { COLUMN_ROLES, type ColumnRole, roleTitles } from '../documents/import/role.ts';
import { readJson, readJsonValue, validate } from '../documents/json.ts';
import { readDocument } from '../documents/read/read.ts';
import type { Problem } from '../domain/problem.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ImportResult } from '../domain/row.ts';
import { type Assumptions, Scheme } from '../domain/scheme.ts';
import { inspect } from '../engine/check/inspect.ts';
import { draft } from '../engine/draft.ts';

/** `columns` and `tables` as told on the command line: `3=criterion`, `2`. `directory` is a file of the user's own bodies. */
export type ImportInput = {
  path: string;
  columns?: readonly string[];
  tables?: readonly string[];
  directory?: string | null;
  title?: string | null;
  onProgress?: (text: string) => void;
};

function columnsFrom(texts: readonly string[]): Record<number, ColumnRole> {
  return Object.fromEntries(
    texts.map((text) => {
      const found = /^([1-9]\d{0,2})=(.+)$/u.exec(text);
      const role = COLUMN_ROLES.find((each) => each === found?.[2]);
      if (found !== null && role !== undefined) return [Number(found[1]), role];
      throw new Refusal('usage', {
        what: `看不懂 --column ${text}。`,
        why: `应写成“列号=内容”，内容是下列之一：${COLUMN_ROLES.map((each) => `${each}（${roleTitles[each]}）`).join('、')}。`,
        next: '例如 --column 3=criterion。',
        english: `--column ${text} is not NUMBER=ROLE; the roles are ${COLUMN_ROLES.join(', ')}.`,
      });
    }),
  );
}

function tablesFrom(texts: readonly string[]): number[] {
  return texts.map((text) => {
    if (/^[1-9]\d{0,4}$/u.test(text)) return Number(text);
    throw new Refusal('usage', {
      what: `看不懂 --table ${text}。`,
      why: '应写表在文件中的次序，从 1 数起。',
      next: '例如 --table 2；几张表一起读，就写几次。',
      english: `--table ${text} is not the number of a table, from 1.`,
    });
  });
}

/** Reads an official document in a process of its own and interprets it. */
export async function importScheme(input: ImportInput): Promise<ImportResult> {
  const columns = columnsFrom(input.columns ?? []);
  const tables = tablesFrom(input.tables ?? []);
  const own = input.directory == null ? null : readJson(input.directory, Directory);
  const raw = await readDocument(input.path, input.onProgress === undefined ? {} : { onProgress: input.onProgress });
  const result = importDocument(raw, { columns, tables, ...(own === null ? {} : { directory: extend(shipped, own) }) });
  const title = input.title ?? null;
  return title === null ? result : { ...result, title, scheme: { ...result.scheme, title } };
}

export const isJson = (path: string): boolean => basename(path).toLowerCase().endsWith('.json');

/** A scheme from its JSON, or from what `import --json` printed, or from an official document; problems of the reading come along. */
export async function loadScheme(input: ImportInput): Promise<{ scheme: Scheme; problems: Problem[] }> {
  if (!isJson(input.path)) return importScheme(input);
  const value = readJsonValue(input.path);
  const isImport = typeof value === 'object' && value !== null && 'rows' in value && 'scheme' in value;
  return { scheme: validate(Scheme, isImport ? value.scheme : value, `文件“${basename(input.path)}”`), problems: [] };
}

/** Questions of the reading that the check asks again, as parameters with their answers. */
const askedAgain = ['row-without-points', 'row-outside-total'];

/** All problems: those of the reading, then those of the check; each question once. */
export async function checkFile(
  input: ImportInput,
  assumptions: Assumptions | null,
): Promise<{ scheme: Scheme; problems: Problem[] }> {
  const { scheme, problems } = await loadScheme(input);
  const own = problems.filter(({ code }) => !askedAgain.includes(code));
  return { scheme, problems: [...own, ...inspect(draft(scheme, assumptions))] };
}
