// 酌情评分: inside bounds, from full or from zero.
import { expect, test } from 'vitest';
import { mark, node, scheme, subjects } from '../../../test/properties/kit.ts';
import { score, valueOf } from '../../../test/properties/outcome.ts';

test.each([
  ['full', '-3', '0', '-1.2', '8.8'],
  ['full', '-30', '0', '-12', '0'],
  ['zero', '0', '5', '3.5', '3.5'],
  ['zero', '-2', '5', '-2', '-2'],
] as const)('discretion from %s between %s and %s: %s', (from, min, max, value, expected) => {
  const root = node('总', { type: 'discretion', from, min, max }, { points: '10', assessors: ['考评甲'] });
  expect(valueOf(score(scheme(root, { subjects: subjects(['子', '一组']) }), [mark('总', '子', value)]), '总')).toBe(
    expected,
  );
});
