// Whatever is written (什么都写得出来): a refusal or a result, never a crash; no number without a source, no score above its points.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact, Facts } from '../../src/domain/fact.ts';
import { compare, parse } from '../../src/domain/rational.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Result, Step } from '../../src/domain/scorecard.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { explain } from '../../src/engine/explain.ts';
import { checkFacts } from '../../src/engine/facts-check.ts';
import { originsOf, unfolding } from '../../src/engine/origins.ts';
import { plan } from '../../src/engine/plan.ts';
import type { Plan } from '../../src/engine/plan.ts';
import { hostile } from './hostile.ts';
import type { Hostile } from './hostile.ts';
import { facts } from './kit.ts';
import { stepsOf } from './outcome.ts';

/** The facts that stand on their own; of those that only clash with others the first stays. */
function sound(planned: Plan, given: readonly Fact[]): Facts {
  return given.reduce((kept, fact) => {
    const next = facts(...kept.facts, fact);
    return checkFacts(planned, next).some(({ severity }) => severity === 'error') ? kept : next;
  }, facts());
}

function planOf({ scheme }: Hostile): Plan | null {
  try {
    return plan(scheme, null);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const mayPass = ['take-over', 'ratio', 'provincial-rank'];
const passes = ({ operation, value, points }: Step): boolean =>
  value !== null && points !== null && !mayPass.includes(operation) && compare(parse(value), parse(points)) > 0;

function judge(result: Result, { scheme }: Hostile, given: Facts): void {
  const unfold = unfolding(result, scheme, given);
  const steps = result.scorecards.flatMap(({ step }) => stepsOf(step));
  expect(steps.flatMap(originsOf).flatMap((origin) => unfold(origin).orphans)).toEqual([]);
  expect(steps.filter(({ value, absent }) => (value === null) !== (absent !== null))).toEqual([]);
  expect(steps.filter(passes)).toEqual([]);
  expect(explain(result, { scheme, facts: given }).length).toBeGreaterThan(0);
}

test('hostile schemes and facts', () => {
  let computed = 0;
  fc.assert(
    fc.property(hostile, (given) => {
      const planned = planOf(given);
      if (planned === null) return;
      const kept = sound(planned, given.facts);
      judge(evaluate(planned, kept), given, kept);
      computed += 1;
    }),
    { numRuns: 1500 },
  );
  expect(computed).toBeGreaterThan(100);
});
