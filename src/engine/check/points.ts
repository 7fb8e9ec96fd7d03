// Points that do not add up (分值检查), with both sums in the message, for each group of subjects.
import { inQuotes } from '../../domain/quote.ts';
import { labelOf } from '../../domain/display.ts';
import type { OperationType } from '../../domain/operation.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { add, compare, equals, format, formatPercent, mul, one, parse, sum, zero } from '../../domain/rational.ts';
import type { Rational } from '../../domain/rational.ts';
import { appliesTo } from '../../domain/applies.ts';
import type { Draft, DraftNode } from '../draft.ts';
import { errorAt } from './fault.ts';

/** Operations that make points out of the node's full marks. */
export const needPoints: readonly OperationType[] = [
  'marks',
  'reach',
  'ratio',
  'slope',
  'rank-ladder',
  'best-ratio',
  'against-mean',
  'max-min',
  'take-over',
  'ballot-levels',
  'ballot-mean',
  'share',
];
const handDown: readonly OperationType[] = ['share', 'weighted', 'mean', 'pick'];

/** Says a fault of a node once for all groups, or for each group in which it occurs. */
function perGroup(
  draft: Draft,
  node: DraftNode,
  code: ProblemCode,
  say: (children: DraftNode[]) => string | null,
): Problem[] {
  const groups = draft.scheme.groups;
  const reach = appliesTo(
    draft.root,
    groups.map(({ id }) => id),
  );
  if (groups.length === 0)
    return [say(node.children)].filter((said) => said !== null).map((said) => errorAt(draft, node, code, said));
  const said = groups
    .filter(({ id }) => reach.get(node.id)?.has(id))
    .map(({ id, title }) => ({ title, message: say(node.children.filter((child) => reach.get(child.id)?.has(id))) }));
  const messages = [...new Set(said.map(({ message }) => message))];
  const [only] = messages;
  if (messages.length === 1) return only == null ? [] : [errorAt(draft, node, code, only)];
  return said.flatMap(({ title, message }) =>
    message === null ? [] : [errorAt(draft, node, code, `对${inQuotes(title)}：${message}`)],
  );
}

/** The children whose points add up to the node's. */
const counting = (children: readonly DraftNode[]): DraftNode[] =>
  children.filter(({ kind, points }) => kind !== 'adjustment' && points !== null);

const listed = (children: readonly DraftNode[]): string => children.map(({ points }) => points ?? '').join(' + ');

/** Points are pending, or missing where they are needed: then no sum can be compared. */
const isUnclear = (children: readonly DraftNode[]): boolean =>
  children.some((child) => child.pending.includes('points') || child.pending.includes('operation') || lacks(child));

const lacks = ({ kind, points, operation }: DraftNode): boolean =>
  kind !== 'adjustment' && points === null && operation !== null && needPoints.includes(operation.type);

function sumFaults(draft: Draft, node: DraftNode): Problem[] {
  const { points } = node;
  if (points === null || node.operation?.type !== 'sum') return [];
  return perGroup(draft, node, 'sum-differs', (children) => {
    const counted = counting(children);
    if (isUnclear(children) || (counted.length === 0 && children.length > 0)) return null;
    const total = sum(counted.map((child) => parse(child.points ?? '0')));
    if (equals(total, parse(points))) return null;
    return `本项 ${format(parse(points))} 分，下级项合计 ${format(total)} 分（${listed(counted)}），两者不符。`;
  });
}

/** Where the children stand on the node's own scale, their points must be the node's. */
function scaleFaults(draft: Draft, node: DraftNode): Problem[] {
  const { points, operation } = node;
  if (points === null || (operation?.type !== 'mean' && operation?.type !== 'pick')) return [];
  const other = node.children.filter((child) => child.points !== null && !equals(parse(child.points), parse(points)));
  return other.map((child) =>
    errorAt(
      draft,
      child,
      'points-differ',
      `本项 ${child.points} 分，而上级项${inQuotes(labelOf(node))}${points} 分；平均或取优取差的各项分值应当相同。`,
    ),
  );
}

