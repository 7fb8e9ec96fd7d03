// A parameter's value in words (参数取值): the wording of the scheme's own choices, else names and numbers instead of JSON.
import { canonical } from '../../domain/canonical.ts';
import { oneLine, showAmount } from '../../domain/display.ts';
import { compare, numberPattern, parse, type Rational, zero } from '../../domain/rational.ts';
import type { Json } from '../../domain/setting.ts';
import { type Lookups, stepTitle } from './outcome.ts';
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
function keyText(lookups: Lookups, key: string): string {
  const node = lookups.nodes.get(key);
  return node === undefined ? (lookups.bodies.get(key) ?? key) : stepTitle(node);
}

/** Nodes in the order of the table; other keys, such as the levels of a ballot, from the highest number down. */
function inOrder(lookups: Lookups, entries: readonly [string, Json][]): readonly [string, Json][] {
  const order = [...lookups.nodes.keys()];
  if (entries.every(([key]) => lookups.nodes.has(key)))
    return entries.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const amounts = new Map<string, Rational>(
    entries.flatMap(([key, item]): [string, Rational][] =>
      typeof item === 'string' && numberPattern.test(item) ? [[key, parse(item)]] : [],
    ),
  );
  if (amounts.size < entries.length) return entries;
  return entries.toSorted(([a], [b]) => compare(amounts.get(b) ?? zero, amounts.get(a) ?? zero));
}

function inWords(lookups: Lookups, value: Json): string {
  if (value === null || value === 'none') return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'object') return numberPattern.test(String(value)) ? showAmount(String(value)) : String(value);
  const rule = ruleWords(value, (id) => keyText(lookups, id));
  if (rule !== null) return rule;
  if (Array.isArray(value)) return value.map((item) => inWords(lookups, item)).join('、');
  return inOrder(lookups, Object.entries(value))
    .map(
      ([key, item]) =>
        `${keyText(lookups, key)} ${typeof item === 'object' && item !== null ? `（${inWords(lookups, item)}）` : inWords(lookups, item)}`,
    )
    .join('，');
}

/** `text` is the value as steps and results carry it. */
export function valueText(lookups: Lookups, parameter: string, text: string): string {
  const value = parsed(text);
  const found = lookups.snapshot.scheme.parameters.find(({ key }) => key === parameter);
  const forms = [canonical(value), canonical(text)];
  const choice = found?.choices?.find((each) => forms.includes(canonical(each.value)));
  return choice === undefined ? inWords(lookups, typeof value === 'number' ? text : value) : oneLine(choice.title);
}

/** A question and its answer as one line: `多少分？` and `5` → `多少分：5`. */
export const answered = (title: string, value: string): string =>
  `${oneLine(title).replace(/[？?：:]$/u, '')}：${value}`;

/** All parameters that were assumed, in words. */
export const assumptionsOf = (lookups: Lookups): { title: string; value: string; reason: string }[] =>
  lookups.result.assumed.map(({ parameter, title, value, reason }) => ({
    title: oneLine(title),
    value: valueText(lookups, parameter, value),
    reason: oneLine(reason),
  }));

export const assumptionLines = (lookups: Lookups): string[] =>
  assumptionsOf(lookups).map(
    ({ title, value, reason }) => `${answered(title, value)}${reason === '' ? '' : `（理由：${reason}）`}`,
  );
