// Tests of the scorecard on the screen (得分单): on a terminal no line is wider than the terminal, in a pipe a line stays a line.
import { expect, test } from 'vitest';
import { cardOf, snapshot } from '../../test/kit/snapshot.ts';
import { width } from './layout.ts';
import { scorecardLines } from './scorecard.ts';
import type { Screen } from './screen.ts';

const linesOn = (wrapAt: number | null): string[] => {
  const screen: Screen = { width: wrapAt ?? 100, wrapAt, paint: (_, text) => text };
  const card = cardOf('water');
  return scorecardLines(snapshot, card, card.step, screen, { full: true }).tree;
};

test('the tree fits every terminal', () => {
  for (const columns of [40, 60, 80, 120]) {
    const wide = linesOn(columns).filter((line) => width(line) > columns);
    expect([columns, wide]).toEqual([columns, []]);
  }
  expect(linesOn(40).length).toBeGreaterThan(linesOn(null).length);
});
