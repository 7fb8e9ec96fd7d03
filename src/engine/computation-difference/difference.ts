// The difference of two computations (两次计算的差异): totals, ranks, grades, and the rows that made them, with the reason.
import { rowSteps } from '../../domain/part.ts';
import { abs, compare, format, parse, type Rational, sub, zero } from '../../domain/rational.ts';
import type { Scorecard, Step } from '../../domain/scorecard.ts';
import { totalPlaces } from '../../domain/total.ts';
import { accountsOf } from '../account.ts';
import type { Computation } from '../computation.ts';
import { contributionsOf } from '../contribution.ts';
import { byCodeUnit } from '../live.ts';
import { plan } from '../plan.ts';
import type { Traced } from '../traced.ts';
import { type Reason, reasonsFor, sideOf } from './reason.ts';

/** Exact text; null where there is none. `difference` is after − before, null unless both are there. */
export type AmountChange = { before: string | null; after: string | null; difference: string | null };
export type ValueChange<T> = { before: T | null; after: T | null };

/** `score` in points of the row; `effect` what that does to the total, null where the way up is not linear. */
export type RowChange = { node: string; score: AmountChange; effect: string | null; reasons: Reason[] };

export type SubjectChange = {
  subject: string;
  group: string;
  total: AmountChange;
  rank: ValueChange<number>;
  /** Places gained (a better rank is positive); null unless both ranks are there. */
  places: number | null;
  grade: ValueChange<string>;
  /** Largest effect first. */
  rows: RowChange[];
};

export type ComputationDifference = {
  /** Subjects of which anything changed, those whose total changed most first. */
  subjects: SubjectChange[];
  /** To how many decimals totals are rounded; null: they are not. */
  totalPlaces: ValueChange<number>;
  /** How many stayed exactly as they were. */
  unchanged: number;
};

function amountChange(before: string | null, after: string | null): AmountChange {
  const difference = before === null || after === null ? null : format(sub(parse(after), parse(before)));
  return { before, after, difference };
}

type Reader = {
  cardOf: (subject: string) => Scorecard | null;
  rowsOf: (card: Scorecard | null) => Map<string, Step>;
  contributions: (card: Scorecard | null) => ReadonlyMap<string, Traced>;
};

function readerOf({ scheme, assumptions, facts, result }: Computation): Reader {
  const planned = plan(scheme, assumptions);
  const cards = new Map(result.scorecards.map((card) => [card.subject, card]));
  const accountOf = accountsOf(planned, facts, result.scorecards);
  return {
    cardOf: (subject) => cards.get(subject) ?? null,
    rowsOf: (card) =>
      new Map(card === null ? [] : [...rowSteps(planned.nodes, card.step)].map((step) => [step.node, step])),
    contributions: (card) => (card === null ? new Map() : contributionsOf(accountOf(card), card)),
  };
}

const sizeOf = (amount: string | null): Rational => (amount === null ? zero : abs(parse(amount)));

const weightOf = ({ effect, score }: RowChange): Rational => sizeOf(effect ?? score.difference);

/** What a row brings to the total; nothing where the table does not have it, null where that cannot be said. */
function broughtBy(node: string, rows: ReadonlyMap<string, Step>, all: ReadonlyMap<string, Traced>): Rational | null {
  return rows.has(node) ? (all.get(node)?.value ?? null) : zero;
}

/** Pure: throws the refusals of `plan` for a scheme that cannot be carried out. */
export function computationDifference(before: Computation, after: Computation): ComputationDifference {
  const [old, now] = [readerOf(before), readerOf(after)];
  const sides = [sideOf(before), sideOf(after)] as const;

  const rowsOf = (subject: string, oldCard: Scorecard | null, nowCard: Scorecard | null): RowChange[] => {
    const [oldRows, nowRows] = [old.rowsOf(oldCard), now.rowsOf(nowCard)];
    const nodes = [...new Set([...nowRows.keys(), ...oldRows.keys()])].filter(
      (node) => (oldRows.get(node)?.value ?? null) !== (nowRows.get(node)?.value ?? null),
    );
    if (nodes.length === 0) return [];
    const [olds, nows] = [old.contributions(oldCard), now.contributions(nowCard)];
    const rows = nodes.map((node): RowChange => {
      const [oldStep, nowStep] = [oldRows.get(node) ?? null, nowRows.get(node) ?? null];
      const [from, to] = [broughtBy(node, oldRows, olds), broughtBy(node, nowRows, nows)];
      return {
        node,
        score: amountChange(oldStep?.value ?? null, nowStep?.value ?? null),
        effect: from === null || to === null ? null : format(sub(to, from)),
        reasons: reasonsFor(sides, subject, [oldStep, nowStep]),
      };
    });
    return rows.toSorted((a, b) => compare(weightOf(b), weightOf(a)) || byCodeUnit(a.node, b.node));
  };

  const ids = [...new Set([...after.result.scorecards, ...before.result.scorecards].map(({ subject }) => subject))];
  const subjects = ids.flatMap((subject): SubjectChange[] => {
    const [oldCard, nowCard] = [old.cardOf(subject), now.cardOf(subject)];
    const [oldRank, nowRank] = [oldCard?.rank ?? null, nowCard?.rank ?? null];
    const change: SubjectChange = {
      subject,
      group: nowCard?.group ?? oldCard?.group ?? '',
      total: amountChange(oldCard?.total ?? null, nowCard?.total ?? null),
      rank: { before: oldRank, after: nowRank },
      places: oldRank === null || nowRank === null ? null : oldRank - nowRank,
      grade: { before: oldCard?.grade ?? null, after: nowCard?.grade ?? null },
      rows: rowsOf(subject, oldCard, nowCard),
    };
    const { total, rank, grade, rows } = change;
    const isSame = total.before === total.after && rank.before === rank.after && grade.before === grade.after;
    const isThere = (oldCard === null) === (nowCard === null) && oldCard?.group === nowCard?.group;
    return isSame && isThere && rows.length === 0 ? [] : [change];
  });
  const places = ({ places: moved }: SubjectChange): number => Math.abs(moved ?? 0);
  const sorted = subjects.toSorted(
    (a, b) =>
      compare(sizeOf(b.total.difference), sizeOf(a.total.difference)) ||
      places(b) - places(a) ||
      byCodeUnit(a.subject, b.subject),
  );
  const [oldPlaces, nowPlaces] = [before, after].map(({ scheme, assumptions }) => totalPlaces(scheme, assumptions));
  const totals = { before: oldPlaces ?? null, after: nowPlaces ?? null };
  return { subjects: sorted, totalPlaces: totals, unchanged: ids.length - subjects.length };
}
