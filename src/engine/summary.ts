// The summary of a result (结果摘要): for each number that documents print beside the trace, the number and where it comes from.
import { compare, div as divide, mul, parse, round, whole, zero } from '../domain/rational.ts';
import type { Origin, Quantity, Result, Scorecard } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { CardSummary, GroupSummary, QuotaSummary, Summary } from '../domain/summary.ts';
import { accountsOf } from './account.ts';
import type { Account } from './account.ts';
import { barsOf, leftOf, rowEffects } from './contribution.ts';
import { ofRule } from './full.ts';
import { plan } from './plan.ts';
import type { Plan } from './plan.ts';
import { parameterAt } from '../domain/settle.ts';
import type { Path } from '../domain/settle.ts';
import { computedFrom, count, div, max, mean, min, percent, points, sub, traced } from './traced.ts';
import type { Traced } from './traced.ts';

const totalOf = ({ subject, total, step }: Scorecard): Traced[] =>
  total === null ? [] : [traced(parse(total), { from: 'step', node: step.node, subject })];

/** Where a rule of the whole scheme stands. */
function ruleAt(planned: Plan, path: Path): Origin {
  const parameter = parameterAt(planned.settings.get('') ?? new Map(), path);
  return parameter === null ? { from: 'scheme', node: planned.root.id } : { from: 'parameter', parameter };
}

/** The list of subjects stands in the scheme. */
const subjectCount = (planned: Plan, number: number): Traced => ofRule({ node: planned.root }, whole(number));

/** How many cards, with their totals behind it and the rule that picked them. */
function cardCount(planned: Plan, cards: readonly Scorecard[], rule: Path): Quantity {
  const origin = computedFrom([...cards.flatMap(totalOf), traced(zero, ruleAt(planned, rule))]);
  return count(traced(whole(cards.length), origin));
}

function spreadOf(totals: readonly Traced[]): GroupSummary['totals'] {
  const [first] = totals;
  if (first === undefined || totals.length < 2) return null;
  const [highest, lowest] = [totals.reduce(max, first), totals.reduce(min, first)];
  return {
    of: count(traced(whole(totals.length), computedFrom(totals))),
    mean: points(mean(totals)),
    highest: points(highest),
    lowest: points(lowest),
    spread: points(sub(highest, lowest)),
  };
}

/** Cards that have the same word, in the order of the first of each. */
const byWord = (cards: readonly Scorecard[], wordOf: (card: Scorecard) => string | null) => [
  ...Map.groupBy(
    cards.filter((card) => wordOf(card) !== null),
    (card) => wordOf(card) ?? '',
  ),
];

function quotasOf(planned: Plan, size: number): QuotaSummary[] {
  return (planned.rules.grades?.quotas ?? []).map(({ title, share }, index) => {
    const origin = ruleAt(planned, ['grades', 'quotas', index, 'share']);
    const own = traced(parse(share), origin);
    const places = round(mul(own.value, whole(size)), 0, 'down');
    return {
      title,
      share: percent(own),
      places: count(traced(places, computedFrom([own, subjectCount(planned, size)]))),
    };
  });
}

function groupOf(planned: Plan, group: string, cards: readonly Scorecard[]): GroupSummary {
  const open = cards.filter(({ total }) => total === null).length;
  const subjects = (those: readonly Scorecard[]): string[] => those.map(({ subject }) => subject);
  const rounded = cards.filter((card) => card.rankByRounding);
  return {
    group,
    size: count(subjectCount(planned, cards.length)),
    open: open === 0 ? null : count(subjectCount(planned, open)),
    totals: spreadOf(cards.flatMap(totalOf)),
    grades: byWord(cards, ({ grade }) => grade).map(([title, those]) => ({
      title,
      count: cardCount(planned, those, ['grades']),
    })),
    quotas: quotasOf(planned, cards.length),
    byRounding:
      rounded.length === 0 ? null : { subjects: subjects(rounded), count: cardCount(planned, rounded, ['rounding']) },
    gradeNotes: byWord(cards, ({ gradeNote }) => gradeNote).map(([note, those]) => ({
      note,
      subjects: subjects(those),
      count: cardCount(planned, those, ['grades']),
    })),
  };
}

/** Bars begin at zero unless all totals lie close together; then at a ten below the lowest one. */
function axisOf(planned: Plan, totals: readonly Traced[]): Traced {
  const nothing = ofRule({ node: planned.root }, zero);
  const [first] = totals;
  if (first === undefined) return nothing;
  const [lowest, highest] = [totals.reduce(min, first), totals.reduce(max, first)];
  const ten = whole(10);
  const isClose =
    compare(sub(highest, lowest).value, divide(highest.value, whole(3))) < 0 && compare(lowest.value, ten) > 0;
  if (!isClose) return nothing;
  const tens = round(divide(lowest.value, ten), 0, 'down');
  return traced({ n: (tens.n - 1n) * 10n, d: 1n }, computedFrom([lowest, highest]));
}

/** Those who are ranked together, by the key of their field. */
const fieldsOf = (planned: Plan, cards: readonly Scorecard[]): Map<string, Scorecard[]> =>
  Map.groupBy(cards, ({ group }) => (planned.rules.ranking.within === 'group' ? group : ''));

/** A part of the longest bar of the ranking; nothing for a total below the axis. */
function extentOf(total: Traced, axis: Traced, longest: Traced): Quantity {
  const length = sub(total, axis);
  const isDrawn = compare(length.value, zero) > 0 && compare(longest.value, zero) > 0;
  return percent(isDrawn ? div(length, longest) : { ...length, value: zero });
}

function cardsOf(
  planned: Plan,
  cards: readonly Scorecard[],
  accountOf: (card: Scorecard) => Account,
  axis: Traced,
): Map<string, CardSummary> {
  const totals = cards.flatMap(totalOf);
  const longest = sub(totals.reduce(max, totals[0] ?? axis), axis);
  const summaries = new Map<string, CardSummary>();
  for (const field of fieldsOf(planned, cards).values()) {
    const origin = computedFrom(field.flatMap(totalOf));
    const among = count(subjectCount(planned, field.length));
    for (const card of field) {
      const account = accountOf(card);
      const [total] = totalOf(card);
      summaries.set(card.subject, {
        bars: barsOf(account, card),
        rows: rowEffects(account, card),
        left: leftOf(account, card),
        rank: card.rank === null ? null : count(traced(whole(card.rank), origin)),
        among,
        extent: total === undefined ? null : extentOf(total, axis, longest),
      });
    }
  }
  return summaries;
}

const assumedCount = ({ assumed }: Result): Quantity | null =>
  assumed.length === 0
    ? null
    : count(
        traced(
          whole(assumed.length),
          computedFrom(assumed.map(({ parameter }) => traced(zero, { from: 'parameter', parameter }))),
        ),
      );

/** Pure: the same snapshot gives the same summary. Throws the refusals of `plan`. */
export function summaryOf({ scheme, assumptions, facts, result }: Snapshot): Summary {
  const planned = plan(scheme, assumptions);
  const cards = result.scorecards;
  const axis = axisOf(planned, cards.flatMap(totalOf));
  return {
    size: count(subjectCount(planned, cards.length)),
    assumed: assumedCount(result),
    cards: cardsOf(planned, cards, accountsOf(planned, facts, cards), axis),
    groups: [...Map.groupBy(cards, ({ group }) => group)].map(([group, those]) => groupOf(planned, group, those)),
    axis: points(axis),
  };
}
