// Parameters of the scheme (参数): what the document states, and the questions that it leaves open.
import type { Parameter } from '../../../domain/scheme.ts';
import type { Json, Reference } from '../../../domain/setting.ts';
import type { Source } from '../../../domain/source.ts';

export type Choice = { value: Json; title: string };

export type QuestionBook = {
  readonly parameters: Parameter[];
  /** An open question; `choices` null: a free answer. */
  ask: (key: string, title: string, choices: Choice[] | null) => Reference;
  /** What the document says, with the words that say it; `choices` word the values that it chose between. */
  state: (key: string, title: string, value: Json, source: Source, choices?: Choice[]) => Reference;
};

export function questionBook(): QuestionBook {
  const parameters: Parameter[] = [];
  const keys = new Set<string>();
  const put = (parameter: Parameter): Reference => {
    if (!keys.has(parameter.key)) parameters.push(parameter);
    keys.add(parameter.key);
    return { parameter: parameter.key };
  };
  return {
    parameters,
    ask: (key, title, choices) => put({ key, title, choices, value: null, signer: null, reason: null, source: null }),
    state: (key, title, value, source, choices) =>
      put({ key, title, choices: choices ?? null, value, signer: null, reason: null, source }),
  };
}
