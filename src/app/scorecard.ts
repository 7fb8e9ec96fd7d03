// One scorecard of a computation (得分单): its trace, the figures beside it, and whatever its numbers lead to.
import { cardSummary, groupTitle } from '../documents/write/outcome.ts';
import type { Actor } from '../domain/actor.ts';
import type { Fact } from '../domain/fact.ts';
import { insist, reachOf } from '../domain/permission.ts';
import type { Origin, Scorecard, Step } from '../domain/scorecard.ts';
import { originsOf } from '../engine/origins.ts';
import { radarsOf } from '../engine/radar.ts';
import { type ComputationInput, describeComputation } from './computation.ts';
import type { Tx } from '../store/database.ts';
import { cardIn, type Computed, loadOutcome } from './computed.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { notFound } from './not-found.ts';
import { insistNow } from './standing.ts';

function* stepsOf(step: Step): Generator<Step> {
  yield step;
  for (const child of step.children) yield* stepsOf(child);
}

function* factIds(origin: Origin): Generator<string> {
  if (origin.from === 'fact') yield origin.fact;
  if (origin.from === 'computed') for (const part of origin.of) yield* factIds(part);
}

/** The facts that a trace names, each with what it has corrected. */
function factsBehind({ step }: Scorecard, all: readonly Fact[]): Fact[] {
  const byId = new Map(all.map((fact) => [fact.id, fact]));
  const found = new Map<string, Fact>();
  const put = (id: string | null): void => {
    const fact = id === null ? undefined : byId.get(id);
    if (fact === undefined || found.has(fact.id)) return;
    found.set(fact.id, fact);
    put(fact.supersedes);
  };
  for (const each of stepsOf(step)) {
    for (const { fact } of each.inputs) put(fact);
    for (const origin of originsOf(each)) for (const id of factIds(origin)) put(id);
  }
  return [...found.values()];
}

export type ScorecardInput = ComputationInput & { subject: string };

/**
 * What a scorecard is read from, for whoever may see it now. Whoever sees none but the own one gets that of the
 * computation that was applied, whatever was computed since. Throws `not-permitted`.
 */
export async function loadCard(
  tx: Tx,
  actor: Actor,
  { cycle, number, subject }: ScorecardInput,
  deps: Deps,
): Promise<Computed> {
  await loadCycle(tx, cycle);
  const { stage, changes } = await insistNow(tx, actor, 'scorecard:read', { cycle, body: subject }, deps);
  if (reachOf(actor, 'scorecard:read', stage) === 'all') return loadOutcome(tx, cycle, number);
  const applied = changes.findLast(({ transition }) => transition === 'application')?.details.computation ?? null;
  if (applied === null || (number !== null && number !== applied)) throw notFound('这次计算', 'This computation');
  return loadOutcome(tx, cycle, applied);
}

export async function readScorecard(actor: Actor, { cycle, number, subject }: ScorecardInput, deps: Deps) {
  insist(actor, 'scorecard:read', subject);
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { row, outcome } = await loadCard(tx, actor, { cycle, number, subject }, deps);
    const card = cardIn(outcome, subject);
    const { snapshot, result } = outcome;
    return {
      computation: await describeComputation(tx, cycle, row),
      title: outcome.bodies.get(subject) ?? subject,
      group: groupTitle(outcome, card.group),
      demonstration: result.demonstration,
      assumed: result.assumed,
      card,
      totalPlaces: outcome.totalPlaces,
      summary: cardSummary(outcome, card),
      radar: radarsOf(snapshot).get(subject) ?? [],
      scheme: snapshot.scheme,
      facts: { ...snapshot.facts, facts: factsBehind(card, snapshot.facts.facts) },
    };
  });
}
export type ScorecardAnswer = Awaited<ReturnType<typeof readScorecard>>;
