// The rows that a scheme prints: as its document wrote them, and as it was edited since.
import { expect, test } from 'vitest';
import { node, scheme, source } from '../../../test/kit/scheme.ts';
import { tableRow } from '../../../test/kit/table-rows.ts';
import type { Assignment } from '../../domain/assignment.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { numbersOf, rowsOf } from './scheme-rows.ts';

const duty = [{ title: '履职尽责', points: '60' }];
const assignment: Assignment = {
  format: 'plumbline/assignment/1',
  title: '责任分工',
  demonstration: null,
  subject: 'water',
  rows: [
    {
      node: '1.1',
      target: '全年十二次。',
      leads: [{ title: '办公室', kind: 'section' }],
      cooperators: [{ title: '各科室', kind: 'group' }],
      owner: null,
      deputy: null,
      source: null,
    },
  ],
};

test('levels, titles, names and the body’s own part', () => {
  expect(rowsOf(scheme, assignment)).toEqual([
    tableRow({
      path: duty,
      title: '河道巡查',
      criterion: '1.按月巡查河道；\n2.问题当月整改。',
      target: '全年十二次。',
      assessors: ['水务局'],
      leads: ['办公室'],
      cooperators: ['各科室'],
    }),
    tableRow({ path: duty, title: '绿化养护', criterion: '绿化养护达到标准。', assessors: ['园林局'] }),
    tableRow({ path: duty, title: '路灯完好', criterion: '路灯完好率。', assessors: ['城管局'] }),
    tableRow({ kind: 'evaluation', title: '群众评价', points: '100', criterion: '向群众发放问卷，按满意率计分。' }),
    tableRow({ kind: 'adjustment', title: '表彰加分', points: '5', criterion: '受到上级表彰的加分，累计不超过5分。' }),
    tableRow({ kind: 'adjustment', title: '通报扣分', points: '-10', criterion: '被上级通报的扣分。' }),
  ]);
});

const withChildren = (...children: ReturnType<typeof node>[]): Scheme => ({
  ...scheme,
  root: node('total', '总分', { kind: 'total', operation: { type: 'sum' }, children }),
});

test('a row without a title in its table has none here', () => {
  const rows = [
    node('1.1', '按月巡查河道', { criterion: '1.按月巡查河道；2.整改。', titleAs: null }),
    node('1.2', '新任务', { criterion: '另有要求。' }),
  ];
  const component = node('1', '履职', { kind: 'component', children: rows });
  expect(rowsOf(withChildren(component), null).map(({ title }) => title)).toEqual([null, '新任务']);
});

test('adjustments under a heading, and one whose table has it elsewhere', () => {
  const bonus = node('a1.1', '表彰', { kind: 'adjustment' });
  const heading = node('a1', '加分项', { kind: 'adjustment', pointsAs: '20', children: [bonus] });
  const moved = node('a2', '通报', { kind: 'adjustment', pathAs: [{ title: '履职', points: '60' }] });
  expect(rowsOf(withChildren(heading, moved), null).map(({ title, path }) => [title, path])).toEqual([
    ['表彰', [{ title: '加分项', points: '20' }]],
    ['通报', [{ title: '履职', points: '60' }]],
  ]);
});

test('names as the row writes them, percentages by which the level weighs, points once they are signed', () => {
  const ask = { parameter: 'points' };
  const component = node('1', '履职', {
    kind: 'component',
    number: '一',
    operation: { type: 'weighted', weights: { '1.1': '70%', '1.2': '30%' }, normalise: true },
    children: [
      node('1.1', '甲事', { assessors: ['water', 'green'], assessorsAs: ['市水务局', '园林局'] }),
      node('1.2', '乙事', { points: ask }),
    ],
  });
  const open = { key: 'points', title: '几分', choices: null, value: null, signer: null, reason: null, source: null };
  const asked = { ...withChildren(component), parameters: [open] };
  expect(rowsOf(asked, null).map(({ assessors, points }) => [assessors, points])).toEqual([
    [['市水务局', '园林局'], '70%'],
    [[], '30%'],
  ]);
  const signed = { ...asked, parameters: [{ ...open, value: '12', signer: '张三' }] };
  expect(rowsOf(signed, null).map(({ points }) => points)).toEqual(['70%', '12']);
});

test('rows stand in the order of their document, new ones in the order of the tree', () => {
  const row = (id: string, at: number) => node(id, id, { kind: 'adjustment', source: source(at, 1, id) });
  expect(rowsOf(withChildren(row('b', 5), row('a', 3)), null).map(({ title }) => title)).toEqual(['a', 'b']);
  const added = node('c', 'c', { kind: 'adjustment' });
  expect(rowsOf(withChildren(row('b', 5), added, row('a', 3)), null).map(({ title }) => title)).toEqual([
    'b',
    'c',
    'a',
  ]);
});

test('rows that stood side by side come in the order in which they were read', () => {
  const row = (id: string, at: number, rowAs: number) =>
    node(id, id, { kind: 'adjustment', source: source(at, 1, id), rowAs });
  const rows = [row('a', 2, 1), row('c', 2, 3), row('b', 3, 2)];
  expect(rowsOf(withChildren(...rows), null).map(({ title }) => title)).toEqual(['a', 'b', 'c']);
});

test('an adjustment that its words do not tell brings along which way it goes', () => {
  const part = (id: string, sign: 'plus' | 'minus') =>
    node(id, id, {
      kind: 'part',
      operation: { type: 'adjustments', sign, levels: {}, once: 'none', document: 'optional' },
    });
  const row = (id: string, title: string, ...children: ReturnType<typeof node>[]) =>
    node(id, title, { kind: 'adjustment', operation: { type: 'cap', max: null, min: null }, children });
  const made = withChildren(
    row('a1', '安全生产', part('a1.1', 'minus')),
    row('a2', '改革试点', part('a2.1', 'plus')),
    row('a3', '综合治理', part('a3.1', 'plus'), part('a3.2', 'minus')),
    row('a4', '发生事故', part('a4.1', 'minus')),
    row('a5', '扣分项', part('a5.1', 'minus')),
  );
  const vetoes = [{ level: '发生事故', effect: 'unqualified' as const, node: null }];
  expect(rowsOf({ ...made, vetoes }, null).map(({ effect }) => effect)).toEqual([
    'minus',
    'plus',
    'both',
    'veto',
    undefined,
  ]);
});

test('numbers of levels are found on the way down, past what only holds parts together', () => {
  const numberOf = numbersOf(scheme);
  expect(numberOf(duty)).toBe('1');
  expect(numberOf([{ title: '履职尽责', points: '50' }])).toBeNull();
  expect(numberOf([...duty, { title: '没有', points: null }])).toBeNull();
  const holder = node('indicators', '指标', { kind: 'component', source: null, children: scheme.root.children });
  expect(numbersOf(withChildren(holder, node('n', '杂项')))(duty)).toBe('1');
});

test('points and targets as the table has them go before what the scheme would print', () => {
  const row = node('1.1', '巡查', { criterion: '按月巡查。', pointsAs: '50%', target: '全年十二次' });
  const level = node('1', '履职', { kind: 'component', points: '10', pointsAs: null, children: [row] });
  expect(rowsOf(withChildren(level), null)).toEqual([
    tableRow({
      path: [{ title: '履职', points: null }],
      title: '巡查',
      criterion: '按月巡查。',
      points: '50%',
      target: '全年十二次',
    }),
  ]);
});
