// Tests of the ranking on the screen (排名): of how many totals the mean is.
import { expect, test } from 'vitest';
import { demonstration } from '../../test/kit/demonstration.ts';
import { snapshotOf } from '../engine/snapshot.ts';
import { rankingLines } from './ranking.ts';
import type { Screen } from './screen.ts';

test('where a body has no total, the mean says of how many it is', async () => {
  const { scheme, assumptions, facts } = await demonstration();
  const left = facts.facts.filter(({ node, subject }) => node !== 'e1.1' || subject !== 'shiweiban');
  const snapshot = snapshotOf(scheme, assumptions, { ...facts, facts: left }, () => '');
  const screen: Screen = { width: 100, wrapAt: null, paint: (_, text) => text };
  const means = rankingLines(snapshot, screen).flatMap((line) => /^ +(?:\S+ )*?\S*平均/u.exec(line)?.[0].trim() ?? []);
  expect(means).toEqual(['33 个有总分的平均', '平均']);
});
