// Score rates (得分率): what each part of a scorecard reached of its full marks, beside the mean and the best of its group.
import { labelOf } from '../domain/display.ts';
import { partSteps } from '../domain/part.ts';
import { parse } from '../domain/rational.ts';
import { nodesOf } from '../domain/scheme.ts';
import type { Scorecard, Step } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Rate } from '../domain/summary.ts';
import { div, isZero, max, mean, percent, traced } from './traced.ts';
import type { Traced } from './traced.ts';

function rateOf(step: Step | undefined, subject: string): Traced[] {
  if (step === undefined || step.value === null || step.points === null) return [];
  const full = traced(parse(step.points), { from: 'scheme', node: step.node });
  return isZero(full) ? [] : [div(traced(parse(step.value), { from: 'step', node: step.node, subject }), full)];
}

/** One for each part that has full marks, in the order of the scheme. */
export function ratesOf({ scheme, result }: Pick<Snapshot, 'scheme' | 'result'>, card: Scorecard): Rate[] {
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  const peers = result.scorecards.filter(({ group }) => group === card.group);
  const partsOf = peers.map(({ subject, step }) => {
    const parts = new Map([...partSteps(nodes, step)].map((part) => [part.node, part]));
    return { subject, parts };
  });
  const ratesAt = (node: string): Traced[] => partsOf.flatMap(({ subject, parts }) => rateOf(parts.get(node), subject));
  return [...partSteps(nodes, card.step)].flatMap((part) => {
    if (part.points === null) return [];
    const [own] = rateOf(part, card.subject);
    const all = ratesAt(part.node);
    const [first] = all;
    return {
      node: part.node,
      title: labelOf(part),
      own: own === undefined ? null : percent(own),
      mean: first === undefined ? null : percent(mean(all)),
      best: first === undefined ? null : percent(all.reduce(max, first)),
    };
  });
}
