// 换算计入: another scheme's score, brought to this row's points.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { takeOver } from './take-over.ts';

const operation = { type: 'take-over', figure: '专项考核得分', outOf: '120' } as const;
const given = (score: string) => ({ facts: [figure('专项考核得分', score)] });

test('it is rescaled', () => {
  expect(outcomeOf(takeOver, operation, given('90'))).toMatchObject({
    value: '7.5',
    said: '满分 10 分 × 原得分 90 分 ÷ 原满分 120 分',
    notes: [],
  });
  expect(outcomeOf(takeOver, operation, given('120'))).toMatchObject({ value: '10', notes: [] });
});

test('what goes beyond full marks stays and is noted', () => {
  expect(outcomeOf(takeOver, operation, given('126'))).toMatchObject({
    value: '10.5',
    notes: ['换算后为 10.5 分，超过满分 10 分，未作限额'],
  });
});

test('no figure, no score; and the other full marks are above zero', () => {
  expect(outcomeOf(takeOver, operation, { facts: [] }).value).toBe('missing');
  expect(() => outcomeOf(takeOver, { ...operation, outOf: '0' }, given('1'))).toThrow('outOf');
});
