// Parameters of the scheme (参数): what the document states, and the questions that it leaves open.
import { canonical } from '../../../domain/canonical.ts';
import type { Parameter } from '../../../domain/scheme.ts';
import type { Json, Reference } from '../../../domain/setting.ts';
import type { Source } from '../../../domain/source.ts';

export type Choice = { value: Json; title: string };

/** What one place of the document says; `isSure` unless it is an example, or may mean something else. */
export type Reading = Choice & { source: Source; isSure: boolean };

export type QuestionBook = {
  readonly parameters: Parameter[];
  /** An open question; `choices` null: a free answer. */
  ask: (key: string, title: string, choices: Choice[] | null) => Reference;
  /** What the document says, with the words that say it; `choices` word the values that it chose between. */
  state: (key: string, title: string, value: Json, source: Source, choices?: Choice[]) => Reference;
  /** States what all readings agree on; where they do not, or are not sure, a question with each of them and `others`. */
  settle: (key: string, titles: { said: string; asked: string }, readings: Reading[], others?: Choice[]) => Reference;
};

export function questionBook(): QuestionBook {
  const parameters: Parameter[] = [];
  const keys = new Set<string>();
  const put = (parameter: Parameter): Reference => {
    if (!keys.has(parameter.key)) parameters.push(parameter);
    keys.add(parameter.key);
    return { parameter: parameter.key };
  };
  const ask: QuestionBook['ask'] = (key, title, choices) =>
    put({ key, title, choices, value: null, signer: null, reason: null, source: null });
  const state: QuestionBook['state'] = (key, title, value, source, choices) =>
    put({ key, title, choices: choices ?? null, value, signer: null, reason: null, source });
  const settle: QuestionBook['settle'] = (key, titles, readings, others = []) => {
    const distinct = readings.filter((each, at) => readings.findIndex((one) => isSame(one.value, each.value)) === at);
    const sure = readings.find(({ isSure }) => isSure);
    if (sure !== undefined && distinct.length === 1) return state(key, titles.said, sure.value, sure.source);
    const offered = distinct.map(({ value, title, source }) => ({
      value,
      title: `${title}（“${oneLine(source.words)}”）`,
    }));
    const further = others.filter(({ value }) => !distinct.some((each) => isSame(each.value, value)));
    const choices = [...offered, ...further];
    return ask(key, titles.asked, choices.length === 0 ? null : choices);
  };
  return { parameters, ask, state, settle };
}

const isSame = (one: Json, other: Json): boolean => canonical(one) === canonical(other);

const oneLine = (words: string): string => words.replace(/\s+/gu, ' ');
