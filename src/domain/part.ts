// Which nodes stand in the official table (表中的项): its rows, the parts above them, and what only holds parts together.
import type { RowKind } from './row.ts';
import type { Node } from './scheme.ts';
import type { Step } from './scorecard.ts';

type Kinded = Pick<Node, 'kind'>;

/** Whether a node is one of those that a table prints as rows. */
export const isRowKind = <T extends Kinded>(node: T): node is T & { kind: RowKind } =>
  node.kind === 'indicator' || node.kind === 'evaluation' || node.kind === 'adjustment';

/** Holds parts together for the calculation and stands in no table. */
export const isHolder = (node: Pick<Node, 'kind' | 'source' | 'number'> & { children: readonly Kinded[] }): boolean =>
  node.kind === 'total' ||
  (node.kind === 'component' &&
    node.source === null &&
    node.number === null &&
    node.children.length > 0 &&
    node.children.every(({ kind }) => kind === 'component' || kind === 'evaluation' || kind === 'adjustment'));

type Known<T> = { get(id: string): T | undefined };

/** The parts that documents show as columns and bars, in the order of the scheme. */
export function* partSteps(nodes: Known<Parameters<typeof isHolder>[0]>, step: Step): Generator<Step> {
  for (const child of step.children) {
    const node = nodes.get(child.node);
    if (node !== undefined && isHolder(node)) yield* partSteps(nodes, child);
    else yield child;
  }
}

/** The steps of the table's rows, without what lies below a row. */
export function* rowSteps(nodes: Known<Kinded>, step: Step): Generator<Step> {
  const node = nodes.get(step.node);
  if (node !== undefined && isRowKind(node)) yield step;
  else for (const child of step.children) yield* rowSteps(nodes, child);
}
