// 分摊: equally, by weights, as a mean of rates.
import { describe, expect, test } from 'vitest';
import { mark, row, scheme, subjects } from '../../../test/properties/kit.ts';
import { alone, of, score, sentenceOf, stepOf, valueOf } from '../../../test/properties/outcome.ts';

describe('share', () => {
  const rows = ['甲', '乙', '丙', '丁'].map((id) => row(id, null));

  test('equally: each row gets its part as full marks', () => {
    const root = of({ type: 'share', by: { how: 'equal' } }, '15', rows);
    const result = alone(
      root,
      mark('甲', '子', '3.75'),
      mark('乙', '子', '3'),
      mark('丙', '子', '3.75'),
      mark('丁', '子', '3'),
    );
    expect(stepOf(result, '甲').points).toBe('3.75');
    expect(sentenceOf(stepOf(result, '总'))).toBe('3.75 + 3 + 3.75 + 3 分（15 分由 4 项平均分摊）');
    expect(valueOf(result, '总')).toBe('13.5');
  });

  test('by weights', () => {
    const by = { how: 'weights', weights: { 甲: '60%', 乙: '40%' } } as const;
    const result = alone(
      of({ type: 'share', by }, '15', [row('甲', '10'), row('乙', null)]),
      mark('甲', '子', '9'),
      mark('乙', '子', '6'),
    );
    expect(valueOf(result, '总')).toBe('14.1');
  });

  test('as a mean of rates: rows of six and four points weigh the same', () => {
    const root = of({ type: 'share', by: { how: 'mean-of-rates' } }, '15', [row('甲', '6'), row('乙', '4')]);
    const result = alone(root, mark('甲', '子', '6'), mark('乙', '子', '3.2'));
    expect(valueOf(result, '总')).toBe('13.5');
    expect(sentenceOf(stepOf(result, '总'))).toBe('15 分 × 2 项得分率平均 90%');
  });

  test('a row for another group takes no part of the points', () => {
    const root = of({ type: 'share', by: { how: 'equal' } }, '15', [
      row('甲', null),
      row('乙', null, { groups: ['二组'] }),
    ]);
    const result = score(scheme(root, { subjects: subjects(['子', '一组'], ['丑', '二组']) }), [
      mark('甲', '子', '15'),
      mark('甲', '丑', '7'),
      mark('乙', '丑', '7'),
    ]);
    expect([valueOf(result, '总'), valueOf(result, '总', '丑')]).toEqual(['15', '14']);
  });
});
