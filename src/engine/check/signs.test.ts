// Minus signs where the operation already says the direction (正负号检查), and limits that cross.
import { expect, test } from 'vitest';
import { node, row, scheme, sum } from '../../../test/properties/kit.ts';
import type { Operation } from '../../domain/operation.ts';
import { check } from '../check.ts';

const codes = (operation: Operation, children: Parameters<typeof sum>[2] = []): string[] =>
  check(scheme(sum('总', '10', [row('1', '10'), node('2', operation, { kind: 'adjustment', children })])))
    .filter(({ place }) => place.node === '2')
    .map(({ code }) => code)
    .filter((code) => code === 'wrong-sign' || code === 'limits-crossed');

const counted = (from: 'full' | 'zero', each: string): Operation => ({
  type: 'count',
  figure: '次数',
  from,
  each,
  allowed: null,
  floor: null,
});

test.each<[string, Operation, string[]]>([
  ['−0.5 off from full', counted('full', '-0.5'), ['wrong-sign']],
  ['0.5 off from full', counted('full', '0.5'), []],
  ['−0.5 from zero takes points', counted('zero', '-0.5'), []],
  ['a later step', { type: 'escalate', figure: '次数', steps: ['0.5', '-1', 'all'] }, ['wrong-sign']],
  ['steps with all', { type: 'escalate', figure: '次数', steps: ['0.5', 'all'] }, []],
  ['one of several grades', { type: 'graded', grades: { 一般: '5', 严重: '-10' } }, ['wrong-sign']],
  ['bounds crossed', { type: 'discretion', from: 'full', min: '2', max: '-2' }, ['limits-crossed']],
  ['bounds', { type: 'discretion', from: 'full', min: '-2', max: '2' }, []],
])('%s', (_, operation, expected) => {
  expect(codes(operation)).toEqual(expected);
});

test('limits of a cap that cross', () => {
  const part = node('2.1', counted('zero', '1'), { kind: 'part' });
  expect(codes({ type: 'cap', max: '-1', min: '0' }, [part])).toEqual(['limits-crossed']);
  expect(codes({ type: 'cap', max: '5', min: '-10' }, [part])).toEqual([]);
});
