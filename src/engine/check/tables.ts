// Tables of an operation (赋分表检查): intervals that overlap or leave gaps, points that go up and down, pots that cannot be merged.
import { inQuotes } from '../../domain/quote.ts';
import { labelOf } from '../../domain/display.ts';
import type { Band } from '../../domain/band.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Problem } from '../../domain/problem.ts';
import { compare, one, parse, zero } from '../../domain/rational.ts';
import type { Grades } from '../../domain/scheme.ts';
import type { Draft, DraftNode } from '../draft.ts';
import { atNode, atScheme } from '../place.ts';
import { errorAt, fault, repeated } from './fault.ts';

/** −1, 0, 1 for lower bounds; an open one is the lowest. */
const byFrom = (a: Band, b: Band): number =>
  a.from === null || b.from === null
    ? (a.from === null ? 0 : 1) - (b.from === null ? 0 : 1)
    : compare(parse(a.from), parse(b.from));

/** Where the lower band ends against where the upper begins: below 0 a gap, 0 exactly, above 0 an overlap. */
function seam(lower: Band, upper: Band): number {
  if (lower.to === null || upper.from === null) return 1;
  const distance = compare(parse(lower.to), parse(upper.from));
  if (distance !== 0 || lower.toIncluded !== upper.fromIncluded) return distance;
  return lower.toIncluded ? 1 : -1;
}

const isMonotone = (values: readonly string[]): boolean => {
  const steps = values.slice(1).map((value, index) => compare(parse(value), parse(values[index] ?? value)));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
};

function bandFaults(draft: Draft, node: DraftNode, bands: readonly Band[]): Problem[] {
  const sorted = bands.toSorted(byFrom);
  const seams = sorted.slice(1).map((upper, index) => seam(sorted[index] ?? upper, upper));
  const place = atNode(draft.scheme, node);
  return [
    ...(seams.some((side) => side > 0)
      ? [fault('error', 'bands-overlap', place, '区间赋分表中有区间重叠，同一个数会有两个分值。')]
      : []),
    ...(seams.some((side) => side < 0)
      ? [fault('note', 'bands-gap', place, '区间赋分表中有空档，落在空档里的数没有分值。')]
      : []),
    ...(isMonotone(sorted.map(({ points }) => points))
      ? []
      : [fault('note', 'not-monotone', place, '区间赋分表忽高忽低，数变好时分可能变少，请核对。')]),
  ];
}

/** Lists in which the better end comes first. */
function ladders(node: DraftNode): readonly (readonly string[])[] {
  const { operation } = node;
  if (operation?.type === 'rank-table' || operation?.type === 'ballot-ranking') return [operation.table];
  return operation?.type === 'provincial-rank' ? [operation.top, operation.bottom] : [];
}

function ladderFaults(draft: Draft, node: DraftNode): Problem[] {
  const isDescending = (list: readonly string[]): boolean =>
    list.every((value, index) => index === 0 || compare(parse(value), parse(list[index - 1] ?? value)) <= 0);
  if (ladders(node).every(isDescending)) return [];
  return [
    fault('note', 'not-monotone', atNode(draft.scheme, node), '名次赋分表不是从高到低，名次变好时分可能变少，请核对。'),
  ];
}

/** Merged ballots are counted by one rule, so the children must have the same one. */
function mergeFaults(draft: Draft, node: DraftNode): Problem[] {
  const { operation } = node;
  if (operation?.type !== 'weighted' || operation.tooFew !== 'merge') return [];
  const rule = (child: DraftNode): string | null => {
    const own = child.operation;
    if (own?.type !== 'ballot-levels' && own?.type !== 'ballot-mean' && own?.type !== 'ballot-ranking') return null;
    return canonical({ ...own, voterGroup: null, channel: null, minimum: null, points: child.points });
  };
  const [first, ...others] = node.children
    .filter((child) => !child.pending.includes('operation'))
    .map((child) => ({ child, own: rule(child) }));
  const odd = first?.own === null ? first : others.find(({ own }) => own === null || own !== first?.own);
  if (odd === undefined) return [];
  return [
    errorAt(
      draft,
      node,
      'merge-differs',
      `票数不足时合并计票，但${inQuotes(labelOf(odd.child))}的计票方法或分值与其他渠道不同，票不能合并。`,
    ),
  ];
}

/** Cut lines from the best down, the last open; quotas for grades that exist. */
function gradeFaults(grades: Grades | null | undefined): Problem[] {
  if (grades == null) return [];
  const lines = grades.lines.map(({ atLeast }) => atLeast);
  const ordered = lines
    .slice(0, -1)
    .every(
      (line, index) => line !== null && (index === 0 || compare(parse(line), parse(lines[index - 1] ?? line)) < 0),
    );
  const isOpenEnded = lines.at(-1) === null;
  const twice = repeated(grades.lines.map(({ title }) => title));
  const twiceShared = repeated(grades.quotas.map(({ title }) => title));
  const beyond = grades.quotas.filter(({ share }) => compare(parse(share), zero) < 0 || compare(parse(share), one) > 0);
  const unknown = grades.quotas.filter(({ title }) => !grades.lines.some((line) => line.title === title));
  return [
    ...(ordered && isOpenEnded
      ? []
      : [fault('error', 'grade-lines-order', atScheme('grades'), '等次分数线应当从高到低，只有最后一等不写分数线。')]),
    ...twice.map((title) => fault('error', 'grade-twice', atScheme('grades', title), `等次“${title}”写了不止一次。`)),
    ...twiceShared.map((title) =>
      fault('error', 'grade-twice', atScheme('grades', title), `等次“${title}”的名额写了不止一次。`),
    ),
    ...beyond.map(({ title, share }) =>
      fault('error', 'quota-out-of-range', atScheme('grades', title), `名额比例 ${share} 应在 0 与 100% 之间。`),
    ),
    ...unknown.map(({ title }) =>
      fault('error', 'unknown-grade', atScheme('grades', title), `名额写的是“${title}”，但没有这个等次。`),
    ),
  ];
}

export const checkTables = (draft: Draft): Problem[] => [
  ...[...draft.nodes.values()].flatMap((node) => [
    ...(node.operation?.type === 'bands' || node.operation?.type === 'vote-bands'
      ? bandFaults(draft, node, node.operation.bands)
      : []),
    ...ladderFaults(draft, node),
    ...mergeFaults(draft, node),
  ]),
  ...gradeFaults(draft.rules.grades),
];
