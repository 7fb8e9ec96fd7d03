// Signs (正负号检查): where an operation itself says whether points are added or taken, a minus sign would turn it round.
import type { Problem } from '../../domain/problem.ts';
import { compare, numberPattern, parse, zero } from '../../domain/rational.ts';
import type { Draft, DraftNode } from '../draft.ts';
import { errorAt } from './fault.ts';

/** The amounts below a value, at any depth; words such as “all” are none. */
function amountsIn(value: unknown): string[] {
  if (typeof value === 'string') return numberPattern.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(amountsIn) : [];
}

/** What has to be written without a sign. `count` from zero may also take points: its amount keeps its sign. */
function unsigned({ operation }: DraftNode): unknown[] {
  if (operation === null) return [];
  const { type } = operation;
  if (type === 'count') return operation.from === 'full' ? [operation.each] : [];
  if (type === 'shortfall') return [operation.each];
  if (type === 'escalate') return [operation.steps];
  if (type === 'graded') return [operation.grades];
  if (type === 'slope') return [operation.atGoal, operation.above?.points, operation.below?.points];
  if (type === 'against-mean') return [operation.base, operation.points];
  if (type === 'rank-ladder') return [operation.step];
  if (type === 'adjustments') return [operation.levels];
  if (type === 'provincial-rank') return [operation.top, operation.bottom];
  if (type === 'weighted') return [operation.weights];
  return type === 'share' ? [operation.by] : [];
}

const isNegative = (amount: string): boolean => compare(parse(amount), zero) < 0;

/** A limit below which nothing can lie above the other limit. */
function crossedLimits(node: DraftNode): [string, string] | null {
  const [first, second] =
    node.operation?.type === 'cap'
      ? [node.operation.min, node.operation.max]
      : node.operation?.type === 'discretion'
        ? [node.operation.min, node.operation.max]
        : [null, null];
  const [min, max] = [amountsIn(first)[0], amountsIn(second)[0]];
  return min !== undefined && max !== undefined && compare(parse(min), parse(max)) > 0 ? [min, max] : null;
}

function faultsOf(draft: Draft, node: DraftNode): Problem[] {
  const negative = [...new Set([node.points, unsigned(node)].flatMap(amountsIn).filter(isNegative))];
  const crossed = crossedLimits(node);
  return [
    ...(negative.length === 0
      ? []
      : [
          errorAt(
            draft,
            node,
            'wrong-sign',
            `${negative.join('、')} 不应带负号：加分还是扣分由计分方法决定，请写成正数。`,
          ),
        ]),
    ...(crossed === null
      ? []
      : [
          errorAt(
            draft,
            node,
            'limits-crossed',
            `最低 ${crossed[0]} 高于最高 ${crossed[1]}，没有分数能同时满足，请核对。`,
          ),
        ]),
  ];
}

export const checkSigns = (draft: Draft): Problem[] =>
  [...draft.nodes.values()].flatMap((node) => faultsOf(draft, node));
