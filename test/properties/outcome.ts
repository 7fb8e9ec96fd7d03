// What the tests look at in a result (测试所看的结果): one step of one subject, its sentences as text.
import { showSentence } from '../../src/domain/display.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Operation } from '../../src/domain/operation.ts';
import type { Assumptions, Node, Scheme } from '../../src/domain/scheme.ts';
import type { Result, Scorecard, Step } from '../../src/domain/scorecard.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { plan } from '../../src/engine/plan.ts';
import { facts, node, scheme as schemeOf, subjects } from './kit.ts';

export const score = (scheme: Scheme, given: readonly Fact[], assumptions: Assumptions | null = null): Result =>
  evaluate(plan(scheme, assumptions), facts(...given));

/** A tree of one composition. */
export const of = (operation: Operation, points: string | null, children: Node[]): Node =>
  node('总', operation, { points, children });

/** Scored for 子 alone. */
export const alone = (root: Node, ...given: Fact[]): Result =>
  score(schemeOf(root, { subjects: subjects(['子', '一组']) }), given);
/** Scored for 子 and 丑. */
export const pair = (root: Node, ...given: Fact[]): Result =>
  score(schemeOf(root, { subjects: subjects(['子', '一组'], ['丑', '一组']) }), given);

export function cardOf(result: Result, subject: string): Scorecard {
  const card = result.scorecards.find((each) => each.subject === subject);
  if (card === undefined) throw new Error(`no scorecard of ${subject}`);
  return card;
}

/** All steps of a scorecard, parents first. */
export const stepsOf = (step: Step): Step[] => [step, ...step.children.flatMap(stepsOf)];

export function stepOf(result: Result, on: string, subject = '子'): Step {
  const step = stepsOf(cardOf(result, subject).step).find((each) => each.node === on);
  if (step === undefined) throw new Error(`no step ${on} of ${subject}`);
  return step;
}

/** Its score, or why there is none. */
export const valueOf = (result: Result, on: string, subject = '子'): string | null => {
  const step = stepOf(result, on, subject);
  return step.value ?? step.absent;
};

export const sentenceOf = (step: Step): string => showSentence(step.sentence);
export const notesOf = (step: Step): string[] => step.notes.map(showSentence);

/** The refusal that the action ends in. */
export function refusalOf(action: () => unknown): Refusal {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
