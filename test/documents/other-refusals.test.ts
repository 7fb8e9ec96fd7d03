// What is no appraisal table (不是考评表): lists of units and columns that no table has are refused, with what to do.
import { expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '../../src/documents/read/read.ts';
import { resultDocument } from '../../src/documents/write/result-docx.ts';
import { outcomeAt, snapshot } from '../kit/snapshot.ts';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { drawCsv } from './hand-made.ts';

function refusalOf(run: () => unknown): Refusal | null {
  try {
    run();
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  return null;
}

const units = ['1,市财政局,政府部门', '2,市教育局,政府部门', '3,市委组织部,党群部门', '4,市总工会,党群部门'];

test.each(['序号,单位,分组', '序号,被考评单位,分组', '序号,单位名称,组别', '序号,考核对象,类别'])(
  'a list of units under “%s” is no scheme',
  (heading) => {
    const refusal = refusalOf(() => importDocument(drawCsv([heading, ...units].join('\n'))));
    expect(refusal).toMatchObject({ code: 'no-table' });
    expect(refusal?.why).toContain('像一份单位名单');
    expect(refusal?.next).toContain('被考评单位的名单');
  },
);

test('a table of offices with points, or with what they are appraised by, is one', () => {
  const pointed = '序号,项目,分值,考核单位\n1,财政局,40,组织部\n2,教育局,30,组织部\n3,统计局,30,组织部';
  const worded = '序号,单位,考核内容\n1,财政局,预算执行\n2,教育局,义务教育均衡\n3,统计局,数据质量';
  expect(refusalOf(() => importDocument(drawCsv(pointed)))).toBeNull();
  expect(refusalOf(() => importDocument(drawCsv(worded)))).toBeNull();
});

test('a column that was named beyond the table is refused', () => {
  const table = drawCsv('考核指标,分值,考核单位\n经济,60,发改委\n党建,40,组织部');
  const refusal = refusalOf(() => importDocument(table, { columns: { 99: 'criterion' } }));
  expect(refusal).toMatchObject({ code: 'usage', what: '指明了第 99 列，表里没有这一列。' });
  expect(refusal?.why).toContain('3 列');
  expect(refusalOf(() => importDocument(table, { columns: { 3: 'leads' } }))).toBeNull();
});

test.each([
  '排名,单位,总分,等次,备注\n1,园林局,91,优秀,\n2,水务局,88.5,良好,\n3,气象局,80,良好,',
  '序号,名次,被考核单位,最终得分,备注\n1,1,园林局,91,\n2,2,水务局,88.5,\n3,3,气象局,80,',
  '市直单位考核结果,,,\n组内排名,部门名称,履职,考核总分\n1,园林局,40,91\n2,水务局,41,88.5',
])('a list of results is no scheme: %s', (text) => {
  const refusal = refusalOf(() => importDocument(drawCsv(text)));
  expect(refusal).toMatchObject({ code: 'no-table' });
  expect(refusal?.why).toContain('像一份考评结果或排名');
  // Whoever says what the columns are is believed.
  expect(refusalOf(() => importDocument(drawCsv(text), { columns: { 2: 'criterion' } }))).toBeNull();
});

test('the notice of results that the program itself writes is none either', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-result-'));
  try {
    const path = join(folder, '结果-第1次计算.docx');
    writeFileSync(path, await resultDocument(outcomeAt(snapshot)));
    const raw = await readDocument(path);
    expect(refusalOf(() => importDocument(raw))?.why).toContain('像一份考评结果或排名');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a table of content with a column of ranks is one', () => {
  const table = '指标,考核内容,得分,排名,考核单位,单位\n经济,增速,60,1,发改委,%\n党建,学习,40,2,组织部,次';
  expect(refusalOf(() => importDocument(drawCsv(table)))).toBeNull();
});

test('a header in words that nobody knows is told as one, not as missing', () => {
  const table = '甲类,乙类,丙类,丁类\n经济工作,增速达到全市平均,60,三\n党建工作,学习制度落实到位,40,四';
  const messages = importDocument(drawCsv(table)).problems.map(({ message }) => message);
  expect(messages.join()).toContain('丁类');
  expect(messages.filter((message) => message.includes('没有表头'))).toEqual([]);
});
