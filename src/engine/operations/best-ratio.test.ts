// 与最优值之比: the own figure against the best one, in both orders, at zero and below.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { bestRatio } from './best-ratio.ts';

const high = { type: 'best-ratio', figure: '产值', order: 'high-first' } as const;
const low = { ...high, order: 'low-first' } as const;
const given = (own: string, other: string) => ({
  facts: [figure('产值', own), figure('产值', other, { subject: 'yi' })],
  peers: ['jia', 'yi'],
});

test('the own figure is divided by the best, or the best by the own', () => {
  expect(outcomeOf(bestRatio, high, given('40', '50'))).toMatchObject({
    value: '8',
    said: '满分 10 分 × 80%（本单位 40，同组最好 50）',
  });
  expect(outcomeOf(bestRatio, low, given('50', '40'))).toMatchObject({
    value: '8',
    said: '满分 10 分 × 80%（本单位 50，同组最好 40）',
  });
});

test('the best one has full marks, also at zero', () => {
  expect(outcomeOf(bestRatio, high, given('50', '50'))).toMatchObject({
    value: '10',
    said: '满分 10 分（本单位 50，同组最好 50）',
  });
  expect(outcomeOf(bestRatio, low, given('0', '3')).value).toBe('10');
  expect(outcomeOf(bestRatio, low, given('3', '0')).value).toBe('0');
  expect(outcomeOf(bestRatio, high, given('0', '-3')).value).toBe('10');
});

test('below zero it ends, and where the best is below zero nothing can be compared', () => {
  expect(outcomeOf(bestRatio, high, given('-5', '50'))).toMatchObject({
    value: '0',
    notes: ['计算结果为 -10%，低于下限 0%，按 0% 计'],
  });
  expect(outcomeOf(bestRatio, high, given('-5', '0'))).toMatchObject({
    value: 'open',
    said: '最好值不是正数，无法相比（本单位 -5，同组最好 0）',
  });
  expect(outcomeOf(bestRatio, low, given('5', '-1')).value).toBe('open');
});

test('alone it is the best', () => {
  const alone = { facts: [figure('产值', '0')], peers: ['jia'] };
  expect(outcomeOf(bestRatio, high, alone)).toMatchObject({
    value: '10',
    notes: ['同组没有其他可比的单位，按最好计'],
  });
  expect(outcomeOf(bestRatio, high, { facts: [], peers: ['jia'] }).value).toBe('missing');
});

test('the best one is written as the own figure is', () => {
  expect(outcomeOf(bestRatio, high, given('49%', '98%')).said).toBe('满分 10 分 × 50%（本单位 49%，同组最好 98%）');
});
