// 递进扣分: the steps one after the other, the last one again and again, and the whole row.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { escalate } from './escalate.ts';

const twice = { type: 'escalate' as const, figure: '通报', steps: ['0.5', 'all'] };
const thrice = { type: 'escalate' as const, figure: '通报', steps: ['1', '2', '3'] };
const given = (cases: string) => ({ facts: [figure('通报', cases)] });

test.each([
  ['0', '10', '满分 10 分（共 0 次）'],
  ['1', '9.5', '满分 10 分 − 第 1 次 0.5 分（共 1 次）'],
  ['2', '0', '满分 10 分 − 第 1 次 0.5 分 − 第 2 次扣完本项（共 2 次）'],
  ['9', '0', '满分 10 分 − 第 1 次 0.5 分 − 第 2 次扣完本项（共 9 次）'],
])('%s times: a half, then all, leaves %s', (cases, value, said) => {
  expect(outcomeOf(escalate, twice, given(cases))).toMatchObject({ value, said });
});

test('beyond the last step it repeats, down to zero', () => {
  expect(outcomeOf(escalate, thrice, given('3'))).toMatchObject({
    value: '4',
    said: '满分 10 分 − 第 1 次 1 分 − 第 2 次 2 分 − 第 3 次 3 分（共 3 次）',
  });
  expect(outcomeOf(escalate, thrice, given('4'))).toMatchObject({
    value: '1',
    said: '满分 10 分 − 第 1 次 1 分 − 第 2 次 2 分 − 第 3 次起 3 分 × 2 次（共 4 次）',
    notes: [],
  });
  expect(outcomeOf(escalate, thrice, given('5'))).toMatchObject({
    value: '0',
    notes: ['计算结果为 -2 分，低于下限 0 分，按 0 分计'],
  });
});

test('a row without points deducts, but has no whole to lose', () => {
  expect(outcomeOf(escalate, thrice, { ...given('5'), points: null })).toMatchObject({
    value: '-12',
    said: '0 分 − 第 1 次 1 分 − 第 2 次 2 分 − 第 3 次起 3 分 × 3 次（共 5 次）',
  });
  expect(outcomeOf(escalate, twice, { ...given('2'), points: null }).value).toBe('open');
});

test.each(['1.5', '-1'])('%s cases make no sense', (cases) => {
  expect(outcomeOf(escalate, twice, given(cases))).toMatchObject({ value: 'open', said: `次数 ${cases} 不是非负整数` });
});

test('no figure, no score', () => {
  expect(outcomeOf(escalate, twice, { facts: [] }).value).toBe('missing');
});
