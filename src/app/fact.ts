// Facts into the house (事实读入): from JSON, or from a filled workbook, held against the scheme they are about.
import { basename } from 'node:path';
import { factsFromWorkbook } from '../documents/facts-xlsx/read.ts';
import { readJson } from '../documents/json.ts';
import { readDocument } from '../documents/read/read.ts';
import { Facts } from '../domain/fact.ts';
import type { Problem } from '../domain/problem.ts';
import { refusalFor } from '../domain/refusal.ts';
import type { Scheme } from '../domain/scheme.ts';

/**
 * The facts, and what a person should know of how they were read. Throws a Refusal with all faults
 * when a cell cannot be read.
 */
export async function loadFacts(path: string, scheme: Scheme): Promise<{ facts: Facts; problems: Problem[] }> {
  if (!/\.xlsx$/iu.test(path)) return { facts: readJson(path, Facts, 'facts-invalid'), problems: [] };
  const { facts, problems } = factsFromWorkbook(await readDocument(path), scheme);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { facts, problems };
  const codes = errors.map(({ code, place }) => `${code} (${place.text})`).join(', ');
  throw refusalFor('facts-invalid', errors, {
    what: `文件“${basename(path)}”有 ${errors.length} 处错误。`,
    next: '请在表格里改正后再试。',
    english: `The workbook has ${errors.length} faults: ${codes}`,
  });
}
