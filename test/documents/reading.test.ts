// Decisions about a reading (读法的选择): each is effective, survives a second reading, and leaves the document as it is.
import { describe, expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { type ColumnRole, roleTitles } from '../../src/domain/column-role.ts';
import { importWith } from '../../src/documents/import/import-with.ts';
import { readSubjectList } from '../../src/documents/subject-list/read.ts';
import { lookupIn, shipped } from '../../src/documents/directory.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { Reading } from '../../src/domain/reading.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { rowsWithoutSource } from './both-ways.ts';
import { besideMethods, drawDocument } from './hand-made.ts';

const head = ['项目', '考核内容', '分值', '考核单位', '责任科室'];
const raw = drawDocument([
  '示范市某某局2024年度绩效考核表',
  [
    head,
    ['业务', '按时办结', '60', '组织部宣传部', '人事科\n财务'],
    ['党建', '学习到位', '40', '市委\n组织部', '办公室'],
  ],
]);

const asking = ({ problems }: ImportResult) => problems.filter(({ choices }) => choices !== undefined);
const keyed = (result: ImportResult) => Object.fromEntries(asking(result).map(({ key, choices }) => [key, choices]));
const named = ({ rows }: ImportResult) => rows.map(({ assessors, leads }) => [assessors, leads]);
const keyOf = (result: ImportResult, code: string): string =>
  asking(result).find((each) => each.code === code)?.key ?? '';
const chosen = (problems: Problem[]) =>
  problems.filter((each) => each.chosen !== undefined).map(({ key, severity, chosen: at }) => [key, severity, at]);

test('空的读法就是导入本身', () => {
  expect(importWith(raw, {})).toEqual(importDocument(raw));
  expect(importWith(raw, Reading.parse({ tables: [], columns: [], readings: {}, cells: [] }))).toEqual(
    importDocument(raw),
  );
});

describe('一个名称还是两个', () => {
  const first = importWith(raw, {});

  test('每处疑问有自己的键', () => {
    expect(keyed(first)).toEqual({
      'name:1:2:4:组织部|宣传部': ['组织部、宣传部', '组织部宣传部'],
      'name:1:2:5:人事科|财务': ['人事科、财务', '人事科财务'],
      'name:1:3:4:市委组织部': ['市委组织部', '市委、组织部'],
    });
    expect(named(first)).toEqual([
      [
        ['组织部', '宣传部'],
        ['人事科', '财务'],
      ],
      [['市委组织部'], ['办公室']],
    ]);
  });

  test('选哪种就读成哪种，再读一遍还在，还能改选', () => {
    const readings = Object.fromEntries(Object.keys(keyed(first)).map((key) => [key, 1]));
    const second = importWith(raw, { readings });
    expect(named(second)).toEqual([
      [['组织部宣传部'], ['人事科财务']],
      [['市委', '组织部'], ['办公室']],
    ]);
    expect(keyed(second)).toEqual(keyed(first));
    expect(chosen(second.problems)).toEqual(Object.keys(readings).map((key) => [key, 'note', 1]));
    expect(second.problems.filter(({ code }) => code === 'reading-idle')).toEqual([]);
    const back = importWith(raw, { readings: Object.fromEntries(Object.keys(readings).map((key) => [key, 0])) });
    expect(rowsWithoutSource(back)).toEqual(rowsWithoutSource(first));
    expect(besideMethods(back.problems).filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  test('选的单位进方案', () => {
    const { scheme } = importWith(raw, { readings: { [keyOf(first, 'name-ambiguous')]: 1 } });
    expect(scheme.bodies.map(({ title }) => title)).toContain('组织部宣传部');
  });

  test('名单里的也能选', () => {
    const list = drawDocument([[['单位'], ['组织部宣传部'], ['教育局'], ['民政局']]]);
    const find = lookupIn(shipped);
    const { problems, bodies } = readSubjectList(list, find);
    const doubt = problems.find(({ code }) => code === 'name-ambiguous');
    expect(bodies.map(({ name }) => name)).toEqual(['组织部', '宣传部', '教育局', '民政局']);
    const again = readSubjectList(list, find, { [doubt?.key ?? '']: 1 });
    expect(again.bodies.map(({ name }) => name)).toEqual(['组织部宣传部', '教育局', '民政局']);
    expect(chosen(again.problems)).toEqual([[doubt?.key, 'note', 1]]);
  });
});

test('没有对应疑问的、序号超出的选择：不起作用，告诉人', () => {
  const key = keyOf(importDocument(raw), 'name-ambiguous');
  const result = importWith(raw, {
    readings: { [key]: 2, 没有: 0, __proto__: 0 },
    columns: [{ table: 1, column: 9, role: 'remarks' }],
  });
  expect(rowsWithoutSource(result)).toEqual(rowsWithoutSource(importDocument(raw)));
  const idle = result.problems.filter(({ code }) => code === 'reading-idle');
  expect(idle.map(({ severity, place }) => [severity, place.text])).toEqual([
    ['note', '读法的选择'],
    ['note', '读法的选择'],
    ['note', '表1 第9列'],
  ]);
});

describe('这是什么列', () => {
  const table = [
    ['一级指标', '分值', '评分标准', '其他', '说法'],
    ['业务', '60', '按时办结', '说一', '财政局'],
    ['党建', '40', '学习到位', '说二', '宣传部'],
  ];
  const one = drawDocument(['考核表', table]);
  const first = importWith(one, {});
  const roles = (key: string): string[] => keyed(first)[key] ?? [];
  const at = (key: string, role: ColumnRole) => roles(key).indexOf(roleTitles[role]);

  test('看不出的列可以选角色，按内容认的可以改', () => {
    expect(asking(first).map(({ code, key }) => [code, key])).toEqual([
      ['column-unknown', 'column:1:0:4'],
      ['column-guessed', 'column:1:0:5'],
    ]);
    const readings = { 'column:1:0:4': at('column:1:0:4', 'remarks'), 'column:1:0:5': at('column:1:0:5', 'leads') };
    const result = importWith(one, { readings });
    expect(result.rows.map(({ remarks, leads, assessors }) => [remarks, leads, assessors])).toEqual([
      ['说一', ['财政局'], []],
      ['说二', ['宣传部'], []],
    ]);
    expect(chosen(result.problems)).toEqual(Object.entries(readings).map(([key, choice]) => [key, 'note', choice]));
    expect(Object.keys(keyed(result))).toEqual(Object.keys(keyed(first)));
  });

  test('每个角色都选得成：读成它，或说明为什么不行', () => {
    for (const [choice, words] of roles('column:1:0:4').entries()) {
      const { problems } = importWith(one, { readings: { 'column:1:0:4': choice } });
      expect(problems.find(({ key }) => key === 'column:1:0:4')?.chosen, words).toBe(choice);
    }
  });

  test('指明一张表的列，别的表不变；表号空着就是每张表', () => {
    const two = drawDocument(['考核表', table, '加减分', table]);
    const remarks = (columns: Reading['columns']) =>
      importWith(two, { ...(columns && { columns }) }).rows.map((row) => row.remarks);
    expect(remarks([{ table: 2, column: 4, role: 'remarks' }])).toEqual([null, null, '说一', '说二']);
    expect(remarks([{ table: null, column: 4, role: 'remarks' }])).toEqual(['说一', '说二', '说一', '说二']);
    const twice = [
      { table: null, column: 4, role: 'remarks' as const },
      { table: 1, column: 4, role: 'ignore' as const },
    ];
    expect(remarks(twice)).toEqual([null, null, '说一', '说二']);
  });
});

describe('几张表是几个方案', () => {
  const head4 = ['序号', '考核指标', '分值', '评分标准'];
  const annexes = drawDocument([
    '附件1',
    '党群部门考核指标',
    [head4, ['1', '项目', '60', '按质'], ['2', '服务', '40', '按质']],
    '附件2',
    '政府部门考核指标',
    [head4, ['1', '安全', '50', '按质'], ['2', '执法', '50', '按质']],
  ]);
  const first = importWith(annexes, {});
  const key = keyOf(first, 'tables-apart');

  test.each([
    [0, ['项目', '服务']],
    [1, ['安全', '执法']],
    [2, ['项目', '服务', '安全', '执法']],
  ])('选第 %i 种', (choice, titles) => {
    const result = importWith(annexes, { readings: { [key]: choice } });
    expect(result.rows.map(({ title }) => title)).toEqual(titles);
    expect(chosen(result.problems)).toEqual([[key, 'note', choice]]);
    expect(result.problems.filter(({ code }) => code === 'reading-idle')).toEqual([]);
  });

  test('与只读那张表相同', () => {
    const alone = importWith(annexes, { tables: [2] });
    expect(rowsWithoutSource(importWith(annexes, { readings: { [key]: 1 } }))).toEqual(rowsWithoutSource(alone));
    expect(alone.scheme.root.points).toBe('100');
  });
});

describe('改正一格', () => {
  const mend = { table: 1, row: 2, column: 3, text: '55' };

  test('按改正的读，出处仍是原文，并记下改了什么；读入的文件不变', () => {
    const before = structuredClone(raw);
    const result = importWith(raw, { cells: [mend] });
    expect(raw).toEqual(before);
    expect(result.rows[0]).toMatchObject({ points: '55', source: { cells: { points: { words: '60' } } } });
    const node = [...nodesOf(result.scheme.root)].find(({ title }) => title === '业务');
    expect(node).toMatchObject({ points: '55' });
    expect(result.problems.filter(({ code }) => code === 'cell-mended')).toMatchObject([
      {
        severity: 'note',
        place: { text: '表1 第2行 第3列', source: { words: '60' } },
        message: '原文“60”由人改为“55”，按改正的文字读入；出处仍记原文。',
      },
    ]);
  });

  test('改两次以后一次为准；换行成两行；清空成空格；不在的格告诉人', () => {
    const twice = importWith(raw, { cells: [mend, { ...mend, text: '50' }] });
    expect(twice.rows[0]?.points).toBe('50');
    expect(twice.problems.filter(({ code }) => code === 'cell-mended')).toHaveLength(1);
    const names = importWith(raw, { cells: [{ table: 1, row: 2, column: 5, text: '人事科\n财务科' }] });
    expect(names.rows[0]?.leads).toEqual(['人事科', '财务科']);
    expect(importWith(raw, { cells: [{ ...mend, column: 4, text: ' ' }] }).rows[0]?.assessors).toEqual([]);
    const gone = importWith(raw, { cells: [{ ...mend, row: 9 }] });
    expect(gone.problems.filter(({ code }) => code === 'reading-idle').map(({ place }) => place.text)).toEqual([
      '表1 第9行 第3列',
    ]);
  });
});

test('标题和单位可以另写', () => {
  const result = importWith(raw, { title: '某某局方案', subjectTitle: '某某局' });
  expect([result.title, result.scheme.title, result.assignment?.subject]).toEqual([
    '某某局方案',
    '某某局方案',
    '某某局',
  ]);
});

test('读法只收认得的字段', () => {
  for (const wrong of [
    { x: 1 },
    { tables: [0] },
    { columns: [{ column: 1, role: 'level' }] },
    { readings: { a: -1 } },
    { title: ' ' },
  ])
    expect(Reading.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
});
