// 与平均值比较: at the group's mean, above and below it, in both orders.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { againstMean } from './against-mean.ts';

const operation = {
  type: 'against-mean',
  figure: '办结率',
  order: 'high-first',
  base: '80%',
  per: '1',
  points: '0.2',
} as const;
const given = (own: string, ...others: string[]) => ({
  facts: [
    figure('办结率', own),
    ...others.map((value, index) => figure('办结率', value, { subject: ['yi', 'bing'][index] ?? '' })),
  ],
  peers: ['jia', 'yi', 'bing'],
});

test.each([
  ['above', given('85', '80', '75'), '9', '满分 10 分 × 80% + 优于平均 5 ÷ 1 × 0.2 分（本单位 85，同组平均 80）'],
  ['at', given('80', '85', '75'), '8', '满分 10 分 × 80%（本单位 80，同组平均 80）'],
  ['below', given('75', '80', '85'), '7', '满分 10 分 × 80% − 不及平均 5 ÷ 1 × 0.2 分（本单位 75，同组平均 80）'],
])('%s the mean', (_, group, value, said) => {
  expect(outcomeOf(againstMean, operation, group)).toMatchObject({ value, said, notes: [] });
});

test('it ends at full marks and at zero', () => {
  expect(outcomeOf(againstMean, operation, given('100', '60', '50'))).toMatchObject({
    value: '10',
    notes: ['计算结果为 14 分，超过上限 10 分，按 10 分计'],
  });
  expect(outcomeOf(againstMean, operation, given('10', '90', '95')).value).toBe('0');
});

test('with low-first a smaller figure is better', () => {
  expect(outcomeOf(againstMean, { ...operation, order: 'low-first' }, given('75', '80', '85')).value).toBe('9');
});

test('the distance can be a share of the mean, and only whole steps can count', () => {
  const share = { ...operation, per: '5%', points: '1', unit: 'share' } as const;
  expect(outcomeOf(againstMean, share, given('86', '80', '74'))).toMatchObject({
    value: '9.5',
    said: '满分 10 分 × 80% + 优于平均 7.5% ÷ 5% × 1 分（本单位 86，同组平均 80）',
  });
  expect(outcomeOf(againstMean, { ...share, steps: 'whole' }, given('86', '80', '74'))).toMatchObject({
    value: '9',
    said: '满分 10 分 × 80% + 优于平均 7.5%，每满 5% 计 1 分，共 1 次（本单位 86，同组平均 80）',
  });
  expect(outcomeOf(againstMean, share, given('1', '-1', '0')).value).toBe('open');
});

test('peers without a figure do not enter the mean; alone there are full marks', () => {
  expect(outcomeOf(againstMean, operation, given('84', '80'))).toMatchObject({
    value: '8.4',
    notes: ['丙局没有可比的数据，不参加比较'],
  });
  expect(outcomeOf(againstMean, operation, { facts: [figure('办结率', '3')], peers: ['jia'] })).toMatchObject({
    value: '10',
    said: '满分 10 分（数值 3）',
    notes: ['同组没有其他可比的单位，按最好计'],
  });
  expect(outcomeOf(againstMean, operation, { facts: [], peers: ['jia'] }).value).toBe('missing');
});

test('the mean is written as the own figure is', () => {
  expect(outcomeOf(againstMean, operation, given('95%', '90%', '85%')).said).toContain('（本单位 95%，同组平均 90%）');
});
