// Which points add up (分值合计): the linear compositions of a scheme, for each group of subjects, as the check sees them.
import { appliesTo } from '../../domain/applies.ts';
import { add, equals, mul, one, parse, type Rational, zero } from '../../domain/rational.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { settle, valuesOf } from '../../domain/settle.ts';
import { numberPattern } from '../../domain/rational.ts';
import { needPoints } from '../check/points.ts';

/** What a setting stands for; undefined while its parameter is open or it is no number. */
export type Amounts = (setting: unknown) => Rational | null | undefined;

export function amountsOf(scheme: Scheme): Amounts {
  const { values } = valuesOf(scheme, null);
  return (setting) => {
    const { value } = settle(setting, values);
    if (value === null || value === undefined) return null;
    return typeof value === 'string' && numberPattern.test(value) ? parse(value) : undefined;
  };
}

/** The children that apply to the same subjects: one list for each group, or one for all where there are no groups. */
export function membersOf(scheme: Scheme, node: Node): Node[][] {
  if (scheme.groups.length === 0) return [node.children];
  const groups = scheme.groups.map(({ id }) => id);
  const reach = appliesTo(scheme.root, groups);
  return groups
    .filter((group) => reach.get(node.id)?.has(group))
    .map((group) => node.children.filter((child) => reach.get(child.id)?.has(group)));
}

/** Points of the node for one of the child's; zero: it does not count; undefined: nobody knows yet, or it is not linear. */
export function coefficientOf(node: Node, child: Node, amounts: Amounts): Rational | undefined {
  const { operation } = node;
  if (operation?.type === 'sum') return child.kind === 'adjustment' || child.points === null ? zero : one;
  if (operation?.type !== 'weighted' || operation.normalise || child.points === null) return undefined;
  const weight = 'parameter' in operation.weights ? undefined : operation.weights[child.id];
  return weight === undefined ? undefined : (amounts(weight) ?? undefined);
}

const lacksPoints = ({ kind, points, operation }: Node): boolean =>
  kind !== 'adjustment' && points === null && operation !== null && needPoints.includes(operation.type);

/** What the children bring together; null where that says nothing about the node's points. */
export function sumOf(node: Node, children: readonly Node[], amounts: Amounts): Rational | null {
  if (children.some(lacksPoints)) return null;
  let [total, counts] = [zero, children.length === 0];
  for (const child of children) {
    const coefficient = coefficientOf(node, child, amounts);
    const points = amounts(child.points);
    if (coefficient === undefined || points === undefined) return null;
    if (coefficient.n === 0n || points === null) continue;
    counts = true;
    total = add(total, mul(coefficient, points));
  }
  return counts ? total : null;
}

/** The different sums of a node over the groups; empty where there is nothing to compare. */
export function sumsOf(scheme: Scheme, node: Node, amounts: Amounts): Rational[] {
  if (node.operation?.type !== 'sum' && node.operation?.type !== 'weighted') return [];
  const sums = membersOf(scheme, node).flatMap((children) => sumOf(node, children, amounts) ?? []);
  return sums.filter((sum, index) => sums.findIndex((other) => equals(other, sum)) === index);
}

/** Ids of the nodes whose points are those of their children. */
export function addingUp(scheme: Scheme): Set<string> {
  const amounts = amountsOf(scheme);
  const ids = new Set<string>();
  for (const node of nodesOf(scheme.root)) {
    const points = amounts(node.points);
    const sums = points == null ? [] : sumsOf(scheme, node, amounts);
    if (points != null && sums.length > 0 && sums.every((sum) => equals(sum, points))) ids.add(node.id);
  }
  return ids;
}
