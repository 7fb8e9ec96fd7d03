// Open questions (待定问题): what of a scheme nobody has signed, for the screen, for a refusal, and as a form to fill in.
import { howTo, type Questions, type Question } from '../documents/questions.ts';
import { oneLine } from '../domain/display.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Assumptions, isOpen, type Parameter, type Scheme } from '../domain/scheme.ts';
import { placeText } from '../domain/source.ts';
import { inspect } from '../engine/check/inspect.ts';
import { stateOf } from '../engine/check/questions.ts';
import { draft } from '../engine/draft.ts';
import { exampleFor } from '../engine/example.ts';
import { atParameter } from '../engine/place.ts';

function questionOf(scheme: Scheme, parameter: Parameter): Question {
  const { source } = atParameter(scheme, parameter);
  const offered = parameter.choices ?? [];
  const state = stateOf(parameter);
  const choices =
    offered.length === 0
      ? null
      : offered.map(({ value, title }, index) => ({ number: index + 1, title: oneLine(title), value }));
  return {
    key: parameter.key,
    question: oneLine(parameter.title),
    place: source === null ? null : placeText(source),
    choices,
    example: offered[0]?.value ?? exampleFor(scheme, parameter.key),
    ...(state === null ? {} : { state }),
    choose: null,
    value: null,
    reason: '',
  };
}

/** Parameters that nobody signed and nothing is assumed for, in the order of the scheme. */
export function openQuestions(scheme: Scheme, assumptions: Assumptions | null): Question[] {
  const assumed = new Set(Object.keys(assumptions?.values ?? {}));
  return scheme.parameters
    .filter((parameter) => isOpen(parameter) && !assumed.has(parameter.key))
    .map((parameter) => questionOf(scheme, parameter));
}

/** The form with all open questions, unanswered. */
export const questionsForm = (scheme: Scheme, assumptions: Assumptions | null): Questions => ({
  format: 'plumbline/questions/1',
  title: scheme.title,
  howTo,
  questions: openQuestions(scheme, assumptions),
});

/** Throws the refusal `scheme-has-questions`, one line for each question; errors are the plan's to refuse. */
export function insistOnAnswers(scheme: Scheme, assumptions: Assumptions | null): void {
  const problems = inspect(draft(scheme, assumptions));
  if (problems.some(({ severity }) => severity === 'error')) return;
  const others = problems.filter(({ severity, code }) => severity === 'question' && code !== 'open-parameter');
  const open = openQuestions(scheme, assumptions);
  if (others.length + open.length === 0) return;
  const lines = [
    ...open.map(({ question, choices, state }) => {
      const offered = choices === null ? '' : `（${choices.map(({ title }) => title).join(' / ')}）`;
      return `${question}${offered}${state === undefined ? '' : `——${state}`}`;
    }),
    ...others.map(({ message }) => oneLine(message)),
  ];
  const count = lines.length;
  const words = {
    what: `方案有 ${count} 个问题待定，不能计分。`,
    why: `\n${lines.map((line, index) => `${index + 1}. ${line}`).join('\n')}\n`,
    next: '正式启用前请由有权的人签署；试算可以先给出假设，所有结果都会注明。',
    english: `The scheme has ${count} open questions: have the values signed, or assume them for a trial.`,
  };
  const questions = problems.filter(({ severity }) => severity === 'question');
  throw new Refusal('scheme-has-questions', words, questions);
}
