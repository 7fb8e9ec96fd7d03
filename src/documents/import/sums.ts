// Declared against summed points (分值核对), numbers used twice, rows without points and outside the total.
import * as exact from '../../domain/rational.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Source } from '../../domain/source.ts';
import type { RawDocument } from '../../domain/table.ts';
import { problemAt, sourceOf } from './grid.ts';
import { squeeze } from './heading.ts';
import type { Reading } from './level.ts';
import { takePoints } from './points.ts';
import { isWhole, type Item, knownPoints, type Parts, statedOf, sumOf } from './scheme/tree.ts';
import { titleOf } from './scheme/maker.ts';

export function checkTree(parts: Parts, raw: RawDocument, declared: string | null): Problem[] {
  const problems: Problem[] = [];
  const top = [...parts.components, ...(isWhole(parts, declared) ? parts.evaluations : [])];
  const isPointed = top.some((item) => knownPoints(item) !== null);
  for (const item of isPointed ? parts.components : []) {
    const isLacking = statedOf(item).percent === null && knownPoints(item) === null;
    const below = item.kind === 'level' && item.items.some((child) => knownPoints(child) !== null);
    if (isLacking && !below)
      problems.push(problemAt(placeOf(item, raw), 'row-without-points', 'question', lackingMessage(item)));
  }
  for (const item of parts.components) walk(item, null, raw, problems);
  problems.push(...numbersTwice(parts.components, raw));
  if (isWhole(parts, declared)) return problems;
  const inner = sumOf(parts.components.map(knownPoints));
  for (const { named } of parts.evaluations) {
    const stated = named.row.points === null ? '没有分值' : withUnit(named.row.points);
    const message = `“${titleOf(named)}”${stated}，不在指标的${inner === null ? '总分' : ` ${inner} 分`}之内；它怎样计入总分需要确定。`;
    problems.push(problemAt(named.row.source, 'row-outside-total', 'question', message));
  }
  return problems;
}

const placeOf = (item: Item, raw: RawDocument): Source =>
  item.kind === 'row' ? item.named.row.source : sourceOf(raw, item.level.table, item.level.cell);

const name = (item: Item): string =>
  `“${(item.kind === 'row' ? titleOf(item.named) : item.level.label.title).replaceAll('\n', ' ')}”`;

const lackingMessage = (item: Item): string => `${name(item)}没有分值，同级的其他项有；请补上。`;

