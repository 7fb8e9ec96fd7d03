// What a fact is worth (试算): the same engine with it and without it, before anything is saved.
import type { Fact, Facts } from '../../domain/fact.ts';
import { labelOf, showExactly } from '../../domain/display.ts';
import type { Step } from '../../domain/scorecard.ts';
import { evaluate } from '../../engine/evaluate.ts';
import type { Plan } from '../../engine/plan.ts';

type Change = { row: string; before: string | null; after: string | null };
/** `aside`: why the fact itself does not count, in the engine's words; null where it counts. */
export type Worth = { changes: readonly Change[]; aside: string | null };

const stepsOf = (step: Step): Step[] => [...step.children.flatMap(stepsOf), step];

/** `changes`: every score of the subject that changes, from the row upwards; values as text, null where something is missing. */
export function worthOf(plan: Plan, facts: readonly Fact[], fact: Fact): Worth {
  const { title, cycle, demonstration } = plan.scheme;
  const scored = (all: readonly Fact[]): Step[] => {
    const given: Facts = { format: 'plumbline/facts/1', title, cycle: cycle ?? '', demonstration, facts: [...all] };
    const card = evaluate(plan, given).scorecards.find(({ subject }) => subject === fact.subject);
    return card === undefined ? [] : stepsOf(card.step);
  };
  const before = new Map(scored(facts).map((step) => [step.node, step.value]));
  const shown = (value: string | null) => (value === null ? null : showExactly(value));
  const steps = scored([...facts, fact]);
  const inputs = steps.flatMap((step) => step.inputs.filter((input) => input.fact === fact.id));
  const isUsed = inputs.some(({ used }) => used);
  return {
    changes: steps
      .filter(({ node, value }) => value !== (before.get(node) ?? null))
      .map((step) => ({ row: labelOf(step), before: shown(before.get(step.node) ?? null), after: shown(step.value) })),
    aside: isUsed ? null : (inputs.find(({ why }) => why !== null)?.why ?? null),
  };
}
