// 加减分累计: prices by level or as stated, once per matter or incident, documents, what is set aside.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustment, outcomeOf } from '../../../test/kit/scene.ts';
import { adjustments } from './adjustments.ts';

const bonus = {
  type: 'adjustments' as const,
  sign: 'plus' as const,
  levels: { 国家级: '3', 省级: '2', 市级: '1' },
  once: 'none' as const,
  document: 'optional' as const,
};
const award = (id: string, level: string | null, more = {}) => adjustment(id, { level, ...more });

test('levels have their points, and all add up', () => {
  const facts = [award('b', '省级'), award('a', '国家级')];
  expect(outcomeOf(adjustments, bonus, { facts, points: null })).toMatchObject({
    value: '5',
    said: '“a” 3 分 + “b” 2 分',
    notes: [],
    used: ['a', 'b'],
  });
});

test('nothing to add is zero', () => {
  expect(outcomeOf(adjustments, bonus, { facts: [], points: null })).toMatchObject({
    value: '0',
    said: '没有计入的加减分',
  });
});

test('without a table the fact states the points; a deduction takes them off', () => {
  const minus = { ...bonus, sign: 'minus' as const, levels: null };
  const facts = [
    adjustment('a', { points: '0.5' }),
    adjustment('b', { points: '1' }),
    adjustment('c'),
    adjustment('d', { points: '-2' }),
  ];
  expect(outcomeOf(adjustments, minus, { facts, points: null })).toMatchObject({
    value: '-1.5',
    said: '− “a” 0.5 分 − “b” 1 分',
    used: ['a', 'b'],
    aside: ['c：没有写明分值', 'd：分值应写成正数'],
    notes: ['“c”不计分：没有写明分值', '“d”不计分：分值应写成正数'],
  });
});

test('with a table a stated number does not count', () => {
  const facts = [award('a', null, { points: '9' }), award('b', '县级')];
  expect(outcomeOf(adjustments, bonus, { facts, points: null })).toMatchObject({
    value: '0',
    said: '没有计入的加减分',
    notes: ['“a”不计分：没有写明等级', '“b”不计分：等级“县级”没有规定分值'],
    aside: ['a：没有写明等级', 'b：等级“县级”没有规定分值'],
  });
});

test('no document, no points, where the rule says so', () => {
  const facts = [award('a', '省级', { document: null })];
  expect(outcomeOf(adjustments, bonus, { facts, points: null }).value).toBe('2');
  expect(outcomeOf(adjustments, { ...bonus, document: 'required' }, { facts, points: null })).toMatchObject({
    value: '0',
    aside: ['a：没有文件依据'],
  });
});

test('one incident counts at its gravest also where another level costs nothing, whatever the ids', () => {
  const minus = {
    ...bonus,
    sign: 'minus' as const,
    levels: { 通报: '0', 严重: '5' },
    once: 'incident' as const,
  };
  const of = (mild: string, grave: string) =>
    outcomeOf(adjustments, minus, {
      facts: [award(mild, '通报', { incident: '甲' }), award(grave, '严重', { incident: '甲' })],
      points: null,
    }).value;
  expect([of('a', 'b'), of('b', 'a')]).toEqual(['-5', '-5']);
});

test('one matter counts once, at its highest', () => {
  const once = { ...bonus, once: 'matter' as const };
  const facts = [
    award('a', '市级', { matter: '甲项目' }),
    award('b', '国家级', { matter: '甲项目' }),
    award('c', '市级'),
  ];
  expect(outcomeOf(adjustments, once, { facts, points: null })).toMatchObject({
    value: '4',
    said: '“b” 3 分 + “c” 1 分',
    aside: ['a：同一事项“甲项目”只计一次，已计“b”'],
  });
  expect(outcomeOf(adjustments, bonus, { facts, points: null }).value).toBe('5');
});

test('what is set aside does not take the place of what counts', () => {
  const once = { ...bonus, once: 'matter' as const, document: 'required' as const };
  const facts = [award('a', '国家级', { matter: '甲项目', document: null }), award('b', '市级', { matter: '甲项目' })];
  expect(outcomeOf(adjustments, once, { facts, points: null })).toMatchObject({ value: '1', used: ['b'] });
});

test('of equally high ones the earliest counts, undated ones last, then by id', () => {
  const once = { ...bonus, sign: 'minus' as const, once: 'incident' as const };
  const found = (id: string, date: string | null) => award(id, '市级', { incident: '某事件', date });
  const used = (...facts: ReturnType<typeof found>[]) => outcomeOf(adjustments, once, { facts, points: null }).used;
  expect(used(found('a', null), found('b', '2022-05-02'), found('c', '2022-05-01'))).toEqual(['c']);
  expect(used(found('b', '2022-05-01'), found('a', '2022-05-01'))).toEqual(['a']);
  expect(used(found('c', null), found('a', null), found('b', null))).toEqual(['a']);
  const graver = award('d', '省级', { incident: '某事件', date: '2022-12-31' });
  expect(used(found('a', '2022-05-01'), found('b', '2022-05-02'), graver)).toEqual(['d']);
});

test('the gravest finding of an incident counts', () => {
  const minus = { ...bonus, sign: 'minus' as const, once: 'incident' as const };
  const facts = [award('a', '市级', { incident: '某事件' }), award('b', '省级', { incident: '某事件' })];
  expect(outcomeOf(adjustments, minus, { facts, points: null })).toMatchObject({ value: '-2', used: ['b'] });
});

test('a matter that counts elsewhere does not count here', () => {
  const facts = [award('a', '省级', { matter: '甲项目' }), award('b', '市级', { matter: '乙项目' })];
  const elsewhere = [award('x', '省级', { node: '9.1', matter: '甲项目' })];
  const rule = { ...bonus, elsewhere: ['9.1'] };
  expect(outcomeOf(adjustments, rule, { facts, elsewhere, points: null })).toMatchObject({
    value: '1',
    aside: ['a：同一事项已在另一项目中计分'],
  });
  expect(outcomeOf(adjustments, bonus, { facts, elsewhere, points: null }).value).toBe('3');
});

test('the order of facts leaves no trace, and a repeated matter is never worth more than its highest level', () => {
  const one = fc.record({ level: fc.constantFrom('国家级', '省级', '市级'), matter: fc.constantFrom('甲', '乙') });
  const once = { ...bonus, once: 'matter' as const };
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), (awards) => {
      const facts = awards.map(({ level, matter }, index) => award(`f${index}`, level, { matter }));
      const result = outcomeOf(adjustments, once, { facts, points: null });
      expect(outcomeOf(adjustments, once, { facts: facts.toReversed(), points: null })).toEqual(result);
      const best = (matter: string) =>
        Math.max(0, ...awards.filter((a) => a.matter === matter).map((a) => Number(bonus.levels[a.level])));
      expect(Number(result.value)).toBe(best('甲') + best('乙'));
    }),
  );
});
