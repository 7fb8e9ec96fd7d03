// Open questions on the screen (待定问题): each with its choices, its place, and the key by which it is answered.
import type { Question } from '../documents/questions.ts';
import { severities } from '../domain/glossary.ts';
import { hang } from './layout.ts';
import type { Screen } from './screen.ts';

function linesOf({ key, question, place, choices, state }: Question, screen: Screen): string[] {
  const [first = '', ...rest] = hang('  ? ', question, screen.wrapAt);
  const where = place === null ? key : `${place}  ${key}`;
  return [
    first.replace('?', screen.paint('yellow', '?')),
    ...rest,
    ...(state === undefined ? [] : hang('    ', `${state}。`, screen.wrapAt)),
    ...(choices ?? []).flatMap(({ number, title }) => hang(`    （${number}）`, title, screen.wrapAt)),
    ...hang('    ', where, screen.wrapAt).map((line) => screen.paint('dim', line)),
  ];
}

export function questionLines(questions: readonly Question[], screen: Screen): string[] {
  if (questions.length === 0) return [];
  const title = `${severities.question} open questions（${questions.length}，请由有权的人签署取值并写明理由）`;
  return [
    ...hang('', title, screen.wrapAt).map((line) => screen.paint('bold', line)),
    ...questions.flatMap((question) => linesOf(question, screen)),
  ];
}
