// 功效系数: between the worst and the best of the group.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { compare, parse } from '../../domain/rational.ts';
import { maxMin } from './max-min.ts';

const operation = { type: 'max-min', figure: '增速', order: 'high-first', base: '60%' } as const;
const peers = ['jia', 'yi', 'bing'];
const given = (values: readonly string[], subject = 'jia') => ({
  facts: values.map((value, index) => figure('增速', value, { subject: peers[index] ?? '' })),
  peers,
  subject,
});

test.each([
  ['jia', '9'],
  ['yi', '6'],
  ['bing', '10'],
])('%s gets %s', (subject, value) => {
  expect(outcomeOf(maxMin, operation, given(['45', '30', '50'], subject)).value).toBe(value);
});

test('the sentence is the formula', () => {
  expect(outcomeOf(maxMin, operation, given(['45', '30', '50'])).said).toBe(
    '满分 10 分 ×［（本单位 45 − 最差 30）÷（最好 50 − 最差 30） × 40% + 60%］',
  );
});

test('peers without a figure are named', () => {
  expect(outcomeOf(maxMin, operation, given(['45', '30']))).toMatchObject({
    value: '10',
    notes: ['丙局没有可比的数据，不参加比较'],
  });
});

test('with low-first the smallest is the best', () => {
  expect(outcomeOf(maxMin, { ...operation, order: 'low-first' }, given(['45', '30', '50'])).value).toBe('7');
});

test('where all are equal, and alone, there are full marks', () => {
  expect(outcomeOf(maxMin, operation, given(['5', '5', '5']))).toMatchObject({
    value: '10',
    said: '满分 10 分（同组可比数值都是 5）',
    notes: [],
  });
  expect(outcomeOf(maxMin, operation, given(['5']))).toMatchObject({
    value: '10',
    notes: ['丙局、乙局没有可比的数据，不参加比较', '同组没有其他可比的单位，按最好计'],
  });
  expect(outcomeOf(maxMin, operation, { facts: [], peers }).value).toBe('missing');
});

test('the score lies between the base and full marks', () => {
  const value = fc.integer({ min: -99, max: 99 }).map(String);
  fc.assert(
    fc.property(value, value, value, (...values) => {
      const score = parse(String(outcomeOf(maxMin, operation, given(values)).value));
      expect(compare(score, parse('6'))).toBeGreaterThanOrEqual(0);
      expect(compare(score, parse('10'))).toBeLessThanOrEqual(0);
    }),
  );
});

test('best and worst are written as the own figure is', () => {
  expect(outcomeOf(maxMin, operation, given(['95%', '90%', '100%'])).said).toBe(
    '满分 10 分 ×［（本单位 95% − 最差 90%）÷（最好 100% − 最差 90%） × 40% + 60%］',
  );
});
