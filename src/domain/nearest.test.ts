// Tests of the word that was probably meant (最相近的词).
import { expect, test } from 'vitest';
import { alike, near, nearest } from './nearest.ts';

test('the word with the fewest changes, and none where nothing is alike', () => {
  const known = ['主办单位', '考评单位', '科室'];
  expect(nearest('考评单為', known)).toBe('考评单位');
  expect(nearest('科', known)).toBe('科室');
  expect(nearest('王者', known)).toBeNull();
  expect(nearest('甲', [])).toBeNull();
});

test('names that are alike, the likest first, and none that shares less than half of the signs', () => {
  const known = ['示范市e示范办', '示范市财政局', '市委办', 'e示范办'];
  expect(alike('e三明办', known)).toEqual(['e示范办', '示范市e示范办']);
  expect(alike('王者荣耀', known)).toEqual([]);
});

test('only what shares half of the name’s own signs may have been meant: neither the city nor the 局 counts', () => {
  const known = ['示范市信访局', '示范市财政局', '示范市教育局', '示范市委组织部'];
  expect(near('不存在局', known)).toEqual([]);
  expect(near('示范市不存在局', known)).toEqual([]);
  expect(near('财务局', known)).toEqual(['示范市财政局']);
  // Of one title alone nothing tells what is its own.
  expect(near('示范市教育厅', ['示范市教育局'])).toEqual(['示范市教育局']);
  expect(near('王者荣耀', ['示范市教育局'])).toEqual([]);
  expect(near('示范市教育厅', ['示范市教育局', '示范市财政局'])).toEqual(['示范市教育局']);
  expect(near('示范市局', known)).toEqual(['示范市信访局', '示范市财政局', '示范市教育局', '示范市委组织部']);
});
