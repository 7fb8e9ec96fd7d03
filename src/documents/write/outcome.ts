// What every published document says of a computed cycle (结果要素): names, standings, and the warnings that none may leave out.
import { showExactly, showNumber } from '../../domain/display.ts';
import type { Fact } from '../../domain/fact.ts';
import { absentReasons } from '../../domain/glossary.ts';
import { isDecimal, parse } from '../../domain/rational.ts';
import { type Node, nodesOf } from '../../domain/scheme.ts';
import type { Result, Scorecard, Step } from '../../domain/scorecard.ts';
import type { Snapshot } from '../../domain/snapshot.ts';

/** A snapshot with what is looked up in it again and again. `date` is the calendar day that the document bears; null: a blank to fill in. */
export type Outcome = {
  snapshot: Snapshot;
  result: Result;
  date: string | null;
  nodes: ReadonlyMap<string, Node>;
  facts: ReadonlyMap<string, Fact>;
  bodies: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
};

export function outcomeOf(snapshot: Snapshot, date: string | null): Outcome {
  const { scheme } = snapshot;
  return {
    snapshot,
    result: snapshot.result,
    date,
    nodes: new Map([...nodesOf(scheme.root)].map((node) => [node.id, node])),
    facts: new Map(snapshot.facts.facts.map((fact) => [fact.id, fact])),
    bodies: new Map([...scheme.bodies, ...scheme.subjects].map(({ id, title }) => [id, title])),
    groups: new Map(scheme.groups.map(({ id, title }) => [id, title])),
  };
}

/** The day, or room to write one by hand. */
export const dayText = ({ date }: Outcome): string => date ?? '　　　　年　　月　　日';

/** The properties of a file want a time: without a day the first that ZIP knows. It is printed nowhere. */
export const timeOf = ({ date }: Outcome): Date => new Date(`${date ?? '1980-01-01'}T00:00:00Z`);

export const bodyTitle = (outcome: Outcome, id: string): string => outcome.bodies.get(id) ?? id;
export const groupTitle = (outcome: Outcome, id: string): string => outcome.groups.get(id) ?? id;

/** Line breaks in a title are for the cell that it was read from. */
export const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/gu, ' ').trim();

/** `2.1 从严` — number and title as one line. */
export const stepTitle = ({ number, title }: Pick<Step, 'number' | 'title'>): string =>
  number === null ? oneLine(title) : `${number} ${oneLine(title)}`;

/** Exact score as text, or why there is none. */
export const scoreText = ({ value, absent }: Pick<Step, 'value' | 'absent'>): string =>
  value === null ? (absent === null ? '—' : absentReasons[absent]) : showExactly(value);

/** Scorecards of each group, in the order of the result. */
export function cardsByGroup(outcome: Outcome): { group: string; cards: Scorecard[] }[] {
  const groups = [...new Set(outcome.result.scorecards.map(({ group }) => group))];
  return groups.map((group) => ({
    group,
    cards: outcome.result.scorecards.filter((card) => card.group === group),
  }));
}

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

/** How many are ranked together with this one. */
export function peerCount(outcome: Outcome, card: Scorecard): number {
  const { ranking } = outcome.snapshot.scheme;
  const all = 'within' in ranking && ranking.within === 'all';
  return outcome.result.scorecards.filter(({ group }) => all || group === card.group).length;
}

/** Rank as a person reads it: `3`, `3（并列）`, or why there is none. */
export function rankText(card: Scorecard): string {
  if (card.rank === null) return card.total === null ? '未计总分' : '待定';
  return `${card.rank}${card.tied ? '（并列）' : ''}`;
}

/** What must stand on every page: invented data, and values that nobody has signed. Empty when all is real and signed. */
export function warnings({ result }: Outcome): string[] {
  const lines: string[] = [];
  if (result.demonstration !== null) lines.push(`本件用于示范，不是真实的考评结果：${oneLine(result.demonstration)}`);
  if (result.assumed.length > 0) lines.push(`本结果含 ${result.assumed.length} 项尚待签署的假设，不得作为正式结论。`);
  return lines;
}

/** The steps of the table's rows and what stands above them, without what lies below a row. */
export function* rowSteps(outcome: Outcome, step: Step): Generator<Step> {
  const kind = outcome.nodes.get(step.node)?.kind;
  if (kind === 'indicator' || kind === 'evaluation' || kind === 'adjustment') yield step;
  else for (const child of step.children) yield* rowSteps(outcome, child);
}
