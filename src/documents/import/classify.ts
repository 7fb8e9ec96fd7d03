// The nature of a row (行的种类): indicator, evaluation or adjustment, by its words and its place.
import type { RowKind } from '../../domain/row.ts';
import { squeeze } from './heading.ts';
import type { Points } from './points.ts';
import { proseMax } from './rules/prose.ts';

const voters =
  '领导|公众|群众|社会|民主|服务对象|企业|基层|班子|上级|同级|下级|互相|相互|网络|网上|主管|代表|同事|职工|科室|委员|党员|干部|市民|第三方|外部|内部|分管|综合';
const evaluationTitle = new RegExp(
  String.raw`(?:${voters}).{0,6}(?:评价|评议|测评|评判|评分|打分|互评|满意度|评估)$|满意度(?:测评|调查|评价|评议)?$|^(?:民主|民意)(?:测评|评议|调查)|问卷(?:调查|测评)$|互评$|^(?:公议|评议|测评|互评|他评)$`,
  'u',
);
const adjustmentTitle =
  /加减分|奖惩|正向激励|负向|察访核验|一票否决|否决|(?:加|扣|减|奖|倒扣)分(?:项|事项|指标|因素|内容|条款|项目)?(?:[^\p{Script=Han}]|$)|^(?:附加|额外)|加分|倒扣|奖励(?:项|分|加分)|奖优罚劣|^(?:激励|惩戒|奖励|处罚|特别贡献)(?:事项|项目|机制)?$/u;
/** Words that make an adjustment only where the row states no full marks and its text gives or takes points. */
const weakTitle = /督查|督察|激励|奖励|表彰|惩戒|问责|核验|通报|创新|荣誉|违纪|违规|负面/u;
const givesPoints = /(?:予以|累计|酌情|直接)?(?:加|扣|减|奖励)\s*[\d.]*\s*分|直接计入总分|一票否决|倒扣/u;

/** The beginning of a title is enough to tell. */
const titleMax = 60;

/** Headings over a whole table of adjustments: 加分项目, 扣分情形. */
export const isAdjustmentHeading = (heading: string): boolean =>
  /加分|扣分|减分|奖惩|否决/u.test(heading) && !/标准|办法|细则|规则|原因|单位|部门|科室/u.test(heading);

/** 扣分项 where a number of points would stand. */
export const saysAdjustment = (text: string): boolean =>
  text.length <= titleMax && !/\d/u.test(text.normalize('NFKC')) && adjustmentTitle.test(squeeze(text));

/** 扣5分, +3, 最多加2分 as points: they are added or taken off, and are no full marks. */
export const isSigned = (text: string): boolean =>
  text.length <= titleMax && /^[(【[]?(?:最高|最多|至多|不超过)?(?:加|扣|[+±])/u.test(squeeze(text));

/** `titles` are those above the row and its own, the outermost first. */
export type Said = { titles: string[]; content: string; method: string; points: Points | null };

/** In a table without levels a short text of content is what names the row. */
export function kindOfRow({ titles, content, method, points }: Said): RowKind {
  const named = titles.length === 0 && content.length <= 16 ? [content] : titles;
  return kindOf({ titles: named, text: `${content}\n${method}`, points });
}

/** `titles` are those above the row and its own, the outermost first; points below 0 are taken off the total. */
export function kindOf(row: { titles: string[]; text: string; points: Points | null }): RowKind {
  if (row.points?.text.startsWith('-') === true) return 'adjustment';
  const titles = row.titles
    .map((title) => squeeze(title.slice(0, titleMax)))
    .map((title) => title.replace(/[(（].*?[)）]/gu, ''));
  const deepest = titles.at(-1) ?? '';
  if (titles.some((title) => title.length <= 16 && adjustmentTitle.test(title))) return 'adjustment';
  if (titles.some((title) => title.length <= 16 && evaluationTitle.test(title))) return 'evaluation';
  const gives =
    (row.points === null || row.points.limit !== null) && givesPoints.test(squeeze(row.text.slice(0, proseMax)));
  return gives && deepest.length <= 16 && weakTitle.test(deepest) ? 'adjustment' : 'indicator';
}
