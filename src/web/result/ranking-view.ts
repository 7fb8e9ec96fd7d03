// What of the ranking is shown, and in which order (排名表的行): filters, sorting, and the lines of the grades between rows.
import type { RankingReply } from '../../api/computation.ts';
import { compareNames } from '../../domain/collation.ts';
import { compare, parse } from '../../domain/rational.ts';
import { numberIn } from './part-view.ts';

type Row = RankingReply['rows'][number];
type Group = RankingReply['groups'][number];

export type Filters = {
  /** Null: all groups. */
  group: string | null;
  text: string;
  grade: string | null;
  hasRemarks: boolean;
  hasMoved: boolean;
};
export const noFilters: Filters = { group: null, text: '', grade: null, hasRemarks: false, hasMoved: false };

/** `part`: index of a component. */
export type SortKey = 'rank' | 'title' | 'total' | 'grade' | 'move' | number;
export type Sort = { key: SortKey; isDown: boolean };
/** `isCounted`: the parts in points of the total. */
export type View = { filters: Filters; sort: Sort; isCounted: boolean };
export const byRank: Sort = { key: 'rank', isDown: false };

/** quota: the places of a grade end here, `held` more reach its line. line: its cut line lies here. */
export type GradeLine =
  | { type: 'quota'; group: string; title: string; share: string; places: string; size: string; held: number }
  | { type: 'line'; group: string; title: string; atLeast: string };
/** `isTold`: the line of the quota above says already why the row has not the grade that it reaches. */
export type Item = { type: 'group'; group: Group } | { type: 'row'; row: Row; isTold: boolean } | GradeLine;

const plainly = (row: Row): Item => ({ type: 'row', row, isTold: false });

/** Places gained since the computation before; null where there is nothing to compare. */
export const moveOf = ({ rank, before }: Row): number | null =>
  rank === null || before === null || before.rank === null ? null : before.rank - rank;

/** The best grade whose cut line the total reaches. */
export function reachedBy({ lines }: Pick<RankingReply, 'lines'>, total: string | null): number | null {
  if (total === null) return null;
  const found = lines.findIndex(({ atLeast }) => atLeast === null || compare(parse(total), parse(atLeast)) >= 0);
  return found < 0 ? null : found;
}

/** The grade that the total reaches where the row has a lower one: a quota or a veto stood in the way. */
export function heldFrom(ranking: Pick<RankingReply, 'lines'>, row: Row): string | null {
  const reached = reachedBy(ranking, row.total);
  const title = reached === null ? undefined : ranking.lines[reached]?.title;
  return title === undefined || title === row.grade ? null : title;
}

/** The rows of one group in the order of their ranks, with the lines of the grades between them. */
export function withLines(ranking: Pick<RankingReply, 'lines'>, group: Group, rows: readonly Row[]): Item[] {
  const scored = rows.filter(({ total }) => total !== null).length;
  const after = new Map<number, GradeLine[]>();
  const put = (at: number, line: GradeLine) => {
    // Above the first and below the last row there is nothing to divide.
    if (at > 0 && at < scored) after.set(at, [...(after.get(at) ?? []), line]);
  };
  for (const [index, { title, atLeast }] of ranking.lines.entries()) {
    if (atLeast === null) continue;
    const reached = (row: Row) => (reachedBy(ranking, row.total) ?? ranking.lines.length) <= index;
    const holds = (row: Row) => ranking.lines.findIndex((line) => line.title === row.grade) <= index;
    const end = rows.findLastIndex((row) => row.grade !== null && holds(row)) + 1;
    const quota = group.quotas.find((each) => each.title === title);
    const held = rows.slice(end).filter(reached).length;
    if (quota !== undefined && held > 0)
      put(end, {
        type: 'quota',
        group: group.id,
        title,
        share: quota.share,
        places: quota.places,
        size: group.size,
        held,
      });
    put(rows.findLastIndex(reached) + 1, { type: 'line', group: group.id, title, atLeast });
  }
  const ended = new Set<string>();
  return rows.flatMap((row, index): Item[] => {
    const isTold = ended.has(heldFrom(ranking, row) ?? '');
    const lines = after.get(index + 1) ?? [];
    for (const { type, title } of lines) if (type === 'quota') ended.add(title);
    return [{ type: 'row', row, isTold }, ...lines];
  });
}

function exactly(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(parse(b), parse(a));
}

/** The best first; without a value last. Parts by what is shown of them: `isCounted` as in `shownIn`. */
function compareBy(ranking: RankingReply, key: SortKey, isCounted: boolean): (a: Row, b: Row) => number {
  const gradeAt = ({ grade }: Row) => {
    const found = ranking.lines.findIndex(({ title }) => title === grade);
    return found < 0 ? ranking.lines.length : found;
  };
  if (typeof key === 'number') {
    const partOf = ({ parts }: Row) => numberIn(parts[key] ?? null, isCounted);
    return (a, b) => exactly(partOf(a), partOf(b));
  }
  const orders: Record<Exclude<SortKey, number>, (a: Row, b: Row) => number> = {
    rank: (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || exactly(a.total, b.total),
    title: (a, b) => compareNames(a.title, b.title),
    total: (a, b) => exactly(a.total, b.total),
    grade: (a, b) => gradeAt(a) - gradeAt(b) || exactly(a.total, b.total),
    move: (a, b) => (moveOf(b) ?? -Infinity) - (moveOf(a) ?? -Infinity),
  };
  return orders[key];
}

const isShown = (row: Row, { group, text, grade, hasRemarks, hasMoved }: Filters): boolean =>
  (group === null || row.group === group) &&
  row.title.includes(text.trim()) &&
  (grade === null || row.grade === grade) &&
  (!hasRemarks || row.remarks.length > 0) &&
  (!hasMoved || (moveOf(row) ?? 0) !== 0);

/** The rows that fit, in the order asked for; by rank they stand in their groups, whole groups with their lines. */
export function itemsOf(ranking: RankingReply, { filters, sort, isCounted }: View): Item[] {
  const rows = ranking.rows.filter((row) => isShown(row, filters));
  const order = compareBy(ranking, sort.key, isCounted);
  const sorted = rows.toSorted((a, b) => (sort.isDown ? order(b, a) : order(a, b)));
  if (sort.key !== 'rank') return sorted.map(plainly);
  const isWhole =
    !sort.isDown &&
    rows.length === ranking.rows.filter((row) => isShown(row, { ...noFilters, group: filters.group })).length;
  return ranking.groups.flatMap((group) => {
    const own = sorted.filter((row) => row.group === group.id);
    if (own.length === 0) return [];
    const inside = isWhole ? withLines(ranking, group, own) : own.map(plainly);
    return [{ type: 'group', group }, ...inside];
  });
}
