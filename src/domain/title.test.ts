// Titles by id (称呼测试): the directory's before the document's, the document's where the directory knows none.
import { expect, test } from 'vitest';
import { bodyTitles, placeTitles } from './title.ts';

test('a body is called as the directory calls it, else as the document did', () => {
  const scheme = {
    bodies: [
      { id: 'a', title: '甲局' },
      { id: 'b', title: '乙办' },
    ],
    subjects: [{ id: 'c', title: '丙区' }],
  };
  expect(Object.fromEntries(bodyTitles(scheme))).toEqual({ a: '甲局', b: '乙办', c: '丙区' });
  expect(Object.fromEntries(bodyTitles(scheme, [{ id: 'a', title: '示范市甲局' }]))).toEqual({
    a: '示范市甲局',
    b: '乙办',
    c: '丙区',
  });
});

test('parts that are called alike are told apart by the row above them', () => {
  const row = (id: string, kind: 'component' | 'part', title: string, number: string | null = null) => ({
    id,
    kind,
    number,
    title,
  });
  const root = {
    ...row('root', 'component', '总分'),
    children: [
      { ...row('a', 'component', '正向激励', '3'), children: [{ ...row('a.1', 'part', '加分'), children: [] }] },
      { ...row('b', 'component', '考核奖惩', '4'), children: [{ ...row('b.1', 'part', '加分'), children: [] }] },
    ],
  };
  expect(Object.fromEntries(placeTitles(root))).toEqual({
    root: '总分',
    a: '3 正向激励',
    'a.1': '3 正向激励 · 加分',
    b: '4 考核奖惩',
    'b.1': '4 考核奖惩 · 加分',
  });
});
