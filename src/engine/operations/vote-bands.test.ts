// 得票率赋分: the share of an answer, through intervals.
import { expect, test } from 'vitest';
import { outcomeOf, tally } from '../../../test/kit/scene.ts';
import { voteBands } from './vote-bands.ts';

const operation = {
  type: 'vote-bands' as const,
  answer: '优秀',
  invalid: ['弃权'],
  bands: [
    { from: '90%', fromIncluded: true, to: null, toIncluded: false, points: '200' },
    { from: '80%', fromIncluded: true, to: '90%', toIncluded: false, points: '190' },
  ],
};
const given = (counts: Record<string, number>) => ({ facts: [tally('t1', counts)], points: '200' });

test('exactly ninety percent is in the upper interval', () => {
  expect(outcomeOf(voteBands, operation, given({ 优秀: 45, 称职: 5, 弃权: 2 }))).toMatchObject({
    value: '200',
    said: '“优秀”得票率 90%（45 票 ÷ 有效票 50 票），在“≥ 90%”一档，计 200 分',
    notes: ['“弃权” 2 票不是有效票，不计入'],
    used: ['t1'],
  });
  expect(outcomeOf(voteBands, operation, given({ 优秀: 44, 称职: 6 }))).toMatchObject({
    value: '190',
    said: '“优秀”得票率 88%（44 票 ÷ 有效票 50 票），在“≥ 80% 且 < 90%”一档，计 190 分',
  });
});

test('several answers can count together', () => {
  const both = { ...operation, answer: ['优秀', '称职'] };
  expect(outcomeOf(voteBands, both, given({ 优秀: 3, 称职: 1 }))).toMatchObject({
    value: '200',
    said: '“优秀、称职”得票率 100%（4 票 ÷ 有效票 4 票），在“≥ 90%”一档，计 200 分',
  });
});

test('outside all intervals it is open; without votes there is nothing', () => {
  expect(outcomeOf(voteBands, operation, given({ 称职: 5 }))).toMatchObject({
    value: 'open',
    said: '“优秀”得票率 0%（0 票 ÷ 有效票 5 票），不在任何区间内',
  });
  expect(outcomeOf(voteBands, operation, given({ 弃权: 5 })).value).toBe('too-few');
  expect(outcomeOf(voteBands, { ...operation, minimum: '6' }, given({ 优秀: 5 })).value).toBe('too-few');
  expect(outcomeOf(voteBands, operation, { facts: [] }).value).toBe('missing');
});
