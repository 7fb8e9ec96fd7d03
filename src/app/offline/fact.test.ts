// Facts from several files (几份事实): put together as if they were one, corrections across files, and what clashes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { award, facts as known, mark, scheme, sheetOf, workbookOf } from '../../../test/kit/facts-workbook.ts';
import type { Facts } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import { Refusal } from '../../domain/refusal.ts';
import { loadFacts } from './fact.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'plumbline-facts-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function asJson(name: string, given: Facts): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(given));
  return path;
}
const of = (facts: Facts['facts'], more: Partial<Facts> = {}): Facts => ({ ...known, facts, ...more });
const byId = ({ facts }: Facts) => ({ ...known, facts: facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });

async function faultsOf(...paths: string[]): Promise<readonly Problem[]> {
  try {
    await loadFacts(paths, scheme);
    return [];
  } catch (fault) {
    if (fault instanceof Refusal) return fault.problems;
    throw fault;
  }
}

test('facts of several files are the facts of one', async () => {
  const [first, second] = [
    of(known.facts.slice(0, 5)),
    of(known.facts.slice(5), { title: '另一份', demonstration: null }),
  ];
  const { facts, problems } = await loadFacts([asJson('一.json', first), asJson('二.json', second)], scheme);
  expect(byId(facts)).toEqual(byId(known));
  expect(problems).toEqual([]);
  const marked = await loadFacts([asJson('二.json', second), asJson('一.json', first)], scheme);
  expect(marked.facts).toMatchObject({ title: '另一份', demonstration: known.demonstration });
});

test('a workbook corrects facts of other files, in whatever order they are given', async () => {
  const old = asJson('原有.json', of(known.facts.filter(({ id }) => id === 'm1')));
  const path = join(folder, '更正.xlsx');
  writeFileSync(path, await workbookOf(sheetOf('mark', [{ ...mark, 评分: '8', 更正哪一条: 'm1' }])));
  for (const paths of [
    [old, path],
    [path, old],
  ]) {
    const { facts } = await loadFacts(paths, scheme);
    expect(facts.facts.map(({ id, supersedes }) => `${id} ${supersedes}`).toSorted()).toEqual([
      'm1 null',
      'm1:更正 m1',
    ]);
  }
  expect(await faultsOf(path)).toMatchObject([{ code: 'correction-unknown' }]);
});

test('what clashes between files is told with both names, and where a cell cannot be read, the file', async () => {
  const one = asJson('甲.json', of(known.facts.slice(0, 1)));
  const other = asJson('乙.json', of(known.facts.slice(0, 1), { cycle: '2021' }));
  expect((await faultsOf(one, other)).map(({ code, message }) => `${code} ${message}`)).toEqual([
    'cycle-differs 属于“2021”，而文件“甲.json”属于“2022”；请核对是不是给错了文件。',
    'fact-in-two-files 事实“m1”在文件“甲.json”里已经有了；请只留一份，更正的写明更正哪一条。',
  ]);
  const path = join(folder, '错.xlsx');
  writeFileSync(path, await workbookOf(sheetOf('mark', [{ ...mark, 评分: '很好' }])));
  expect((await faultsOf(one, path)).map(({ place }) => place.text)).toEqual([
    expect.stringMatching(/^文件“错.xlsx” 工作表“评分” [A-Z]2（评分）$/u),
  ]);
});

test('the cell of each fact of a workbook is known by its id, with the file where there are several', async () => {
  const path = join(folder, '评分.xlsx');
  writeFileSync(path, await workbookOf(sheetOf('mark', [{}, mark]), sheetOf('adjustment', [award])));
  const { facts, places } = await loadFacts([path], scheme);
  expect(facts.facts.map(({ id }) => places.get(id))).toMatchObject([
    { text: '工作表“评分” E3（评分）', source: { file: '评分.xlsx', row: 3, column: 5, words: '9' } },
    { text: '工作表“加减分” C2（事项）', source: { words: '表扬' } },
  ]);
  const json = asJson('另外.json', of(known.facts.slice(0, 1)));
  const both = await loadFacts([json, path], scheme);
  expect([...both.places.values()].map(({ text }) => text)).toEqual([
    '文件“评分.xlsx” 工作表“评分” E3（评分）',
    '文件“评分.xlsx” 工作表“加减分” C2（事项）',
  ]);
});
