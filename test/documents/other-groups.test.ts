// Tables for several groups of units (分组的考评表): rival columns of points, rows for some groups, percentages with an evaluation.
import { expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { inspect } from '../../src/engine/check/inspect.ts';
import { draft } from '../../src/engine/draft.ts';
import { drawCsv } from './hand-made.ts';

const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);
const nodeOf = (scheme: Scheme, title: string) => [...nodesOf(scheme.root)].find((node) => node.title === title);
const errorsOf = (scheme: Scheme) => inspect(draft(scheme, null)).filter(({ severity }) => severity === 'error');

test('a column of points for each group is an error that names both columns; the first is read', () => {
  const { rows, problems } = importDocument(
    drawCsv(`
一级指标,二级指标,党群机关分值,政府部门分值,评分标准,考核单位
共性,党建,60,50,从优,组织部
业务,经济,40,50,从优,发改委
`),
  );
  expect(rows.map(({ points }) => points)).toEqual(['60', '40']);
  expect(problems).toMatchObject([{ code: 'points-rival', severity: 'error', place: { text: '表1 第1行 第4列' } }]);
  expect(problems[0]?.message).toMatch(/第3列“党群机关分值”和第4列“政府部门分值”/u);
});

test('columns of points that say the same, or belong to levels of their own, are no rivals', () => {
  const same = '考核指标,分值,权重分,考核单位\n党建,60,60,组织部\n经济,40,40,发改委';
  const levels = '一级指标,分值,二级指标,分值,考核单位\n共性,60,党建,60,组织部\n业务,40,经济,40,发改委';
  expect([same, levels].flatMap((table) => codes(importDocument(drawCsv(table)).problems))).toEqual([]);
});

const scoped = (points: string, heading = '适用范围') => `
一级指标,二级指标,分值,${heading},评分标准,考核单位
共性,党建,70,全部,从优,组织部
业务,经济,${points},政府部门,从优,发改委
业务,群团,30,党群机关,从优,总工会
`;

test.each(['适用范围', '适用对象', '适用单位', '考核对象'])(
  '“%s” says which groups a row is for, and no leads',
  (heading) => {
    const { rows, problems, scheme, assignment } = importDocument(drawCsv(scoped('30', heading)));
    expect([rows.flatMap(({ leads }) => leads), assignment]).toEqual([[], null]);
    // In the words of the page alone.
    expect(problems.map(({ message }) => message).join()).not.toMatch(/[a-z]/u);
    expect(nodeOf(scheme, '党建')?.groups).toBeNull();
    expect(nodeOf(scheme, '经济')?.groups).toEqual(['政府部门']);
    expect(scheme.groups.map(({ title }) => title)).toEqual(['政府部门', '党群机关']);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['row-scope', 'question'],
      ['row-scope', 'question'],
    ]);
    expect(problems[0]?.message).toMatch(/“经济”只适用于“政府部门”/u);
  },
);

test('each group has its own sum: 100 and 100 out of rows of 130', () => {
  const { scheme } = importDocument(drawCsv(scoped('30')));
  expect(scheme.root.points).toBe('100');
  expect(nodeOf(scheme, '业务')?.points).toBe('30');
  expect(errorsOf(scheme)).toEqual([]);
});

test('groups with different sums are told, and the total is a question', () => {
  const { scheme, problems } = importDocument(drawCsv(scoped('20')));
  expect(problems.find(({ code }) => code === 'sum-by-group')?.message).toMatch(/政府部门 90 分，党群机关 100 分/u);
  expect(scheme.parameters.filter(({ value }) => value === null).map(({ key }) => key)).toContain('total.points');
  expect(nodeOf(scheme, '业务')?.points).toBeNull();
  const declared = importDocument(drawCsv(`${scoped('20').trim()}\n合计,,100,,,`)).problems;
  expect(codes(declared)).toContain('sum-by-group');
});

test('a condition is no group: the row stays for all, with a question', () => {
  const { scheme, problems } = importDocument(drawCsv(scoped('30').replace('政府部门', '有招商任务的单位')));
  expect(nodeOf(scheme, '经济')?.groups).toBeNull();
  expect(problems[0]?.message).toMatch(/看不出是哪些组/u);
});

test('sections under 考核对象 of one bureau are in the lead', () => {
  const { assignment } = importDocument(drawCsv('考核指标,分值,考核对象\n公文,60,办公室\n执法,40,法规科、监察科'));
  expect(assignment?.rows.map(({ leads }) => leads.map(({ title }) => title))).toEqual([
    ['办公室'],
    ['法规科', '监察科'],
  ]);
});

const percents = (evaluation: string) => `
一级指标,二级指标,考核要点,权重,评分标准,考核单位
基础工作,制度建设,制度健全,25%,从优,市委办
重点工作,项目建设,投资,${evaluation === '10%' ? '65%' : '55%'},从优,发改委
测评,民主测评,领导测评,${evaluation},,组织部
`;

test('an evaluation that makes the percentages whole stays inside of the total', () => {
  for (const evaluation of ['10%', '20%']) {
    const { scheme, problems } = importDocument(drawCsv(percents(evaluation)));
    expect(codes(problems)).toEqual([]);
    expect(scheme.root.operation).toMatchObject({ type: 'weighted', weights: { n1: '25%', e1: evaluation } });
    expect(errorsOf(scheme)).toEqual([]);
  }
});

test('the source of a row covers its title, criterion and method', () => {
  const { scheme } = importDocument(
    drawCsv('考核指标,分值,考核内容,评分标准,考核单位\n经济,60,固定资产投资,从优给分,发改委\n党建,40,,从优给分,组织部'),
  );
  expect(scheme.root.children.map(({ source }) => [source?.column, source?.columnEnd, source?.words])).toEqual([
    [1, 4, '经济\n固定资产投资\n从优给分'],
    [1, 4, '党建\n从优给分'],
  ]);
});