const isShare = (text: string): boolean => compare(parse(text), zero) >= 0 && compare(parse(text), one) <= 0;

/** Weights must name exactly the members and add up to 100 %. Null: all is well. */
function weightsSaid(
  weights: Readonly<Record<string, string>>,
  members: readonly { id: string; title: string }[],
): string | null {
  const without = members.filter(({ id }) => !Object.hasOwn(weights, id));
  if (without.length > 0) return `没有写权重：${without.map(({ title }) => title).join('、')}。`;
  const own = members.map(({ id }) => parse(weights[id] ?? '0'));
  if (own.some((weight) => compare(weight, zero) < 0)) return '权重不能是负数。';
  const total = sum(own);
  if (members.length === 0 || equals(total, one)) return null;
  return `权重合计 ${formatPercent(total)}（${own.map(formatPercent).join(' + ')}），应为 100%。`;
}

const strangers = (draft: Draft, node: DraftNode, named: readonly string[], members: readonly string[]): Problem[] =>
  named
    .filter((id) => !members.includes(id))
    .map((id) => errorAt(draft, node, 'weight-for-unknown', `取值中的“${id}”不是本项的组成部分。`));

function weightFaults(draft: Draft, node: DraftNode): Problem[] {
  const { operation } = node;
  const by =
    operation?.type === 'share' && operation.by.how === 'weights'
      ? operation.by
      : operation?.type === 'weighted'
        ? operation
        : null;
  if (by === null) return [];
  const children = node.children.map(({ id }) => id);
  const members = (own: readonly DraftNode[]) => own.map((child) => ({ id: child.id, title: labelOf(child) }));
  return [
    ...strangers(draft, node, Object.keys(by.weights), children),
    ...perGroup(draft, node, 'weights-differ', (own) => weightsSaid(by.weights, members(own))),
    ...weightedFaults(draft, node),
  ];
}

/** Weighted without being normalised: Σ weight × the children's points must be the node's points. */
function weightedFaults(draft: Draft, node: DraftNode): Problem[] {
  const { operation, points } = node;
  if (operation?.type !== 'weighted' || operation.normalise) return [];
  if (points === null) return unevenFaults(draft, node);
  return perGroup(draft, node, 'sum-differs', (children) => {
    if (children.some((child) => child.pending.includes('points') || !Object.hasOwn(operation.weights, child.id)))
      return null;
    const part = (child: DraftNode): Rational =>
      mul(parse(operation.weights[child.id] ?? '0'), parse(child.points ?? points));
    const total = children.map(part).reduce(add, zero);
    if (children.length === 0 || equals(total, parse(points))) return null;
    return `本项 ${format(parse(points))} 分，下级项按权重合计 ${format(total)} 分，两者不符；满分不同的，请先折算。`;
  });
}

/** Weights of children with different full marks mean nothing where neither says to what they belong. */
function unevenFaults(draft: Draft, node: DraftNode): Problem[] {
  if (node.pending.includes('points')) return [];
  return perGroup(draft, node, 'points-differ', (children) => {
    const own = children.flatMap((child) => child.points ?? []);
    const isEven = own.every((each) => equals(parse(each), parse(own[0] ?? each)));
    return isEven
      ? null
      : `各项分值不同（${own.join('、')}），本项又没有分值，按百分比相加没有意义；请写明本项分值并先折算。`;
  });
}

