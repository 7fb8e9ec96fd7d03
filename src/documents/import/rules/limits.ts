// Limits of additions and deductions (限额): 累计不超过5分, 最高加3分, 扣分不超过10分, 上限5分.
import { amount, amountIn, clausesOf, type Prose, type Said, wordsAt } from './prose.ts';

/** `points` is positive; `sign` says which way it bounds. */
export type Limit = Said<{ sign: 'plus' | 'minus'; points: string }>;

const bound = new RegExp(
  String.raw`(?:不(?:得|能|可|应)?超过|不高于|不多于|至多|最多|最高|上限|封顶|限|≤|以)(?:为|是|可)?(?:加|减|扣|奖励|奖|得|计)?(?:分)?(?:为)?[:：]?(${amount})分(?:以内|为限|封顶|为上限)?`,
  'gu',
);
const after = new RegExp(
  String.raw`(?<!加|减|扣|得)(${amount})分(?:以内|为限|封顶|为上限)|扣(?:完|至|到|满)(${amount})分(?:为止|止|为限)?`,
  'gu',
);

/** `defaultSign` decides where a clause speaks of neither 加 nor 扣. */
export function readLimits(prose: Prose, defaultSign: 'plus' | 'minus'): Limit[] {
  const limits: Limit[] = [];
  for (const clause of clausesOf(prose.text, /[。；;]/u)) {
    for (const pattern of [bound, after]) {
      for (const match of clause.text.matchAll(pattern)) {
        if (isPerItem(clause.text.slice(0, match.index))) continue;
        const from = clause.from + match.index;
        const sign = signOf(clause.text.slice(0, match.index + match[0].length), defaultSign);
        const points = amountIn(match[1] ?? match[2] ?? '0');
        if (limits.some((limit) => limit.sign === sign && limit.points === points)) continue;
        limits.push({
          sign,
          points,
          words: wordsAt(prose, from - lead(clause.text, match.index), from + match[0].length),
        });
      }
    }
  }
  return limits;
}

/** A bound on single items (单项最高加2分, 每项不超过1分) is no limit of the row. */
const isPerItem = (before: string): boolean =>
  /(?:单项|每项|每次|每件|每个|每篇|单次|单个|同一项?)[^，,。；;]*$/u.test(before);

function signOf(words: string, defaultSign: 'plus' | 'minus'): 'plus' | 'minus' {
  const [plus, minus] = [
    Math.max(words.lastIndexOf('加'), words.lastIndexOf('奖')),
    Math.max(words.lastIndexOf('扣'), words.lastIndexOf('减')),
  ];
  if (plus < 0 && minus < 0) return defaultSign;
  return plus > minus ? 'plus' : 'minus';
}

/** The words since the last comma belong to the limit: 加分累计不超过…. */
function lead(text: string, at: number): number {
  const comma = Math.max(text.lastIndexOf('，', at), text.lastIndexOf(',', at), text.lastIndexOf('。', at));
  return at - comma - 1;
}

/** The document says that there is no limit. */
export const saysNoLimit = (prose: Prose): Said<object> | null => {
  const found = /以?实际(?:累[加计]|得分|加分)[^，,。；;]{0,8}(?:为准|计算)|不设上限|上不封顶|不封顶/u.exec(prose.text);
  return found === null ? null : { words: wordsAt(prose, found.index, found.index + found[0].length) };
};
