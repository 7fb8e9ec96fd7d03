// Scales of ballots (测评等次): “优秀100分、良好80分、一般60分”, “满意100%、基本满意80%”.
import * as exact from '../../../domain/rational.ts';
import { amount, isExample, type Prose, type Said, wordsAt } from './prose.ts';

const answers =
  '非常满意|很满意|比较满意|较满意|基本满意|不满意|满意|优秀|良好|较好|一般|较差|很差|合格|基本合格|不合格|称职|基本称职|不称职|好|中|差';
const step = new RegExp(
  String.raw`“?(${answers})”?(?:的|票|等次|档)*(?:得|计|按|为|赋|折算为?|[:：=])*(${amount})(分|%)`,
  'gu',
);

/** An answer beside a number that is no single one (良好80-89分, 优秀90分以上): lines between grades, no scale. */
const between = new RegExp(
  String.raw`(?:${answers})[^，,。；;、]{0,4}?${amount}(?:分|%)?(?:以上|以下|及以|[-~～—至])|(?:${answers})[^，,。；;、]{0,3}[≥≤<>＜＞]`,
  'u',
);

export const isAnswer = (words: string): boolean =>
  new RegExp(String.raw`^(?:${answers})(?:票|率|的|等次|档)*$`, 'u').test(words);

/** Answers with their share of full marks: percentages as they stand, points out of the highest. */
export function readScale(prose: Prose): Said<{ levels: Record<string, string>; isExample: boolean }> | null {
  const found = [...prose.text.matchAll(step)];
  const [first, last] = [found[0], found.at(-1)];
  const names = new Set(found.map((match) => match[1]));
  if (first === undefined || last === undefined || found.length < 2 || names.size < found.length) return null;
  if (between.test(prose.text)) return null;
  const isPercent = found.every((match) => match[3] === '%');
  const values = found.map((match) => exact.parse(match[2] ?? '0'));
  const highest = isPercent ? exact.whole(100) : values.reduce(exact.max);
  if (highest.n === 0n || (!isPercent && found.some((match) => match[3] === '%'))) return null;
  const levels = Object.fromEntries(
    found.map((match, index) => [match[1] ?? '', exact.format(exact.div(values[index] ?? exact.zero, highest))]),
  );
  return {
    levels,
    isExample: isExample(prose, first.index),
    words: wordsAt(prose, first.index, last.index + last[0].length),
  };
}
