// One scorecard of a computation (得分单): its trace, the figures beside it, and whatever its numbers lead to.
import { cardSummary, groupTitle } from '../documents/write/outcome.ts';
import type { Actor } from '../domain/actor.ts';
import type { Fact } from '../domain/fact.ts';
import { insist } from '../domain/permission.ts';
import type { Origin, Scorecard, Step } from '../domain/scorecard.ts';
import { originsOf } from '../engine/origins.ts';
import { radarsOf } from '../engine/radar.ts';
import { type ComputationInput, describeComputation } from './computation.ts';
import { cardIn, loadOutcome } from './computed.ts';
import type { Deps } from './deps.ts';

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

export async function readScorecard(actor: Actor, { cycle, number, subject }: ScorecardInput, deps: Deps) {
  insist(actor, 'result:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { row, outcome } = await loadOutcome(tx, cycle, number);
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
