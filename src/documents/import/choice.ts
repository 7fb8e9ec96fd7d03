// Readings that a person chose (选定的读法): a doubtful place is known again by its key, and settled as chosen.
import type { Problem } from '../../domain/problem.ts';
import type { Source } from '../../domain/source.ts';

/** The number of the choice, from 0, by the key of the problem. */
export type Choices = Readonly<Record<string, number>>;

type Corner = Pick<Source, 'table' | 'row' | 'column'>;

/** The same in each reading of the same file, as long as the words that are in doubt are the same. */
export const choiceKey = (code: string, { table, row, column }: Corner, words = ''): string =>
  [code, table, row, column, ...(words === '' ? [] : [words])].join(':');

/** Null where nobody chose, or the choice is none of `count`. */
export function chosenOf(choices: Choices, key: string, count: number): number | null {
  const index = Object.hasOwn(choices, key) ? choices[key] : undefined;
  return index !== undefined && index < count ? index : null;
}

/** The problem under its key; once settled it is but a note, which keeps the choices so that another can be made. */
export function withChoice(problem: Problem, key: string, choices: Choices): Problem {
  const offered = problem.choices ?? [];
  const chosen = chosenOf(choices, key, offered.length);
  if (chosen === null) return { ...problem, key };
  const message = `有几种读法，已按选定的“${offered[chosen]}”读入。`;
  return { ...problem, key, chosen, severity: 'note', message };
}
