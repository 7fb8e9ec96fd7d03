// Stated calculations (计分办法): formulas, steps, prices per case, slopes and ranks, as far as words give them away.
import type { OperationType } from '../../../domain/operation.ts';
import { amount, type Prose, type Said, wordsAt } from './prose.ts';

const number = String.raw`(?:\d{1,3}|[一二两三四五六七八九十]{1,3})`;
const some = (most: number): string => `[^，,。；;]{0,${most}}?`;
/** Points that are given or taken: 扣0.2分, ，加1分, 得满分. */
const gives = (verbs: string): string =>
  String.raw`${some(10)}[，,]?${some(4)}(?:${verbs})(?:减|除)?(?:该项|本项)?分?(?:值)?(?:满|${amount})(?:分|%)?`;
const measure = '(?:百分点|个点|名|位次?|%|万元|亿元|天|日|分)';
const times = '(?:人?次|起|例|件|处|[人项]次?|个|宗|条|篇|户|家|份|场|批)';
const change = '低|少|超|延|迟|早|晚|逾|提前|高|增|减|下降|提高|上升|差|降|欠';

/** Tried in turn: the first that fits names the likely operation. */
const forms: [OperationType, string[]][] = [
  [
    'rank-table',
    [
      `(?:第${number}(?:名|位)?(?:[-—~～至到]第?${number})?(?:名|位)|(?:前|后|末|倒数)${number}(?:名|位)?)(?:的|起)?${gives('得|计|加|减|扣')}`,
      `每(?:后退|下降|退后|降|提升|前进)?[一1]?(?:名|位)${gives('得|计|加|减|扣')}`,
      '按(?:排名|名次)(?:得分|计分|赋分)',
    ],
  ],
  [
    'levels',
    [
      `第?${number}(?:档|等|级|类)次?的?(?:得|计|赋|为)+${amount}分`,
      `[A-E](?:档|等|级|类)的?(?:得|计|赋|为)+${amount}分`,
    ],
  ],
  ['bands', [`${amount}%?(?:分|天|件|次)?(?:\\(?含\\)?)?(?:及?以上|及?以下|以内)的?[，,]?(?:得|计|赋)${amount}分`]],
  ['slope', [`每(?:${change})${some(12)}${measure}${gives('扣|减|加|得')}`]],
  ['count', [`(?:每|缺|迟|漏|少|发现|发生|出现)${some(16)}${times}${gives('扣|减|加')}`]],
  [
    'ratio',
    [
      String.raw`(?:得分|分值)[=＝][^。；;]*[÷／/×*✕]`,
      String.raw`(?:完成率|达标率|实际[^，,。；;÷／/×*✕]{0,8})[÷／/×*✕]`,
      String.raw`[÷／/](?:目标|任务|计划)`,
      '按(?:照)?(?:实际)?(?:完成)?的?(?:比例|进度|完成率)(?:计算|折算)?(?:得|计|给|赋|扣)分',
    ],
  ],
];
const patterns = forms.map(([operation, words]) => ({ operation, pattern: new RegExp(words.join('|'), 'u') }));

/** The first calculation that the words state, and the operation that it is likely to be. */
export function readCalculation(prose: Prose): Said<{ operation: OperationType }> | null {
  for (const { operation, pattern } of patterns) {
    const found = pattern.exec(prose.text);
    if (found !== null) return { operation, words: wordsAt(prose, found.index, found.index + found[0].length) };
  }
  return null;
}
