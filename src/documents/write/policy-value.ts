// A parameter's value in words (参数取值): the wording of the scheme's own choices, else names and numbers instead of JSON.
import { canonical } from '../../domain/canonical.ts';
import { compare, numberPattern, parse, type Rational, zero } from '../../domain/rational.ts';
import type { Json } from '../../domain/setting.ts';
import { oneLine, type Outcome, stepTitle } from './outcome.ts';
import { ruleWords } from './policy-words.ts';

/** Values travel as text: a plain text as it is, anything else as JSON. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** A key of a record is often a node or a body: its name says more. */
function keyText(outcome: Outcome, key: string): string {
  const node = outcome.nodes.get(key);
  return node === undefined ? (outcome.bodies.get(key) ?? key) : stepTitle(node);
}

/** Nodes in the order of the table; other keys, such as the levels of a ballot, from the highest number down. */
function inOrder(outcome: Outcome, entries: readonly [string, Json][]): readonly [string, Json][] {
  const order = [...outcome.nodes.keys()];
  if (entries.every(([key]) => outcome.nodes.has(key)))
    return entries.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const amounts = new Map<string, Rational>(
    entries.flatMap(([key, item]): [string, Rational][] =>
      typeof item === 'string' && numberPattern.test(item) ? [[key, parse(item)]] : [],
    ),
  );
  if (amounts.size < entries.length) return entries;
  return entries.toSorted(([a], [b]) => compare(amounts.get(b) ?? zero, amounts.get(a) ?? zero));
}

function inWords(outcome: Outcome, value: Json): string {
  if (value === null || value === 'none') return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'object') return String(value);
  const rule = ruleWords(value, (id) => keyText(outcome, id));
  if (rule !== null) return rule;
  if (Array.isArray(value)) return value.map((item) => inWords(outcome, item)).join('、');
  return inOrder(outcome, Object.entries(value))
    .map(
      ([key, item]) =>
        `${keyText(outcome, key)} ${typeof item === 'object' && item !== null ? `（${inWords(outcome, item)}）` : inWords(outcome, item)}`,
    )
    .join('，');
}

/** `text` is the value as steps and results carry it. */
export function valueText(outcome: Outcome, parameter: string, text: string): string {
  const value = parsed(text);
  const found = outcome.snapshot.scheme.parameters.find(({ key }) => key === parameter);
  const forms = [canonical(value), canonical(text)];
  const choice = found?.choices?.find((each) => forms.includes(canonical(each.value)));
  return choice === undefined ? inWords(outcome, typeof value === 'number' ? text : value) : oneLine(choice.title);
}

/** A question and its answer as one line: `多少分？` and `5` → `多少分：5`. */
export const answered = (title: string, value: string): string =>
  `${oneLine(title).replace(/[？?：:]$/u, '')}：${value}`;

/** All parameters that were assumed, in words. */
export const assumptionsOf = (outcome: Outcome): { title: string; value: string; reason: string }[] =>
  outcome.result.assumed.map(({ parameter, title, value, reason }) => ({
    title: oneLine(title),
    value: valueText(outcome, parameter, value),
    reason: oneLine(reason),
  }));

export const assumptionLines = (outcome: Outcome): string[] =>
  assumptionsOf(outcome).map(
    ({ title, value, reason }) => `${answered(title, value)}${reason === '' ? '' : `（理由：${reason}）`}`,
  );
