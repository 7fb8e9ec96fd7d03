// Values out of range (取值范围检查): what would pass full marks, fall below zero or never apply.
import { expect, test } from 'vitest';
import { bonus, node, row, scheme, sum } from '../../../test/properties/kit.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Node } from '../../domain/scheme.ts';
import { check } from '../check.ts';

const errors = (root: Node): string[] =>
  check(scheme(root))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, place }) => `${code}@${place.node ?? place.text}`);
const codes = (operation: Operation, points: string | null = '10'): string[] =>
  errors(node('总', operation, { points }));
const goal = { from: 'value', value: '100' } as const;
const group = { figure: '数', order: 'high-first' } as const;
const ballot = { voterGroup: null, channel: null, minimum: null } as const;
const slope = (atGoal: string): Operation => ({ type: 'slope', actual: '数', goal, atGoal, above: null, below: null });
const counted = (allowed: string | null, floor: string | null): Operation => ({
  type: 'count',
  figure: '数',
  from: 'full',
  each: '1',
  allowed,
  floor,
});
const levels = (worth: string): Operation => ({ type: 'ballot-levels', ...ballot, levels: { 好: worth }, invalid: [] });
const band = (from: string | null, to: string | null, included: boolean, points = '1') => ({
  from,
  fromIncluded: included,
  to,
  toIncluded: included,
  points,
});
const bands = (...list: ReturnType<typeof band>[]): Operation => ({ type: 'bands', figure: '数', bands: list });
const tiers = (...ends: (string | null)[]): Operation => ({
  type: 'tiers',
  actual: '数',
  base: '10',
  tiers: ends.map((upTo) => ({ upTo, divisor: '20' })),
});

test.each<[string, Operation]>([
  ['value-out-of-range', slope('150%')],
  ['value-out-of-range', { type: 'max-min', ...group, base: '150%' }],
  ['value-out-of-range', { type: 'against-mean', ...group, base: '1.5', per: '1', points: '1' }],
  ['value-out-of-range', { type: 'rank-ladder', ...group, step: '2', ties: 'same' }],
  ['value-out-of-range', { type: 'ratio', actual: '数', goal, cap: '-50%' }],
  ['value-out-of-range', counted('-3', null)],
  ['value-out-of-range', levels('1.5')],
  ['value-out-of-range', levels('-1')],
  ['value-out-of-range', { type: 'ballot-mean', ...ballot, minimum: '-3', scale: '10' }],
  ['table-above-points', counted(null, '20')],
  ['table-above-points', { type: 'levels', figure: '数', levels: { 好: '30', 差: '1' } }],
  ['table-above-points', { type: 'rank-table', ...group, table: ['60', '5'], ties: 'same' }],
  ['table-above-points', bands(band(null, null, true, '100'))],
  ['band-empty', bands(band('10', '5', true))],
  ['band-empty', bands(band('5', '5', false))],
  ['tiers-order', tiers('20', '10', null)],
  ['tiers-order', tiers(null, '10')],
  ['tiers-order', tiers('0', null)],
])('%s', (expected, operation) => {
  expect(codes(operation)).toEqual([`${expected}@总`]);
});

test.each<[Operation, string | null]>([
  [slope('100%'), '10'],
  [slope('0'), '10'],
  [{ type: 'ratio', actual: '数', goal, cap: '120%' }, '10'],
  [counted('3', '-5'), '10'],
  [levels('1'), '10'],
  [{ type: 'levels', figure: '数', levels: { 好: '10' } }, '10'],
  [{ type: 'levels', figure: '数', levels: { 好: '30' } }, null],
  [bands(band('5', '5', true)), '10'],
  [tiers('10', '20'), '10'],
  [tiers(null), '10'],
])('%j is meant so', (operation, points) => {
  expect(codes(operation, points)).toEqual([]);
});

test('a gate on a share beyond the whole', () => {
  const part = node('限', { type: 'cap', max: '5', min: null }, { children: [bonus('加')] });
  const gate = (moreThan: string) =>
    sum('总', '10', [
      row('1', '10'),
      node('门', { type: 'gate', lost: '1', moreThan }, { kind: 'adjustment', children: [part] }),
    ]);
  expect([errors(gate('-5%')), errors(gate('101%')), errors(gate('15%'))]).toEqual([
    ['value-out-of-range@门'],
    ['value-out-of-range@门'],
    [],
  ]);
});

test('rows that leave a matter to each other would count it nowhere', () => {
  const rows = (...elsewhere: string[][]) =>
    sum('总', '10', [
      row('1', '10'),
      node(
        '限',
        { type: 'cap', max: '5', min: null },
        {
          kind: 'adjustment',
          children: elsewhere.map((others, index) => bonus(`加${index}`, { once: 'matter', elsewhere: others })),
        },
      ),
    ]);
  expect(errors(rows(['加1'], ['加0']))).toEqual(['circular-reference@加0', 'circular-reference@加1']);
  expect(errors(rows(['加0']))).toEqual(['circular-reference@加0']);
  expect(errors(rows(['加1'], ['加2'], []))).toEqual([]);
});

test('a table above full marks that were handed down', () => {
  const graded = (best: string) => node('1', { type: 'levels', figure: '数', levels: { 好: best } });
  const below = (operation: Operation, best: string) =>
    errors(node('总', operation, { points: '10', children: [graded(best), row('2', null)] }));
  const weights = { 1: '30%', 2: '70%' };
  expect(below({ type: 'mean' }, '10.1')).toEqual(['table-above-points@1']);
  expect(below({ type: 'mean' }, '10')).toEqual([]);
  expect(below({ type: 'share', by: { how: 'equal' } }, '5.1')).toEqual(['table-above-points@1']);
  expect(below({ type: 'share', by: { how: 'equal' } }, '5')).toEqual([]);
  expect(below({ type: 'share', by: { how: 'weights', weights } }, '3.1')).toEqual(['table-above-points@1']);
  expect(below({ type: 'share', by: { how: 'weights', weights } }, '3')).toEqual([]);
});
