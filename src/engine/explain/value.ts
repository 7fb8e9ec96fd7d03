// The value of a parameter in words (参数取值): the wording of the chosen answer, or the value itself with every number marked.
import { canonical } from '../../domain/canonical.ts';
import { numberPattern, parse, format } from '../../domain/rational.ts';
import type { Parameter } from '../../domain/scheme.ts';
import type { Origin, Piece, Use } from '../../domain/scorecard.ts';

/** Values that are not text travel as JSON. */
function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const separated = (parts: readonly Piece[][], separator: string): Piece[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));

/** `titles` turns ids of nodes and bodies into names. */
export function tellValue(use: Use, parameter: Parameter | undefined, titles: ReadonlyMap<string, string>): Piece[] {
  const origin: Origin = { from: 'parameter', parameter: use.parameter };
  const number = (text: string): Piece => ({
    value: format(parse(text)),
    as: text.endsWith('%') ? 'percent' : 'plain',
    origin,
  });
  const tell = (value: unknown): Piece[] => {
    if (value === 'none') return ['无'];
    if (typeof value === 'string') return [numberPattern.test(value) ? number(value) : (titles.get(value) ?? value)];
    if (typeof value === 'number') return [number(String(value))];
    if (typeof value === 'boolean') return [value ? '是' : '否'];
    if (typeof value !== 'object' || value === null) return ['无'];
    if (Array.isArray(value)) return separated(value.map(tell), '、');
    return separated(
      Object.entries(value).map(([key, item]) => [`${titles.get(key) ?? key} `, ...tell(item)]),
      '，',
    );
  };
  // Text that looks like a number stays text: "5" is an amount, not a JSON number.
  const value = numberPattern.test(use.value) ? use.value : read(use.value);
  const choice = parameter?.choices?.find((each) => canonical(each.value) === canonical(value));
  return choice === undefined ? tell(value) : [`“${choice.title}”`];
}