/** How the marks of several assessors combine: weights and parts by assessor, the leader among them. */
function combineFaults(draft: Draft, node: DraftNode): Problem[] {
  const { operation, assessors } = node;
  if (operation?.type !== 'marks' || assessors.length === 0) return [];
  const how = operation.combine;
  const members = assessors.map((id) => ({
    id,
    title: draft.scheme.bodies.find((body) => body.id === id)?.title ?? id,
  }));
  const said = (message: string | null): Problem[] =>
    message === null ? [] : [errorAt(draft, node, 'weights-differ', message)];
  if (how.how === 'weights')
    return [...strangers(draft, node, Object.keys(how.weights), assessors), ...said(weightsSaid(how.weights, members))];
  if (how.how === 'trimmed' && assessors.length < 2 * how.drop + 1)
    return said(`去掉最高、最低各 ${how.drop} 个，但考评单位只有 ${assessors.length} 个，没有评分可用。`);
  if (how.how === 'leader')
    return [
      ...strangers(draft, node, [how.leader], assessors),
      ...said(isShare(how.share) ? null : `主评占比 ${how.share} 应在 0 与 100% 之间。`),
    ];
  if (how.how !== 'parts' || how.points === null) return [];
  const parts = how.points;
  const without = members.filter(({ id }) => !Object.hasOwn(parts, id)).map(({ title }) => title);
  if (without.length > 0) return said(`没有写各自的分值：${without.join('、')}。`);
  const total = sum(assessors.map((id) => parse(parts[id] ?? '0')));
  const differs = node.points !== null && !equals(total, parse(node.points));
  return [
    ...strangers(draft, node, Object.keys(parts), assessors),
    ...(differs
      ? [
          errorAt(
            draft,
            node,
            'sum-differs',
            `本项 ${node.points} 分，各考评单位的部分合计 ${format(total)} 分，两者不符。`,
          ),
        ]
      : []),
  ];
}

/** Full marks of zero where a score is made a rate of them: nothing can be divided by zero. */
function zeroFaults(draft: Draft, node: DraftNode): Problem[] {
  const isZero = (text: string | null | undefined): boolean => text != null && equals(parse(text), zero);
  const { operation, points } = node;
  const fails = (at: DraftNode, message: string): Problem => errorAt(draft, at, 'points-zero', message);
  const divides = operation?.type === 'share' || (operation?.type === 'marks' && operation.scale === null);
  const own =
    divides && isZero(points) ? [fails(node, '分值为 0，得分率无从算起；请改正分值，或改用不看分值的计分方法。')] : [];
  if (operation?.type === 'weighted' && operation.normalise)
    own.push(
      ...node.children.filter((child) => isZero(child.points)).map((child) => fails(child, '分值为 0，不能折算。')),
    );
  if (operation?.type !== 'share' || operation.by.how !== 'weights') return own;
  const { weights } = operation.by;
  const idle = node.children.filter((child) => isZero(weights[child.id]) && child.points === null);
  return [...own, ...idle.map((child) => fails(child, '分摊的权重为 0，分不到分值；请改正权重，或去掉这一行。'))];
}

/** Operations that cannot do without full marks; some only as they are set. */
function worksOnFull(operation: NonNullable<DraftNode['operation']>): boolean {
  const { type } = operation;
  if (type === 'weighted') return operation.normalise;
  if (type === 'count' || type === 'discretion') return operation.from === 'full';
  if (type === 'escalate') return operation.steps.includes('all');
  return needPoints.includes(type);
}

/** Rows that work on full marks and have none, their own or handed down. */
function missingFaults(draft: Draft, node: DraftNode, isGiven: boolean): Problem[] {
  const { operation, pending } = node;
  const has = isGiven || node.points !== null || pending.includes('points');
  const needs = operation !== null && worksOnFull(operation);
  const lacking = !has && needs;
  const down = has && (pending.includes('operation') || (operation !== null && handDown.includes(operation.type)));
  return [
    ...(lacking ? [errorAt(draft, node, 'points-missing', '没有分值，无法计分；请写明分值，或由上级项分摊。')] : []),
    ...(lacking ? [] : node.children.flatMap((child) => missingFaults(draft, child, down))),
  ];
}

export const checkPoints = (draft: Draft): Problem[] => [
  ...[...draft.nodes.values()].flatMap((node) => [
    ...sumFaults(draft, node),
    ...scaleFaults(draft, node),
    ...weightFaults(draft, node),
    ...combineFaults(draft, node),
    ...zeroFaults(draft, node),
  ]),
  ...missingFaults(draft, draft.root, false),
];
