// A parameter's value in words (参数取值): the wording of the chosen answer, else names and numbers instead of JSON.
import { canonical } from './canonical.ts';
import { oneLine } from './display.ts';
import { type Telling, ruleWords, separated } from './policy-words.ts';
import { compare, format, isDecimal, numberPattern, parse, type Rational, zero } from './rational.ts';
import { nodesOf, type Scheme } from './scheme.ts';
import type { Origin, Piece } from './scorecard.ts';
import { isReference, type Json } from './setting.ts';
import { titlesIn } from './title.ts';

/** A value as steps and results carry it: a text as it is, anything else as canonical JSON. */
export const valueText = (value: unknown): string => (typeof value === 'string' ? value : canonical(value));

/** Text that looks like a number stays text: "5" is an amount, not a JSON number. */
export function valueFrom(text: string): Json {
  if (numberPattern.test(text)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** The value of a parameter by its key, given as text; every number leads back to the parameter. */
export type TellValue = (key: string, text: string) => Piece[];

/** The setting that each parameter fills: the name of the place where the first reference to it stands. */
function settingsOf(scheme: Scheme): Map<string, string> {
  const settings = new Map<string, string>();
  const walk = (value: unknown, name: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isReference(value)) settings.set(value.parameter, settings.get(value.parameter) ?? name);
    else for (const [key, item] of Object.entries(value)) walk(item, Array.isArray(value) ? name : key);
  };
  walk({ ...scheme, parameters: [] }, '');
  return settings;
}

function number(origin: Origin, written: string, as?: 'points' | 'percent'): Piece[] {
  const piece: Piece = {
    value: format(parse(written)),
    as: as ?? (written.endsWith('%') ? 'percent' : 'plain'),
    origin,
  };
  // What is near only is shown with what somebody decided.
  return isDecimal(parse(written)) ? [piece] : [piece, `（即 ${written}）`];
}

/** Nodes in the order of the table; other keys, such as the levels of a ballot, from the highest number down. */
export function inOrder<Value extends Json>(
  nodes: readonly string[],
  entries: readonly [string, Value][],
): readonly [string, Value][] {
  if (entries.every(([key]) => nodes.includes(key)))
    return entries.toSorted(([a], [b]) => nodes.indexOf(a) - nodes.indexOf(b));
  const amounts = new Map<string, Rational>(
    entries.flatMap(([key, item]): [string, Rational][] =>
      typeof item === 'string' && numberPattern.test(item) ? [[key, parse(item)]] : [],
    ),
  );
  if (amounts.size < entries.length) return entries;
  return entries.toSorted(([a], [b]) => compare(amounts.get(b) ?? zero, amounts.get(a) ?? zero));
}

function tell(value: Json, setting: string, nodes: readonly string[], telling: Telling): Piece[] {
  if (value === null || value === 'none') return ['无'];
  if (typeof value === 'boolean') return [value ? '是' : '否'];
  if (typeof value !== 'object')
    return numberPattern.test(String(value)) ? telling.number(String(value)) : [telling.nameOf(String(value))];
  const rule = ruleWords(setting, value, telling);
  if (rule !== null) return rule;
  const inside = (item: Json): Piece[] => tell(item, '', nodes, telling);
  if (Array.isArray(value)) return separated(value.map(inside), '、');
  const entries = inOrder(nodes, Object.entries(value)).map(([key, item]): Piece[] => [
    `${telling.nameOf(key)} `,
    ...(typeof item === 'object' && item !== null ? ['（', ...inside(item), '）'] : inside(item)),
  ]);
  return separated(entries, '，');
}

/** Prepares the wording of a scheme's parameters; use it for many values. */
export function valueTeller(scheme: Scheme): TellValue {
  const titles = titlesIn(scheme);
  const order = [...nodesOf(scheme.root)].map(({ id }) => id);
  const parameters = new Map(scheme.parameters.map((parameter) => [parameter.key, parameter]));
  const settings = settingsOf(scheme);
  return (key, text) => {
    const choice = parameters.get(key)?.choices?.find((each) => valueText(each.value) === text);
    if (choice !== undefined) return [oneLine(choice.title)];
    const origin: Origin = { from: 'parameter', parameter: key };
    const telling: Telling = {
      number: (written, as) => number(origin, written, as),
      nameOf: (id) => titles.get(id) ?? id,
    };
    return tell(valueFrom(text), settings.get(key) ?? '', order, telling);
  };
}
