// The trace as a reader unfolds it (计算过程): each step in words, with its facts, its parameters and the cell it was read from.
import { oneLine, showAmount, showNumber, showSentence } from '../../domain/display.ts';
import type { Adjustment, Fact, Tally } from '../../domain/fact.ts';
import { absentReasons, factTypes, nouns, operations } from '../../domain/glossary.ts';
import type { OperationType } from '../../domain/operation.ts';
import type { Input, Step, Use } from '../../domain/scorecard.ts';
import { placeText, type Source } from '../../domain/source.ts';
import { bodyTitle, type Lookups, stepTitle } from './outcome.ts';
import { answered, valueText } from './policy-value.ts';

export type TraceStep = {
  node: string;
  /** `1.1 河道巡查` */
  title: string;
  /** `18 / 20 分`, `-0.5 分`, `缺数据` */
  score: string;
  operation: string;
  /** What was done, as a sentence, after = where it is the whole calculation; empty where the step says nothing. */
  sentence: string;
  notes: string[];
  facts: { text: string; isUsed: boolean }[];
  parameters: { text: string; isAssumed: boolean }[];
  source: { place: string; words: string } | null;
  children: TraceStep[];
};

const full = (points: string | null): string => (points === null ? '' : ` / ${showNumber(points)}`);

/** A score with its full marks: what is not a finite decimal is shown near, with `≈`. */
export function scoreOutOf({ value, absent, points }: Pick<Step, 'value' | 'absent' | 'points'>): string {
  if (value === null) return absent === null ? '—' : absentReasons[absent];
  return `${showNumber(value)}${full(points)} 分`;
}

function tallyContent(fact: Tally): string {
  const who = [fact.voterGroup, fact.channel].filter((part) => part !== null).join('、');
  const counts = Object.entries(fact.counts).map(([answer, count]) => `${oneLine(answer)}：${count} 票`);
  return `${who === '' ? '' : `（${who}）`}${counts.join('；')}`;
}

function adjustmentContent(fact: Adjustment): string {
  const among = fact.ranked === null ? '' : `（共 ${fact.ranked} 个）`;
  const rank = fact.rank === null ? null : `第 ${fact.rank} 名${among}`;
  const points = fact.points === null ? null : `认定 ${showAmount(fact.points)} 分`;
  const parts = [fact.title, fact.issuer, fact.document, fact.date, fact.level, rank, points];
  return parts.flatMap((part) => (part === null ? [] : [oneLine(part)])).join('，');
}

/** What the fact itself says, without who and when. */
function contentOf(outcome: Lookups, fact: Fact): string {
  if (fact.type === 'tally') return tallyContent(fact);
  if (fact.type === 'adjustment') return adjustmentContent(fact);
  const value = fact.value === null ? null : showAmount(fact.value);
  if (fact.type === 'mark')
    return `${bodyTitle(outcome, fact.assessor)}评 ${value === null ? '不适用' : `${value} 分`}`;
  return `${fact.key}（${fact.period}）${value ?? fact.level ?? '不适用'}`;
}

function factLine(outcome: Lookups, input: Input): { text: string; isUsed: boolean } {
  const fact = outcome.facts.get(input.fact);
  if (fact === undefined) return { text: input.fact, isUsed: input.used };
  const reason = 'reason' in fact && fact.reason !== null ? `理由：${oneLine(fact.reason)}` : null;
  const evidence = fact.evidence.length === 0 ? null : `${nouns.evidence.zh}：${fact.evidence.join('、')}`;
  const apart = input.used ? null : `未计入：${input.why ?? ''}`;
  const parts = [contentOf(outcome, fact), `${fact.by}，${fact.at}`, reason, evidence, apart, `编号 ${fact.id}`];
  return { text: `${factTypes[fact.type]}：${parts.filter((part) => part !== null).join('；')}`, isUsed: input.used };
}

function parameterLine(outcome: Lookups, use: Use): { text: string; isAssumed: boolean } {
  const parameter = outcome.snapshot.scheme.parameters.find(({ key }) => key === use.parameter);
  const title = parameter?.title ?? use.parameter;
  const signed =
    parameter?.signer == null ? (parameter?.source == null ? '' : '（文件写明）') : `（${parameter.signer} 签署）`;
  return {
    text: `${answered(title, valueText(outcome, use.parameter, use.value))}${use.assumed ? '（假设，待签署）' : signed}`,
    isAssumed: use.assumed,
  };
}

const additions: readonly (OperationType | undefined)[] = ['sum', 'share', 'weighted', 'mean'];

function sentenceOf(step: Step, type: OperationType | undefined): string {
  const text = showSentence(step.sentence);
  return text !== '' && step.value !== null && additions.includes(type) && step.notes.length === 0 ? `= ${text}` : text;
}

const sourceOf = (source: Source | null): TraceStep['source'] =>
  source === null ? null : { place: `${source.file} ${placeText(source)}`, words: source.words };

export function traceOf(outcome: Lookups, step: Step): TraceStep {
  const type = outcome.nodes.get(step.node)?.operation?.type;
  return {
    node: step.node,
    title: stepTitle(step),
    score: scoreOutOf(step),
    operation: type === undefined ? step.operation : operations[type],
    sentence: sentenceOf(step, type),
    notes: step.notes.map(showSentence),
    facts: step.inputs.map((input) => factLine(outcome, input)),
    parameters: step.parameters.map((use) => parameterLine(outcome, use)),
    source: sourceOf(step.source),
    children: step.children.map((child) => traceOf(outcome, child)),
  };
}
