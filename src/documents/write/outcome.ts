// What every published document says of a computed cycle (结果要素): names, standings, and the warnings that none may leave out.
import { inQuotes } from '../../domain/quote.ts';
import { oneLine, showTotal } from '../../domain/display.ts';
import { absentReasons } from '../../domain/glossary.ts';
import type { Line } from '../../domain/explanation.ts';
import { type TellValue, valueTeller } from '../../domain/policy-value.ts';
import { type Node, nodesOf } from '../../domain/scheme.ts';
import type { Result, Scorecard } from '../../domain/scorecard.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { CardSummary, Summary } from '../../domain/summary.ts';
import { bodyTitles } from '../../domain/title.ts';
import { totalPlaces } from '../../domain/total.ts';

/** A snapshot with what is looked up in it again and again. */
export type IndexedSnapshot = {
  snapshot: Snapshot;
  result: Result;
  nodes: ReadonlyMap<string, Node>;
  bodies: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  tellValue: TellValue;
  totalPlaces: number | null;
};

/**
 * `date` is the calendar day that the document bears, null a blank to fill in. `summary` has the figures
 * that it prints beside the trace, `explain` the sentences of a scorecard: the engine makes both.
 */
export type Outcome = IndexedSnapshot & {
  date: string | null;
  summary: Summary;
  explain: (card: Scorecard) => readonly Line[];
};

export function indexed(snapshot: Snapshot): IndexedSnapshot {
  const { scheme } = snapshot;
  return {
    snapshot,
    result: snapshot.result,
    nodes: new Map([...nodesOf(scheme.root)].map((node) => [node.id, node])),
    bodies: bodyTitles(scheme),
    groups: new Map(scheme.groups.map(({ id, title }) => [id, title])),
    tellValue: valueTeller(scheme),
    totalPlaces: totalPlaces(scheme, snapshot.assumptions),
  };
}

export const outcomeOf = (snapshot: Snapshot, more: Pick<Outcome, 'date' | 'summary' | 'explain'>): Outcome => ({
  ...indexed(snapshot),
  ...more,
});

/** The day, or room to write one by hand. */
export const dayText = ({ date }: Outcome): string => date ?? '　　　　年　　月　　日';

/** The properties of a file want a time: without a day the first that ZIP knows. It is printed nowhere. */
export const timeOf = ({ date }: Outcome): Date => new Date(`${date ?? '1980-01-01'}T00:00:00Z`);

export const bodyTitle = (outcome: IndexedSnapshot, id: string): string => outcome.bodies.get(id) ?? id;
export const groupTitle = (outcome: IndexedSnapshot, id: string): string => outcome.groups.get(id) ?? id;

/** A scorecard's total as every place shows it; a dash where there is none. */
export const totalText = ({ totalPlaces: places }: IndexedSnapshot, { total }: Scorecard): string =>
  total === null ? '—' : showTotal(total, places);

/** The figures of one scorecard. Throws a RangeError for a card of another result. */
export function cardSummary({ summary }: Outcome, { subject }: Scorecard): CardSummary {
  const found = summary.cards.get(subject);
  if (found === undefined) throw new RangeError(`no summary of ${subject}`);
  return found;
}

/** What still has to come before there is a total: titles of nodes, empty where nothing is missing. */
export const missingTitles = (outcome: IndexedSnapshot, card: Scorecard): string =>
  card.missing.map((id) => oneLine(outcome.nodes.get(id)?.title ?? id)).join('、');

/** Why the parts of one body have other full marks than those of the others. */
export const leftWords = (outcome: Outcome, card: Scorecard): string[] =>
  cardSummary(outcome, card).left.map(
    ({ title, absent }) => `${inQuotes(title)}${absentReasons[absent]}，分值折算到其余各部分`,
  );

/** Whatever a reader of the ranking has to know of one body. */
export function remarksOf(outcome: Outcome, card: Scorecard): string[] {
  const missing = missingTitles(outcome, card);
  return [
    ...(card.tied ? ['并列'] : []),
    ...(card.rankByRounding ? ['名次取决于舍入'] : []),
    ...(card.gradeNote === null ? [] : [card.gradeNote]),
    ...(missing === '' ? [] : [`缺少：${missing}`]),
    ...leftWords(outcome, card),
  ];
}

/** Rank as a person reads it: `3`, `3（并列）`, or why there is none. */
export function rankText(card: Scorecard): string {
  if (card.rank === null) return card.total === null ? '未计总分' : '待定';
  return `${card.rank}${card.tied ? '（并列）' : ''}`;
}

/** What must stand on every page: invented data, and values that nobody has signed. Empty when all is real and signed. */
export function warnings({ result, summary }: Outcome): string[] {
  const lines: string[] = [];
  if (result.demonstration !== null) lines.push(`本件用于示范，不是真实的考评结果：${oneLine(result.demonstration)}`);
  if (summary.assumed !== null) lines.push(`本结果含 ${summary.assumed.value} 项尚待签署的假设，不得作为正式结论。`);
  return lines;
}
