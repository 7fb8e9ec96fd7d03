// Declared against summed points (分值核对), numbers used twice, rows without points and outside the total.
import * as exact from '../../domain/rational.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Source } from '../../domain/source.ts';
import type { RawDocument } from '../../domain/table.ts';
import { problemAt, problemIn, sourceOf, textOf } from './line.ts';
import { squeeze } from './heading.ts';
import type { Reading } from './level.ts';
import { takePoints } from './points.ts';
import {
  isWhole,
  type Item,
  knownPoints,
  type Parts,
  statedOf,
  sumOf,
  sumOfItems,
  sumsOfItems,
} from './scheme/tree.ts';
import { titleOf } from './scheme/maker.ts';

export function checkTree(parts: Parts, raw: RawDocument, declared: string | null): Problem[] {
  const problems: Problem[] = [];
  const top = [...parts.components, ...(isWhole(parts, declared) ? parts.evaluations : [])];
  const lacking = parts.components.filter((item) => !saysPoints(item));
  const [first] = lacking;
  if (first !== undefined && !top.some(saysPoints)) {
    const message = `表中 ${lacking.length} 项都没有写分值；请在原表补上，或在方案的待定问题里写明怎样分配。`;
    problems.push(problemAt(placeOf(first, raw), 'row-without-points', 'question', message));
  } else {
    for (const item of lacking)
      problems.push(problemAt(placeOf(item, raw), 'row-without-points', 'question', lackingMessage(item)));
  }
  problems.push(...wholeProblem(parts, raw), ...groupsProblem(top, raw));
  for (const item of parts.components) walk(item, null, raw, problems);
  problems.push(...numbersTwice(parts.components, raw));
  if (isWhole(parts, declared)) return problems;
  const inner = sumOfItems(parts.components);
  for (const { named } of parts.evaluations) {
    const stated = named.row.points === null ? '没有分值' : withUnit(named.row.points);
    const message = `“${titleOf(named)}”${stated}，不在指标的${inner === null ? '总分' : ` ${inner} 分`}之内；它怎样计入总分，请在方案的待定问题里写明权重。`;
    problems.push(problemAt(named.row.source, 'row-outside-total', 'question', message));
  }
  return problems;
}

/** Percentages of the first level are of the whole: a forgotten row must not be shared out in silence. */
function wholeProblem({ components, evaluations }: Parts, raw: RawDocument): Problem[] {
  const top: Item[] = [...components, ...evaluations];
  const percents = top.map((item) => statedOf(item).percent).filter((percent) => percent !== null);
  const [first] = top;
  if (first === undefined || percents.length < top.length) return [];
  const sum = exact.formatPercent(exact.sum(percents.map(exact.parse)));
  return sum === '100%' ? [] : [differs(placeOf(first, raw), '总分', '100%', sum)];
}

/** Groups of units are appraised by different rows: their sums must be the same for one ranking. */
function groupsProblem(top: Item[], raw: RawDocument): Problem[] {
  const sums = sumsOfItems(top);
  const [first] = top;
  if (first === undefined || new Set(sums.map(({ sum }) => sum)).size < 2) return [];
  const list = sums.map(({ group, sum }) => `${group ?? ''} ${withUnit(sum)}`).join('，');
  const message = `各组单位适用的行不同，相加也不同：${list}。请核对适用范围和分值；确实不同的，总分请在方案的待定问题里写明。`;
  return [problemAt(placeOf(first, raw), 'sum-by-group', 'question', message)];
}

/** Whether the document states points or a percentage for the item or for anything below it. */
function saysPoints(item: Item): boolean {
  const { points, percent } = statedOf(item);
  return points !== null || percent !== null || (item.kind === 'level' && item.items.some(saysPoints));
}

const placeOf = (item: Item, raw: RawDocument): Source =>
  item.kind === 'row' ? item.named.row.source : sourceOf(raw, item.level.table, item.level.cell);

const name = (item: Item): string =>
  `“${(item.kind === 'row' ? titleOf(item.named) : item.level.label.title).replaceAll('\n', ' ')}”`;

/** No scheme has more points than this, or a smaller part of one: such a number is a slip of a spreadsheet. */
const [largest, smallest] = [exact.whole(100_000), exact.rational(1n, 10_000n)];

/** Numbers that cannot be points (1e31) are kept as the document states them, and told. */
export function checkSizes(items: Item[], raw: RawDocument): Problem[] {
  return items.flatMap((item) => {
    const { points, percent } = statedOf(item);
    const stated = points ?? percent;
    const below = item.kind === 'row' ? [] : checkSizes(item.items, raw);
    const size = exact.abs(exact.parse(stated ?? '0'));
    const isFit = exact.compare(size, largest) <= 0 && (size.n === 0n || exact.compare(size, smallest) >= 0);
    if (stated === null || isFit) return below;
    const message = `${name(item)}的分值写的是 ${brief(stated)}，不像分值；请改正。`;
    return [problemAt(pointsPlaceOf(item, raw), 'points-absurd', 'error', message), ...below];
  });
}

