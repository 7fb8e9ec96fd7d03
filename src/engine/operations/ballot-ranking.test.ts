// 测评排序票: the points of the ranks that the ballots give.
import { expect, test } from 'vitest';
import { outcomeOf, tally } from '../../../test/kit/scene.ts';
import { ballotRanking } from './ballot-ranking.ts';

const operation = {
  type: 'ballot-ranking' as const,
  voterGroup: null,
  channel: null,
  minimum: null,
  table: ['10', '8', '5'],
  invalid: ['未排序'],
};
const given = (counts: Record<string, number>) => ({ facts: [tally('t1', counts)] });

test('the mean of the points of the ranks', () => {
  expect(outcomeOf(ballotRanking, operation, given({ '1': 3, '2': 1, '3': 2, 未排序: 4 }))).toMatchObject({
    value: '8',
    said: '（第 1 名 10 分 × 3 票 + 第 2 名 8 分 × 1 票 + 第 3 名 5 分 × 2 票）÷ 有效票 6 票',
    notes: ['“未排序” 4 票不是有效票，不计入'],
  });
});

test('ranks beyond the table get its last entry', () => {
  expect(outcomeOf(ballotRanking, operation, given({ '1': 1, '12': 1 }))).toMatchObject({
    value: '7.5',
    said: '（第 1 名 10 分 × 1 票 + 第 12 名 5 分 × 1 票）÷ 有效票 2 票',
  });
});

test.each(['0', '1.5', '-1', '第一'])('%s is no rank', (answer) => {
  expect(outcomeOf(ballotRanking, operation, given({ [answer]: 1 })).value).toBe('open');
});

test('no votes', () => {
  expect(outcomeOf(ballotRanking, operation, { facts: [] }).value).toBe('missing');
  expect(outcomeOf(ballotRanking, operation, given({ '1': 0 })).value).toBe('too-few');
});
