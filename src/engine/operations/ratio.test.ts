// 完成率: actual / goal, capped; ceilings; goals that cannot be divided by; own past years.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { compare, parse } from '../../domain/rational.ts';
import { ratio } from './ratio.ts';

const operation = { type: 'ratio', actual: '完成', goal: { from: 'figure', key: '计划' }, cap: null } as const;
const facts = (actual: string, goal: string) => [figure('完成', actual), figure('计划', goal)];

test('the sentence shows the rate with its two figures', () => {
  expect(outcomeOf(ratio, operation, { facts: facts('45', '50') })).toMatchObject({
    value: '9',
    said: '满分 10 分 × 完成率 90%（实际 45 ÷ 目标 50）',
    notes: [],
  });
});

test('a third is a third', () => {
  expect(outcomeOf(ratio, operation, { facts: facts('1', '3') })).toMatchObject({
    value: '10/3',
    said: '满分 10 分 × 完成率 1/3（实际 1 ÷ 目标 3）',
  });
});

test('beyond the goal the rate is cut, and a note says so', () => {
  expect(outcomeOf(ratio, operation, { facts: facts('60', '50') })).toMatchObject({
    value: '10',
    notes: ['计算结果为 120%，超过上限 100%，按 100% 计'],
  });
  const capped = { ...operation, cap: '110%' };
  expect(outcomeOf(ratio, capped, { facts: facts('55', '50') })).toMatchObject({ value: '11', notes: [] });
  expect(outcomeOf(ratio, capped, { facts: facts('56', '50') }).value).toBe('11');
});

test('a negative actual earns zero, not less', () => {
  expect(outcomeOf(ratio, operation, { facts: facts('-5', '50') })).toMatchObject({
    value: '0',
    notes: ['计算结果为 -10%，低于下限 0%，按 0% 计'],
  });
});

test.each(['0', '-4'])('a goal of %s leaves the row open', (goal) => {
  expect(outcomeOf(ratio, operation, { facts: facts('3', goal) })).toMatchObject({
    value: 'open',
    said: `完成率无法计算（实际 3，目标 ${goal}）`,
  });
});

test('with low-first the ceiling is divided by the actual', () => {
  const low = { ...operation, order: 'low-first' } as const;
  expect(outcomeOf(ratio, low, { facts: facts('50', '40') })).toMatchObject({
    value: '8',
    said: '满分 10 分 × 完成率 80%（目标 40 ÷ 实际 50）',
  });
  expect(outcomeOf(ratio, low, { facts: facts('0', '0') })).toMatchObject({
    value: '10',
    said: '满分 10 分 × 100%（实际 0，目标 0）',
  });
  expect(outcomeOf(ratio, { ...low, cap: '120%' }, { facts: facts('0', '0') }).value).toBe('10');
  expect(outcomeOf(ratio, { ...low, cap: '120%' }, { facts: facts('0', '3') }).value).toBe('12');
  expect(outcomeOf(ratio, { ...low, cap: '90%' }, { facts: facts('0', '0') }).value).toBe('9');
  expect(outcomeOf(ratio, low, { facts: facts('-1', '3') }).value).toBe('open');
  expect(outcomeOf(ratio, low, { facts: facts('1', '-3') }).value).toBe('open');
  expect(outcomeOf(ratio, low, { facts: facts('2', '0') }).value).toBe('0');
});

test('the goal can be last year with growth, or the mean of past years', () => {
  const past = (year: string, value: string) => figure('完成', value, { period: year });
  const lastYear = { ...operation, goal: { from: 'last-year', key: '完成', growth: '8%' } } as const;
  expect(outcomeOf(ratio, lastYear, { facts: [figure('完成', '54'), past('2021', '60')] })).toMatchObject({
    value: '25/3',
    said: '满分 10 分 × 完成率 5/6（实际 54 ÷ 目标 64.8（上年 60 增长 8%））',
  });
  const years = { ...operation, goal: { from: 'mean-of-years', key: '完成', years: 3 } } as const;
  const three = [past('2021', '10'), past('2020', '20'), past('2019', '30'), past('2018', '999')];
  expect(outcomeOf(ratio, years, { facts: [figure('完成', '15'), ...three] })).toMatchObject({
    value: '7.5',
    said: '满分 10 分 × 完成率 75%（实际 15 ÷ 目标 20（前 3 年平均））',
    used: ['jia-完成-2022', 'jia-完成-2021', 'jia-完成-2020', 'jia-完成-2019'],
  });
  expect(outcomeOf(ratio, years, { facts: [figure('完成', '15'), ...three.slice(0, 2)] })).toMatchObject({
    value: 'missing',
    said: '缺少往年的“完成”数据',
  });
});

test('of two figures of one period the later one counts', () => {
  const early = figure('完成', '10', { id: 'z', at: '2022-12-01' });
  expect(outcomeOf(ratio, operation, { facts: [early, ...facts('45', '50')] })).toMatchObject({
    value: '9',
    aside: ['z：同一期另有更晚填报的数据'],
  });
});

test('more is never worse, and the score stays between zero and full', () => {
  const amount = fc.integer({ min: -50, max: 500 });
  const score = (actual: number, goal: number) =>
    parse(String(outcomeOf(ratio, operation, { facts: facts(String(actual), String(goal)) }).value));
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 300 }), (a, b, goal) => {
      const [less, more] = [score(Math.min(a, b), goal), score(Math.max(a, b), goal)];
      expect(compare(less, more)).toBeLessThanOrEqual(0);
      expect(compare(less, parse('0'))).toBeGreaterThanOrEqual(0);
      expect(compare(more, parse('10'))).toBeLessThanOrEqual(0);
    }),
  );
});
