// Tests of the facts workbook (事实填报表): what goes out comes back, and every fault is told with its cell.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fact, Facts } from '../../domain/fact.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { openReader } from '../read/reader.ts';
import { factsFromWorkbook } from './read.ts';
import { factsWorkbook } from './template.ts';

const node = (
  id: string,
  title: string,
  operation: Node['operation'],
  assessors: string[] = [],
  children: Node[] = [],
): Node => ({
  id,
  number: id,
  title,
  kind: 'indicator',
  points: '10',
  criterion: null,
  method: null,
  unit: null,
  remarks: null,
  assessors,
  admitted: null,
  groups: null,
  operation,
  rounding: null,
  source: null,
  children,
});

const scheme: Scheme = {
  format: 'plumbline/scheme/1',
  title: '示范市考评方案',
  cycle: '2022',
  demonstration: '示范数据',
  organiser: null,
  bodies: [
    { id: 'jia', title: '示范市甲局', names: [] },
    { id: 'yi', title: '示范市乙局', names: [] },
  ],
  groups: [{ id: 'all', title: '全部' }],
  subjects: [
    { id: 'jia', title: '示范市甲局', group: 'all', sections: [] },
    { id: 'bing', title: '示范市丙局', group: 'all', sections: [] },
  ],
  parameters: [],
  absent: 'reweight',
  recusal: { alone: 'reweight' },
  rounding: null,
  ranking: { within: 'group', ties: 'equal', criteria: [] },
  grades: null,
  vetoes: [],
  root: node(
    '0',
    '总分',
    { type: 'sum' },
    [],
    [
      node('1', '业务', { type: 'marks', scale: null, combine: { how: 'mean' } }, ['jia', 'yi']),
      node('2', '测评', {
        type: 'ballot-levels',
        voterGroup: '服务对象',
        channel: '网络',
        minimum: null,
        levels: { 好: '100%', 差: '0' },
        invalid: ['不了解'],
      }),
      node('3', '加分', { type: 'adjustments', sign: 'plus', levels: null, once: 'matter', document: 'required' }),
      node('4', '预算', { type: 'ratio', actual: '支出', goal: { from: 'figure', key: '计划' }, cap: null }),
    ],
  ),
};

const common = { subject: 'jia', by: '赵示一', at: '2022-12-30', evidence: ['甲.pdf', '乙.pdf'], supersedes: null };
const adjustment: Fact = {
  ...common,
  type: 'adjustment',
  id: 'a1',
  node: '3',
  evidence: [],
  title: '表扬',
  issuer: '示范省总工会',
  document: '示〔2022〕1号',
  date: '2022-05-01',
  level: '省级',
  points: '0.5',
  matter: '先进',
  incident: null,
  rank: 2,
  ranked: 10,
  tied: 1,
  bodies: 2,
  share: '1/2',
  veto: true,
};
const facts: Facts = {
  format: 'plumbline/facts/1',
  title: '事实',
  cycle: '2022',
  demonstration: '示范数据',
  facts: [
    {
      ...common,
      type: 'mark',
      id: 'm1',
      node: '1',
      assessor: 'yi',
      value: '9.50',
      notApplicable: false,
      reason: '晚报一次（经提醒：已补）',
    },
    {
      ...common,
      type: 'mark',
      id: 'm2',
      node: '1',
      subject: 'bing',
      assessor: 'jia',
      value: null,
      notApplicable: true,
      reason: '没有此项业务',
      supersedes: 'm0',
    },
    {
      ...common,
      type: 'tally',
      id: 't1',
      node: '2',
      voterGroup: '服务对象',
      channel: '网络',
      counts: { 好: 30, 差: 0, 不了解: 2 },
    },
    adjustment,
    {
      ...common,
      type: 'figure',
      id: 'f1',
      node: '4',
      key: '支出',
      period: '2022',
      value: '95%',
      level: null,
      notApplicable: false,
      reason: null,
    },
  ],
};

let folder = '';
const reader = openReader();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-facts-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await reader.close();
});

