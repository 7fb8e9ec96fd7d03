// The rows as a tree (指标树): levels with what stands below them, adjustments and free evaluations aside.
import * as exact from '../../../domain/rational.ts';
import type { Level } from '../level.ts';
import type { NamedRow } from '../row-names.ts';
import { groupsOf } from '../scope.ts';

export type Leaf = { kind: 'row'; named: NamedRow };
export type Branch = { kind: 'level'; level: Level; items: Item[] };
export type Item = Leaf | Branch;

/** `points` exact text without %, `percent` with it; each null where the document does not say it. */
export type Stated = { points: string | null; percent: string | null };

const sameLevel = (one: Level, other: Level): boolean =>
  one === other ||
  (one.label.title === other.label.title &&
    one.label.number === other.label.number &&
    one.points?.text === other.points?.text);

export function treeOf(rows: NamedRow[]): Item[] {
  const top: Item[] = [];
  for (const named of rows) {
    let items = top;
    for (const level of named.draft.levels) {
      const last = items.at(-1);
      if (last?.kind === 'level' && sameLevel(last.level, level)) items = last.items;
      else {
        const branch: Branch = { kind: 'level', level, items: [] };
        items.push(branch);
        items = branch.items;
      }
    }
    items.push({ kind: 'row', named });
  }
  return top;
}

export function* leavesOf(items: Item[]): Generator<Leaf> {
  for (const item of items) {
    if (item.kind === 'row') yield item;
    else yield* leavesOf(item.items);
  }
}

const stated = (text: string | null): Stated => {
  if (text === null) return { points: null, percent: null };
  return text.endsWith('%') ? { points: null, percent: text } : { points: text, percent: null };
};

export const statedOf = (item: Item): Stated =>
  stated(item.kind === 'row' ? item.named.row.points : (item.level.points?.text ?? null));

/** Points of an item: stated, or the sum of what stands below it; null where something is missing. */
export function knownPoints(item: Item): string | null {
  const { points } = statedOf(item);
  if (points !== null || item.kind === 'row') return points;
  return sumOfItems(item.items);
}

/** `group` null: all units alike. */
export type GroupSum = { group: string | null; sum: string };

/** The sum of the items' points, for each group of units where rows are for some of them only. */
export function sumsOfItems(items: Item[]): GroupSum[] {
  const groups = [...new Set([...leavesOf(items)].flatMap(({ named }) => groupsOf(named.draft) ?? []))];
  return (groups.length === 0 ? [null] : groups).flatMap((group) => {
    const sum = sumOf(items.flatMap((item) => pointsFor(item, group)));
    return sum === null ? [] : [{ group, sum }];
  });
}

export const hasGroups = (items: Item[]): boolean => sumsOfItems(items).some(({ group }) => group !== null);

/** One sum, the same for all; null where something is missing, or where the groups have different ones. */
export function sumOfItems(items: Item[]): string | null {
  const [first, ...others] = sumsOfItems(items);
  return first === undefined || others.some(({ sum }) => sum !== first.sum) ? null : first.sum;
}

/** None where nothing of the item is for the group. */
function pointsFor(item: Item, group: string | null): (string | null)[] {
  const { points } = statedOf(item);
  if (group === null) return [knownPoints(item)];
  const isFor = [...leavesOf([item])].some(({ named }) => groupsOf(named.draft)?.includes(group) ?? true);
  if (!isFor) return [];
  if (points !== null || item.kind === 'row') return [points];
  return [sumOf(item.items.flatMap((child) => pointsFor(child, group)))];
}

export function sumOf(points: (string | null)[]): string | null {
  const values = points.filter((each) => each !== null);
  return values.length < points.length || values.length === 0 ? null : exact.format(exact.sum(values.map(exact.parse)));
}

/**
 * Percentage of an item: stated, or the sum of those below it, where the table has them at its rows only.
 * What adds up to 100% below a level is of that level, and says nothing about the level itself.
 */
export function knownPercent(item: Item): string | null {
  const { points, percent } = statedOf(item);
  if (percent !== null || points !== null || item.kind === 'row') return percent;
  const below = item.items.map(knownPercent);
  if (below.length === 0 || below.some((each) => each === null)) return null;
  const sum = exact.formatPercent(exact.sum(below.map((each) => exact.parse(each ?? '0'))));
  return sum === '100%' || !sum.endsWith('%') ? null : sum;
}

export type Parts = { components: Item[]; evaluations: Leaf[]; adjustments: Item[] };

/**
 * Adjustments come out of the tree wherever they stand. An evaluation stands apart when it has no
 * level above; so does a level without points in which all rows are evaluations.
 */
export function partsOf(top: Item[]): Parts {
  const parts: Parts = { components: [], evaluations: [], adjustments: [] };
  for (const item of top) {
    const kept = withoutAdjustments(item, parts.adjustments);
    if (kept === null) continue;
    const leaves = [...leavesOf([kept])];
    const isEvaluation = leaves.every((leaf) => leaf.named.row.kind === 'evaluation');
    if (isEvaluation && kept.kind === 'row') parts.evaluations.push(kept);
    else if (isEvaluation && kept.kind === 'level' && kept.level.points === null) parts.evaluations.push(...leaves);
    else parts.components.push(kept);
  }
  return parts;
}

const isAdjustment = (leaf: Leaf): boolean => leaf.named.row.kind === 'adjustment';

function withoutAdjustments(item: Item, aside: Item[]): Item | null {
  const leaves = [...leavesOf([item])];
  if (leaves.every(isAdjustment)) {
    aside.push(item);
    return null;
  }
  if (item.kind === 'row') return item;
  const items = item.items.map((child) => withoutAdjustments(child, aside)).filter((child) => child !== null);
  return { ...item, items };
}

/** 100 and 1000 are what a whole adds up to. */
export const isWholeNumber = (points: string): boolean => /^10{2,}$/u.test(points);

/** Percentages at the rows alone may make the whole as well. */
function isWholePercent(items: Item[]): boolean {
  const percents = items.map(knownPercent);
  if (percents.some((percent) => percent === null)) return false;
  return exact.equals(exact.sum(percents.map((percent) => exact.parse(percent ?? '0'))), exact.one);
}

/**
 * Whether the evaluations belong into the sum of the components: all have points (or percentages),
 * and only with them the sum is the declared total or a whole one.
 */
export function isWhole({ components, evaluations }: Parts, declared: string | null): boolean {
  if (evaluations.length === 0) return true;
  const all: Item[] = [...components, ...evaluations];
  if (all.every((item) => statedOf(item).percent !== null) || isWholePercent(all)) return true;
  const inner = components.length === 0 ? '0' : sumOfItems(components);
  const both = sumOfItems([...components, ...evaluations]);
  if (inner === null || both === null) return false;
  return declared === null ? isWholeNumber(both) && !isWholeNumber(inner) : both === declared;
}
