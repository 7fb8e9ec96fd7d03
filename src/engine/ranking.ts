// Ranking (排名): within groups or among all, with the stated rule for ties, marked where a rounding decides.
import { compare, zero } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import type { Stage } from './stage.ts';

export type Rank = { rank: number | null; tied: boolean; byRounding: boolean };

/** Higher totals first; where ties go to the next criterion, the scores of those nodes decide in order. No score comes last. */
export function inOrder(stage: Stage, totals: ReadonlyMap<string, Rational>): (a: string, b: string) => number {
  const { ties, criteria } = stage.plan.rules.ranking;
  const criterion = (node: string, subject: string): Rational | null =>
    stage.scores.get(node)?.get(subject)?.value?.value ?? null;
  const highFirst = (a: Rational | null, b: Rational | null): number =>
    a === null || b === null ? (a === null ? 1 : 0) - (b === null ? 1 : 0) : compare(b, a);
  return (a, b) => {
    const byTotal = compare(totals.get(b) ?? zero, totals.get(a) ?? zero);
    if (byTotal !== 0 || ties !== 'next') return byTotal;
    for (const node of criteria) {
      const order = highFirst(criterion(node, a), criterion(node, b));
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Whether somebody stands otherwise to `subject` by the exact totals than by the rounded ones. */
function decidedByRounding(
  subject: string,
  field: readonly string[],
  totals: ReadonlyMap<string, Rational>,
  exact: ReadonlyMap<string, Rational>,
): boolean {
  const side = (all: ReadonlyMap<string, Rational>, other: string): number =>
    compare(all.get(subject) ?? zero, all.get(other) ?? zero);
  return totals !== exact && field.some((other) => side(totals, other) !== side(exact, other));
}

/** Equal ones share a rank and the next ones skip (1, 1, 3); ties left open for decision have no rank. */
export function ranksOf(
  stage: Stage,
  totals: ReadonlyMap<string, Rational>,
  exact: ReadonlyMap<string, Rational>,
): Map<string, Rank> {
  const { within, ties } = stage.plan.rules.ranking;
  const ranks = new Map<string, Rank>();
  const order = inOrder(stage, totals);
  const ranked = [...stage.subjects.values()].filter(({ id }) => totals.has(id));
  for (const field of Map.groupBy(ranked, ({ group }) => (within === 'group' ? group : '')).values()) {
    const sorted = field.map(({ id }) => id).toSorted(order);
    let first = 0;
    for (const [index, subject] of sorted.entries()) {
      const isEqual = (other: string | undefined): boolean => other !== undefined && order(subject, other) === 0;
      if (!isEqual(sorted[first])) first = index;
      const tied = isEqual(sorted[index - 1]) || isEqual(sorted[index + 1]);
      const byRounding = decidedByRounding(subject, sorted, totals, exact);
      ranks.set(subject, { rank: tied && ties === 'decision' ? null : first + 1, tied, byRounding });
    }
  }
  return ranks;
}
