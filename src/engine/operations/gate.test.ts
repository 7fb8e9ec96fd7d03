// 条件计入: only beyond the share, and only when it is certain.
import { describe, expect, test } from 'vitest';
import { adjustment, bonus, mark, node, row, scheme, subjects } from '../../../test/properties/kit.ts';
import { notesOf, of, score, sentenceOf, stepOf, valueOf } from '../../../test/properties/outcome.ts';
import type { Fact } from '../../domain/fact.ts';

describe('gate', () => {
  const root = (moreThan: string) =>
    of({ type: 'sum' }, '10', [
      row('甲', '10'),
      node(
        '门',
        { type: 'gate', lost: '甲', moreThan },
        {
          kind: 'adjustment',
          children: [node('限', { type: 'cap', max: '5', min: null }, { children: [bonus('加')] })],
        },
      ),
    ]);
  const four = (moreThan: string, ...facts: Fact[]) =>
    score(
      scheme(root(moreThan), { subjects: subjects(['子', '一组'], ['丑', '一组'], ['寅', '二组'], ['卯', '二组']) }),
      facts,
    );
  const marks = (...values: string[]) =>
    values.map((value, index) => mark('甲', ['子', '丑', '寅', '卯'][index] ?? '', value));
  const extra = adjustment('加', '子', '2');

  test('counts only beyond the share, exactly on it does not', () => {
    expect(valueOf(four('24%', ...marks('10', '9', '10', '10'), extra), '门')).toBe('2');
    const closed = four('25%', ...marks('10', '9', '10', '10'), extra);
    expect(valueOf(closed, '门')).toBe('0');
    expect(sentenceOf(stepOf(closed, '门'))).toBe('0 分（4 个单位中 1 个失分，未超过 25%，不计入）');
  });

  test('subjects that are not scored there are not among those counted, and nobody waits for them', () => {
    const result = four('30%', ...marks('10', '9', '10'), mark('甲', '卯', null), extra);
    expect(valueOf(result, '门')).toBe('2');
    expect(sentenceOf(stepOf(result, '门'))).toBe('2 分（3 个单位中 1 个失分，超过 30%，予以计入）');
    expect(notesOf(stepOf(result, '门'))).toEqual(['不适用或回避的 1 个单位不计在内']);
  });

  test('waits for subjects that could still change the answer, and only for those', () => {
    expect(valueOf(four('50%', ...marks('10', '9', '9'), extra), '门')).toBe('missing');
    expect(valueOf(four('50%', ...marks('9', '9', '9'), extra), '门')).toBe('2');
  });
});
