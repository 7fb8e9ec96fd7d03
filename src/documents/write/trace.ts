// The trace as a reader unfolds it (计算过程): the engine's sentences by step, with the cell that each was read from.
import { labelOf, showNumber, showSentence, wholeLabelOf } from '../../domain/display.ts';
import { isEquation, type Line, type LineKind } from '../../domain/explanation.ts';
import { absentReasons, operations } from '../../domain/glossary.ts';
import type { Scorecard, Step } from '../../domain/scorecard.ts';
import { placeText, type Source } from '../../domain/source.ts';
import type { Outcome } from './outcome.ts';

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

const sourceOf = (source: Source | null): TraceStep['source'] =>
  source === null ? null : { place: `${source.file} ${placeText(source)}`, words: source.words };

function traceStep(outcome: Outcome, step: Step, said: ReadonlyMap<string | null, readonly Line[]>): TraceStep {
  const node = outcome.nodes.get(step.node);
  const type = node?.operation?.type;
  const textsOf = (kind: LineKind): string[] =>
    (said.get(step.node) ?? []).filter((line) => line.kind === kind).map(({ pieces }) => showSentence(pieces));
  const sentence = showSentence(step.sentence);
  return {
    node: step.node,
    title: node === undefined ? labelOf(step) : wholeLabelOf(node),
    score: scoreOutOf(step),
    operation: type === undefined ? step.operation : operations[type],
    sentence: sentence !== '' && isEquation(step) ? `= ${sentence}` : sentence,
    notes: textsOf('note'),
    facts: textsOf('fact').map((text, at) => ({ text, isUsed: step.inputs[at]?.used === true })),
    parameters: textsOf('parameter').map((text, at) => ({ text, isAssumed: step.parameters[at]?.assumed === true })),
    source: sourceOf(step.source),
    children: step.children.map((child) => traceStep(outcome, child, said)),
  };
}

/** The whole calculation of a scorecard. */
export function traceOf(outcome: Outcome, card: Scorecard): TraceStep {
  const said = Map.groupBy(outcome.explain(card), ({ node }) => node);
  return traceStep(outcome, card.step, said);
}
