// 名次赋分: ranks, equal ranks, ranks beyond the table, who takes part, and who is alone.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { rankTable } from './rank-table.ts';

const operation = {
  type: 'rank-table' as const,
  figure: '评比',
  order: 'high-first' as const,
  table: ['60', '57', '54', '51'],
  ties: 'same' as const,
};
const peers = ['jia', 'yi', 'bing', 'ding', 'wu'];
const given = (values: Record<string, string>, more = {}) => ({
  facts: Object.entries(values).map(([subject, value]) => figure('评比', value, { subject })),
  peers,
  points: '60',
  ...more,
});

test('the rank earns its entry of the table', () => {
  const result = outcomeOf(rankTable, operation, given({ jia: '80', yi: '90', bing: '70', ding: '60', wu: '50' }));
  expect(result).toMatchObject({
    value: '57',
    said: '在同组 5 个可比单位中列第 2 名（数值 80），计 57 分',
    notes: [],
    used: ['jia-评比-2022', 'bing-评比-2022', 'ding-评比-2022', 'wu-评比-2022', 'yi-评比-2022'],
  });
});

test('ranks beyond the table get its last entry', () => {
  expect(outcomeOf(rankTable, operation, given({ jia: '1', yi: '5', bing: '4', ding: '3', wu: '2' })).value).toBe('51');
});

test('with low-first the smallest is the first', () => {
  const low = { ...operation, order: 'low-first' as const };
  expect(outcomeOf(rankTable, low, given({ jia: '1', yi: '5', bing: '4' })).value).toBe('60');
});

test('equal figures share the better rank, or the mean of the ranks that they take up', () => {
  const tie = given({ jia: '80', yi: '80', bing: '90', ding: '80', wu: '1' });
  expect(outcomeOf(rankTable, operation, tie)).toMatchObject({
    value: '57',
    said: '在同组 5 个可比单位中并列第 2 名（3 个单位并列，数值 80），计 57 分',
  });
  expect(outcomeOf(rankTable, { ...operation, ties: 'mean' }, tie)).toMatchObject({
    value: '54',
    said: '在同组 5 个可比单位中并列第 2 名（3 个单位并列，数值 80），取所占名次的平均，计 54 分',
  });
});

test('peers without a figure stay out, and the note names them', () => {
  const facts = [
    ...given({ jia: '80', yi: '70' }).facts,
    figure('评比', null, { subject: 'bing', notApplicable: true }),
  ];
  expect(outcomeOf(rankTable, operation, { facts, peers: ['jia', 'yi', 'bing', 'ding'], points: '60' })).toMatchObject({
    value: '60',
    said: '在同组 2 个可比单位中列第 1 名（数值 80），计 60 分',
    notes: ['丙局、丁局没有可比的数据，不参加比较'],
    used: ['jia-评比-2022', 'yi-评比-2022'],
    aside: ['bing-评比-2022：数据不全或不适用，不参加比较'],
  });
});

test('of many without a figure only the first are named', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'];
  const facts = given({ jia: '1', yi: '2' }).facts;
  const notes = (count: number) =>
    outcomeOf(rankTable, operation, { facts, peers: ['jia', 'yi', ...many.slice(0, count)] }).notes;
  expect(notes(5)).toEqual(['a、b、c、d、e没有可比的数据，不参加比较']);
  expect(notes(6)).toEqual(['a、b、c、d、e等单位没有可比的数据，不参加比较']);
});

test('alone in the group it is the first', () => {
  expect(outcomeOf(rankTable, operation, given({ jia: '0' }, { peers: ['jia'] }))).toMatchObject({
    value: '60',
    notes: ['同组没有其他可比的单位，按最好计'],
  });
});

test('without a figure of its own it has no rank', () => {
  expect(outcomeOf(rankTable, operation, given({ yi: '1' }))).toMatchObject({
    value: 'missing',
    said: '缺少“评比”数据',
  });
});

test('only those who reach the goal are ranked', () => {
  const beyond = { ...operation, qualify: { from: 'figure' as const, key: '目标' } };
  const goals = peers.map((subject) => figure('目标', subject === 'yi' ? '100' : '60', { subject }));
  const all = given({ jia: '80', yi: '90', bing: '59' });
  const facts = [...all.facts, ...goals];
  expect(outcomeOf(rankTable, beyond, { ...all, facts })).toMatchObject({
    value: '60',
    said: '在同组 1 个可比单位中列第 1 名（数值 80），计 60 分',
  });
  expect(outcomeOf(rankTable, beyond, { ...all, facts, subject: 'bing' })).toMatchObject({
    value: '0',
    said: '0 分（数值 59，未达到参加排名的目标）',
  });
  const notApplicable = figure('目标', null, { subject: 'yi', notApplicable: true });
  const others = facts.filter((fact) => fact.id !== notApplicable.id);
  expect(outcomeOf(rankTable, beyond, { ...all, facts: [...others, notApplicable] })).toMatchObject({
    value: '60',
    aside: ['yi-目标-2022：数据不全或不适用，不参加比较'],
  });
});

test('with the mean of ranks the points of the group do not depend on who is tied', () => {
  const values = fc.array(fc.nat(4), { minLength: 4, maxLength: 4 });
  const mean = { ...operation, ties: 'mean' as const };
  fc.assert(
    fc.property(values, (numbers) => {
      const group = ['jia', 'yi', 'bing', 'ding'];
      const facts = group.map((subject, index) => figure('评比', String(numbers[index]), { subject }));
      const earned = group.map(
        (subject) => outcomeOf(rankTable, mean, { facts, subject, peers: group, points: '60' }).value,
      );
      const total = earned.reduce((sum, value) => sum + 2 * Number(value), 0);
      expect(total).toBe(2 * (60 + 57 + 54 + 51));
    }),
  );
});
