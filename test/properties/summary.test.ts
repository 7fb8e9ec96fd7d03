// The figures beside the trace (结果摘要的性质): for every scheme the bars add up to the total exactly, and no figure is an orphan.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, compare, equals, parse, round, sub, sum, zero } from '../../src/domain/rational.ts';
import type { Node } from '../../src/domain/scheme.ts';
import type { Quantity, Result, Scorecard } from '../../src/domain/scorecard.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { Bar, CardSummary, Summary } from '../../src/domain/summary.ts';
import { unfolding } from '../../src/engine/origins.ts';
import { snapshotOf } from '../../src/engine/snapshot.ts';
import { summaryOf } from '../../src/engine/summary.ts';
import { type Town, towns } from './generator.ts';
import { facts } from './kit.ts';
import { stepsOf } from './outcome.ts';

const runs = { numRuns: 150 };
const snapshotFor = (town: Town): Snapshot => snapshotOf(town.scheme, null, facts(...town.facts), () => '');
const value = ({ value: text }: Quantity) => parse(text);

function cardsOf(result: Result, summary: Summary): { card: Scorecard; its: CardSummary }[] {
  return result.scorecards.map((card) => {
    const its = summary.cards.get(card.subject);
    if (its === undefined) throw new RangeError(card.subject);
    return { card, its };
  });
}

function expectChain(bars: readonly Bar[], total: string): void {
  expect(equals(sum(bars.map(({ gained }) => value(gained))), parse(total))).toBe(true);
  let level = zero;
  for (const { gained, from, to, full } of bars) {
    expect(equals(value(from), level)).toBe(true);
    level = add(level, value(gained));
    expect(equals(value(to), level)).toBe(true);
    if (full === null) continue;
    expect(equals(value(full.lost), sub(value(full.points), value(gained)))).toBe(true);
    expect(equals(value(full.to), add(value(from), value(full.points)))).toBe(true);
  }
  expect(equals(level, parse(total))).toBe(true);
}

test('bars add up to the total, each beginning where the last one ended; without a total there are none', () => {
  let bars = 0;
  fc.assert(
    fc.property(towns, (town) => {
      const snapshot = snapshotFor(town);
      for (const { card, its } of cardsOf(snapshot.result, summaryOf(snapshot))) {
        expect(its.bars.length > 0).toBe(card.total !== null);
        expectChain(its.bars, card.total ?? '0');
        bars += its.bars.length;
      }
    }),
    runs,
  );
  expect(bars).toBeGreaterThan(runs.numRuns * 3);
});

test('where nothing is rounded or stood in for, no bar is left over', () => {
  fc.assert(
    fc.property(towns, (town) => {
      const snapshot = snapshotFor(town);
      for (const { card, its } of cardsOf(snapshot.result, summaryOf(snapshot))) {
        const rounds = town.scheme.rounding !== null;
        const stands = card.step.children.some((child) => child.value === null);
        const isLeftOver = its.bars.some(({ kind }) => kind === 'rest');
        expect(isLeftOver && !rounds && !stands).toBe(false);
      }
    }),
    runs,
  );
});

const unrounded = (node: Node): Node => ({ ...node, rounding: null, children: node.children.map(unrounded) });

test('the effects of all rows together are what the total is away from full marks', () => {
  let count = 0;
  fc.assert(
    fc.property(towns, (town) => {
      const snapshot = snapshotFor({ ...town, scheme: { ...town.scheme, root: unrounded(town.scheme.root) } });
      for (const { card, its } of cardsOf(snapshot.result, summaryOf(snapshot))) {
        if (card.total === null) continue;
        // Only a choice between the children says nothing of a point of one of them.
        const chosen = card.step.children.filter(({ operation }) => operation === 'pick').flatMap(stepsOf);
        const silent = its.rows.filter(({ lost, effect }) => lost !== null && effect === null).map(({ node }) => node);
        expect(silent.filter((id) => !chosen.some(({ node }) => node === id))).toEqual([]);
        const effects = its.rows.flatMap(({ effect }) => effect ?? []);
        if (effects.length < its.rows.length) continue;
        const rounding = its.bars.filter(({ kind }) => kind === 'rest').map(({ gained }) => value(gained));
        const away = sub(parse(card.total), parse(card.step.points ?? '0'));
        expect(equals(sum([...effects.map(value), ...rounding]), away)).toBe(true);
        count += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(count).toBeGreaterThan(100);
});

/** Everything that has a value and an origin. */
function* quantitiesIn(found: unknown): Generator<Quantity> {
  if (typeof found !== 'object' || found === null) return;
  if ('origin' in found) yield found as Quantity;
  else for (const item of found instanceof Map ? found.values() : Object.values(found)) yield* quantitiesIn(item);
}

test('no figure is an orphan', () => {
  let count = 0;
  fc.assert(
    fc.property(towns, (town) => {
      const snapshot = snapshotFor(town);
      const back = unfolding(snapshot.result, town.scheme, snapshot.facts);
      for (const { origin } of quantitiesIn(summaryOf(snapshot))) {
        const { leaves, orphans } = back(origin);
        expect([orphans, leaves.length > 0]).toEqual([[], true]);
        count += 1;
      }
    }),
    { numRuns: 40 },
  );
  expect(count).toBeGreaterThan(40 * 30);
});

test('a quota is the share of the group, rounded down, and no more than that have the grade', () => {
  fc.assert(
    fc.property(towns, (town) => {
      for (const { size, quotas, grades } of summaryOf(snapshotFor(town)).groups) {
        for (const { title, share, places } of quotas) {
          const exact = { n: value(share).n * value(size).n, d: value(share).d * value(size).d };
          expect(equals(value(places), round(exact, 0, 'down'))).toBe(true);
          const holders = grades.find((grade) => grade.title === title);
          expect(compare(holders === undefined ? zero : value(holders.count), value(places))).toBeLessThanOrEqual(0);
        }
      }
    }),
    runs,
  );
});
