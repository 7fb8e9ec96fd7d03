// Values out of range (取值范围检查): shares beyond the whole, tables above full marks, intervals and tiers out of order.
import type { Problem } from '../../domain/problem.ts';
import { compare, div, format, mul, one, parse, whole, zero } from '../../domain/rational.ts';
import type { Rational } from '../../domain/rational.ts';
import type { Draft, DraftNode } from '../draft.ts';
import { errorAt } from './fault.ts';

/** What it is, as written, and the most that it may be; the least is always zero. */
type Ranged = [what: string, value: string | null | undefined, most: Rational | null];

function rangedIn({ operation }: DraftNode): Ranged[] {
  if (operation === null) return [];
  const { type } = operation;
  if (type === 'slope') return [['达标得分的比例', operation.atGoal, one]];
  if (type === 'max-min') return [['保底的比例', operation.base, one]];
  if (type === 'against-mean') return [['平均水平得分的比例', operation.base, one]];
  if (type === 'gate') return [['失分单位的比例', operation.moreThan, one]];
  if (type === 'rank-ladder') return [['每名递减的比例', operation.step, one]];
  if (type === 'ratio') return [['完成率的上限', operation.cap, null]];
  if (type === 'count') return [['免计的次数', operation.allowed, null]];
  if (!('minimum' in operation)) return [];
  const levels = type === 'ballot-levels' ? Object.entries(operation.levels) : [];
  return [
    ['最少票数', operation.minimum, null],
    ...levels.map(([level, worth]): Ranged => [`“${level}”的系数`, worth, one]),
  ];
}

function rangeFaults(draft: Draft, node: DraftNode): Problem[] {
  return rangedIn(node).flatMap(([what, value, most]) => {
    if (value == null) return [];
    const number = parse(value);
    if (compare(number, zero) >= 0 && (most === null || compare(number, most) <= 0)) return [];
    const range = most === null ? '不能小于 0' : '应在 0 与 1（100%）之间';
    return [errorAt(draft, node, 'value-out-of-range', `${what}是 ${value}，${range}。`)];
  });
}

/** The points that a row's own table or floor can give. */
function given({ operation }: DraftNode): readonly string[] {
  if (operation === null) return [];
  const { type } = operation;
  if (type === 'levels') return Object.values(operation.levels);
  if (type === 'bands' || type === 'vote-bands') return operation.bands.map(({ points }) => points);
  if (type === 'rank-table' || type === 'ballot-ranking') return operation.table;
  return type === 'count' && operation.floor !== null ? [operation.floor] : [];
}

/** The full marks of a child without its own, as its parent hands them down; null where they differ by group or are open. */
function handedDown(node: DraftNode, points: Rational | null, child: DraftNode): Rational | null {
  const { operation, children } = node;
  if (points === null || operation === null) return null;
  if (operation.type === 'weighted' || operation.type === 'mean' || operation.type === 'pick') return points;
  if (operation.type !== 'share') return null;
  if (operation.by.how === 'weights') return mul(points, parse(operation.by.weights[child.id] ?? '0'));
  return children.some(({ groups }) => groups !== null) ? null : div(points, whole(children.length));
}

/** Rows whose table gives more than their full marks, their own or handed down. */
function tableFaults(draft: Draft, node: DraftNode, above: Rational | null): Problem[] {
  const points = node.points === null ? (node.pending.includes('points') ? null : above) : parse(node.points);
  const beyond = points === null ? [] : [...new Set(given(node))].filter((each) => compare(parse(each), points) > 0);
  const message = `本项 ${format(points ?? zero)} 分，赋分却可到 ${beyond.join('、')} 分，超过了分值。`;
  return [
    ...(beyond.length === 0 ? [] : [errorAt(draft, node, 'table-above-points', message)]),
    ...node.children.flatMap((child) => tableFaults(draft, child, handedDown(node, points, child))),
  ];
}

/** Intervals that hold no number. */
function bandFaults(draft: Draft, node: DraftNode): Problem[] {
  const { operation } = node;
  if (operation?.type !== 'bands' && operation?.type !== 'vote-bands') return [];
  const empty = operation.bands.filter(({ from, to, fromIncluded, toIncluded }) => {
    if (from === null || to === null) return false;
    const order = compare(parse(from), parse(to));
    return order > 0 || (order === 0 && !(fromIncluded && toIncluded));
  });
  return empty.map((band) => {
    const [lower, upper] = [band.from, band.to];
    return errorAt(draft, node, 'band-empty', `下界 ${lower}、上界 ${upper} 的区间里没有数，请核对上下界。`);
  });
}

/** Tiers go up from zero, and only the last one is open. */
function tierFaults(draft: Draft, node: DraftNode): Problem[] {
  if (node.operation?.type !== 'tiers') return [];
  const ends = node.operation.tiers.map(({ upTo }) => upTo);
  const rises = ends.every((end, index) => {
    const before = index === 0 ? '0' : ends[index - 1];
    return before != null && (end === null || compare(parse(end), parse(before)) > 0);
  });
  return rises ? [] : [errorAt(draft, node, 'tiers-order', '分段的上界应当从零往上递增，只有最后一段不写上界。')];
}

/** Rows that leave a matter to each other: it would count in none of them. */
function elsewhereFaults(draft: Draft, node: DraftNode): Problem[] {
  const others = (id: string): readonly string[] => {
    const operation = draft.nodes.get(id)?.operation;
    return operation?.type === 'adjustments' ? (operation.elsewhere ?? []) : [];
  };
  const seen = new Set<string>();
  const queue = [...others(node.id)];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...others(id));
  }
  if (!seen.has(node.id)) return [];
  return [
    errorAt(draft, node, 'circular-reference', '“他处已计”绕回了本项：同一事项会在哪一项都不计分，请只在一边写明。'),
  ];
}

export const checkRanges = (draft: Draft): Problem[] => [
  ...tableFaults(draft, draft.root, null),
  ...[...draft.nodes.values()].flatMap((node) => [
    ...rangeFaults(draft, node),
    ...bandFaults(draft, node),
    ...tierFaults(draft, node),
    ...elsewhereFaults(draft, node),
  ]),
];
