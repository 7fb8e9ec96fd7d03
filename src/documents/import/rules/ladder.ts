// Ladders by rank (名次奖惩): “前三名和后三名…分别加减1.5分、1分、0.5分”.
import { amount, amountsIn, clausesOf, countOf, isExample, type Prose, type Said, wordsAt } from './prose.ts';

/** `top[0]` is for the first; `bottom` in the order of the document, whose first end is not said. */
export type Ladder = Said<{ what: string; top: string[]; bottom: string[]; isExample: boolean }>;

const rank = String.raw`([一二两三四五六七八九十]{1,3}|\d{1,2})`;
const list = String.raw`((?:${amount}分?[、，,和及]?)+)`;
const both = new RegExp(
  String.raw`前${rank}(?:名|位)?(?:和|、|及|与|或)(?:后|末|倒数)${rank}(?:名|位)[^。；;]*?(?:加、?减|奖、?扣|奖惩|奖罚|加扣|增减)(?:分)?${list}`,
  'gu',
);
const one = (end: string, verb: string) =>
  new RegExp(String.raw`(?:${end})${rank}(?:名|位)[^。；;]*?(?:${verb})(?:分)?${list}`, 'gu');
const topOnly = one('前', '加|奖励|奖|得');
const bottomOnly = one('后|末|倒数', '扣减|扣|减');

/** Every ladder with both ends; of a sentence that tells the ends apart there must be one of each, of the same scope. */
export function readLadders(prose: Prose): Ladder[] {
  return clausesOf(prose.text, /[。]/u).flatMap((clause) => {
    const joint = [...clause.text.matchAll(both)];
    if (joint.length > 0) {
      return joint.flatMap((match, index) => {
        const steps = amountsIn(match[3] ?? '');
        if (steps.length !== countOf(match[1] ?? '') || steps.length !== countOf(match[2] ?? '')) return [];
        const before = index === 0 ? undefined : joint[index - 1];
        const start = before === undefined ? 0 : before.index + before[0].length;
        return ladder(
          prose,
          clause.from + start,
          clause.text.slice(start, match.index + match[0].length),
          steps,
          steps,
        );
      });
    }
    const [top, ...tops] = clause.text.matchAll(topOnly);
    const [bottom, ...bottoms] = clause.text.matchAll(bottomOnly);
    if (top === undefined || bottom === undefined || tops.length > 0 || bottoms.length > 0) return [];
    const [up, down] = [amountsIn(top[2] ?? ''), amountsIn(bottom[2] ?? '')];
    if (up.length !== countOf(top[1] ?? '') || down.length !== countOf(bottom[1] ?? '')) return [];
    const [first, last] = bottom.index > top.index ? [top, bottom] : [bottom, top];
    const own = scopeOf(clause.text.slice(first.index + first[0].length, last.index));
    if (own !== '' && own !== scopeOf(clause.text.slice(0, first.index))) return [];
    return ladder(prose, clause.from, clause.text.slice(0, last.index + last[0].length), up, down);
  });
}

/** Ranks that take points off and are no ladder: not as many points as ranks, or no pair of both ends. */
export function readLooseRanks(prose: Prose): Said<object>[] {
  const ladders = readLadders(prose).map(({ words }) => words);
  return [both, bottomOnly]
    .flatMap((pattern) => [...prose.text.matchAll(pattern)])
    .map((match) => ({ words: wordsAt(prose, match.index, match.index + match[0].length) }))
    .filter(({ words }) => !ladders.some((known) => known.includes(words.replace(/[、，,和及]$/u, ''))))
    .filter(({ words }, at, all) => !all.slice(0, at).some((each) => each.words.includes(words)));
}

const scopeOf = (words: string): string => /(?:全国|全省|全市|全区|全县)/u.exec(words)?.[0] ?? '';

/** `words` begin at `from`; what leads up to the ladder goes with it. */
function ladder(prose: Prose, from: number, words: string, top: string[], bottom: string[]): Ladder {
  const skipped = /^[；;，,、]*/u.exec(words)?.[0].length ?? 0;
  const own = words.slice(skipped).replace(/[、，,和及]$/u, '');
  const at = from + skipped;
  return {
    what: subject(own),
    top,
    bottom,
    isExample: isExample(prose, at + own.length),
    words: wordsAt(prose, at, at + own.length),
  };
}

/** What is ranked: the words before 位列, 排名 and the like. */
function subject(text: string): string {
  const [, words = ''] = /^(?:对)?(.{1,20}?)(?:得分)?(?:位列|排名|位居|居|进入|列)/u.exec(text) ?? [];
  return words === '' || /[\d，,前后]/u.test(words) ? '排名' : `${words}排名`;
}
