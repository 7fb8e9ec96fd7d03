// Tests of the order of names (名称的次序).
import { expect, test } from 'vitest';
import { compareNames } from './collation.ts';

test('numbers count as numbers, words by their Chinese reading', () => {
  const names = ['第100局', '第10局', '第11局', '第2局', '第1局', '财政局', '安监局'];
  expect(names.toSorted(compareNames)).toEqual(['安监局', '财政局', '第1局', '第2局', '第10局', '第11局', '第100局']);
});
