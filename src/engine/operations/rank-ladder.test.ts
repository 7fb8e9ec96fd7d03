// 名次递减: a step less for each rank, not below zero, equal ranks.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { rankLadder } from './rank-ladder.ts';

const operation = {
  type: 'rank-ladder' as const,
  figure: '评比',
  order: 'high-first' as const,
  step: '2%',
  ties: 'same' as const,
};
const peers = ['jia', 'yi', 'bing', 'ding'];
const given = (values: readonly string[], subject = 'jia') => ({
  facts: values.map((value, index) => figure('评比', value, { subject: peers[index] ?? '' })),
  peers,
  subject,
  points: '50',
});

test.each([
  ['jia', '49', '在同组 4 个可比单位中列第 2 名（数值 8）；满分 50 分，每降一名减 2%，计 49 分'],
  ['yi', '50', '在同组 4 个可比单位中列第 1 名（数值 9）；满分 50 分，每降一名减 2%，计 50 分'],
  ['ding', '47', '在同组 4 个可比单位中列第 4 名（数值 6）；满分 50 分，每降一名减 2%，计 47 分'],
])('%s gets %s', (subject, value, said) => {
  expect(outcomeOf(rankLadder, operation, given(['8', '9', '7', '6'], subject))).toMatchObject({ value, said });
});

test('steep ladders end at zero', () => {
  const steep = { ...operation, step: '40%' };
  expect(outcomeOf(rankLadder, steep, given(['1', '9', '8', '7'])).value).toBe('0');
  expect(outcomeOf(rankLadder, steep, given(['7', '9', '8', '1'])).value).toBe('10');
});

test('equal ranks get the better one, or the mean of points that are not below zero', () => {
  const tie = given(['7', '9', '7', '7']);
  expect(outcomeOf(rankLadder, operation, tie).value).toBe('49');
  expect(outcomeOf(rankLadder, { ...operation, ties: 'mean' }, tie)).toMatchObject({
    value: '48',
    said: '在同组 4 个可比单位中并列第 2 名（3 个单位并列，数值 7），取所占名次的平均；满分 50 分，每降一名减 2%，计 48 分',
  });
  expect(outcomeOf(rankLadder, { ...operation, ties: 'mean', step: '60%' }, tie).value).toBe('20/3');
});

test('without figure, without full marks, without reaching the goal', () => {
  expect(outcomeOf(rankLadder, operation, { facts: [], peers }).value).toBe('missing');
  expect(outcomeOf(rankLadder, operation, { ...given(['1']), points: null }).value).toBe('open');
  const goal = { ...operation, qualify: { from: 'value' as const, value: '8' } };
  expect(outcomeOf(rankLadder, goal, given(['7', '9']))).toMatchObject({
    value: '0',
    said: '0 分（数值 7，未达到参加排名的目标）',
  });
  expect(outcomeOf(rankLadder, goal, given(['8', '9'])).value).toBe('49');
});
