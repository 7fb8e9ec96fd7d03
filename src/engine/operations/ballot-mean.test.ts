// 测评打分票: the mean of the marks, brought to full marks; what is no mark.
import { expect, test } from 'vitest';
import { outcomeOf, tally } from '../../../test/kit/scene.ts';
import { ballotMean } from './ballot-mean.ts';

const operation = {
  type: 'ballot-mean' as const,
  voterGroup: null,
  channel: null,
  minimum: null,
  scale: '100',
  invalid: ['弃权'],
};
const given = (counts: Record<string, number>) => ({ facts: [tally('t1', counts)] });

test('the mean over the valid votes', () => {
  expect(outcomeOf(ballotMean, operation, given({ '90': 2, '85.5': 1, '96': 1, 弃权: 3 }))).toMatchObject({
    value: '9.0375',
    said: '满分 10 分 × 平均 90.375 分 ÷ 100 分（有效票 4 票）',
    notes: ['“弃权” 3 票不是有效票，不计入'],
  });
});

test('zero and the scale itself are marks, what lies beyond is not', () => {
  expect(outcomeOf(ballotMean, operation, given({ '0': 1, '100': 1 })).value).toBe('5');
  expect(outcomeOf(ballotMean, operation, given({ '100.1': 1 })).value).toBe('open');
  expect(outcomeOf(ballotMean, operation, given({ '-1': 1 })).value).toBe('open');
  expect(outcomeOf(ballotMean, operation, given({ 很好: 1 }))).toMatchObject({
    value: 'open',
    said: '选项“很好”（1 票）没有规定如何计分',
  });
});

test('no votes', () => {
  expect(outcomeOf(ballotMean, operation, { facts: [] }).value).toBe('missing');
  expect(outcomeOf(ballotMean, operation, given({ 弃权: 3 })).value).toBe('too-few');
  expect(outcomeOf(ballotMean, { ...operation, minimum: '2' }, given({ '90': 1, 弃权: 3 })).value).toBe('too-few');
});