const brief = (number: string): string =>
  number.length > 20 ? `${number.slice(0, 20)}…（共 ${number.length} 位）` : number;

/** The cell that gave the points. */
function pointsPlaceOf(item: Item, raw: RawDocument): Source {
  if (item.kind === 'row') return item.named.row.source.cells['points'] ?? placeOf(item, raw);
  return sourceOf(raw, item.level.table, item.level.pointsCell ?? item.level.cell);
}

const lackingMessage = (item: Item): string =>
  `${name(item)}没有分值，同级的其他项有；请在原表补上，或在方案的待定问题里写明。`;

/** `above` are the points that the level above hands down to rows that have none. */
function walk(item: Item, above: string | null, raw: RawDocument, problems: Problem[]): void {
  if (item.kind === 'row') return;
  const { points, percent } = statedOf(item);
  const declared = points ?? percent;
  problems.push(...sumProblem(item, declared, raw));
  const lacking = item.items.filter((child) => statedOf(child).percent === null && knownPoints(child) === null);
  const shares = lacking.length === item.items.length;
  if (shares && item.items.length > 1 && (declared !== null || above !== null)) {
    const own = declared === null ? '分摊到的分值' : `有 ${declared} 分`;
    const message = `${name(item)}${own}，下面 ${lacking.length} 项没有各自的分值；怎样分摊，请在方案的待定问题里选定。`;
    problems.push(problemAt(placeOf(item, raw), 'row-without-points', 'question', message));
  } else if (!shares) {
    for (const child of lacking)
      problems.push(problemAt(placeOf(child, raw), 'row-without-points', 'question', lackingMessage(child)));
  }
  problems.push(...mixed(item, raw));
  for (const child of item.items) walk(child, declared ?? above, raw, problems);
}

/** Points beside percentages say nothing together. */
function mixed(item: Item & { kind: 'level' }, raw: RawDocument): Problem[] {
  const pointed = item.items.filter((child) => statedOf(child).points !== null);
  const weighed = item.items.filter((child) => statedOf(child).percent !== null);
  if (pointed.length === 0 || weighed.length === 0) return [];
  const isFewer = pointed.length <= weighed.length;
  const [own, others] = isFewer ? ['分数', '百分比'] : ['百分比', '分数'];
  return (isFewer ? pointed : weighed).map((child) =>
    problemAt(
      placeOf(child, raw),
      'points-mixed',
      'question',
      `${name(child)}写的是${own}，同级的其他项写的是${others}；各占多大权重，请在方案的待定问题里写明，或在原表里改成一种写法。`,
    ),
  );
}

function sumProblem(item: Item & { kind: 'level' }, declared: string | null, raw: RawDocument): Problem[] {
  if (declared === null) return [];
  const percents = item.items.map((child) => statedOf(child).percent);
  const isPercent = percents.length > 0 && percents.every((percent) => percent !== null);
  const sum = isPercent
    ? exact.formatPercent(exact.sum(percents.map((percent) => exact.parse(percent ?? '0'))))
    : ownSum(item.items, declared);
  if (sum === null || equal(sum, declared)) return [];
  // Percentages may be of the level above; points below a percentage are full marks of their own.
  if (isPercent && sum === '100%') return [];
  if (!isPercent && declared.endsWith('%')) return [];
  return [differs(placeOf(item, raw), name(item), declared, sum)];
}

/** Of several groups the first sum that is not the declared one. */
function ownSum(items: Item[], declared: string): string | null {
  const sums = sumsOfItems(items).map(({ sum }) => sum);
  return sums.find((sum) => !equal(sum, declared)) ?? sums[0] ?? null;
}

const equal = (one: string, other: string): boolean =>
  exact.equals(exact.parse(one), exact.parse(other)) && one.endsWith('%') === other.endsWith('%');

const withUnit = (points: string): string => (points.endsWith('%') ? points : `${points} 分`);

const twoSums = (what: string, declared: string, sum: string): string =>
  `${what}写明 ${withUnit(declared)}，下面各项相加是 ${withUnit(sum)}，两者不符；请改正其中一处。`;

const differs = (source: Source, what: string, declared: string, sum: string): Problem =>
  problemAt(source, 'sum-differs', 'error', twoSums(what, declared, sum));

