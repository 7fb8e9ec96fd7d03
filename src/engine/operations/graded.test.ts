// 分级扣分: findings by grade, from full marks or from nothing.
import { expect, test } from 'vitest';
import { adjustment, outcomeOf } from '../../../test/kit/scene.ts';
import { graded } from './graded.ts';

const operation = { type: 'graded' as const, grades: { 一般: '5', 严重: '10' } };
const finding = (id: string, level: string | null) => adjustment(id, { level });

test('the gravest grade stands first, and each finding counts', () => {
  const facts = [finding('a', '一般'), finding('b', '严重'), finding('c', '一般')];
  expect(outcomeOf(graded, operation, { facts, points: '30' })).toMatchObject({
    value: '10',
    said: '满分 30 分 − “严重” 10 分 × 1 项 − “一般” 5 分 × 2 项',
    used: ['a', 'b', 'c'],
    notes: [],
  });
});

test('grades of equal points stand in the order of their names', () => {
  const equal = { ...operation, grades: { 乙类: '1', 丙类: '1', 甲类: '1' } };
  const said = (...levels: string[]) =>
    outcomeOf(graded, equal, { facts: levels.map((level, index) => finding(String(index), level)) }).said;
  const sorted = '满分 10 分 − “丙类” 1 分 × 1 项 − “乙类” 1 分 × 1 项 − “甲类” 1 分 × 1 项';
  expect(said('甲类', '乙类', '丙类')).toBe(sorted);
  expect(said('丙类', '甲类', '乙类')).toBe(sorted);
});

test('no finding is full marks; too many are zero', () => {
  expect(outcomeOf(graded, operation, { facts: [] })).toMatchObject({
    value: '10',
    said: '满分 10 分，没有扣分的问题',
  });
  expect(outcomeOf(graded, operation, { facts: [finding('a', '严重')] })).toMatchObject({ value: '0', notes: [] });
  expect(outcomeOf(graded, operation, { facts: [finding('a', '严重'), finding('b', '一般')] })).toMatchObject({
    value: '0',
    notes: ['计算结果为 -5 分，低于下限 0 分，按 0 分计'],
  });
});

test('without points it deducts', () => {
  const facts = [finding('a', '严重'), finding('b', '一般')];
  expect(outcomeOf(graded, operation, { facts, points: null })).toMatchObject({
    value: '-15',
    said: '0 分 − “严重” 10 分 × 1 项 − “一般” 5 分 × 1 项',
  });
});

test('an unknown grade and none at all are set aside with the reason', () => {
  const facts = [finding('a', '特别严重'), finding('b', null)];
  expect(outcomeOf(graded, operation, { facts })).toMatchObject({
    value: '10',
    used: [],
    aside: ['a：等级“特别严重”不在扣分表中', 'b：没有写明等级，无法计分'],
  });
});
