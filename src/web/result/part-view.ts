// What a part of a row reads and what it is out of (各部分的数): as the table gives it, or in points of the total.
import type { RankingReply } from '../../api/computation.ts';
import { showNumber } from '../../domain/display.ts';

type Row = RankingReply['rows'][number];
export type PartOf = NonNullable<Row['parts'][number]>;

export const fullOf = (part: PartOf, isCounted: boolean): string | null => (isCounted ? part.countedFull : part.points);

/** Exact; null where there is no number of that kind. */
export const numberIn = (part: PartOf | null, isCounted: boolean): string | null =>
  part === null || part.value === null ? null : isCounted ? part.counted : part.value;

export function shownIn(part: PartOf | null, isCounted: boolean): string | null {
  const value = numberIn(part, isCounted);
  return value === null ? null : showNumber(value);
}

/** It has a number, but no say of its own in the total: there is none yet, or a veto made it. */
export const isApart = (part: PartOf | null): boolean => part !== null && part.value !== null && part.counted === null;

/**
 * Full marks of a part where they are the same for all: what a column is out of. Rows in which the points of an
 * absent part went to the others are out of other ones, and say so themselves.
 */
export function fullIn({ rows }: Pick<RankingReply, 'rows'>, index: number, isCounted: boolean): string | null {
  const whole = rows.filter(({ left }) => left.length === 0);
  const full = new Set(
    (whole.length === 0 ? rows : whole).flatMap(({ parts }) => {
      const part = parts[index] ?? null;
      return part === null || (isCounted && part.counted === null) ? [] : [fullOf(part, isCounted)];
    }),
  );
  const [only = null] = full;
  return full.size === 1 ? only : null;
}
