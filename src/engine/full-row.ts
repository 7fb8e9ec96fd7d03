// Rows on which everybody has the full mark (全部满分): allowed, and worth a second look before they are handed in.
import type { Fact } from '../domain/fact.ts';
import { compare, format, parse, sub } from '../domain/rational.ts';
import { markBounds } from './facts-check.ts';
import type { Plan } from './plan.ts';
import type { PlannedNode } from './scene.ts';

/** The full mark of a row for a subject; null: the row has none, or is marked at discretion. */
function fullFor(plan: Plan, { node: id, subject: whose }: Pick<Fact, 'node' | 'subject'>) {
  const node = plan.nodes.get(id);
  const subject = plan.scheme.subjects.find((each) => each.id === whose);
  if (node === undefined || subject === undefined || node.operation.type === 'discretion') return null;
  return markBounds(plan, node, subject)?.[1] ?? null;
}

/** How many points a mark takes off, as text; null: none, or nobody can say. */
export function pointsOff(plan: Plan, fact: Fact): string | null {
  if (fact.type !== 'mark' || fact.value === null) return null;
  const full = fullFor(plan, fact);
  if (full === null) return null;
  const value = parse(fact.value);
  return compare(value, full) < 0 ? format(sub(full, value)) : null;
}

/** Of the marks of one assessor, the rows of several subjects that all got everything. */
export function fullRows(plan: Plan, marks: readonly Fact[]): PlannedNode[] {
  return [...Map.groupBy(marks, ({ node }) => node)].flatMap(([id, given]) => {
    const node = plan.nodes.get(id);
    const isFull = given.every((fact) => {
      const full = fullFor(plan, fact);
      return fact.type === 'mark' && fact.value !== null && full !== null && compare(parse(fact.value), full) === 0;
    });
    return node !== undefined && isFull && given.length > 1 ? [node] : [];
  });
}
