// Tests of facts that cease to fit (不再相符的事实): also while questions are open, as far as that is known.
import { expect, test } from 'vitest';
import { facts, mark, row, scheme, subjects, sum } from '../../../test/properties/kit.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { unfitFacts } from './unfit.ts';

const asked = { parameter: '满分' };
const rowOf = (id: string, points: string, more: Partial<Node> = {}): Node => row(id, points, more);
const made = (one: Node, two: Node, value: string | null): Scheme => ({
  ...scheme(sum('总', null, [one, two]), { subjects: subjects(['子', '一组']) }),
  parameters: [
    { key: '满分', title: '打分的满分', choices: null, value, signer: value && '某人', reason: null, source: null },
  ],
});
const marks = (scale: unknown): Partial<Node> => {
  const { operation } = row('样', '1');
  return { operation: { ...operation, scale } as Node['operation'] };
};
const given = facts(mark('1', '子', '4'), mark('2', '子', '9'));
const told = (before: Scheme, after: Scheme) =>
  unfitFacts(before, after, given)?.causes.map(({ place, code }) => `${place.text} ${code}`);

const before = made(rowOf('1', '4'), rowOf('2', '4', marks(asked)), '10');

test('a row without a question is looked at while another one is open', () => {
  expect(told(before, made(rowOf('1', '3'), rowOf('2', '4', marks(asked)), null))).toEqual(['项1 mark-above-range']);
});

test('of a row whose question is open nothing is said, and its answer is asked about', () => {
  const open = made(rowOf('1', '4'), rowOf('2', '4', marks(asked)), null);
  expect(told(before, open)).toBeUndefined();
  expect(told(open, made(rowOf('1', '4'), rowOf('2', '4', marks(asked)), '8'))).toEqual(['项2 mark-above-range']);
});

test('what did not fit before is not told again', () => {
  const worse = made(rowOf('1', '3'), rowOf('2', '4', marks(asked)), '10');
  expect(told(worse, made(rowOf('1', '2'), rowOf('2', '4', marks(asked)), '10'))).toBeUndefined();
});
