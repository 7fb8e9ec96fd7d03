// 按次加减: from full and from zero, with cases that do not count, down to the floor.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { compare, parse } from '../../domain/rational.ts';
import { count } from './count.ts';

const operation = { type: 'count', figure: '逾期', from: 'full', each: '0.5', allowed: null, floor: null } as const;
const given = (cases: string) => ({ facts: [figure('逾期', cases)] });

test('each case takes its points from full marks', () => {
  expect(outcomeOf(count, operation, given('3'))).toMatchObject({
    value: '8.5',
    said: '满分 10 分 − 0.5 分 × 3 次',
    notes: [],
    used: ['jia-逾期-2022'],
  });
});

test('it ends at zero, or at the floor of the rule', () => {
  expect(outcomeOf(count, operation, given('20'))).toMatchObject({ value: '0', notes: [] });
  expect(outcomeOf(count, operation, given('21'))).toMatchObject({
    value: '0',
    notes: ['计算结果为 -0.5 分，低于下限 0 分，按 0 分计'],
  });
  expect(outcomeOf(count, { ...operation, floor: '-2' }, given('23')).value).toBe('-1.5');
  expect(outcomeOf(count, { ...operation, floor: '-2' }, given('30')).value).toBe('-2');
});

test('cases up to the allowed number do not count', () => {
  const rule = { ...operation, allowed: '2' };
  expect(outcomeOf(count, rule, given('2')).value).toBe('10');
  expect(outcomeOf(count, rule, given('1')).value).toBe('10');
  expect(outcomeOf(count, rule, given('5'))).toMatchObject({
    value: '8.5',
    said: '满分 10 分 − 0.5 分 × 3 次（共 5 次，2 次以内不计）',
  });
});

test('from zero the cases add up, not beyond full marks', () => {
  const bonus = { ...operation, from: 'zero' } as const;
  expect(outcomeOf(count, bonus, given('3'))).toMatchObject({ value: '1.5', said: '0.5 分 × 3 次' });
  expect(outcomeOf(count, bonus, given('21'))).toMatchObject({
    value: '10',
    notes: ['计算结果为 10.5 分，超过上限 10 分，按 10 分计'],
  });
});

test('an adjustment without points deducts below zero, down to its floor', () => {
  const deduction = { ...operation, from: 'zero', each: '-0.5' } as const;
  expect(outcomeOf(count, deduction, { ...given('3'), points: null }).value).toBe('-1.5');
  expect(outcomeOf(count, { ...deduction, floor: '-1' }, { ...given('3'), points: null }).value).toBe('-1');
});

test('from full needs full marks', () => {
  expect(outcomeOf(count, operation, { ...given('3'), points: null }).value).toBe('open');
});

test('no figure is not zero cases', () => {
  expect(outcomeOf(count, operation, { facts: [] })).toMatchObject({ value: 'missing', said: '缺少“逾期”数据' });
});

test('a parameter that somebody signed is the origin of its number', () => {
  const signed = { ...operation, floor: { parameter: '扣分下限' } };
  const result = outcomeOf(count, signed, { ...given('30'), parameters: { 扣分下限: '1' } });
  expect(result).toMatchObject({ value: '1', origins: [{ from: 'parameter', parameter: '扣分下限' }] });
});

test('one more case is never better, and the score stays between zero and full', () => {
  const score = (cases: number) => parse(String(outcomeOf(count, operation, given(String(cases))).value));
  fc.assert(
    fc.property(fc.nat(40), (cases) => {
      const [fewer, more] = [score(cases), score(cases + 1)];
      expect(compare(more, fewer)).toBeLessThanOrEqual(0);
      expect(compare(more, parse('0'))).toBeGreaterThanOrEqual(0);
      expect(compare(fewer, parse('10'))).toBeLessThanOrEqual(0);
    }),
  );
});
