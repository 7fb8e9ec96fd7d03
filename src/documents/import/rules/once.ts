// What counts once only (不重复计分): 就高不就低, 同一事项不重复加分, 只计一次.
import { isExample, piecesOf, type Prose, type Said, wordsAt } from './prose.ts';
import { type Sign, signsIn } from './sign.ts';

const once =
  /就高不就低|就高不重复|不重复(?:计|加|扣|奖)\p{Script=Han}{0,2}|只(?:计|加|扣)一次|不累计(?!超|不)|(?<!不)(?:取最高(?:分|项|值)?|按最高(?=[的一级档项奖分值标等层名计加扣记者]))/gu;

/** One matter counts once; null where nothing says so of the sign. The words of the clause tell the sign, else the sentence. */
export function saysOnce(prose: Prose, sign: Sign): Said<object> | null {
  for (const piece of piecesOf(prose)) {
    for (const found of piece.text.matchAll(once)) {
      const from = piece.from + found.index;
      if (isExample(prose, from)) continue;
      const clause = /[^，,]*$/u.exec(piece.text.slice(0, found.index))?.[0] ?? '';
      const own = signsIn(clause + found[0]);
      const signs = own.length > 0 ? own : signsIn(piece.text);
      if (signs.length === 0 || signs.includes(sign)) return { words: wordsAt(prose, from, from + found[0].length) };
    }
  }
  return null;
}
