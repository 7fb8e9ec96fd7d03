// What a printed number stands on (数的依据): a figure of the engine whose origin unfolds, words of the scheme or the facts, or a rule.
//
// Walked are the outputs that say how somebody scored: `score` and `trace` on the screen, the workbook, the notice,
// the page and the PDF, and the official table. Not walked, because they hold nothing else: `--json` (the result
// itself, whose pieces are walked with their origins), `npm run demo` (those same lines and files), the facts workbook
// (facts as they are, held by its round trip), and what `import` and `check` say of a table before anybody is scored.
import { format, parse, rational } from '../../src/domain/rational.ts';
import type { Origin, Quantity } from '../../src/domain/scorecard.ts';
import type { Unfolded } from '../../src/engine/origins.ts';

/** Numbers that no fact, parameter or cell gives, with the reason why they may stand there. Everything else needs an origin. */
export const structural = {
  axis: 'round numbers along a picture; the bars beside them carry the figures',
  date: 'the calendar day of the document, that of its last fact',
  digest: 'fingerprints of the files, and how they were made',
  numbering: 'the running number of a note or a list, and the references to it',
  page: 'page numbers',
  version: 'the version of the program',
} as const;

/**
 * `figure`: an exact number with its origin. `words`: a text, with those it comes from: facts, parameters, cells, titles.
 * `rule`: a text that may hold numbers for one of the reasons above; it has to be that text.
 */
export type Ground =
  | { figure: Quantity }
  | { words: string; from: readonly string[] }
  | { words: string; rule: keyof typeof structural };
/** A place of an output: a cell, a line, a paragraph; `grounds` in the order of reading. */
export type Place = { at: string; text: string; grounds: readonly Ground[] };

/** The words themselves are what stands in the scheme or the facts. */
export const words = (text: string | null | undefined): Ground => ({ words: text ?? '', from: [text ?? ''] });
export const said = (text: string, from: readonly string[]): Ground => ({ words: text, from });
export const byRule = (text: string, rule: keyof typeof structural): Ground => ({ words: text, rule });
export const figure = (quantity: Quantity): Ground => ({ figure: quantity });
export const maybe = (quantity: Quantity | null | undefined): Ground[] =>
  quantity == null ? [] : [{ figure: quantity }];
export const value = (text: string, origin: Origin, as: Quantity['as'] = 'points'): Quantity => ({
  value: text,
  as,
  origin,
});

/** As the eye sees them: `≈0.3333`, `−2`, `+1.5`, `30%`, `1/3`; a sign between two numbers belongs to neither. */
export const numeralsIn = (text: string): string[] =>
  text.match(/≈?(?:(?<![\d.%])[+−])?\d+(?:\.\d+)?(?:\/[1-9]\d*)?%?/gu) ?? [];

/** The same number in one spelling: `97.00` is 97, and a plus sign says nothing. A rounded one keeps its mark and every digit. */
function spelled(numeral: string): string {
  const plain = numeral.replace('+', '').replace('−', '-');
  if (plain.startsWith('≈')) return plain;
  return plain.endsWith('%') ? `${format(parse(plain.slice(0, -1)))}%` : format(parse(plain));
}

const places = 4;

/** An exact number as the eye should see it: whole, or rounded to four places and marked. Not by the program's own way. */
function shown({ value: exact, as }: Quantity): string {
  const { n, d } = parse(exact);
  const hundredfold = as === 'percent' ? n * 100n : n;
  const whole = format(rational(hundredfold, d));
  const unit = as === 'percent' ? '%' : '';
  if (!whole.includes('/')) return `${whole}${unit}`;
  const [size, sign] = hundredfold < 0n ? [-hundredfold, '-'] : [hundredfold, ''];
  const scaled = (size * 10n ** BigInt(places) * 2n + d) / (d * 2n);
  const digits = scaled.toString().padStart(places + 1, '0');
  return `≈${sign}${digits.slice(0, -places)}.${digits.slice(-places)}${unit}`;
}

