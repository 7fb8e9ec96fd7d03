// The form of one fact (登记表单): which fields a row's operation needs, and the fact that they make.
import { byWorth, offeredBy, votesInOrder } from '../../domain/ballot-answer.ts';
import type { Adjustment, Fact, Figure, Tally } from '../../domain/fact.ts';
import { figuresRead } from '../../domain/operation-reads.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { dayIn } from '../form/day.ts';
import { narrow, numberIn } from '../form/number.ts';

type Given<Kind> = Omit<Kind, 'by' | 'at'>;
export type GivenOther = Given<Adjustment> | Given<Figure> | Given<Tally>;

const adjustmentFields = [
  'title',
  'issuer',
  'document',
  'date',
  'level',
  'points',
  'matter',
  'incident',
  'rank',
  'ranked',
  'tied',
  'bodies',
  'share',
] as const;
export type AdjustmentField = (typeof adjustmentFields)[number];
export const textKeys = [...adjustmentFields, 'key', 'period', 'value', 'reason', 'evidence'] as const;
type TextKey = (typeof textKeys)[number];

export type Values = {
  texts: Record<TextKey, string>;
  isVeto: boolean;
  isNotApplicable: boolean;
  /** `line` tells the lines apart while their answers are typed. */
  counts: readonly { line: number; answer: string; votes: string }[];
};

const noTexts = Object.fromEntries(textKeys.map((key) => [key, ''])) as Values['texts'];

/** The levels that the row prices; null where it has none. */
export function levelsOf({ operation }: PlannedNode): string[] | null {
  if (operation.type === 'graded') return byWorth(operation.grades);
  if (operation.type === 'levels') return byWorth(operation.levels);
  return operation.type === 'adjustments' && operation.levels !== null ? byWorth(operation.levels) : null;
}

export const vetoCases = (plan: Plan): string[] => [...new Set(plan.rules.vetoes.map(({ level }) => level))];

/** The row prices nothing: all that stands on it are vetoes. */
export const takesVetoesOnly = ({ operation }: PlannedNode): boolean =>
  operation.type === 'adjustments' && operation.levels !== null && Object.keys(operation.levels).length === 0;

/** The case that a veto on the row is of: the only one there is, or the one that the row is called by; '' where it is to be chosen. */
function caseOf(plan: Plan, node: PlannedNode): string {
  const cases = vetoCases(plan);
  const above = [...plan.nodes.values()].find(({ children }) => children.some(({ id }) => id === node.id));
  const named = cases.filter((level) => level === node.title || level === above?.title);
  const [only, ...others] = named.length > 0 ? named : cases;
  return only === undefined || others.length > 0 ? '' : only;
}

const papers = ['title', 'document', 'issuer', 'date'] as const satisfies AdjustmentField[];

/** The fields of an adjustment on a row, in the order of the form. */
export function fieldsOf(node: PlannedNode, isVeto: boolean): AdjustmentField[] {
  const { operation } = node;
  if (isVeto) return [...papers, 'level'];
  if (operation.type === 'provincial-rank')
    return [...papers, 'rank', 'ranked', 'tied', ...(operation.share === 'each' ? [] : (['bodies', 'share'] as const))];
  if (operation.type === 'graded') return [...papers, 'level', 'incident'];
  if (operation.type !== 'adjustments') return [...papers, 'level'];
  const once = operation.once === 'none' ? [] : [operation.once];
  return [...papers, operation.levels === null ? 'points' : 'level', ...once];
}

/** The answers that a ballot offers; where the scheme lists none, the first lines are blank. */
function answersOf({ operation }: PlannedNode): string[] {
  const { valid, invalid } = offeredBy(operation, (setting) => setting);
  return [...(valid.length === 0 ? ['', '', ''] : valid), ...invalid];
}

/** The votes in the order in which the ballot offers its answers. */
export const countsOf = (node: PlannedNode, { counts }: Pick<Tally, 'counts'>): [string, number][] =>
  votesInOrder(counts, answersOf(node));

