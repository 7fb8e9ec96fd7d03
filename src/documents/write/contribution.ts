// What each part of the scheme brings to the total (各项贡献): the bars of the waterfall and the list of lost points.
import { showNumber, showSigned } from '../../domain/display.ts';
import { add, compare, format, mul, neg, parse, type Rational, sub, zero } from '../../domain/rational.ts';
import type { Scorecard, Step } from '../../domain/scorecard.ts';
import { type Outcome, rowSteps, stepTitle } from './outcome.ts';
import { shortened } from './text-width.ts';
import { worthsOf } from './weighing.ts';

/** One bar: `gained` of `full` in points of the total; `full` null for what has no full marks. */
export type Contribution = {
  title: string;
  kind: 'part' | 'adjustment' | 'rest';
  gained: Rational;
  full: Rational | null;
};

/** A node that only holds parts together and does not stand in the official table itself. */
export function isHolder(outcome: Outcome, step: Step): boolean {
  const node = outcome.nodes.get(step.node);
  if (node === undefined || step.children.length === 0) return false;
  if (node.kind === 'total') return true;
  const inner = step.children.map((child) => outcome.nodes.get(child.node)?.kind);
  return (
    node.kind === 'component' &&
    node.source === null &&
    node.number === null &&
    inner.every((kind) => kind === 'component' || kind === 'evaluation' || kind === 'adjustment')
  );
}

function* partsOf(outcome: Outcome, step: Step): Generator<Step> {
  for (const child of step.children) {
    if (isHolder(outcome, child)) yield* partsOf(outcome, child);
    else yield child;
  }
}

/** The parts that documents show as columns and bars, in the order of the scheme. */
export const partSteps = (outcome: Outcome, card: Scorecard): Step[] => [...partsOf(outcome, card.step)];

/** Bars that add up to the total exactly: what no bar explains (limits, redistribution, rounding) is a bar of its own. */
export function contributionsOf(outcome: Outcome, card: Scorecard): Contribution[] {
  const worths = worthsOf(outcome, card.step);
  const bars: Contribution[] = [];
  for (const step of partSteps(outcome, card)) {
    const worth = worths.get(step.node) ?? null;
    if (worth === null || step.value === null) continue;
    const isAdjustment = outcome.nodes.get(step.node)?.kind === 'adjustment';
    bars.push({
      title: stepTitle(step),
      kind: isAdjustment ? 'adjustment' : 'part',
      gained: mul(parse(step.value), worth),
      full: step.points === null || isAdjustment ? null : mul(parse(step.points), worth),
    });
  }
  if (card.total === null) return bars;
  const explained = bars.reduce((total, { gained }) => add(total, gained), zero);
  const rest = sub(parse(card.total), explained);
  if (rest.n !== 0n) bars.push({ title: '限额、重新分摊或舍入', kind: 'rest', gained: rest, full: null });
  return bars;
}

/** A row of the table with what it lost. `lost` and `effect` null: it has no full marks, or no way to say its weight. */
export type Loss = {
  step: Step;
  title: string;
  /** Titles of the parts above the row. */
  under: string;
  lost: Rational | null;
  /** Lost points in points of the total. */
  effect: Rational | null;
};

/** Rows of the table, those that cost the total most first; deductions count as lost. */
export function lossesOf(outcome: Outcome, card: Scorecard): Loss[] {
  const worths = worthsOf(outcome, card.step);
  const above = new Map<string, string>();
  const walk = (step: Step, path: string[]): void => {
    above.set(step.node, path.join(' › '));
    for (const child of step.children)
      walk(child, isHolder(outcome, step) ? path : [...path, shortened(stepTitle(step), 48)]);
  };
  walk(card.step, []);
  const losses = [...rowSteps(outcome, card.step)].map((step): Loss => {
    const kind = outcome.nodes.get(step.node)?.kind;
    const full = kind === 'adjustment' ? '0' : step.points;
    const lost = step.value === null || full === null ? null : sub(parse(full), parse(step.value));
    const worth = worths.get(step.node) ?? null;
    const effect = lost === null || worth === null ? null : mul(lost, worth);
    return { step, title: stepTitle(step), under: above.get(step.node) ?? '', lost, effect };
  });
  const key = (loss: Loss): Rational => loss.effect ?? loss.lost ?? zero;
  return losses.toSorted((a, b) => compare(key(b), key(a)));
}

/** What was lost, in words of the table: nothing where points were gained. */
export const lostText = ({ lost }: Loss): string =>
  lost === null || compare(lost, zero) < 0 ? '' : showNumber(format(lost));

/** What the row does to the total: `-2.73` for a loss, `+0.2` for a gain. */
export const effectText = ({ effect }: Loss): string => (effect === null ? '' : showSigned(format(neg(effect))));
