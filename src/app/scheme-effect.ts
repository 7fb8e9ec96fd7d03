// What a change of the scheme does to totals and ranks (调整的影响): computed for every subject before the change is signed; nothing is kept.
import type { Actor } from '../domain/actor.ts';
import type { Fact } from '../domain/fact.ts';
import { insist } from '../domain/permission.ts';
import type { Scheme } from '../domain/scheme.ts';
import { computationDifference } from '../engine/computation-difference/difference.ts';
import { faultyFacts } from '../engine/facts-check.ts';
import { evaluate } from '../engine/evaluate.ts';
import { type Plan, planIfAny } from '../engine/plan.ts';
import { factsOf } from '../store/fact.ts';
import { carryOut, type Waited } from './carry-out.ts';
import { namedChanges } from './computation-difference.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { factsFor } from './fact-list.ts';
import { loadScheme } from './scheme.ts';
import { insistNow } from './standing.ts';

/** Those that a plan can take. With a correction that does not fit goes what it corrected, which no longer holds. */
function fitting(plan: Plan, year: string, all: readonly Fact[]): Fact[] {
  let kept = [...all];
  for (;;) {
    const gone = new Set(faultyFacts(plan, factsFor(plan.scheme, year, kept)).map(({ fact }) => fact.id));
    if (gone.size === 0) return kept;
    for (const { id, supersedes } of kept.toReversed()) if (gone.has(id) && supersedes !== null) gone.add(supersedes);
    kept = kept.filter(({ id }) => !gone.has(id));
  }
}

/** Null where nothing is computed with it. */
function computedWith(scheme: Scheme, year: string, all: readonly Fact[]) {
  const planned = planIfAny(scheme);
  if (planned === null || scheme.subjects.length === 0) return null;
  const facts = factsFor(scheme, year, fitting(planned, year, all));
  return { scheme, assumptions: null, facts, result: evaluate(planned, facts) };
}

export type EffectInput = { cycle: string; base: number; scheme: Scheme } & Waited;

/**
 * `facts`: how many were given so far; `left`: how many of them the changed scheme cannot take. Null: with open
 * questions or errors, in the version `base` or in the draft, nothing is computed.
 */
export async function effectOfDraft(actor: Actor, { cycle, base, scheme, signal }: EffectInput, deps: Deps) {
  insist(actor, 'scheme:edit');
  insist(actor, 'result:read');
  return carryOut({ jurisdiction: actor.jurisdiction, isStill: true, signal }, deps, async (tx) => {
    const { year } = await loadCycle(tx, cycle);
    await insistNow(tx, actor, 'scheme:edit', { cycle }, deps);
    const row = await loadScheme(tx, cycle, base);
    const facts = (await factsOf(tx, cycle, { since: 0, types: null, assessor: null })).map(({ fact }) => fact);
    const [before, after] = [computedWith(row.scheme, year, facts), computedWith(scheme, year, facts)];
    if (before === null || after === null) return null;
    const difference = computationDifference(before, after);
    const left = facts.length - after.facts.facts.length;
    return { ...difference, subjects: namedChanges(difference, before, after), facts: facts.length, left };
  });
}
export type SchemeEffect = NonNullable<Awaited<ReturnType<typeof effectOfDraft>>>;
