// Points in the titles of other cities' tables (标题里的分值): bare numbers in brackets beside weights, and names that only look so.
import { expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { importBothWays } from './both-ways.ts';
import { drawDocument } from './hand-made.ts';

const drawn = (titles: readonly [string, string, string]) =>
  drawDocument([
    '某区综合考核评分表',
    [
      ['类别', '权重', '考核指标', '考核要点及计分办法', '责任部门'],
      ['本职工作', '70%', titles[0], '按计划完成', '政府办'],
      ['^', '^', titles[1], '改革台账齐全', '改革办'],
      ['自身建设', '30%', titles[2], '按季度检查', '组织部'],
    ],
  ]);
const weighed = (titles: readonly [string, string, string]) => importBothWays(drawn(titles));

const pointsOf = ({ rows }: ReturnType<typeof weighed>) => rows.map(({ title, points }) => `${title} ${points}`);

test('the column of weights is told as such, and bare numbers behind the titles are points', () => {
  const imported = weighed(['中心任务（50）', '改革(20)', '队伍建设（３０）']);
  expect(imported.columns.map(({ column, role }) => `${column} ${role}`)).toEqual([
    '1 level',
    '2 points',
    '3 level',
    '4 criterion',
    '5 leads',
  ]);
  expect(imported.scheme.root.operation).toMatchObject({ weights: { n1: '70%', n2: '30%' } });
  expect(pointsOf(imported)).toEqual(['中心任务 50', '改革 20', '队伍建设 30']);
  expect(imported.problems).toMatchObject([
    { code: 'points-in-title', severity: 'question', place: { text: '表1 第2行 第3列' } },
  ]);
});

test('they are part of the names where a person says so', () => {
  // The choice is of the reading and not of the table: written again, the table asks again.
  const imported = importDocument(drawn(['中心任务（50）', '改革(20)', '队伍建设（３０）']), {
    choices: { 'title-points:1:2:3': 1 },
  });
  expect(pointsOf(imported)).toEqual(['中心任务（50） null', '改革(20) null', '队伍建设（３０） null']);
});

test('weights that do not fit the points below them are told with all sums', () => {
  const { problems } = weighed(['中心任务（50）', '改革（25）', '队伍建设（30）']);
  const [, problem] = problems;
  expect(problem).toMatchObject({ code: 'sum-differs', severity: 'question', place: { text: '表1 第2行 第1列' } });
  expect(problem?.message).toMatch(
    /“本职工作”占 70%，下面各项相加 75 分；“自身建设”占 30%，下面各项相加 30 分；合计 105 分/u,
  );
});

test.each([[['任务（1）', '任务（2）', '任务（3）']], [['方案（2024）', '规划（2025）', '总结（2026）']]] as const)(
  '%j: a count and years are no points',
  ([first, second, third]) => {
    const imported = weighed([first, second, third]);
    expect(pointsOf(imported)).toEqual([`${first} null`, `${second} null`, `${third} null`]);
    expect(imported.problems.map(({ code }) => code)).not.toContain('points-in-title');
  },
);

test('where only some titles end in a number, nothing is read but asked', () => {
  const imported = weighed(['中心任务（50）', '改革（20）', '队伍建设']);
  expect(pointsOf(imported)).toEqual(['中心任务（50） null', '改革（20） null', '队伍建设 null']);
  expect(imported.problems.map(({ code }) => code)).toContain('points-in-title');
});
