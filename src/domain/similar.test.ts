// Earlier similar cases (相似的扣分).
import { expect, test } from 'vitest';
import { pairsOf, sharedBy, similarCases } from './similar.ts';

test('pairs of characters, without signs and spaces', () => {
  expect([...pairsOf('未按时，报送 A1')]).toEqual(['未按', '按时', '时报', '报送', '送a', 'a1']);
  expect(sharedBy(pairsOf('台账未按时报送'), pairsOf('未按时报送信息'))).toBe(4);
  expect([...pairsOf('迟')]).toEqual([]);
});

const cases = [
  { id: '1', row: '党建', reason: '信息迟报两次' },
  { id: '2', row: '信访', reason: '台账未按时报送' },
  { id: '3', row: '党建', reason: '台账不齐' },
  { id: '4', row: '信访', reason: '群众重复来访' },
  { id: '5', row: '信访', reason: '未按时报送' },
];

test('the same row first, then what shares most, then the newer', () => {
  const found = (typed: string) => similarCases(cases, { row: '党建', typed }, 5).map(({ id }) => id);
  expect(found('台账没有按时报送')).toEqual(['3', '2', '5']);
  expect(found('来访')).toEqual(['4']);
  expect(found('完全不同')).toEqual([]);
});

test('before anything is typed: the same row alone', () => {
  expect(similarCases(cases, { row: '信访', typed: '' }, 2).map(({ id }) => id)).toEqual(['2', '4']);
});
