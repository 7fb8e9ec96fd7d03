// 区间赋分: which interval a figure falls into, on and between the bounds.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { bands } from './bands.ts';

const band = (from: string | null, fromIncluded: boolean, to: string | null, toIncluded: boolean, points: string) => ({
  from,
  fromIncluded,
  to,
  toIncluded,
  points,
});
const operation = {
  type: 'bands' as const,
  figure: '满意率',
  bands: [
    band('95%', true, null, false, '5'),
    band('90%', false, '95%', false, '4'),
    band('90%', true, '90%', true, '3'),
    band('60%', true, '80%', true, '1'),
  ],
};
const given = (value: string) => ({ facts: [figure('满意率', value)] });

test.each([
  ['100%', '5', '≥ 95%'],
  ['95%', '5', '≥ 95%'],
  ['94.9%', '4', '> 90% 且 < 95%'],
  ['90%', '3', '= 90%'],
  ['80%', '1', '≥ 60% 且 ≤ 80%'],
  ['60%', '1', '≥ 60% 且 ≤ 80%'],
])('%s earns %s', (value, earned, range) => {
  expect(outcomeOf(bands, operation, given(value))).toMatchObject({
    value: earned,
    said: `数值 ${value}，在“${range}”一档，计 ${earned} 分`,
  });
});

test.each(['85%', '59.9%'])('%s is in no interval: open', (value) => {
  expect(outcomeOf(bands, operation, given(value))).toMatchObject({
    value: 'open',
    said: `数值 ${value}，不在任何区间内`,
  });
});

test('the rate against a goal can be what is measured', () => {
  const rate = {
    ...operation,
    figure: { figure: '完成', against: { from: 'figure' as const, key: '计划' }, as: 'rate' as const },
  };
  const facts = [figure('完成', '46'), figure('计划', '50')];
  expect(outcomeOf(bands, rate, { facts })).toMatchObject({
    value: '4',
    said: '数值 92%（46 ÷ 50），在“> 90% 且 < 95%”一档，计 4 分',
  });
});

test('a bound that is not included is outside, also where the other side is open', () => {
  const upper = { ...operation, bands: [band(null, false, '90%', false, '2'), band(null, false, '90%', true, '1')] };
  expect(outcomeOf(bands, upper, given('89%'))).toMatchObject({
    value: '2',
    said: '数值 89%，在“< 90%”一档，计 2 分',
  });
  expect(outcomeOf(bands, upper, given('90%'))).toMatchObject({
    value: '1',
    said: '数值 90%，在“≤ 90%”一档，计 1 分',
  });
});

test('an interval without bounds takes everything', () => {
  const any = { ...operation, bands: [band(null, false, null, false, '2')] };
  expect(outcomeOf(bands, any, given('1'))).toMatchObject({ value: '2', said: '数值 1，在“不限”一档，计 2 分' });
});

test('no figure, no score', () => {
  expect(outcomeOf(bands, operation, { facts: [] }).value).toBe('missing');
});
