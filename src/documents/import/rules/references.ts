// References to other papers (另见的文件): “见《某某细则》”, “按附件2执行” leave the rule itself out of the table.
import { type Prose, type Said, wordsAt } from './prose.ts';

/** Words of its name by which a paper says how something is scored; a law that is to be kept says nothing of it. */
const ofScoring = '考核|考评|评分|计分|打分|赋分|评价|评议|测评|评估|奖惩';
const reference = new RegExp(
  [
    String.raw`(?:详见|参见|另见|见)(?:《[^《》]{2,40}》|附[件表]\d*)`,
    String.raw`(?:按照?|依照|依据|根据|参照|执行)《[^《》]{0,40}(?:${ofScoring})[^《》]{0,20}》`,
    String.raw`(?:按照?|依照|依据|根据|参照)附[件表]\d*`,
  ].join('|'),
  'gu',
);

/** 意见《…》, 看见附件 are other words. */
const otherWord = /[意看听罕常成主]$/u;

export const readReferences = (prose: Prose): Said<object>[] =>
  [...prose.text.matchAll(reference)].flatMap(({ index, 0: found }) =>
    found.startsWith('见') && otherWord.test(prose.text.slice(0, index))
      ? []
      : [{ words: wordsAt(prose, index, index + found.length) }],
  );