async function readBack(bytes: Uint8Array) {
  const path = join(folder, 'facts.xlsx');
  writeFileSync(path, bytes);
  return factsFromWorkbook(await reader.read(path), scheme);
}
/** The four sheets of a template, three of them left blank. */
const workbookOf = (rows: (string | number)[][], names = ['计票', '加减分', '数据']) =>
  writeXlsx({
    sheets: [
      { name: '评分', rows },
      ...names.map((name) => ({ name, rows: [['被考评单位编号', '指标编号', '经手人', '填报日期']] })),
    ],
  });
const byId = (list: readonly Fact[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('facts written to a workbook are read back as they were', async () => {
  const { facts: again, problems } = await readBack(await factsWorkbook(scheme, facts, null));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect({ ...again, facts: byId(again.facts) }).toEqual({ ...facts, facts: byId(facts.facts) });
});

test('a template has a row for each subject, row of the table and assessor but itself; left blank it gives no facts and no problems', async () => {
  const bytes = await factsWorkbook(scheme, null, null);
  const { sheets } = await readXlsx(bytes);
  const rows = (name: string) =>
    sheets.find((sheet) => sheet.name === name)?.rows.filter((row) => row[0] != null) ?? [];
  expect(sheets.map((sheet) => sheet.name)).toEqual(['说明', '评分', '计票', '加减分', '数据']);
  expect(
    rows('评分')
      .slice(1)
      .map((row) => [row[0], row[5]]),
  ).toEqual([
    ['jia', 'yi'],
    ['bing', 'jia'],
    ['bing', 'yi'],
  ]);
  expect(rows('计票')).toHaveLength(1 + 2 * 3);
  expect(rows('加减分')).toHaveLength(1);
  expect(
    rows('数据')
      .slice(1)
      .map((row) => row[4]),
  ).toEqual(['支出', '计划', '支出', '计划']);
  const { facts: again, problems } = await readBack(bytes);
  expect([again.facts, problems.filter(({ severity }) => severity !== 'note')]).toEqual([[], []]);
});

test('a filled template becomes facts with ids of their own', async () => {
  const heads = ['被考评单位编号', '指标编号', '考评单位编号', '评分', '理由', '经手人', '填报日期'];
  const rows = [
    heads,
    ['jia', '1', 'yi', 9.5, '晚报', '钱示二', '2022年12月3日'],
    ['bing', '1', 'yi', '１０', '', '钱示二', '2022/12/3'],
    ['bing', '1', 'jia', '', '', '', ''],
  ];
  const { facts: again, problems } = await readBack(await workbookOf(rows));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const seen = again.facts.map((fact) => (fact.type === 'mark' ? [fact.id, fact.value, fact.at] : []));
  expect(seen).toEqual([
    ['mark:1:jia:yi', '9.5', '2022-12-03'],
    ['mark:1:bing:yi', '10', '2022-12-03'],
  ]);
});

test('every fault is told with its cell', async () => {
  const heads = ['被考评单位编号', '指标编号', '考评单位编号', '评分', '经手人', '填报日期'];
  const bad = ['nobody', '9', 'nobody', '很好', '', '2022-02-30'];
  const again = ['jia', '1', 'yi', '9', '钱示二', '2022-12-03'];
  const { problems } = await readBack(await workbookOf([heads, bad, again, again]));
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(new Set(errors.map(({ code }) => code))).toEqual(
    new Set([
      'subject-unknown',
      'node-unknown',
      'assessor-unknown',
      'number-unread',
      'by-missing',
      'date-unread',
      'fact-twice',
    ]),
  );
  expect(errors.find(({ code }) => code === 'number-unread')?.place).toMatchObject({
    text: '工作表“评分” D2（评分）',
    source: { words: '很好' },
  });
});

test('a sheet that is gone or was renamed is an error: its facts would be lost without a word', async () => {
  const heads = [['被考评单位编号', '指标编号', '考评单位编号', '评分', '经手人', '填报日期']];
  const { problems } = await readBack(await workbookOf(heads, ['计票', '加减分（旧）', '数据']));
  expect(problems.map(({ code, severity, place }) => [code, severity, place.text])).toEqual([
    ['sheet-missing', 'error', '工作表“加减分”'],
  ]);
});
