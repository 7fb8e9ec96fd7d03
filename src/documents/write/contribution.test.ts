// The bars add up to the total to the digit, and the lost points are in the order of their cost.
import { expect, test } from 'vitest';
import { cardOf, snapshot } from '../../../test/kit/snapshot.ts';
import { add, format, zero } from '../../domain/rational.ts';
import { contributionsOf, lossesOf } from './contribution.ts';
import { outcomeOf } from './outcome.ts';

const outcome = outcomeOf(snapshot, '2023-01-15');
const card = cardOf('water');

test('bars are parts of the official table, in points of the total', () => {
  const bars = contributionsOf(outcome, card);
  expect(
    bars.map(({ title, kind, gained, full }) => [title, kind, format(gained), full === null ? null : format(full)]),
  ).toEqual([
    ['1 履职尽责', 'part', '574/9', '70'],
    ['群众评价', 'part', '26.25', '30'],
    ['表彰加分', 'adjustment', '0', null],
    ['通报扣分', 'adjustment', '-0.5', null],
  ]);
  expect(format(bars.reduce((total, { gained }) => add(total, gained), zero))).toBe('3223/36');
});

test('what no bar explains is a bar of its own', () => {
  const rounded = { ...card, total: '89.53' };
  const rest = contributionsOf(outcome, rounded).at(-1);
  expect([rest?.kind, rest && format(rest.gained)]).toEqual(['rest', '1/450']);
});

test('rows that cost most come first', () => {
  expect(
    lossesOf(outcome, card).map(({ title, under, lost, effect }) => [
      title,
      under,
      lost && format(lost),
      effect && format(effect),
    ]),
  ).toEqual([
    ['路灯完好', '1 履职尽责', '10/3', '35/9'],
    ['群众评价', '', '12.5', '3.75'],
    ['河道巡查', '1 履职尽责', '2', '7/3'],
    ['通报扣分', '', '0.5', '0.5'],
    ['绿化养护', '1 履职尽责', '0', '0'],
    ['表彰加分', '', '0', '0'],
  ]);
});