export type Unfold = (origin: Origin) => Unfolded;

const ways = new WeakMap<Origin, string>();

/** Why an origin leads nowhere; empty where all its ways end at a fact, a parameter or a cell. Walked once for each origin. */
function lost(unfold: Unfold, origin: Origin): string {
  const before = ways.get(origin);
  if (before !== undefined) return before;
  const { leaves, orphans } = unfold(origin);
  const fault = orphans.length > 0 ? `orphan: ${orphans.join('; ')}` : leaves.length === 0 ? 'leads nowhere' : '';
  ways.set(origin, fault);
  return fault;
}

/** Numerals of the words that their sources do not hold, each as often as it stands there. */
function unfounded(text: string, from: readonly string[]): string[] {
  const left = from.flatMap(numeralsIn).map(spelled);
  return numeralsIn(text).filter((numeral) => {
    const at = left.indexOf(spelled(numeral));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

type Expected = { text: string; is: (numeral: string) => boolean };

const expectedOf = (ground: Ground): Expected[] =>
  'figure' in ground
    ? [{ text: shown(ground.figure), is: (numeral) => spelled(numeral) === shown(ground.figure) }]
    : numeralsIn(ground.words).map((text) => ({ text, is: (numeral) => spelled(numeral) === spelled(text) }));

const judged = new WeakMap<Ground, string | null>();

/** What is wrong with a ground: an orphan, or words from nowhere. Judged once, since a spoilt text has the same grounds. */
function faultOf(ground: Ground, unfold: Unfold): string | null {
  const before = judged.get(ground);
  if (before !== undefined) return before;
  let fault: string | null = null;
  if ('figure' in ground) {
    const way = lost(unfold, ground.figure.origin);
    fault = way === '' ? null : `${ground.figure.value} ${way}`;
  } else if ('from' in ground) {
    const strange = unfounded(ground.words, ground.from);
    fault = strange.length === 0 ? null : `“${strange.join(' ')}” from nowhere`;
  }
  judged.set(ground, fault);
  return fault;
}

/** What is wrong with a place: its grounds, or numerals that are not those of its grounds in their order. */
export function faultsAt(place: Place, unfold: Unfold): string[] {
  const faults = place.grounds.flatMap((ground) => {
    const fault = faultOf(ground, unfold);
    return fault === null ? [] : [`${place.at}: ${fault}`];
  });
  const found = numeralsIn(place.text);
  const expected = place.grounds.flatMap(expectedOf);
  const isAll = found.length === expected.length && found.every((numeral, at) => expected[at]?.is(numeral) === true);
  if (isAll) return faults;
  const wanted = expected.map(({ text }) => text).join(' ');
  return [...faults, `${place.at}: ${found.join(' ')} instead of ${wanted} in “${place.text}”`];
}

export type Walk = { faults: string[]; figures: number; numerals: number };

/** All places of an output; the output has to consist of them. */
export function walk(all: readonly Place[], unfold: Unfold): Walk {
  return {
    faults: all.flatMap((place) => faultsAt(place, unfold)),
    figures: all.reduce((sum, { grounds }) => sum + grounds.filter((ground) => 'figure' in ground).length, 0),
    numerals: all.reduce((sum, { text }) => sum + numeralsIn(text).length, 0),
  };
}

/** Lays the expected places beside the texts that were found, in order: only texts with digits count. */
export function align(at: string, texts: readonly string[], expected: readonly (readonly Ground[])[]): Place[] {
  const found = texts.filter((text) => /\d/u.test(text));
  const wanted = expected.filter((grounds) => grounds.flatMap(expectedOf).length > 0);
  return Array.from({ length: Math.max(found.length, wanted.length) }, (_, index) => ({
    at: `${at} ${index + 1}`,
    text: found[index] ?? '',
    grounds: wanted[index] ?? [],
  }));
}
