// The figures beside the trace (结果摘要的性质): for every scheme the bars add up to the total exactly, and no figure is an orphan.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../src/domain/fact.ts';
import { isHolder } from '../../src/domain/part.ts';
import { add, compare, equals, format, parse, round, sub, sum, zero } from '../../src/domain/rational.ts';
import { type Node, nodesOf } from '../../src/domain/scheme.ts';
import type { Quantity, Result, Scorecard, Step } from '../../src/domain/scorecard.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { Bar, CardSummary, Summary } from '../../src/domain/summary.ts';
import { unfolding } from '../../src/engine/origins.ts';
import { snapshotOf } from '../../src/engine/snapshot.ts';
import { summaryOf } from '../../src/engine/summary.ts';
import { fullOfMark, type Town, towns } from './generator.ts';
import { facts } from './kit.ts';
import { notesOf, stepsOf } from './outcome.ts';

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

/** What only holds parts together has no bar of its own: its parts have, and what none of them explains. */
const holdersOf = ({ scheme: { root } }: Town, { step }: Scorecard): Step[] => {
  const nodes = new Map([...nodesOf(root)].map((node) => [node.id, node]));
  return stepsOf(step).filter(({ node }) => isHolder(nodes.get(node) ?? root));
};
const says = (step: Step, word: string): boolean => notesOf(step).some((note) => note.includes(word));

/** Nothing of the first component applies to 子, and it leaves to the rule above it what stands in for it. */
function withoutComponent(town: Town): Town {
  const isOutside = (fact: Fact): boolean =>
    fact.type === 'mark' && fact.subject === '子' && fact.node.startsWith('1.');
  const left = (node: Node): Node => ({
    ...node,
    operation:
      node.id === '1' && node.operation !== null && 'absent' in node.operation
        ? { ...node.operation, absent: 'reweight' }
        : node.operation,
    children: node.children.map(left),
  });
  return {
    ...town,
    scheme: { ...town.scheme, root: left(town.scheme.root) },
    facts: town.facts.map((fact) =>
      isOutside(fact) && fact.type === 'mark' ? { ...fact, value: null, notApplicable: true } : fact,
    ),
  };
}

test('what is left over stands where something is rounded or stands in for what is absent, and nowhere else', () => {
  const found = { rounding: 0, 'stand-in': 0 };
  fc.assert(
    fc.property(fc.oneof(towns, towns.map(withoutComponent)), (town) => {
      const snapshot = snapshotFor(town);
      for (const { card, its } of cardsOf(snapshot.result, summaryOf(snapshot))) {
        const holders = new Map(holdersOf(town, card).map((step) => [step.node, step]));
        for (const bar of its.bars) {
          if (bar.kind !== 'rounding' && bar.kind !== 'stand-in') continue;
          const step = holders.get(bar.node) ?? card.step;
          const isRounding = bar.kind === 'rounding';
          expect(says(step, isRounding ? '，为 ' : '，按')).toBe(true);
          expect(says(step, '一票否决')).toBe(false);
          found[bar.kind] += 1;
        }
      }
    }),
    runs,
  );
  expect(Object.entries(found).filter(([, times]) => times < 10)).toEqual([]);
});

const unrounded = (node: Node): Node => ({ ...node, rounding: null, children: node.children.map(unrounded) });
const withoutRounding = (town: Town): Town => ({
  ...town,
  scheme: { ...town.scheme, rounding: null, root: unrounded(town.scheme.root) },
});

/** What lies below a choice, a limit that cuts or a veto: a point of it is no point of the total. */
const unheard = ({ step }: Scorecard): Set<string> =>
  new Set(
    stepsOf(step)
      .filter((each) => each.operation === 'pick' || says(each, '按限额计') || says(each, '一票否决'))
      .flatMap(({ children }) => children.flatMap(stepsOf).map(({ node }) => node)),
  );

test('rows below a choice, a limit that cuts or a veto have no effect on the total, and all others that lost have one', () => {
  const count = { pick: 0, cap: 0, veto: 0 };
  fc.assert(
    fc.property(towns, (town) => {
      const snapshot = snapshotFor(town);
      for (const { card, its } of cardsOf(snapshot.result, summaryOf(snapshot))) {
        if (card.total === null) continue;
        const lost = its.rows.filter((row) => row.lost !== null);
        const below = unheard(card);
        const silent = lost.filter(({ effect }) => effect === null).map(({ node }) => node);
        expect(silent).toEqual(lost.filter(({ node }) => below.has(node)).map(({ node }) => node));
        for (const each of stepsOf(card.step).filter(({ children }) => children.length > 0)) {
          count.pick += Number(each.operation === 'pick');
          count.cap += Number(says(each, '按限额计'));
          count.veto += Number(says(each, '一票否决'));
        }
      }
    }),
    runs,
  );
  expect(Object.entries(count).filter(([, times]) => times < 10)).toEqual([]);
});

/** All marks of a subject on a row at full. */
const atFull = (town: Town, subject: string, row: string): Fact[] =>
  town.facts.map((fact) =>
    fact.type === 'mark' && fact.subject === subject && fact.node === row && fact.value !== null
      ? { ...fact, value: fullOfMark(town.scheme, fact) }
      : fact,
  );

test('the effect of a row is what full marks on it would add to the total', () => {
  let count = 0;
  fc.assert(
    fc.property(towns.map(withoutRounding), fc.nat(), (town, pick) => {
      const snapshot = snapshotFor(town);
      const losses = cardsOf(snapshot.result, summaryOf(snapshot)).flatMap(({ card, its }) =>
        its.rows.flatMap(({ node, lost, effect }) => {
          const step = stepsOf(card.step).find((each) => each.node === node);
          const isMarked = step?.operation === 'marks' && !says(step, '一票否决');
          return isMarked && card.total !== null && effect !== null && lost?.value !== '0'
            ? { card, node, effect }
            : [];
        }),
      );
      const loss = losses[pick % Math.max(1, losses.length)];
      if (loss === undefined) return;
      const { card, node, effect } = loss;
      const better = snapshotFor({ ...town, facts: atFull(town, card.subject, node) });
      const now = better.result.scorecards.find(({ subject }) => subject === card.subject) ?? card;
      // With full marks a limit may begin to cut, and the total does not get all of it.
      if (unheard(now).has(node)) return;
      expect(format(sub(parse(card.total ?? ''), parse(now.total ?? '')))).toBe(effect.value);
      count += 1;
    }),
    { numRuns: 300 },
  );
  expect(count).toBeGreaterThan(200);
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
