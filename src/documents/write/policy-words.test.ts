// Tests of rules in words (规则取值): what the reader of a result sees instead of JSON.
import { expect, test } from 'vitest';
import { ruleWords } from './policy-words.ts';

const nameOf = (id: string): string => ({ jia: '甲局', yi: '乙局' })[id] ?? id;

test('grades, rounding, ranking, recusal and joint marks are sentences without keys or braces', () => {
  const lines = [
    { title: '优秀', atLeast: '90' },
    { title: '良好', atLeast: '85%' },
    { title: '一般', atLeast: null },
  ];
  const cases: [Parameters<typeof ruleWords>[0], string][] = [
    [{ lines, quotas: [{ title: '优秀', share: '30%' }] }, '优秀 ≥ 90 分；良好 ≥ 85%；其余为一般；优秀不超过 30%'],
    [{ places: 2, mode: 'half-up' }, '保留 2 位小数，四舍五入'],
    [{ places: 0, mode: 'down' }, '取整数，其余舍去'],
    [{ within: 'group', ties: 'equal', criteria: [] }, '分组排名，同分并列'],
    [{ within: 'all', ties: 'next', criteria: ['jia', 'yi'] }, '一起排名，同分依次比较：甲局、乙局；仍相同的并列'],
    [{ alone: 'organiser' }, '不评自己；没有别的考评单位时，由主办单位评'],
    [{ how: 'trimmed', drop: 1 }, '去掉 1 个最高分和 1 个最低分后取平均'],
    [{ how: 'weights', weights: { jia: '60%', yi: '40%' } }, '按权重合成：甲局 60%，乙局 40%'],
    [{ how: 'leader', leader: 'jia', share: '1/2' }, '甲局占 50%，其余平均'],
    [{ how: 'parts', points: null }, '各评一部分，各部分同分'],
  ];
  for (const [value, words] of cases) expect(ruleWords(value, nameOf)).toBe(words);
});

test('values of another shape are left to the general wording', () => {
  for (const value of ['5', null, ['1.5', '1'], { 优秀: '1', 一般: '0.6' }])
    expect(ruleWords(value, nameOf)).toBeNull();
});
