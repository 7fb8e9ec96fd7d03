// The rows of a scorecard with what they cost (失分清单): the engine's figures in the words of the table.
import { labelOf, showNumber, showSigned, wholeLabelOf } from '../../domain/display.ts';
import { isHolder } from '../../domain/part.ts';
import type { Scorecard, Step } from '../../domain/scorecard.ts';
import { cardSummary, type Outcome } from './outcome.ts';
import { shortened } from './text-width.ts';
import { scoreOutOf } from './trace.ts';

export type EffectRow = {
  node: string;
  title: string;
  /** Titles of the parts above the row; empty where there are none. */
  under: string;
  score: string;
  /** What a limit has cut: `名义 −28 分，限 −10 分`. */
  cut: string;
  lost: string;
  /** `−2.73` for a loss, `+0.2` for a gain. */
  effect: string;
  isLoss: boolean;
};

/** The steps of a scorecard by node, each with the titles above it. */
function placesOf(outcome: Outcome, root: Step): Map<string, { step: Step; under: string }> {
  const places = new Map<string, { step: Step; under: string }>();
  const walk = (step: Step, path: readonly string[]): void => {
    places.set(step.node, { step, under: path.join(' › ') });
    const node = outcome.nodes.get(step.node);
    const inside = node !== undefined && isHolder(node) ? path : [...path, shortened(labelOf(step), 48)];
    for (const child of step.children) walk(child, inside);
  };
  walk(root, []);
  return places;
}

/** Rows of the table in the engine's order: those that cost the total most first. */
export function effectRows(outcome: Outcome, card: Scorecard): EffectRow[] {
  const places = placesOf(outcome, card.step);
  return cardSummary(outcome, card).rows.flatMap(({ node, lost, effect, cut }) => {
    const [place, named] = [places.get(node), outcome.nodes.get(node)];
    if (place === undefined) return [];
    return {
      node,
      title: named === undefined ? labelOf(place.step) : wholeLabelOf(named),
      under: place.under,
      score: scoreOutOf(place.step),
      cut: cut === null ? '' : `名义 ${showNumber(cut.nominal.value)} 分，限 ${showNumber(cut.limit.value)} 分`,
      lost: lost === null ? '' : showNumber(lost.value),
      effect: effect === null ? '' : showSigned(effect.value),
      isLoss: lost !== null && lost.value !== '0',
    };
  });
}
