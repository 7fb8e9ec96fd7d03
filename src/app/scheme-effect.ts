// What a change of the scheme does to totals and ranks (调整的影响): computed for every subject before the change is signed; nothing is kept.
import type { Actor } from '../domain/actor.ts';
import type { Fact } from '../domain/fact.ts';
import { insist } from '../domain/permission.ts';
import type { Scheme } from '../domain/scheme.ts';
import { computationDifference } from '../engine/computation-difference/difference.ts';
import { faultyFacts } from '../engine/facts-check.ts';
import { planIfAny } from '../engine/plan.ts';
import { snapshotOf } from '../engine/snapshot.ts';
import { factsOf } from '../store/fact.ts';
import { carryOut, type Waited } from './carry-out.ts';
import { namedChanges } from './computation-difference.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { factsFor } from './fact-list.ts';
import { sha256 } from './hash.ts';
import { outcomeFor } from './outcome.ts';
import { loadScheme } from './scheme.ts';
import { insistNow } from './standing.ts';

/** Those that a scheme can take. With a correction that does not fit goes what it corrected, which no longer holds. */
function fitting(scheme: Scheme, year: string, all: readonly Fact[]): Fact[] {
  const plan = planIfAny(scheme);
  if (plan === null) return [];
  let kept = [...all];
  for (;;) {
    const gone = new Set(faultyFacts(plan, factsFor(scheme, year, kept)).map(({ fact }) => fact.id));
    if (gone.size === 0) return kept;
    for (const { id, supersedes } of kept.toReversed()) if (gone.has(id) && supersedes !== null) gone.add(supersedes);
    kept = kept.filter(({ id }) => !gone.has(id));
  }
}

function outcomeWith(scheme: Scheme, year: string, all: readonly Fact[]) {
  if (planIfAny(scheme) === null || scheme.subjects.length === 0) return null;
  const facts = fitting(scheme, year, all);
  return { facts, outcome: outcomeFor(snapshotOf(scheme, null, factsFor(scheme, year, facts), sha256)) };
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
    const [before, after] = [outcomeWith(row.scheme, year, facts), outcomeWith(scheme, year, facts)];
    if (before === null || after === null) return null;
    const difference = computationDifference(before.outcome.snapshot, after.outcome.snapshot);
    return {
      ...difference,
      subjects: namedChanges(difference, before.outcome, after.outcome),
      facts: before.facts.length,
      left: before.facts.length - after.facts.length,
    };
  });
}
export type SchemeEffect = NonNullable<Awaited<ReturnType<typeof effectOfDraft>>>;
