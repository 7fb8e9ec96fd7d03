// The figures that documents print beside the trace (结果摘要): exact numbers with their origins; only the engine makes them.
import type { Both } from './both.ts';
import type { AbsentReason, Quantity } from './scorecard.ts';

/**
 * One bar of the waterfall, in points of the total: it goes from the total of the bars before it to the
 * total with it. What no part explains is a bar of its own: the `rounding` of a node, or the `stand-in`
 * values that the rule for what is absent gives to its children. A node has at most one bar of a kind.
 */
export type Bar = {
  node: string;
  kind: 'part' | 'adjustment' | 'rounding' | 'stand-in';
  /** Of the row; of what no part explains: of the row that it comes from, null where that is the total. */
  title: string | null;
  gained: Quantity;
  from: Quantity;
  to: Quantity;
  /** Full marks, what is missing to them, and where the bar would end with them; null where there are none. */
  full: { points: Quantity; lost: Quantity; to: Quantity } | null;
  cut: Cut | null;
};

/** Whether no part of the scheme explains a bar. */
export const isRest = ({ kind }: Pick<Bar, 'kind'>): boolean => kind === 'rounding' || kind === 'stand-in';

const restWords: Readonly<Record<Exclude<Bar['kind'], 'part' | 'adjustment'>, Both>> = {
  rounding: { zh: '舍入', en: 'Rounding' },
  'stand-in': { zh: '缺项按规定计入', en: 'Values that stand in for missing rows' },
};

export function barTitle({ kind, title }: Pick<Bar, 'kind' | 'title'>): Both {
  if (kind === 'part' || kind === 'adjustment') return { zh: title ?? '', en: title ?? '' };
  const { zh, en } = restWords[kind];
  return title === null ? { zh, en } : { zh: `${zh}（${title}）`, en: `${en} (${title})` };
}

/** What a limit has cut: points before it, and the limit itself. */
export type Cut = { nominal: Quantity; limit: Quantity };

/**
 * A row of the table. `lost` is what is missing to full marks, or what a deduction took; null where nothing
 * can be lost. `effect` is what that does to the total, and what an addition brings to it: negative for
 * losses; null where the way up is not linear. `cut` is in points of the row.
 */
export type RowEffect = { node: string; lost: Quantity | null; effect: Quantity | null; cut: Cut | null };

export type LeftPart = { node: string; title: string; absent: AbsentReason };

/** Bars that add up to the total, the rows that cost the total most first, and the place in the ranking. */
export type CardSummary = {
  bars: Bar[];
  rows: RowEffect[];
  /** Parts that are absent and whose points went to the others: full marks of these are other ones than elsewhere. */
  left: LeftPart[];
  rank: Quantity | null;
  /** How many are ranked together. */
  among: Quantity;
  /** The bar of the ranking as a share of the longest one. */
  extent: Quantity | null;
};

/** The best of a group at most `places`, which are `share` of its `size`, rounded down. */
export type QuotaSummary = { title: string; share: Quantity; places: Quantity };

/** Bodies of which the same has to be said: that a rounding decides their rank, or why they have another grade. */
export type RemarkSummary = { note: string; subjects: string[]; count: Quantity };

export type GroupSummary = {
  group: string;
  size: Quantity;
  /** Without a total; null where all have one. */
  open: Quantity | null;
  /** Null where fewer than two have a total. `of`: how many have one. */
  totals: { of: Quantity; mean: Quantity; highest: Quantity; lowest: Quantity; spread: Quantity } | null;
  /** In the order of the ranking. */
  grades: { title: string; count: Quantity }[];
  quotas: QuotaSummary[];
  byRounding: Omit<RemarkSummary, 'note'> | null;
  /** One for each different note on a grade. */
  gradeNotes: RemarkSummary[];
};

export type Summary = {
  /** How many subjects there are. */
  size: Quantity;
  /** How many parameters were assumed; null for none. */
  assumed: Quantity | null;
  /** By subject. */
  cards: ReadonlyMap<string, CardSummary>;
  /** In the order of the result. */
  groups: GroupSummary[];
  /** Where the bars of the ranking begin: zero, unless all totals lie close together. */
  axis: Quantity;
};