/** `above` are the points that the level above hands down to rows that have none. */
function walk(item: Item, above: string | null, raw: RawDocument, problems: Problem[]): void {
  if (item.kind === 'row') return;
  const { points, percent } = statedOf(item);
  const declared = points ?? percent;
  problems.push(...sumProblem(item, declared, raw));
  const lacking = item.items.filter((child) => statedOf(child).percent === null && knownPoints(child) === null);
  const shares = lacking.length === item.items.length;
  if (
    shares &&
    item.items.length > 1 &&
    (declared !== null || above !== null) &&
    lacking.some((child) => child.kind === 'row')
  ) {
    const message = `${name(item)}有 ${declared ?? above} 分，下面 ${lacking.length} 项没有各自的分值；怎样分摊需要确定。`;
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
  if (pointed.length === item.items.length || !item.items.some((child) => statedOf(child).percent !== null)) return [];
  return pointed.map((child) =>
    problemAt(
      placeOf(child, raw),
      'points-mixed',
      'question',
      `${name(child)}写的是分数，同级的其他项写的是百分比；各占多大权重需要确定。`,
    ),
  );
}

function sumProblem(item: Item & { kind: 'level' }, declared: string | null, raw: RawDocument): Problem[] {
  if (declared === null) return [];
  const percents = item.items.map((child) => statedOf(child).percent);
  const isPercent = percents.length > 0 && percents.every((percent) => percent !== null);
  const sum = isPercent
    ? exact.formatPercent(exact.sum(percents.map((percent) => exact.parse(percent ?? '0'))))
    : sumOf(item.items.map(knownPoints));
  if (sum === null || equal(sum, declared)) return [];
  // Percentages may be of the level above; points below a percentage are full marks of their own.
  if (isPercent && sum === '100%') return [];
  if (!isPercent && declared.endsWith('%')) return [];
  return [differs(placeOf(item, raw), name(item), declared, sum)];
}

const equal = (one: string, other: string): boolean =>
  exact.equals(exact.parse(one), exact.parse(other)) && one.endsWith('%') === other.endsWith('%');

const withUnit = (points: string): string => (points.endsWith('%') ? points : `${points} 分`);

export const differs = (source: Source, what: string, declared: string, sum: string): Problem =>
  problemAt(
    source,
    'sum-differs',
    'error',
    `${what}写明 ${withUnit(declared)}，下面各项相加是 ${withUnit(sum)}，两者不符；请改正其中一处。`,
  );

/** The total row, or else the total in the heading of the points (分值（100分）), against the sum. */
export function checkTotals(
  readings: Reading[],
  parts: Parts,
  raw: RawDocument,
): { declared: string | null; problems: Problem[] } {
  const problems: Problem[] = [];
  let declared: string | null = null;
  const all = readings.flatMap((reading) => reading.totals.filter(({ total }) => !total.isPart));
  for (const { total } of all) {
    if (total.points === null) continue;
    const stated = total.points.text;
    declared = stated;
    const sums = sumsOf(parts);
    if (sums.length === 0 || sums.some((sum) => equal(sum, stated))) continue;
    problems.push(differs(sourceOf(raw, total.line.table, total.cell), '合计', stated, sums[0] ?? '0'));
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

/** What a total may mean: the components, with the evaluations, with the adjustments; of percentages their sum. */
function sumsOf({ components, evaluations, adjustments }: Parts): string[] {
  const items = [components, [...components, ...evaluations], [...components, ...evaluations, ...adjustments]];
  return items.flatMap((each) => {
    const percents = each.map((item) => statedOf(item).percent);
    const isPercent = each.length > 0 && percents.every((percent) => percent !== null);
    const sum = isPercent
      ? exact.formatPercent(exact.sum(percents.map((percent) => exact.parse(percent ?? '0'))))
      : sumOf(each.map(knownPoints));
    return sum === null ? [] : [sum];
  });
}

/** Subtotals against the rows since the one before. */
export function checkSubtotals(
  reading: Reading,
  points: ReadonlyMap<number, { points: { text: string } }>,
  raw: RawDocument,
): Problem[] {
  const problems: Problem[] = [];
  let from = 0;
  for (const { total, after } of reading.totals) {
    if (!total.isPart) continue;
    const rows = Array.from({ length: after - from }, (_, index) => points.get(from + index)?.points.text ?? null);
    const sum = rows.some((each) => each?.endsWith('%') !== total.points?.text.endsWith('%')) ? null : sumAlike(rows);
    if (total.points !== null && sum !== null && !equal(sum, total.points.text))
      problems.push(differs(sourceOf(raw, total.line.table, total.cell), '小计', total.points.text, sum));
    from = after;
  }
  return problems;
}

function sumAlike(rows: (string | null)[]): string | null {
  const isPercent = rows.some((each) => each?.endsWith('%') === true);
  const sum = sumOf(rows);
  return sum === null || !isPercent ? sum : exact.formatPercent(exact.parse(sum));
}

/** A number used twice among the levels or rows under one parent. */
function numbersTwice(items: Item[], raw: RawDocument): Problem[] {
  const seen = new Map<string, Item>();
  const problems: Problem[] = [];
  for (const item of items) {
    const number = item.kind === 'row' ? item.named.row.number : item.level.label.number;
    const before = number === null ? undefined : seen.get(number);
    if (number !== null && before !== undefined)
      problems.push(
        problemAt(
          placeOf(item, raw),
          'number-twice',
          'error',
          `编号“${number}”用了两次：${name(before)}和${name(item)}；请改正。`,
        ),
      );
    if (number !== null) seen.set(number, item);
    if (item.kind === 'level') problems.push(...numbersTwice(item.items, raw));
  }
  return problems;
}
