// Reading figures (数据的读取): which of several counts, and how a missing one is told.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../test/kit/scene.ts';
import { latestFigure } from './figure.ts';
import { takeOver } from './operations/take-over.ts';

const operation = { type: 'take-over', figure: '得分', outOf: '100' } as const;

test('the latest counts, on one day the one with the last id, in whatever order they come', () => {
  const facts = [
    figure('得分', '1', { id: 'a', at: '2022-12-02' }),
    figure('得分', '2', { id: 'c', at: '2022-12-03' }),
    figure('得分', '3', { id: 'b', at: '2022-12-03' }),
    figure('得分', '4', { id: 'd', at: '2022-12-01' }),
  ];
  for (const order of [facts, facts.toReversed(), facts.toSorted((a, b) => (a.at < b.at ? -1 : 1))]) {
    const { figure: latest, inputs } = latestFigure(order);
    expect(latest?.id).toBe('c');
    expect(inputs.map(({ fact, used }) => [fact, used])).toEqual([
      ['c', true],
      ['b', false],
      ['a', false],
      ['d', false],
    ]);
  }
});

test('what does not apply is told with its reason, where there is one', () => {
  const said = (reason: string | null) =>
    outcomeOf(takeOver, operation, { facts: [figure('得分', null, { notApplicable: true, reason })] }).said;
  expect(said(null)).toBe('“得分”不适用');
  expect(said('未参加考核')).toBe('“得分”不适用：未参加考核');
});

test('a figure without a number is missing', () => {
  expect(outcomeOf(takeOver, operation, { facts: [figure('得分', null)] })).toMatchObject({
    value: 'missing',
    said: '缺少“得分”数据',
    used: ['jia-得分-2022'],
  });
});
