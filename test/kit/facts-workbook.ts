// A small town's facts workbook (填报表样例): its scheme and facts, and a workbook with given rows, read back in the test's own process.
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { sheets, types } from '../../src/documents/facts-xlsx/columns.ts';
import { factsFromWorkbook } from '../../src/documents/facts-xlsx/read.ts';
import { defaultLimits } from '../../src/documents/read/limits.ts';
import { readXlsx } from '../../src/documents/read/xlsx.ts';
import type { Fact, Facts } from '../../src/domain/fact.ts';
import type { Node, Scheme } from '../../src/domain/scheme.ts';

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

export const scheme: Scheme = {
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
const firstMark: Extract<Fact, { type: 'mark' }> = {
  ...common,
  type: 'mark',
  id: 'm1',
  node: '1',
  assessor: 'yi',
  value: '9.50',
  notApplicable: false,
  reason: '晚报一次（经提醒：已补）',
};
const tally: Extract<Fact, { type: 'tally' }> = {
  ...common,
  type: 'tally',
  id: 't1',
  node: '2',
  voterGroup: '服务对象',
  channel: '网络',
  counts: { 好: 30, 差: 0, 不了解: 2 },
};
const adjustment: Extract<Fact, { type: 'adjustment' }> = {
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
  tied: 3,
  bodies: 2,
  share: '1/3',
  veto: false,
};
const figure: Extract<Fact, { type: 'figure' }> = {
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
};
/** All that a workbook can say: corrections, n/a, a veto, a tied rank, two counts of one box, evidence with separators, words in two lines. */
export const facts: Facts = {
  format: 'plumbline/facts/1',
  title: '事实',
  cycle: '2022',
  demonstration: '示范数据',
  facts: [
    firstMark,
    {
      ...firstMark,
      id: 'm2',
      value: '9.5',
      reason: '一、晚报\n二、漏报',
      evidence: ['甲；乙.pdf', '"丙".pdf', '丁;1'],
    },
    { ...firstMark, id: 'm3', supersedes: 'm2', value: '8', at: '2022-12-31' },
    {
      ...firstMark,
      id: 'm4',
      subject: 'bing',
      assessor: 'jia',
      value: null,
      notApplicable: true,
      reason: '没有此项业务',
    },
    tally,
    { ...tally, id: 't2', supersedes: 't1', counts: { 好: 29, 差: 1, 不了解: 2 }, evidence: ['更正；说明.pdf'] },
    { ...tally, id: 't3', voterGroup: null, channel: null, counts: { 好: 1 } },
    { ...tally, id: 't4', voterGroup: null, channel: null, counts: { 好: 2 }, by: '钱示二' },
    adjustment,
    { ...adjustment, id: 'a2', level: '问责', incident: '示范事件', rank: null, points: null, share: null, veto: true },
    { ...adjustment, id: 'a3', supersedes: 'a1', points: '-1/3' },
    figure,
    { ...figure, id: 'f2', key: '计划', value: '12345678901234567890.10', level: '好', reason: '按新口径' },
    { ...figure, id: 'f3', subject: 'bing', value: null, notApplicable: true, reason: '没有预算' },
  ],
};

export const readBack = (bytes: Uint8Array, of: Scheme = scheme) =>
  factsFromWorkbook(
    { form: 'xlsx', file: 'facts.xlsx', sha256: 'ab'.repeat(32), ...readXlsx(bytes, defaultLimits) },
    of,
  );

/** A row by the titles of its columns. */
type Cells = Record<string, CellValue>;

/** A sheet with all its headings, and rows in which the named cells are filled in. */
export function sheetOf(type: Fact['type'], rows: readonly Cells[] = [], more: Partial<WriteSheet> = {}): WriteSheet {
  const { name, columns } = sheets[type];
  const titles = columns.map(({ title }) => title);
  for (const title of rows.flatMap((row) => Object.keys(row)))
    if (!titles.includes(title)) throw new Error(`no heading ${title} in ${name}`);
  return { name, rows: [titles, ...rows.map((row) => titles.map((title) => row[title] ?? null))], ...more };
}

/** The four sheets and the notes, blank but for those that are given. */
export async function workbookOf(...given: WriteSheet[]): Promise<Uint8Array> {
  const blank = types.map((type) => sheetOf(type));
  const notes: WriteSheet = { name: '说明', rows: [['标题', '事实']] };
  const replaced = blank.map((sheet) => given.find(({ name }) => name === sheet.name) ?? sheet);
  const extra = given.filter(({ name }) => !blank.some((sheet) => sheet.name === name));
  return writeXlsx({ sheets: [...(extra.some(({ name }) => name === '说明') ? [] : [notes]), ...replaced, ...extra] });
}

/** What is read of rows of one sheet: the facts, and problems as code, place and message. */
export async function readRows(type: Fact['type'], rows: readonly Cells[], more: Partial<WriteSheet> = {}) {
  const { facts: read, problems } = readBack(await workbookOf(sheetOf(type, rows, more)));
  return { facts: read.facts, problems, told: problems.map(({ code, place }) => `${code} ${place.text}`) };
}

export const whose = { 被考评单位编号: 'jia', 指标编号: '1', 考评单位编号: 'yi' };
export const signed = { 经手人: '钱示二', 填报日期: '2022-12-03' };
export const mark = { ...whose, ...signed, 评分: '9', 理由: '晚报' };
export const award = { 被考评单位编号: 'jia', 指标编号: '3', ...signed, 事项: '表扬', 文号: '示〔2022〕1号' };