/** A blank form for a row, or the one of a fact that is to be corrected. */
export function valuesOf(plan: Plan, node: PlannedNode, fact: Fact | null): Values {
  const cycle = plan.scheme.cycle ?? '';
  const [read] = figuresRead(node.operation, cycle);
  const blank = { ...noTexts, key: read?.key ?? '', period: read?.period ?? cycle };
  const counts = answersOf(node).map((answer, line) => ({ line, answer, votes: '' }));
  const values: Values = { texts: blank, isVeto: false, isNotApplicable: false, counts };
  if (fact === null || fact.type === 'mark') return values;
  const evidence = fact.evidence.join('\n');
  if (fact.type === 'tally') {
    const offered = [...new Set([...answersOf(node), ...Object.keys(fact.counts)])].filter((answer) => answer !== '');
    const given = offered.map((answer, line) => ({ line, answer, votes: String(fact.counts[answer] ?? '') }));
    return { ...values, texts: { ...blank, evidence }, counts: given };
  }
  const known = Object.fromEntries(
    Object.entries(fact).flatMap(([key, value]) =>
      key in noTexts && (typeof value === 'string' || typeof value === 'number') ? [[key, String(value)]] : [],
    ),
  );
  const texts = { ...noTexts, ...known, evidence };
  return {
    ...values,
    texts,
    isVeto: fact.type === 'adjustment' && fact.veto,
    isNotApplicable: fact.type === 'figure' && fact.notApplicable,
  };
}

/** What the form of a row begins with. */
export function startOf(plan: Plan, node: PlannedNode, fact: Fact | null, isVeto: boolean): Values {
  const values = valuesOf(plan, node, fact);
  if (fact !== null) return { ...values, isVeto };
  const level = isVeto ? caseOf(plan, node) : '';
  return { ...values, isVeto, texts: { ...values.texts, level } };
}

const whole = /^\d{1,9}$/u;
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const countOrNull = (text: string): number | null => (isCount(text) ? Number(narrow(text)) : null);
/** As it is read; what is no number stays, and is told. */
const amountOrNull = (text: string): string | null => numberIn(text) ?? orNull(text);

export const isCount = (text: string): boolean => whole.test(narrow(text));

type Count = Values['counts'][number];
const hasVotes = ({ votes }: Count): boolean => votes.trim() !== '';

/** What is wrong with a line of votes: they are no number, are for no answer, or another line has the answer too. */
export function lineFault(counts: Values['counts'], line: Count): 'notACount' | 'answerMissing' | 'answerTwice' | null {
  if (!hasVotes(line)) return null;
  if (!isCount(line.votes)) return 'notACount';
  const answer = line.answer.trim();
  if (answer === '') return 'answerMissing';
  const same = counts.filter((each) => hasVotes(each) && each.answer.trim() === answer);
  return same.length > 1 ? 'answerTwice' : null;
}

/** The votes that are saved: a line without any says nothing, not that nobody voted so. */
export const votesIn = (counts: Values['counts']): [string, number][] =>
  counts
    .filter((line) => hasVotes(line) && lineFault(counts, line) === null)
    .map(({ answer, votes }) => [answer.trim(), Number(narrow(votes))]);

export type Whose = { id: string; subject: string; supersedes: string | null };

/** The fact that the form says. Fields that the row does not ask for stay empty. */
export function factFrom(node: PlannedNode, kind: GivenOther['type'], values: Values, whose: Whose): GivenOther {
  const { texts, isVeto, isNotApplicable, counts } = values;
  const evidence = texts.evidence.split('\n').flatMap((line) => orNull(line) ?? []);
  const common = { ...whose, node: node.id, evidence };
  if (kind === 'tally') {
    const { operation } = node;
    const voterGroup = ('voterGroup' in operation ? operation.voterGroup : null) ?? null;
    const channel = ('channel' in operation ? operation.channel : null) ?? null;
    return { type: 'tally', ...common, voterGroup, channel, counts: Object.fromEntries(votesIn(counts)) };
  }
  if (kind === 'figure') {
    const [value, level] = levelsOf(node) === null ? [amountOrNull(texts.value), null] : [null, orNull(texts.level)];
    const { key, period } = texts;
    const said = isNotApplicable ? { value: null, level: null } : { value, level };
    return {
      type: 'figure',
      ...common,
      key,
      period,
      ...said,
      notApplicable: isNotApplicable,
      reason: orNull(texts.reason),
    };
  }
  const asked = new Set(fieldsOf(node, isVeto));
  const text = (field: AdjustmentField) => (asked.has(field) ? orNull(texts[field]) : null);
  const amount = (field: AdjustmentField) => (asked.has(field) ? amountOrNull(texts[field]) : null);
  const count = (field: AdjustmentField) => (asked.has(field) ? countOrNull(texts[field]) : null);
  return {
    type: 'adjustment',
    ...common,
    title: texts.title.trim(),
    issuer: text('issuer'),
    document: text('document'),
    date: dayIn(text('date') ?? ''),
    level: text('level'),
    points: amount('points'),
    matter: text('matter'),
    incident: text('incident'),
    rank: count('rank'),
    ranked: count('ranked'),
    tied: count('tied'),
    bodies: count('bodies'),
    share: amount('share'),
    veto: isVeto,
  };
}
