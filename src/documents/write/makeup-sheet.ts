// How each total is made up (得分构成表): a column for each bar of the waterfall, in points of the total, so that every row adds up.
import type { WriteSheet } from 'hucre/xlsx';
import { nouns } from '../../domain/glossary.ts';
import { showNumber } from '../../domain/display.ts';
import { type Bar, barTitle, isRest } from '../../domain/summary.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import { bodyTitle, cardSummary, groupTitle, leftWords, type Outcome } from './outcome.ts';
import { aligned, heading, number, type SheetCell, sheetOf, words } from './sheet-cells.ts';

/** A part is its node; beside it the node can have a rounding, and values that stand in for what is absent. */
const keyOf = (bar: Bar): string => (isRest(bar) ? JSON.stringify([bar.node, bar.kind]) : bar.node);

const fullIn = (bar: Bar): string | null => bar.full?.points.value ?? null;

type Column = { key: string; title: string; full: string | null };

/** Parts in the order of the scheme, then what no part explains. Full marks are those of bodies that lack no part. */
function columnsOf(outcome: Outcome): Column[] {
  const cards = outcome.result.scorecards.map((card) => cardSummary(outcome, card));
  const bars = cards.flatMap((card) => card.bars);
  const usual = new Set(cards.filter(({ left }) => left.length === 0).flatMap((card) => card.bars));
  const order = [...outcome.nodes.keys()];
  const place = (bar: Bar): number => order.indexOf(bar.node) + (isRest(bar) ? order.length : 0);
  const columns = Map.groupBy(
    bars.toSorted((a, b) => place(a) - place(b)),
    keyOf,
  );
  return [...columns].map(([key, those]) => {
    const [first] = those;
    const title = first === undefined ? '' : barTitle(first).zh;
    const compared = those.filter((bar) => usual.has(bar));
    return { key, title, full: sameOf((compared.length === 0 ? those : compared).map(fullIn)) };
  });
}

const headingOf = ({ title, full }: Column): string => (full === null ? title : `${title}\n（${showNumber(full)}分）`);

/** Why the parts of a body are out of other full marks than the headings say, and out of which. */
function remarkOf(outcome: Outcome, card: Scorecard, columns: readonly Column[]): string {
  const reasons = leftWords(outcome, card);
  if (reasons.length === 0) return '';
  const others = cardSummary(outcome, card).bars.flatMap((bar) => {
    const full = fullIn(bar);
    const isUsual = columns.some((column) => column.key === keyOf(bar) && column.full === full);
    return full === null || isUsual ? [] : [`${barTitle(bar).zh}满分 ${showNumber(full)} 分`];
  });
  return [...reasons, ...(others.length === 0 ? [] : [`本行${others.join('、')}`])].join('；');
}

/** The value that all have; null where they differ. */
export const sameOf = <T>(values: readonly T[]): T | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null;

export function makeupSheet(outcome: Outcome, title: string, across: readonly SheetCell[]): WriteSheet {
  const columns = columnsOf(outcome);
  const remarks = outcome.result.scorecards.map((card) => remarkOf(outcome, card, columns));
  const hasRemarks = remarks.some((remark) => remark !== '');
  const head = [nouns.group.zh, nouns.body.zh, ...columns.map(headingOf), '总分', ...(hasRemarks ? ['说明'] : [])];
  const body = outcome.result.scorecards.map((card, index) => {
    const bars = new Map(cardSummary(outcome, card).bars.map((bar) => [keyOf(bar), bar]));
    return [
      words(groupTitle(outcome, card.group)),
      words(bodyTitle(outcome, card.subject)),
      ...columns.map(({ key }) => number(bars.get(key)?.gained.value ?? null)),
      number(card.total, '未计总分', outcome.totalPlaces ?? 0),
      ...(hasRemarks ? [words(remarks[index] ?? '')] : []),
    ];
  });
  return sheetOf(title, across, [head.map(heading)], aligned(body), 2);
}
