// Points that cannot carry a score (分值检查): zero where something is divided by it, weights of uneven parts, shares beyond the whole.
import { expect, test } from 'vitest';
import { node, row, scheme, sum } from '../../../test/properties/kit.ts';
import type { Combine, Operation } from '../../domain/operation.ts';
import type { Grades, Node, Scheme } from '../../domain/scheme.ts';
import { check } from '../check.ts';

const codes = (root: Node, given: Partial<Scheme> = {}): string[] =>
  check(scheme(root, given)).map(({ code, severity, place }) => `${severity} ${code}@${place.node ?? place.text}`);
const of = (operation: Operation, points: string | null, children: Node[]): Node =>
  node('总', operation, { points, children });
const halves = { 1: '50%', 2: '50%' };
const weighted = (normalise: boolean): Operation => ({ type: 'weighted', weights: halves, normalise });
const combined = (combine: Combine): Node =>
  row('总', '10', { assessors: ['考评甲', '考评乙'], operation: { type: 'marks', scale: null, combine } });

test.each<[string, Node]>([
  ['error points-zero@0', sum('总', '10', [row('1', '10'), row('0', '0')])],
  ['error points-zero@总', of({ type: 'share', by: { how: 'equal' } }, '0', [row('1', '5')])],
  [
    'error points-zero@2',
    of({ type: 'share', by: { how: 'weights', weights: { 1: '1', 2: '0' } } }, '9', [row('1', null), row('2', null)]),
  ],
  [
    'error points-zero@2',
    of(weighted(true), '9', [
      row('1', '5'),
      row('2', '0', { operation: { type: 'levels', figure: '数', levels: {} } }),
    ]),
  ],
  ['error points-missing@总', of(weighted(true), null, [row('1', '5'), row('2', '9')])],
  [
    'error points-missing@1',
    sum('总', null, [row('1', null, { operation: { type: 'discretion', from: 'full', min: '-1', max: '0' } })]),
  ],
  ['error points-missing@1', sum('总', null, [node('1', { type: 'escalate', figure: '数', steps: ['1', 'all'] })])],
  [
    'error points-missing@1',
    sum('总', null, [node('1', { type: 'count', figure: '数', from: 'full', each: '1', allowed: null, floor: null })]),
  ],
  ['error points-differ@总', of(weighted(false), null, [row('1', '5'), row('2', '9')])],
  ['error weights-differ@总', combined({ how: 'leader', leader: '考评甲', share: '150%' })],
  ['error weights-differ@总', combined({ how: 'leader', leader: '考评甲', share: '-10%' })],
  ['error weights-differ@总', combined({ how: 'trimmed', drop: 1 })],
])('%s', (expected, root) => {
  expect(codes(root)).toEqual([expected]);
});

test('no fault in what is meant so', () => {
  const scaled: Operation = { type: 'marks', scale: '100', combine: { how: 'mean' } };
  expect(codes(sum('总', '10', [row('1', '10'), row('0', '0', { operation: scaled })]))).toEqual([]);
  expect(codes(of(weighted(false), null, [row('1', '9'), row('2', '9.0')]))).toEqual([]);
  expect(codes(combined({ how: 'trimmed', drop: 0 }))).toEqual([]);
});

test.each<[string, Grades]>([
  ['error quota-out-of-range@等次规则 › 优', { lines: [], quotas: [{ title: '优', share: '-20%' }] }],
  ['error quota-out-of-range@等次规则 › 优', { lines: [], quotas: [{ title: '优', share: '101%' }] }],
  ['error grade-twice@等次规则 › 优', { lines: [], quotas: ['10%', '20%'].map((share) => ({ title: '优', share })) }],
  ['error grade-twice@等次规则 › 优', { lines: [{ title: '优', atLeast: '8' }], quotas: [] }],
])('%s', (expected, { lines, quotas }) => {
  const all = [{ title: '优', atLeast: '9' }, ...lines, { title: '良', atLeast: null }];
  expect(codes(row('总', '10'), { grades: { lines: all, quotas } })).toEqual([expected]);
});

test('the last grade takes all the rest; quotas of nothing and of everybody are meant so', () => {
  const lines = [
    { title: '优', atLeast: '9' },
    { title: '良', atLeast: '6' },
  ];
  expect(codes(row('总', '10'), { grades: { lines, quotas: [] } })).toEqual(['error grade-lines-order@等次规则']);
  const open = [
    { title: '优', atLeast: '9' },
    { title: '良', atLeast: null },
  ];
  for (const share of ['0%', '100%'])
    expect(codes(row('总', '10'), { grades: { lines: open, quotas: [{ title: '优', share }] } })).toEqual([]);
});

test('a veto on the grade without grades, and an order without a sum, are told', () => {
  const vetoes: Scheme['vetoes'] = [
    { level: '事故', effect: 'barred', node: null },
    { level: '泄密', effect: 'row-zero', node: '总' },
  ];
  expect(codes(row('总', '10'), { vetoes })).toEqual(['note veto-without-grades@一票否决 › 事故']);
  expect(codes(row('总', '10'), { order: 'round-then-adjust' })).toEqual(['error order-without-effect@计算次序']);
  expect(codes(sum('总', '10', [row('1', '10')]), { order: 'round-then-adjust' })).toEqual([]);
});
