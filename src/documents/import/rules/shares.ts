// Shares of voter groups and channels (占比): “甲占60%，乙占40%”, “得分＝甲×60%＋乙×40%”.
import * as exact from '../../../domain/rational.ts';
import { amount, type Prose, type Said, wordsAt } from './prose.ts';

export type Share = { title: string; share: string };
export type Shares = Said<{ parts: Share[] }>;

const percent = (text: string): string => exact.formatPercent(exact.parse(`${text}%`));
const bare = (title: string): string =>
  title
    .replace(/^(?:其中|分别为|即|由|按)[:：，,]?/u, '')
    .replace(/^\d+[.、)]/u, '')
    .replace(/(?:得分|成绩|分值|分数|权重|结果|比例)$/u, '')
    .replace(/(?<=领导|群众|公众|代表|企业|干部|职工|班子)(?:评价|评议)$/u, '');

/** “甲评价得分占60%”: the title is what stands before 占 since the last sign. */
const sayingShare = new RegExp(
  String.raw`([^，,。；;：:（）()、%]+(?:、[^，,。；;：:（）()、%]+?)*?)(?:各?占(?:比|总分的?|总成绩的?|分值的?)?|权重(?:为|占)?|按)[:：]?(${amount})%`,
  'gu',
);
/** “甲得分×60%”. */
const term = new RegExp(String.raw`([^=＝+＋×*，,。；;：:（）()%]+)[×*xX✕·](${amount})%`, 'gu');
/** “60%×甲得分”, and “（甲60%、乙40%）”. */
const termBefore = new RegExp(String.raw`(${amount})%[×*xX✕·]([^=＝+＋×*，,。；;：:（）()%]+)`, 'gu');
const listed = new RegExp(String.raw`([^=＝+＋×*，,。；;：:（）()、%\d]{2,})(${amount})%`, 'gu');

/** Two or more shares that add up to the whole; null where there are none such. */
export function readShares(prose: Prose): Shares | null {
  const forms: { pattern: RegExp; title: number; share: number }[] = [
    { pattern: term, title: 1, share: 2 },
    { pattern: termBefore, title: 2, share: 1 },
    { pattern: sayingShare, title: 1, share: 2 },
    { pattern: listed, title: 1, share: 2 },
  ];
  for (const { pattern, title, share } of forms) {
    const found = [...prose.text.matchAll(pattern)];
    const parts = found.map((match) => ({ title: bare(match[title] ?? ''), share: percent(match[share] ?? '0') }));
    const total = exact.sum(parts.map((part) => exact.parse(part.share)));
    const [first, last] = [found[0], found.at(-1)];
    const isSound = parts.length >= 2 && new Set(parts.map((part) => part.title)).size === parts.length;
    if (first === undefined || last === undefined || !isSound || !exact.equals(total, exact.one)) continue;
    if (parts.some((part) => part.title === '')) continue;
    return { parts, words: wordsAt(prose, first.index, last.index + last[0].length) };
  }
  return null;
}
