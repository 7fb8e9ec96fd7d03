// Ladders by rank (名次奖惩): “前三名和后三名…分别加减1.5分、1分、0.5分”.
import { amount, amountsIn, clausesOf, countOf, type Prose, type Said, wordsAt } from './prose.ts';

/** `top[0]` is for the first; `bottom` in the order of the document, whose first end is not said. */
export type Ladder = Said<{ what: string; top: string[]; bottom: string[] }>;

const rank = String.raw`([一二两三四五六七八九十]{1,3}|\d{1,2})`;
const list = String.raw`((?:${amount}分?[、，,和及]?)+)`;
const both = new RegExp(
  String.raw`前${rank}(?:名|位)?(?:和|、|及|与|或)(?:后|末|倒数)${rank}(?:名|位).*?(?:加、?减|奖、?扣|奖惩|奖罚|加扣|增减)(?:分)?${list}`,
  'u',
);
const one = (end: string, verb: string) =>
  new RegExp(String.raw`(?:${end})${rank}(?:名|位)[^。；;]*?(?:${verb})(?:分)?${list}`, 'u');
const topOnly = one('前', '加|奖励|奖|得');
const bottomOnly = one('后|末|倒数', '扣减|扣|减');

export function readLadder(prose: Prose): Ladder | null {
  for (const clause of clausesOf(prose.text, /[。]/u)) {
    const joint = both.exec(clause.text);
    if (joint !== null) {
      const steps = amountsIn(joint[3] ?? '');
      if (steps.length !== countOf(joint[1] ?? '') || steps.length !== countOf(joint[2] ?? '')) continue;
      return {
        what: subject(clause.text),
        top: steps,
        bottom: steps,
        words: said(prose, clause.from, clause.text, joint),
      };
    }
    const [top, bottom] = [topOnly.exec(clause.text), bottomOnly.exec(clause.text)];
    if (top === null || bottom === null) continue;
    const [up, down] = [amountsIn(top[2] ?? ''), amountsIn(bottom[2] ?? '')];
    if (up.length !== countOf(top[1] ?? '') || down.length !== countOf(bottom[1] ?? '')) continue;
    const last = bottom.index > top.index ? bottom : top;
    return { what: subject(clause.text), top: up, bottom: down, words: said(prose, clause.from, clause.text, last) };
  }
  return null;
}

const said = (prose: Prose, from: number, text: string, match: RegExpExecArray): string =>
  wordsAt(prose, from, from + Math.min(text.length, match.index + match[0].replace(/[、，,和及]$/u, '').length));

/** What is ranked: the words before 位列, 排名 and the like. */
function subject(text: string): string {
  const [, words = ''] = /^(?:对)?(.{1,20}?)(?:得分)?(?:位列|排名|位居|居|进入|列)/u.exec(text) ?? [];
  return words === '' || /[\d，,前后]/u.test(words) ? '排名' : `${words}排名`;
}