/** The total row, or else the total in the heading of the points (分值（100分）), against the sum. */
export function checkTotals(
  readings: Reading[],
  parts: Parts,
  points: ReadonlyMap<number, RowPoints>[],
  raw: RawDocument,
): { declared: string | null; problems: Problem[] } {
  const problems: Problem[] = [];
  let declared: string | null = null;
  for (const [index, reading] of readings.entries()) {
    const last = reading.totals.at(-1);
    if (last === undefined || last.total.isPart || last.total.points === null) continue;
    const stated = last.total.points.text;
    const sums = sumsOf(parts);
    const isOfWhole = sums.some((sum) => equal(sum, stated));
    const own = sumsBefore(reading, reading.totals.length - 1, points[index] ?? new Map());
    // Below each part, or below each of several tables, a total may mean that part alone.
    if (!isOfWhole && own.some((sum) => equal(sum, stated))) continue;
    declared = stated;
    if (sums.length === 0 || isOfWhole) continue;
    problems.push(differs(sourceOf(raw, last.total.line.table, last.total.cell), '合计', stated, sums[0] ?? '0'));
  }
  for (const { segment } of declared === null ? readings : []) {
    const column = segment.columns.find((each) => each.role === 'points' && takePoints(each.heading).points !== null);
    const cell = column === undefined ? undefined : segment.header?.cells[column.index];
    const stated = takePoints(column?.heading ?? '').points?.text;
    if (column === undefined || cell === undefined || stated === undefined || segment.header === null) continue;
    declared = stated;
    const sums = sumsOf(parts);
    if (sums.length === 0 || sums.some((sum) => equal(sum, stated))) continue;
    problems.push(
      differs(sourceOf(raw, segment.header.table, cell), `表头“${squeeze(column.heading)}”`, stated, sums[0] ?? '0'),
    );
  }
  return { declared: declared?.endsWith('%') === true ? null : declared, problems };
}

/** A total in the title, or in a line over the table (（总分1000分）), against the sum. */
export function checkDeclared(declared: string | null, parts: Parts): Problem[] {
  // Percentages say nothing about how many points the whole has.
  const found = sumsOf(parts).filter((sum) => !sum.endsWith('%'));
  const [first] = found;
  if (declared === null || first === undefined || found.some((sum) => equal(sum, declared))) return [];
  return [problemIn('表前的文字', 'sum-differs', 'error', twoSums('表前的文字', declared, first))];
}

/** What a total may mean: the components, with the evaluations, with the adjustments; of percentages their sum. */
export function sumsOf({ components, evaluations, adjustments }: Parts): string[] {
  const items = [components, [...components, ...evaluations], [...components, ...evaluations, ...adjustments]];
  return items.flatMap((each) => {
    const percents = each.map((item) => statedOf(item).percent);
    const isPercent = each.length > 0 && percents.every((percent) => percent !== null);
    const sum = isPercent
      ? exact.formatPercent(exact.sum(percents.map((percent) => exact.parse(percent ?? '0'))))
      : sumOfItems(each);
    return sum === null ? [] : [sum];
  });
}

type RowPoints = { points: { text: string } };

/** Sums that a total may mean by its place: of the rows since the total before it, and since the first row. */
function sumsBefore({ totals }: Reading, index: number, points: ReadonlyMap<number, RowPoints>): string[] {
  const after = totals[index]?.after ?? 0;
  const starts = new Set([index === 0 ? 0 : (totals[index - 1]?.after ?? 0), 0]);
  return [...starts].flatMap((from) => {
    const rows = Array.from({ length: after - from }, (_, at) => points.get(from + at)?.points.text ?? null);
    const sum = sumAlike(rows);
    return sum === null ? [] : [sum];
  });
}

/** Totals of parts against their rows. */
export function checkSubtotals(reading: Reading, points: ReadonlyMap<number, RowPoints>, raw: RawDocument): Problem[] {
  return reading.totals.flatMap(({ total }, index) => {
    if (!total.isPart || total.points === null) return [];
    const stated = total.points.text;
    const [nearest, ...others] = sumsBefore(reading, index, points);
    const isAlike = nearest?.endsWith('%') === stated.endsWith('%');
    if (nearest === undefined || !isAlike || [nearest, ...others].some((sum) => equal(sum, stated))) return [];
    const word = squeeze(textOf(total.cell)).slice(0, 2);
    return [differs(sourceOf(raw, total.line.table, total.cell), word, stated, nearest)];
  });
}

function sumAlike(rows: (string | null)[]): string | null {
  const isPercent = rows.some((each) => each?.endsWith('%') === true);
  if (isPercent && !rows.every((each) => each?.endsWith('%') === true)) return null;
  const sum = sumOf(rows);
  return sum === null || !isPercent ? sum : exact.formatPercent(exact.parse(sum));
}

/** A number used twice among the levels or rows under one parent. */
function numbersTwice(items: Item[], raw: RawDocument): Problem[] {
  const seen = new Map<string, Item>();
  const problems: Problem[] = [];
  for (const item of items) {
    const number = item.kind === 'row' ? item.named.row.number : item.level.label.number;
    // Rows may be counted from one again in each table.
    const key = `${number} ${item.kind === 'row' ? item.named.row.source.table : ''}`;
    const before = number === null ? undefined : seen.get(key);
    if (number !== null && before !== undefined)
      problems.push(
        problemAt(
          placeOf(item, raw),
          'number-twice',
          'error',
          `编号“${number}”用了两次：${name(before)}和${name(item)}；请改正。`,
        ),
      );
    if (number !== null) seen.set(key, item);
    if (item.kind === 'level') problems.push(...numbersTwice(item.items, raw));
  }
  return problems;
}
