// 缺额扣分: (required − done) × each, with a required number of the scheme or of the subject.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { shortfall } from './shortfall.ts';

const operation = { type: 'shortfall', figure: '完成', required: '4', each: '5' } as const;
const given = (done: string) => ({ facts: [figure('完成', done)], points: '20' });

test.each([
  ['2', '10', '满分 20 分 − 5 分 × 缺额 2（应完成 4，实际完成 2）'],
  ['4', '20', '满分 20 分 − 5 分 × 缺额 0（应完成 4，实际完成 4）'],
  ['7', '20', '满分 20 分 − 5 分 × 缺额 0（应完成 4，实际完成 7）'],
  ['0', '0', '满分 20 分 − 5 分 × 缺额 4（应完成 4，实际完成 0）'],
])('%s done leaves %s', (done, value, said) => {
  expect(outcomeOf(shortfall, operation, given(done))).toMatchObject({ value, said, notes: [] });
});

test('it is not below zero, except on a row without points', () => {
  expect(outcomeOf(shortfall, { ...operation, each: '6' }, given('0'))).toMatchObject({
    value: '0',
    notes: ['计算结果为 -4 分，低于下限 0 分，按 0 分计'],
  });
  expect(outcomeOf(shortfall, operation, { ...given('2'), points: null })).toMatchObject({
    value: '-10',
    said: '− 5 分 × 缺额 2（应完成 4，实际完成 2）',
  });
});

test('each subject can have its own required number', () => {
  const own = { ...operation, required: { from: 'figure', key: '任务数' } } as const;
  const facts = [figure('完成', '2'), figure('任务数', '3')];
  expect(outcomeOf(shortfall, own, { facts, points: '20' })).toMatchObject({
    value: '15',
    used: ['jia-完成-2022', 'jia-任务数-2022'],
  });
  expect(outcomeOf(shortfall, own, given('2'))).toMatchObject({ value: 'missing', said: '缺少“任务数”数据' });
});

test('what was done must be known', () => {
  expect(outcomeOf(shortfall, operation, { facts: [] }).value).toBe('missing');
});
