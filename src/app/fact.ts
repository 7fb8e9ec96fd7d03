// Facts into the house (事实读入): from JSON, or from a filled workbook, held against the scheme they are about.
import { basename } from 'node:path';
import { factsFromWorkbook } from '../documents/facts-xlsx/read.ts';
import { readJson } from '../documents/json.ts';
import { readDocument } from '../documents/read/read.ts';
import { Facts } from '../domain/fact.ts';
import type { Problem } from '../domain/problem.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Scheme } from '../domain/scheme.ts';

const shown = 12;

function refuseProblems(path: string, errors: readonly Problem[]): Refusal {
  const lines = errors.slice(0, shown).map(({ place, message }) => `${place.text}：${message}`);
  const rest = errors.length > shown ? [`另有 ${errors.length - shown} 处。`] : [];
  return new Refusal('facts-invalid', {
    what: `文件“${basename(path)}”有 ${errors.length} 处错误。`,
    why: ['', ...lines, ...rest].join('\n'),
    next: '请在表格里改正后再试。',
    english: `The workbook has ${errors.length} faulty cells: ${errors
      .slice(0, shown)
      .map(({ code, place }) => `${code} (${place.text})`)
      .join(', ')}`,
  });
}

/** Throws a Refusal with all faults when a cell cannot be read. */
export async function loadFacts(path: string, scheme: Scheme): Promise<Facts> {
  if (!/\.xlsx$/iu.test(path)) return readJson(path, Facts, 'facts-invalid');
  const { facts, problems } = factsFromWorkbook(await readDocument(path), scheme);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw refuseProblems(path, errors);
  return facts;
}
