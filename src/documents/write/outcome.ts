// What every published document says of a computed cycle (结果要素): names, standings, and the warnings that none may leave out.
import { oneLine, showNumber } from '../../domain/display.ts';
import type { Line } from '../../domain/explanation.ts';
import { type TellValue, valueTeller } from '../../domain/policy-value.ts';
import { isDecimal, parse } from '../../domain/rational.ts';
import { type Node, nodesOf } from '../../domain/scheme.ts';
import type { Result, Scorecard } from '../../domain/scorecard.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { CardSummary, Summary } from '../../domain/summary.ts';

/** A snapshot with what is looked up in it again and again. */
export type IndexedSnapshot = {
  snapshot: Snapshot;
  result: Result;
  nodes: ReadonlyMap<string, Node>;
  bodies: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  tellValue: TellValue;
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
    bodies: new Map([...scheme.bodies, ...scheme.subjects].map(({ id, title }) => [id, title])),
    groups: new Map(scheme.groups.map(({ id, title }) => [id, title])),
    tellValue: valueTeller(scheme),
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

/** Totals by subject as texts; where all are finite decimals with equally many places: `97.00` beside `94.55`. */
export function totalTexts(cards: readonly Scorecard[]): Map<string, string> {
  const totals = cards.flatMap(({ subject, total }) => (total === null ? [] : [{ subject, total }]));
  const texts = totals.map(({ subject, total }): [string, string] => [subject, showNumber(total)]);
  if (totals.some(({ total }) => !isDecimal(parse(total)))) return new Map(texts);
  const places = (text: string): number => text.split('.')[1]?.length ?? 0;
  const most = Math.max(0, ...texts.map(([, text]) => places(text)));
  const filled = (text: string): string => {
    const missing = '0'.repeat(most - places(text));
    return missing === '' ? text : `${text}${text.includes('.') ? '' : '.'}${missing}`;
  };
  return new Map(texts.map(([subject, text]) => [subject, filled(text)]));
}

/** The figures of one scorecard. Throws a RangeError for a card of another result. */
export function cardSummary({ summary }: Outcome, { subject }: Scorecard): CardSummary {
  const found = summary.cards.get(subject);
  if (found === undefined) throw new RangeError(`no summary of ${subject}`);
  return found;
}

/** What still has to come before there is a total: titles of nodes, empty where nothing is missing. */
export const missingTitles = (outcome: IndexedSnapshot, card: Scorecard): string =>
  card.missing.map((id) => oneLine(outcome.nodes.get(id)?.title ?? id)).join('、');

/** Whatever a reader of the ranking has to know of one body. */
export function remarksOf(outcome: IndexedSnapshot, card: Scorecard): string[] {
  const missing = missingTitles(outcome, card);
  return [
    ...(card.tied ? ['并列'] : []),
    ...(card.rankByRounding ? ['名次取决于舍入'] : []),
    ...(card.gradeNote === null ? [] : [card.gradeNote]),
    ...(missing === '' ? [] : [`缺少：${missing}`]),
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
