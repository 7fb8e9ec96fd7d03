// What holds of every scheme (计分性质): order, monotony, caps, exact sums, and snapshots in which no digit can be changed unseen.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../src/domain/canonical.ts';
import { compare, equals, format, mul, parse, rational, sum } from '../../src/domain/rational.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import type { Result, Step } from '../../src/domain/scorecard.ts';
import { Snapshot } from '../../src/domain/snapshot.ts';
import { check } from '../../src/engine/check.ts';
import { originsOf, unfolding } from '../../src/engine/origins.ts';
import { snapshotOf, verify } from '../../src/engine/snapshot.ts';
import { fullOfMark, towns } from './generator.ts';
import { adjustment, facts } from './kit.ts';
import { score, stepsOf } from './outcome.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const runs = { numRuns: 150 };
const allSteps = (result: Result): Step[] => result.scorecards.flatMap(({ step }) => stepsOf(step));
const totals = (result: Result) => new Map(result.scorecards.map(({ subject, total }) => [subject, total]));

test('generated schemes have no errors and no open questions, and most cities get totals', () => {
  let scored = 0;
  fc.assert(
    fc.property(towns, (town) => {
      expect(check(town.scheme).filter(({ severity }) => severity !== 'note')).toEqual([]);
      scored += score(town.scheme, town.facts).scorecards.filter(({ total }) => total !== null).length;
    }),
    runs,
  );
  expect(scored).toBeGreaterThan(runs.numRuns);
});

test('the order of facts and subjects is not in the result', () => {
  const shuffled = towns.chain((town) =>
    fc.record({
      town: fc.constant(town),
      facts: fc.shuffledSubarray(town.facts, { minLength: town.facts.length }),
      subjects: fc.shuffledSubarray(town.scheme.subjects, { minLength: town.scheme.subjects.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ town, facts: turned, subjects }) => {
      expect(canonical(score({ ...town.scheme, subjects }, turned))).toBe(canonical(score(town.scheme, town.facts)));
    }),
    runs,
  );
});

/** No total of the second result is lower than in the first, and none comes or goes. */
function expectNoneLower(first: Result, second: Result): void {
  const before = totals(first);
  for (const [subject, total] of totals(second)) {
    const earlier = before.get(subject) ?? null;
    expect(total === null).toBe(earlier === null);
    expect(compare(parse(total ?? '0'), parse(earlier ?? '0'))).toBeGreaterThanOrEqual(0);
  }
}

test('a better mark never lowers a total', () => {
  const raised = fc.tuple(towns, fc.nat(), fc.integer({ min: 1, max: 8 }));
  fc.assert(
    fc.property(raised, ([town, pick, eighths]) => {
      const old = town.marks[pick % town.marks.length];
      fc.pre(old?.value != null);
      const [full, value] = [parse(fullOfMark(town.scheme, old)), parse(old.value)];
      const more = sum([
        value,
        rational((full.n * value.d - value.n * full.d) * BigInt(eighths), full.d * value.d * 8n),
      ]);
      const better = { ...old, id: '改', supersedes: old.id, value: format(more) };
      expectNoneLower(score(town.scheme, town.facts), score(town.scheme, [...town.facts, better]));
    }),
    runs,
  );
});

test('a further or greater addition, and a smaller deduction, never lower a total', () => {
  const changed = fc.tuple(towns, fc.nat(), fc.integer({ min: 0, max: 40 }));
  let [added, eased] = [0, 0];
  fc.assert(
    fc.property(changed, ([town, pick, size]) => {
      const before = score(town.scheme, town.facts);
      const known = town.facts.filter((fact) => fact.type === 'adjustment');
      const subject = town.scheme.subjects[pick % town.scheme.subjects.length]?.id ?? '';
      expectNoneLower(before, score(town.scheme, [...town.facts, adjustment('加', subject, `${size}`, { id: '添' })]));
      added += 1;
      const old = known[pick % known.length];
      fc.pre(old?.points != null);
      const isAddition = old.node === '加';
      const points = parse(old.points);
      const better = isAddition ? sum([points, rational(BigInt(size), 4n)]) : mul(points, rational(BigInt(size), 40n));
      const corrected = { ...old, id: '改', supersedes: old.id, points: format(better) };
      expectNoneLower(before, score(town.scheme, [...town.facts, corrected]));
      eased += 1;
    }),
    runs,
  );
  expect(Math.min(added, eased)).toBeGreaterThan(runs.numRuns / 2);
});

/** Null where there is no limit. */
const limitOf = (limit: unknown): string | null => (typeof limit === 'string' ? limit : null);
const isWithin = (value: string, least: string | null, most: string | null): boolean =>
  (least === null || compare(parse(value), parse(least)) >= 0) &&
  (most === null || compare(parse(value), parse(most)) <= 0);

test('caps are never passed, nor the full marks of a row that is not rounded', () => {
  fc.assert(
    fc.property(towns, (town) => {
      const nodes = new Map([...nodesOf(town.scheme.root)].map((node) => [node.id, node]));
      for (const { node: id, operation, value, points, notes } of allSteps(score(town.scheme, town.facts))) {
        const isRow = operation === 'marks' && notes.length === 0;
        const { operation: cap, rounding } = nodes.get(id) ?? town.scheme.root;
        const [least, most] = cap?.type === 'cap' ? [limitOf(cap.min), limitOf(cap.max)] : [null, null];
        expect(rounding !== null || isWithin(value ?? '0', least, most)).toBe(true);
        expect(!isRow || isWithin(value ?? '0', '0', points)).toBe(true);
      }
    }),
    runs,
  );
});

test('sums are exact: a total is its children, to the last digit', () => {
  fc.assert(
    fc.property(towns, (town) => {
      for (const { operation, value, children, notes } of allSteps(score(town.scheme, town.facts))) {
        if (operation !== 'sum' || value === null || notes.length > 0) continue;
        expect(
          equals(parse(value), sum(children.flatMap((child) => (child.value === null ? [] : parse(child.value))))),
        ).toBe(true);
      }
    }),
    runs,
  );
});

test('no number of any step is an orphan', () => {
  fc.assert(
    fc.property(towns, (town) => {
      const result = score(town.scheme, town.facts);
      const back = unfolding(result, town.scheme, facts(...town.facts));
      for (const origin of allSteps(result).flatMap(originsOf)) expect(back(origin).orphans).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('a snapshot verifies, and any flipped digit in it is found', () => {
  const flips = fc.tuple(
    towns,
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 })), { minLength: 12, maxLength: 12 }),
  );
  fc.assert(
    fc.property(flips, ([town, places]) => {
      const snapshot = snapshotOf(town.scheme, null, facts(...town.facts), sha256);
      const text = JSON.stringify(snapshot);
      expect(verify(Snapshot.parse(JSON.parse(text)), sha256)).toEqual([]);
      const digits = [...text.matchAll(/\d/gu)].map(({ index }) => index);
      for (const [place, by] of places) {
        const at = digits[place % digits.length] ?? 0;
        const digit = '0123456789'[('0123456789'.indexOf(text[at] ?? '0') + by) % 10] ?? '';
        expect(isFound(text.slice(0, at) + digit + text.slice(at + 1))).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});

/** A file that is no JSON or no snapshot any more is found when it is read. */
function isFound(text: string): boolean {
  try {
    const parsed = Snapshot.safeParse(JSON.parse(text));
    return !parsed.success || verify(parsed.data, sha256).length > 0;
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}
