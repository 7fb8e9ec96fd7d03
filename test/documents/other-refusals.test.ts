// What is no appraisal table (不是考评表): lists of units and columns that no table has are refused, with what to do.
import { expect, test } from 'vitest';
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
