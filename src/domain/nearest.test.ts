// Tests of the word that was probably meant (最相近的词).
import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test('the word with the fewest changes, and none where nothing is alike', () => {
  const known = ['主办单位', '考评单位', '科室'];
  expect(nearest('考评单為', known)).toBe('考评单位');
  expect(nearest('科', known)).toBe('科室');
  expect(nearest('王者', known)).toBeNull();
  expect(nearest('甲', [])).toBeNull();
});
