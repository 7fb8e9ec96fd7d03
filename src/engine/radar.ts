// The radar of a scorecard (雷达图): how much of each part a body reached, beside the mean and the best of its group.
import { partSteps } from '../domain/part.ts';
import { labelOf } from '../domain/display.ts';
import type { Quantity, Scorecard, Step } from '../domain/scorecard.ts';
import { accountsOf, fullOf, nodeOf, scoreOf } from './account.ts';
import type { Computation } from './computation.ts';
import { plan } from './plan.ts';
import { computedFrom, count, div, max, mean, percent, points, traced } from './traced.ts';
import type { Traced } from './traced.ts';
import { whole } from '../domain/rational.ts';

/** One axis: a part of the scheme with full marks. Rates are shares of full; null where nobody, or not this body, has a score. */
export type RadarAxis = {
  node: string;
  title: string;
  full: Quantity;
  own: Quantity | null;
  mean: Quantity | null;
  best: Quantity | null;
  /** How many of the group have a score there. */
  among: Quantity;
};

type Reached = { step: Step; full: Traced; rate: Traced | null };

/** By subject; adjustments and parts without full marks have no axis. Throws the refusals of `plan`. */
export function radarsOf({ scheme, assumptions, facts, result }: Computation): Map<string, RadarAxis[]> {
  const planned = plan(scheme, assumptions);
  const accountOf = accountsOf(planned, facts, result.scorecards);
  const reachedBy = (card: Scorecard): Reached[] => {
    const account = accountOf(card);
    return [...partSteps(planned.nodes, card.step)].flatMap((step): Reached[] => {
      const node = nodeOf(account, step);
      const full = fullOf(account, step);
      if (node.kind === 'adjustment' || full === null || full.value.n <= 0n) return [];
      const score = scoreOf(account, step);
      return [{ step, full, rate: score === null ? null : div(score, full) }];
    });
  };
  const radars = new Map<string, RadarAxis[]>();
  for (const cards of Map.groupBy(result.scorecards, ({ group }) => group).values()) {
    const reached = cards.map((card) => ({ card, parts: reachedBy(card) }));
    const all = reached.flatMap(({ parts }) => parts);
    const fields = new Map(
      [...Map.groupBy(all, ({ step }) => step.node)].map(([node, those]) => [node, fieldOf(those)]),
    );
    for (const { card, parts } of reached)
      radars.set(
        card.subject,
        parts.flatMap(({ step, full, rate }): RadarAxis[] => {
          const field = fields.get(step.node);
          const own = rate === null ? null : percent(rate);
          return field === undefined
            ? []
            : [{ node: step.node, title: labelOf(step), full: points(full), own, ...field }];
        }),
      );
  }
  return radars;
}

/** What the group reached on one axis. */
function fieldOf(reached: readonly Reached[]): Pick<RadarAxis, 'mean' | 'best' | 'among'> {
  const rates = reached.flatMap(({ rate }) => rate ?? []);
  const [first] = rates;
  return {
    mean: first === undefined ? null : percent(mean(rates)),
    best: first === undefined ? null : percent(rates.reduce(max, first)),
    among: count(
      traced(whole(rates.length), computedFrom(first === undefined ? reached.map(({ full }) => full) : rates)),
    ),
  };
}
