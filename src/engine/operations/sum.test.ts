// 各项相加: children add up, those that are absent by the stated rule.
import { describe, expect, test } from 'vitest';
import { adjustment, bonus, figure, mark, node, row, sum } from '../../../test/properties/kit.ts';
import { alone, notesOf, of, pair, sentenceOf, stepOf, valueOf } from '../../../test/properties/outcome.ts';

describe('sum', () => {
  const rows = [row('甲', '30'), row('乙', '50'), row('丙', '20')];

  test('adds up, adjustments with their sign', () => {
    const root = of({ type: 'sum' }, '100', [
      ...rows,
      node(
        '限',
        { type: 'cap', max: '5', min: '-10' },
        { kind: 'adjustment', children: [bonus('扣', { sign: 'minus' })] },
      ),
    ]);
    const result = alone(
      root,
      mark('甲', '子', '27'),
      mark('乙', '子', '45'),
      mark('丙', '子', '18.5'),
      adjustment('扣', '子', '2'),
    );
    expect(valueOf(result, '总')).toBe('88.5');
    expect(sentenceOf(stepOf(result, '总'))).toBe('27 + 45 + 18.5 − 2 分（各项相加）');
  });

  const absent = (rule: 'reweight' | 'peers-mean' | 'full' | 'zero') =>
    pair(
      of({ type: 'sum', absent: rule }, '100', rows),
      ...['子', '丑'].flatMap((who) => [mark('乙', who, '45'), mark('丙', who, '18')]),
      mark('甲', '丑', '24'),
      mark('甲', '子', null),
    );

  test.each([
    ['reweight', '90', '“项甲”不适用，由其余各项按得分率承担：63 分 × 100 ÷ 70 = 90 分'],
    ['peers-mean', '87', '“项甲”不适用，按同组平均得分率 80% 计 24 分'],
    ['full', '93', '“项甲”不适用，按满分 30 分计'],
    ['zero', '63', '“项甲”不适用，按 0 分计'],
  ] as const)('a row that does not apply: %s', (rule, value, note) => {
    const result = absent(rule);
    expect(valueOf(result, '总')).toBe(value);
    expect(notesOf(stepOf(result, '总'))).toEqual([note]);
    expect(valueOf(result, '总', '丑')).toBe('87');
  });

  test('what is left is scaled up in the sentence as it is in the result, and adjustments are not', () => {
    const root = of({ type: 'sum', absent: 'reweight' }, '100', [
      ...rows,
      node(
        '限',
        { type: 'cap', max: '5', min: '-10' },
        { kind: 'adjustment', children: [bonus('扣', { sign: 'minus' })] },
      ),
    ]);
    const result = alone(
      root,
      mark('甲', '子', null),
      mark('乙', '子', '45'),
      mark('丙', '子', '18'),
      adjustment('扣', '子', '2'),
    );
    expect(valueOf(result, '总')).toBe('88');
    expect(sentenceOf(stepOf(result, '总'))).toBe('（45 + 18）× 100 ÷ 70 − 2 分（各项相加）');
  });

  test('nothing that applies is not applicable, not zero', () => {
    const result = alone(
      of({ type: 'sum' }, null, [sum('部', '30', [row('甲', '30')]), row('乙', '50')]),
      mark('甲', '子', null),
      mark('乙', '子', '40'),
    );
    expect(valueOf(result, '部')).toBe('not-applicable');
    expect(valueOf(result, '总')).toBe('64');
  });

  test('a missing mark is never a silent zero', () => {
    const result = alone(of({ type: 'sum', absent: 'zero' }, '100', rows), mark('甲', '子', '27'));
    expect(valueOf(result, '总')).toBe('missing');
    expect(result.scorecards[0]).toMatchObject({ total: null, rank: null, missing: ['乙', '丙'] });
  });
});

test('a figure row below a sum works as well', () => {
  const reach = node('数', { type: 'reach', actual: '数', goal: { from: 'value', value: '90%' } }, { points: '10' });
  expect(valueOf(alone(of({ type: 'sum' }, '10', [reach]), figure('数', '子', '91%')), '总')).toBe('10');
});
