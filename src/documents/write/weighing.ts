// How much a point of a node is worth in the total (折算系数): followed down the compositions as far as they are linear.
import { z } from 'zod';
import { div, mul, one, parse, type Rational, whole } from '../../domain/rational.ts';
import { isOpen } from '../../domain/scheme.ts';
import type { Step } from '../../domain/scorecard.ts';
import { Amount, isReference } from '../../domain/setting.ts';
import type { Outcome } from './outcome.ts';

const Weights = z.record(z.string(), Amount);

/** The value of a setting: written out, signed, or assumed. */
function settled(outcome: Outcome, setting: unknown): unknown {
  if (!isReference(setting)) return setting;
  const { scheme, assumptions } = outcome.snapshot;
  const parameter = scheme.parameters.find(({ key }) => key === setting.parameter);
  if (parameter !== undefined && !isOpen(parameter)) return parameter.value;
  return assumptions?.values[setting.parameter]?.value;
}

/** Points of the parent for one point of the child; null where the rule is not linear in the child. */
function worthIn(outcome: Outcome, parent: Step, child: Step): Rational | null {
  const operation = outcome.nodes.get(parent.node)?.operation;
  const perOwnPoint = (points: Rational): Rational | null =>
    child.points === null || parse(child.points).n === 0n ? null : div(points, parse(child.points));
  if (operation == null) return null;
  if (operation.type === 'sum' || operation.type === 'cap') return one;
  if (operation.type === 'mean') return div(one, whole(parent.children.length));
  if (operation.type === 'share') {
    if (parent.points === null) return null;
    const by = z.object({ how: z.literal('weights'), weights: Weights }).safeParse(settled(outcome, operation.by));
    const part = by.success ? by.data.weights[child.node] : `1/${parent.children.length}`;
    return part === undefined ? null : perOwnPoint(mul(parse(parent.points), parse(part)));
  }
  if (operation.type !== 'weighted') return null;
  const weight = Weights.safeParse(settled(outcome, operation.weights)).data?.[child.node];
  if (weight === undefined) return null;
  if (!operation.normalise) return parse(weight);
  return parent.points === null ? null : perOwnPoint(mul(parse(parent.points), parse(weight)));
}

/** Points of the total for one point of each node, by node id; null where the way up is not linear. */
export function worthsOf(outcome: Outcome, root: Step): Map<string, Rational | null> {
  const worths = new Map<string, Rational | null>();
  const walk = (step: Step, worth: Rational | null): void => {
    worths.set(step.node, worth);
    for (const child of step.children) {
      const inside = worth === null ? null : worthIn(outcome, step, child);
      walk(child, inside === null || worth === null ? null : mul(worth, inside));
    }
  };
  walk(root, one);
  return worths;
}
