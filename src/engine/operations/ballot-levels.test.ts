// 测评等级票: shares by level over the valid votes; which tallies count, and when there are too few.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf, tally } from '../../../test/kit/scene.ts';
import { compare, parse } from '../../domain/rational.ts';
import { ballotLevels } from './ballot-levels.ts';

const operation = {
  type: 'ballot-levels' as const,
  voterGroup: null,
  channel: null,
  minimum: null,
  levels: { 一般: '0.6', 好: '1', 差: '0.4', 较好: '0.8' },
  invalid: ['不了解'],
};
const votes = { 好: 30, 较好: 15, 一般: 5, 不了解: 7 };

test('the shares of the levels, the best first, over the valid votes', () => {
  expect(outcomeOf(ballotLevels, operation, { facts: [tally('t1', votes)], points: '100' })).toMatchObject({
    value: '90',
    said: '满分 100 分 ×（“好” 30 票 × 1 + “较好” 15 票 × 0.8 + “一般” 5 票 × 0.6）÷ 有效票 50 票',
    notes: ['“不了解” 7 票不是有效票，不计入'],
    used: ['t1'],
  });
});

test('tallies of other voter groups and channels stay out, several of the same are added up', () => {
  const facts = [
    tally('t1', { 好: 1 }, { voterGroup: '一类', channel: '问卷' }),
    tally('t2', { 差: 1 }, { voterGroup: '一类', channel: '问卷' }),
    tally('t3', { 差: 9 }, { voterGroup: '二类', channel: '问卷' }),
    tally('t4', { 差: 9 }, { voterGroup: '一类', channel: '网络' }),
  ];
  const narrow = { ...operation, voterGroup: '一类', channel: '问卷' };
  expect(outcomeOf(ballotLevels, narrow, { facts })).toMatchObject({ value: '7', used: ['t1', 't2'] });
  expect(outcomeOf(ballotLevels, operation, { facts }).used).toEqual(['t1', 't2', 't3', 't4']);
});

test('the minimum counts valid votes, and meeting it is enough', () => {
  const facts = [tally('t1', votes)];
  expect(outcomeOf(ballotLevels, { ...operation, minimum: '50' }, { facts }).value).toBe('9');
  expect(outcomeOf(ballotLevels, { ...operation, minimum: '51' }, { facts })).toMatchObject({
    value: 'too-few',
    said: '有效票 50 票，少于规定的 51 票',
    used: ['t1'],
  });
});

test('levels of equal worth, and invalid answers, stand in the order of their names', () => {
  const equal = { ...operation, levels: { 乙: '1', 丙: '1', 甲: '1' }, invalid: ['弃', '不', '空'] };
  const said = (...answers: string[]) =>
    outcomeOf(ballotLevels, equal, { facts: [tally('t1', Object.fromEntries(answers.map((key) => [key, 1])))] });
  const expected = {
    said: '满分 10 分 ×（“丙” 1 票 × 1 + “乙” 1 票 × 1 + “甲” 1 票 × 1）÷ 有效票 3 票',
    notes: ['“不” 1 票不是有效票，不计入', '“弃” 1 票不是有效票，不计入', '“空” 1 票不是有效票，不计入'],
  };
  expect(said('甲', '乙', '丙', '弃', '不', '空')).toMatchObject(expected);
  expect(said('丙', '甲', '乙', '空', '弃', '不')).toMatchObject(expected);
});

test('no tally is missing, no valid vote is too few', () => {
  expect(outcomeOf(ballotLevels, operation, { facts: [] })).toMatchObject({ value: 'missing', said: '缺少计票结果' });
  expect(outcomeOf(ballotLevels, operation, { facts: [tally('t1', { 不了解: 7, 好: 0 })] })).toMatchObject({
    value: 'too-few',
    said: '没有有效票',
  });
  const minimum = { ...operation, minimum: '1' };
  expect(outcomeOf(ballotLevels, minimum, { facts: [tally('t1', { 不了解: 7 })] })).toMatchObject({
    value: 'too-few',
    said: '有效票 0 票，少于规定的 1 票',
  });
});

test('an answer that nobody priced leaves the row open', () => {
  expect(outcomeOf(ballotLevels, operation, { facts: [tally('t1', { 好: 3, 弃权: 1 })] })).toMatchObject({
    value: 'open',
    said: '选项“弃权”（1 票）没有规定如何计分',
  });
  expect(outcomeOf(ballotLevels, operation, { facts: [tally('t1', { 好: 3, 弃权: 0 })] }).value).toBe('10');
});

test('the order of facts leaves no trace, and a better vote is never worse', () => {
  const count = fc.nat(50);
  const levels = ['好', '较好', '一般', '差'];
  fc.assert(
    fc.property(fc.array(count, { minLength: 8, maxLength: 8 }), (counts) => {
      const of = (from: number) => Object.fromEntries(levels.map((level, index) => [level, counts[from + index] ?? 0]));
      const [one, two] = [tally('t1', { ...of(0), 差: 1 }), tally('t2', of(4))];
      const result = outcomeOf(ballotLevels, operation, { facts: [one, two] });
      expect(outcomeOf(ballotLevels, operation, { facts: [two, one] })).toEqual(result);
      const better = tally('t1', { ...of(0), 差: 0, 好: (counts[0] ?? 0) + 1 });
      const improved = outcomeOf(ballotLevels, operation, { facts: [better, two] });
      expect(compare(parse(String(improved.value)), parse(String(result.value)))).toBeGreaterThanOrEqual(0);
    }),
  );
});
