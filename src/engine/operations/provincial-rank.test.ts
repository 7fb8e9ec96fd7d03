// 上级排名奖惩: both ends of the ranking, equal ranks, few ranked, points that bodies share.
import { expect, test } from 'vitest';
import { adjustment, outcomeOf } from '../../../test/kit/scene.ts';
import { provincialRank } from './provincial-rank.ts';

const operation = {
  type: 'provincial-rank' as const,
  top: ['1.5', '1', '0.5'],
  bottom: ['1.5', '1', '0.5'],
  share: 'each' as const,
  ties: 'same' as const,
  few: 'top-first' as const,
};
const place = (rank: number, ranked = 9, more = {}) => adjustment(`第${rank}`, { rank, ranked, ...more });
const given = (...facts: ReturnType<typeof adjustment>[]) => ({ facts, points: null });
const earned = (rule: Parameters<typeof outcomeOf<'provincial-rank'>>[1], ...facts: ReturnType<typeof adjustment>[]) =>
  outcomeOf(provincialRank, rule, given(...facts)).value;

test.each([
  [1, '1.5'],
  [3, '0.5'],
  [4, '0'],
  [6, '0'],
  [7, '-0.5'],
  [9, '-1.5'],
])('rank %i of nine is worth %s', (rank, value) => {
  expect(earned(operation, place(rank))).toBe(value);
});

test('several indicators add up, without a cap', () => {
  const facts = ['a', 'b', 'c', 'd'].map((id) => adjustment(id, { rank: 1, ranked: 9 }));
  expect(outcomeOf(provincialRank, operation, given(...facts, place(8), place(5)))).toMatchObject({
    value: '5',
    said:
      '“a” 第 1 名（共 9 名）1.5 分 + “b” 第 1 名（共 9 名）1.5 分 + “c” 第 1 名（共 9 名）1.5 分' +
      ' + “d” 第 1 名（共 9 名）1.5 分 − “第8” 第 8 名（共 9 名）1 分',
    used: ['a', 'b', 'c', 'd', '第8'],
    aside: ['第5：名次不在奖惩范围内'],
  });
});

test('equal ranks get the better step, or the mean of the ranks that they take up', () => {
  const mean = { ...operation, ties: 'mean' as const };
  expect(earned(operation, place(1, 9, { tied: 2 }))).toBe('1.5');
  expect(earned(mean, place(1, 9, { tied: 2 }))).toBe('1.25');
  expect(earned(operation, place(8, 9, { tied: 2 }))).toBe('-1');
  expect(earned(mean, place(8, 9, { tied: 2 }))).toBe('-1.25');
  expect(earned(mean, place(3, 9, { tied: 2 }))).toBe('0.25');
  expect(earned(mean, place(6, 9, { tied: 2 }))).toBe('-0.25');
});

test('with few ranked the ladders meet, and the rule says which end wins', () => {
  const rank = (few: 'top-first' | 'bottom-first' | 'none', at: number, ranked: number) =>
    earned({ ...operation, few }, place(at, ranked));
  expect([1, 2, 3, 4, 5].map((at) => rank('top-first', at, 5))).toEqual(['1.5', '1', '0.5', '-1', '-1.5']);
  expect([1, 2, 3, 4, 5].map((at) => rank('bottom-first', at, 5))).toEqual(['1.5', '1', '-0.5', '-1', '-1.5']);
  expect([1, 3, 5].map((at) => rank('none', at, 5))).toEqual(['0', '0', '0']);
  expect([1, 6].map((at) => rank('none', at, 6))).toEqual(['1.5', '-1.5']);
});

test('each gets all, or they share equally, or as the fact says', () => {
  const shared = place(1, 9, { bodies: 3, share: '40%' });
  expect(earned(operation, shared)).toBe('1.5');
  expect(outcomeOf(provincialRank, { ...operation, share: 'equal' }, given(shared))).toMatchObject({
    value: '0.5',
    said: '“第1” 第 1 名（共 9 名）1.5 分 ÷ 3 个责任单位',
  });
  expect(outcomeOf(provincialRank, { ...operation, share: 'stated' }, given(shared))).toMatchObject({
    value: '0.6',
    said: '“第1” 第 1 名（共 9 名）1.5 分 × 分摊 40%',
  });
});

test('the sentence says how many stand on the rank', () => {
  expect(outcomeOf(provincialRank, operation, given(place(8, 9, { tied: 2 }))).said).toBe(
    '− “第8” 第 8 名（共 9 名，2 个并列）1 分',
  );
});

test('what cannot be placed is set aside with the reason', () => {
  const facts = [adjustment('a'), adjustment('b', { rank: 1 }), place(9, 9, { id: 'c', tied: 2 })];
  expect(outcomeOf(provincialRank, operation, given(...facts))).toMatchObject({
    value: '0',
    said: '没有计入的加减分',
    aside: ['a：没有写明名次', 'b：没有写明参加排名的总数', 'c：名次、并列数与参加排名的总数不符'],
  });
  expect(outcomeOf(provincialRank, { ...operation, share: 'equal' }, given(place(1))).aside).toEqual([
    '第1：没有写明责任单位的个数',
  ]);
  expect(outcomeOf(provincialRank, { ...operation, share: 'stated' }, given(place(1))).aside).toEqual([
    '第1：没有写明分摊比例',
  ]);
});
