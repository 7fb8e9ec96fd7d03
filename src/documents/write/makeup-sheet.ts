// How each total is made up (得分构成表): a column for each bar of the waterfall, in points of the total, so that every row adds up.
import type { WriteSheet } from 'hucre/xlsx';
import { nouns } from '../../domain/glossary.ts';
import { showNumber } from '../../domain/display.ts';
import { type Bar, isRest } from '../../domain/summary.ts';
import { bodyTitle, cardSummary, groupTitle, type Outcome } from './outcome.ts';
import { aligned, heading, number, type SheetCell, sheetOf, words } from './sheet-cells.ts';

/** A part is its node; beside it the node can have a rounding, and values that stand in for what is absent. */
const keyOf = (bar: Bar): string => (isRest(bar) ? JSON.stringify([bar.node, bar.kind]) : bar.node);

/** Parts in the order of the scheme, then what no part explains. */
function columnsOf(outcome: Outcome): { key: string; heading: string }[] {
  const bars = outcome.result.scorecards.flatMap((card) => cardSummary(outcome, card).bars);
  const order = [...outcome.nodes.keys()];
  const place = (bar: Bar): number => order.indexOf(bar.node) + (isRest(bar) ? order.length : 0);
  const columns = Map.groupBy(
    bars.toSorted((a, b) => place(a) - place(b)),
    keyOf,
  );
  return [...columns].map(([key, those]) => {
    const full = sameOf(those.map((bar) => bar.full?.points.value ?? null));
    return { key, heading: `${those[0]?.title ?? ''}${full === null ? '' : `\n（${showNumber(full)}分）`}` };
  });
}

/** The value that all have; null where they differ. */
export const sameOf = <T>(values: readonly T[]): T | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null;

export function makeupSheet(outcome: Outcome, title: string, across: readonly SheetCell[]): WriteSheet {
  const columns = columnsOf(outcome);
  const head = [nouns.group.zh, nouns.body.zh, ...columns.map((column) => column.heading), '总分'];
  const body = outcome.result.scorecards.map((card) => {
    const bars = new Map(cardSummary(outcome, card).bars.map((bar) => [keyOf(bar), bar]));
    return [
      words(groupTitle(outcome, card.group)),
      words(bodyTitle(outcome, card.subject)),
      ...columns.map(({ key }) => number(bars.get(key)?.gained.value ?? null)),
      number(card.total, '未计总分'),
    ];
  });
  return sheetOf(title, across, [head.map(heading)], aligned(body), 2);
}
