// 达标增减: on the goal, beyond it and below it, in proportion and in whole steps.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { compare, parse } from '../../domain/rational.ts';
import { slope } from './slope.ts';

const operation = {
  type: 'slope',
  actual: '比率',
  goal: { from: 'value', value: '90%' },
  atGoal: '80%',
  above: { per: '1%', points: '0.5' },
  below: { per: '1%', points: '0.05', unit: 'share' },
} as const;
const given = (actual: string) => ({ facts: [figure('比率', actual)] });

test.each([
  ['90%', '8', '满分 10 分 × 80%（实际 90%，目标 90%）'],
  ['92.5%', '9.25', '满分 10 分 × 80% + 优于目标 2.5% ÷ 1% × 0.5 分（实际 92.5%，目标 90%）'],
  ['94%', '10', '满分 10 分 × 80% + 优于目标 4% ÷ 1% × 0.5 分（实际 94%，目标 90%）'],
  ['81%', '7.5', '满分 10 分 × 80% − 不及目标 10% ÷ 1% × 0.05 分（实际 81%，目标 90%）'],
])('%s earns %s', (actual, value, said) => {
  expect(outcomeOf(slope, operation, given(actual))).toMatchObject({ value, said, notes: [] });
});

test('it ends at full marks and at zero', () => {
  expect(outcomeOf(slope, operation, given('99%'))).toMatchObject({
    value: '10',
    notes: ['计算结果为 12.5 分，超过上限 10 分，按 10 分计'],
  });
  const steep = {
    ...operation,
    below: { per: '1', points: '3', unit: 'absolute' },
    goal: { from: 'value', value: '90' },
  } as const;
  expect(outcomeOf(slope, steep, given('80'))).toMatchObject({
    value: '0',
    said: '满分 10 分 × 80% − 不及目标 10 ÷ 1 × 3 分（实际 80，目标 90）',
    notes: ['计算结果为 -22 分，低于下限 0 分，按 0 分计'],
  });
});

test('whole steps leave the rest out', () => {
  expect(outcomeOf(slope, { ...operation, steps: 'whole' }, given('92.5%'))).toMatchObject({
    value: '9',
    said: '满分 10 分 × 80% + 优于目标 2.5%，每满 1% 计 0.5 分，共 2 次（实际 92.5%，目标 90%）',
  });
});

test('without rules on either side: nothing more above, nothing at all below', () => {
  const bare = { ...operation, above: null, below: null };
  expect(outcomeOf(slope, bare, given('95%')).value).toBe('8');
  expect(outcomeOf(slope, bare, given('89%'))).toMatchObject({
    value: '0',
    said: '0 分，未达到目标（实际 89%，目标 90%）',
  });
});

test('with low-first less is better', () => {
  const low = { ...operation, order: 'low-first' } as const;
  expect(outcomeOf(slope, low, given('88%')).value).toBe('9');
  expect(outcomeOf(slope, low, given('99%')).value).toBe('7.5');
});

test('growth over last year can be what is measured', () => {
  const growth = {
    ...operation,
    actual: { figure: '总量', against: { from: 'last-year', key: '总量' }, as: 'growth' },
    goal: { from: 'value', value: '6%' },
  } as const;
  const facts = [figure('总量', '108'), figure('总量', '100', { period: '2021' })];
  expect(outcomeOf(slope, growth, { facts })).toMatchObject({
    value: '9',
    said: '满分 10 分 × 80% + 优于目标 2% ÷ 1% × 0.5 分（实际 8%（108 比 100（上年）），目标 6%）',
  });
  const fromZero = [figure('总量', '108'), figure('总量', '0', { period: '2021' })];
  expect(outcomeOf(slope, growth, { facts: fromZero })).toMatchObject({
    value: 'open',
    said: '“总量”的比较基数为 0（上年），不能作除数',
  });
  expect(outcomeOf(slope, growth, { facts: [figure('总量', '108')] }).value).toBe('missing');
});

test('a share of a goal that is not positive leaves the row open', () => {
  const none = { ...operation, goal: { from: 'value', value: '0' } } as const;
  expect(outcomeOf(slope, none, given('-1')).value).toBe('open');
});

test('more is never worse, and the score stays between zero and full', () => {
  const score = (actual: number) => parse(String(outcomeOf(slope, operation, given(`${actual}%`)).value));
  const amount = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const [less, more] = [score(Math.min(a, b)), score(Math.max(a, b))];
      expect(compare(less, more)).toBeLessThanOrEqual(0);
      expect(compare(less, parse('0'))).toBeGreaterThanOrEqual(0);
      expect(compare(more, parse('10'))).toBeLessThanOrEqual(0);
    }),
  );
});
