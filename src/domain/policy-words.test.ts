// Tests of policy values in words (规则取值): what a reader sees instead of JSON, by the place where the value stands.
import { expect, test } from 'vitest';
import { node, parameter, row, scheme, sum } from '../../test/properties/kit.ts';
import { showSentence } from './display.ts';
import { valueTeller, valueText } from './policy-value.ts';
import type { Operation } from './operation.ts';
import type { Scheme } from './scheme.ts';
import type { Json } from './setting.ts';

const asked = { parameter: '问' };
const marks: Operation = { type: 'marks', scale: null, combine: asked };
const shared: Operation = { type: 'share', by: asked };
const adjusted: Operation = {
  type: 'adjustments',
  sign: 'plus',
  levels: asked,
  once: 'none',
  document: 'optional',
};

/** How a value is told that fills one place of a scheme. */
function told(value: Json, place: Partial<Scheme> | Operation): string {
  const isOperation = 'type' in place;
  const root = isOperation ? node('总', place, { children: [row('一', '5'), row('二', '5')] }) : sum('总', '10', []);
  const given = scheme(root, { parameters: [parameter('问')], ...(isOperation ? {} : place) });
  return showSentence(valueTeller(given)('问', valueText(value)));
}

test('grades, rounding, ranking, recusal and joint marks are sentences without keys or braces', () => {
  const lines = [
    { title: '优秀', atLeast: '90' },
    { title: '良好', atLeast: '85%' },
    { title: '一般', atLeast: null },
  ];
  const cases: [Json, Partial<Scheme> | Operation, string][] = [
    [
      { lines, quotas: [{ title: '优秀', share: '30%' }] },
      { grades: asked },
      '优秀 ≥ 90 分；良好 ≥ 85%；其余为一般；优秀不超过 30%',
    ],
    [{ places: 2, mode: 'half-up' }, { rounding: asked }, '保留 2 位小数，四舍五入'],
    [{ places: 0, mode: 'down' }, { rounding: asked }, '取整数，其余舍去'],
    [{ within: 'group', ties: 'equal', criteria: [] }, { ranking: asked }, '分组排名，同分并列'],
    [
      { within: 'all', ties: 'next', criteria: ['子', '总'] },
      { ranking: asked },
      '一起排名，同分依次比较：子、项总；仍相同的并列',
    ],
    [{ alone: 'organiser' }, { recusal: asked }, '不评自己；没有别的考评单位时，由主办单位评'],
    [{ how: 'trimmed', drop: 1 }, marks, '去掉 1 个最高分和 1 个最低分后取平均'],
    [{ how: 'leader', leader: '子', share: '1/2' }, marks, '子占 50%，其余平均'],
    [{ how: 'parts', points: null }, marks, '各评一部分，各部分同分'],
  ];
  for (const [value, place, words] of cases) expect(told(value, place)).toBe(words);
});

test('the same weights combine marks in one place and share points in another', () => {
  const weights = { how: 'weights', weights: { 一: '60%', 二: '40%' } };
  expect(told(weights, marks)).toBe('按权重合成：项一 60%，项二 40%');
  expect(told(weights, shared)).toBe('按权重分摊：项一 60%，项二 40%');
  expect(told({ how: 'mean-of-rates' }, shared)).toBe('取各项得分率的平均');
});

test('any other value is names and numbers: in the order of the table, or from the highest down', () => {
  expect(told({ 一般: '0.6', 优秀: '1' }, adjusted)).toBe('优秀 1，一般 0.6');
  expect(told({ 二: '2/3', 一: '1/3' }, { type: 'weighted', weights: asked, normalise: true })).toBe(
    '项一 ≈0.3333（即 1/3），项二 ≈0.6667（即 2/3）',
  );
  expect(told(['1.5', '60%'], marks)).toBe('1.5、60%');
  expect(told('none', { rounding: asked })).toBe('无');
});

test('a chosen answer has the words of its choice, and numbers lead back to the parameter', () => {
  const choices = [{ value: { how: 'mean' }, title: '取\n平均' }];
  const given = scheme(sum('总', '10', []), { parameters: [parameter('问', { choices })] });
  expect(valueTeller(given)('问', valueText({ how: 'mean' }))).toEqual(['取 平均']);
  expect(valueTeller(given)('问', '5')).toEqual([
    { value: '5', as: 'plain', origin: { from: 'parameter', parameter: '问' } },
  ]);
});
