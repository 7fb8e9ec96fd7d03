// Prose without its white space (规则原文): rules are found in the squeezed text, their words given back as written.
import { amountMost } from '../../../domain/setting.ts';
import { decimalText } from '../../read/number-text.ts';

/** `at[i]` is the place in `original` of the squeezed text's i-th sign. */
export type Prose = { original: string; text: string; at: number[] };

/** A rule with the very words that say it. */
export type Said<T> = T & { words: string };

/** Rules stand in the first few thousand signs of a cell; what is longer was not written by hand. */
export const proseMax = 4000;

/** No number that a scheme takes, so that no rule is read into it. */
const endless = new RegExp(String.raw`\d[\d.]{${amountMost - 1},}`, 'gu');

export function proseOf(whole: string): Prose {
  const original = whole.slice(0, proseMax);
  let text = '';
  const at: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const sign = original.charAt(index);
    if (/[\s\u3000]/u.test(sign)) continue;
    const plain = sign.normalize('NFKC');
    text += plain.length === 1 && /[\d.%a-z×*+\-=]/iu.test(plain) ? plain : sign;
    at.push(index);
  }
  return { original, text: text.replaceAll(endless, (run) => '#'.repeat(run.length)), at };
}

/** The words as written between two places of the squeezed text. */
export function wordsAt(prose: Prose, from: number, to: number): string {
  const [start, last] = [prose.at[from], prose.at[to - 1]];
  return start === undefined || last === undefined ? '' : prose.original.slice(start, last + 1);
}

const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

/** 三, 十, 十二, 3 → a count; null for anything else. */
export function countOf(text: string): number | null {
  if (/^\d{1,3}$/u.test(text)) return Number.parseInt(text, 10);
  const [, tens, units] = /^(?:([二三四五六七八九])?十)?([一二两三四五六七八九])?$/u.exec(text) ?? [];
  if (!/[一二两三四五六七八九十]/u.test(text)) return null;
  const ten = text.includes('十') ? (tens === undefined ? 1 : (digits[tens] ?? 1)) * 10 : 0;
  return ten + (units === undefined ? 0 : (digits[units] ?? 0)) || null;
}

export const amount = String.raw`\d+(?:\.\d+)?`;

export const amountIn = (text: string): string => decimalText(text) ?? text;

export const amountsIn = (text: string): string[] => (text.match(new RegExp(amount, 'gu')) ?? []).map(amountIn);

/** Words that only give an example: 例如…, （如…）; 如 alone is a condition. */
export const isExample = ({ text }: Prose, at: number): boolean =>
  /(?:例如|比如|譬如|举例|假设|[（(]如|如[：:])[^。；;）)]*$/u.test(text.slice(0, at));

/** A clause or an item of a list; `isItem` where it has a number of its own, which is left out. */
export type Piece = { text: string; from: number; isItem: boolean };

const itemNumber =
  /^(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)][.、．]?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、．)）]|\.(?!\d))|[\u2474-\u2487])/u;

/** Clauses, cut at 。；; and before the items of a list (1. （2） ③), brackets kept together. */
export function piecesOf(prose: Prose): Piece[] {
  const { text, original, at } = prose;
  return clausesOf(text, /[。；;]/u).flatMap((clause) => {
    const starts: { from: number; length: number }[] = [];
    for (let from = clause.from; from < clause.from + clause.text.length; from += 1) {
      const before = from === clause.from ? '' : text.charAt(from - 1);
      const isBroken = (at[from] ?? 0) - (at[from - 1] ?? -1) > 1;
      if (!(before === '' || /[，,：:]/u.test(before) || isBroken)) continue;
      const isCircled = /[①-⑳]/u.test(original.charAt(at[from] ?? 0));
      const length = isCircled ? 1 : (itemNumber.exec(text.slice(from, from + 6))?.[0].length ?? 0);
      if (length > 0) starts.push({ from, length });
    }
    const end = clause.from + clause.text.length;
    const first = starts[0]?.from ?? end;
    const lead: Piece[] =
      first === clause.from ? [] : [{ text: text.slice(clause.from, first), from: clause.from, isItem: false }];
    const items = starts.map(({ from, length }, index): Piece => {
      const start = from + length;
      return { text: text.slice(start, starts[index + 1]?.from ?? end), from: start, isItem: true };
    });
    return [...lead, ...items].filter((piece) => piece.text !== '');
  });
}

/** Sentences and clauses with their places: cut at 。；; and line ends' numbering, brackets kept together. */
export function clausesOf(text: string, signs: RegExp): { text: string; from: number }[] {
  const clauses: { text: string; from: number }[] = [{ text: '', from: 0 }];
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (/[（(“]/u.test(sign)) depth += 1;
    if (/[）)”]/u.test(sign)) depth = Math.max(0, depth - 1);
    const last = clauses.at(-1);
    if (depth === 0 && signs.test(sign)) clauses.push({ text: '', from: index + 1 });
    else if (last !== undefined) last.text += sign;
  }
  return clauses.filter((clause) => clause.text !== '');
}
