// Limits of additions and deductions (限额): 累计不超过5分, 最高加3分, 国家级加分不超过6分, 上限5分, 不设上限.
import { amount, amountIn, isExample, type Piece, piecesOf, type Prose, type Said, wordsAt } from './prose.ts';
import { type Sign, signsIn } from './sign.ts';

/** `points` is positive. */
export type Limit = Said<{
  /** The ways that it bounds; `isSure` where the words tell them. */
  signs: Sign[];
  isSure: boolean;
  points: string;
  /** What it names (国家级, 表彰); empty where it names nothing, and may be of everything. */
  of: string[];
  /** 累计, 合计, 总计: of all that is added up. */
  isSum: boolean;
  isExample: boolean;
  /** Places in the squeezed text: of the clause or item, of the limit itself. */
  clause: number;
  at: number;
}>;

const size = String.raw`(${amount})分`;
const verb = '(?:加|减|扣|奖励|奖|得|计)?(?:分)?';
const forms = [
  String.raw`(?:不(?:得|能|可|应)?超过|不高于|不多于|至多|最多|最高|上限|封顶|限|≤)(?:为|是|可)?${verb}(?:为)?[:：]?${size}(?:以内|为限|封顶|为上限)?`,
  String.raw`以${verb}${size}(?:为限|封顶|为上限)`,
  String.raw`(?<![加减扣得以\d.])${size}(?:以内|为限|封顶|为上限)`,
  String.raw`扣(?:完|至|到|满)${size}(?:为止|止|为限)?`,
];
const bound = new RegExp(forms.join('|'), 'gu');

/** `signs` are the ways of the row: with one alone there is nothing to tell apart. */
export function readLimits(prose: Prose, signs: Sign[]): { limits: Limit[]; ofItems: Said<object>[] } {
  const limits: Limit[] = [];
  const ofItems: Said<object>[] = [];
  for (const piece of piecesOf(prose)) {
    for (const match of piece.text.matchAll(bound)) {
      const points = amountIn(match.slice(1).find((each) => each !== undefined) ?? '0');
      if (/^0(?:\.0+)?$/u.test(points)) continue;
      const [at, lead] = [piece.from + match.index, leadOf(piece.text, match.index)];
      const words = wordsAt(prose, at - lead.length, at + match[0].length);
      if (isOfItem(lead)) {
        ofItems.push({ words });
        continue;
      }
      const side = sidesOf(piece, match, lead, signs);
      const clause = piece.from;
      const said = { points, words, clause, at, of: namesIn(lead), isExample: isExample(prose, at) };
      limits.push({ ...side, ...said, isSum: sums.test(lead + match[0]) });
    }
  }
  return { limits, ofItems };
}

/** The words since the last comma belong to the limit: 加分累计不超过…; a price before it does not. */
function leadOf(text: string, at: number): string {
  const clause = /[^，,]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  return clause.split(new RegExp(`${amount}分`, 'u')).at(-1) ?? '';
}

const sums = /累计|累加|合计|总计|总共|共计|总分|总额|合并/u;

/** A bound on single items (单项最高加2分, 每项不超过1分) is no limit of the row. */
const isOfItem = (lead: string): boolean =>
  /单项|单次|单个|单件|单篇|同一(?!个?(?:单位|部门|年))|每(?!年|[个家]?单位|[个家]?部门)(?:一|[12两])?(?:项|次|件|个|篇|起|人|例|条|类|家|处|名|支|月|季度?|天|批|场|份|单项)/u.test(
    lead,
  );

/** The verb of the limit tells its sign, else the words before it, else the clause, else the row. */
function sidesOf(
  { text }: Piece,
  match: RegExpExecArray,
  lead: string,
  signs: Sign[],
): Pick<Limit, 'signs' | 'isSure'> {
  const before = text.slice(0, match.index);
  for (const words of [match[0], lead, before]) {
    const said = signsIn(words);
    if (said.length === 1) return { signs: said, isSure: true };
    if (said.length === 2) return { signs: said, isSure: together.test(words) && words !== before };
  }
  return { signs, isSure: signs.length === 1 };
}

const together = /加减|加扣|加、?扣|加分[和、及与](?:扣|减)分|奖惩|奖罚|奖扣|增减|[扣减]分[和、及与]加分/u;

/** What a limit says of itself and of its row, and not of a level or kind. */
const general = new RegExp(
  `${sums.source}|^\\d+[.、)]|加减分|加扣分|奖惩|奖罚|[加扣减奖倒]+分|奖励|加|扣|减|得分|分值|分数|分|最高|最多|可|共|总|原则上|一般|全年|年度|一?年[内终]|每年|本年|当年|一个|各项|各级|各类|[本该此所]类|所得|附|特别|工作|考[核评]|绩效|实行|总量|控制|本指标|本项|该项|此项|上述|以上|所有|全部|[一二两三四五六七八九十\\d]项|项目|事项|指标|情形|同一|每?个?(?:被?考[评核])?家?(?:单位|部门|对象)|内|其|且|但|并|均|都|的|为|按|对|在|、|[：:（()）“”]`,
  'gu',
);

const namesIn = (lead: string): string[] =>
  lead
    .split(/[、和与及]/u)
    .map((name) => name.replace(general, ''))
    .filter((name) => name.length > 1);

/** The document says that there is no limit; `signs` and `of` as with limits. */
export function saysNoLimit(prose: Prose): Said<{ signs: Sign[]; of: string[] }> | null {
  const found = /以?实际(?:累[加计]|得分|加分)[^，,。；;]{0,8}(?:为准|计算)|不设上限|上不封顶|不封顶/u.exec(prose.text);
  if (found === null || isExample(prose, found.index)) return null;
  const lead = leadOf(/[^。；;]*$/u.exec(prose.text.slice(0, found.index))?.[0] ?? '', found.index);
  return {
    signs: signsIn(lead + found[0]),
    of: namesIn(lead),
    words: wordsAt(prose, found.index, found.index + found[0].length),
  };
}
