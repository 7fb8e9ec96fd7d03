// 分段累进: each part at the rate of its tier, on and between the bounds.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { compare, parse } from '../../domain/rational.ts';
import { tiers } from './tiers.ts';

const operation = {
  type: 'tiers',
  actual: '增量',
  base: '10',
  tiers: [
    { upTo: '10', divisor: '20' },
    { upTo: null, divisor: '40' },
  ],
} as const;
const given = (actual: string) => ({ facts: [figure('增量', actual)] });
const score = (
  actual: string,
  rule: Parameters<typeof outcomeOf<'tiers'>>[1] = { ...operation, tiers: [...operation.tiers] },
) => outcomeOf(tiers, rule, given(actual));

test.each([
  ['4', '2', '4 × 10 分 ÷ 20（实际 4，分段累进）'],
  ['10', '5', '10 × 10 分 ÷ 20（实际 10，分段累进）'],
  ['14', '6', '10 × 10 分 ÷ 20 + 4 × 10 分 ÷ 40（实际 14，分段累进）'],
  ['30', '10', '10 × 10 分 ÷ 20 + 20 × 10 分 ÷ 40（实际 30，分段累进）'],
  ['0', '0', '0 分（实际 0，分段累进）'],
  ['-3', '0', '0 分（实际 -3，分段累进）'],
])('%s earns %s', (actual, value, said) => {
  expect(score(actual)).toMatchObject({ value, said, notes: [] });
});

test('the points of the node are the end of it', () => {
  expect(score('31')).toMatchObject({ value: '10', notes: ['计算结果为 10.25 分，超过上限 10 分，按 10 分计'] });
});

test('beyond the last bound nothing is added', () => {
  expect(score('99', { ...operation, tiers: [{ upTo: '10', divisor: '20' }] }).value).toBe('5');
});

test('no figure, no score', () => {
  expect(outcomeOf(tiers, { ...operation, tiers: [...operation.tiers] }, { facts: [] })).toMatchObject({
    value: 'missing',
    said: '缺少“增量”数据',
  });
});

test('more is never worse', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 80 }), fc.nat(20), (actual, more) => {
      const [less, later] = [score(String(actual)).value, score(String(actual + more)).value];
      expect(compare(parse(String(less)), parse(String(later)))).toBeLessThanOrEqual(0);
    }),
  );
});
