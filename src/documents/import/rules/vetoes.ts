// Vetoes (一票否决): which cases there are, and what each does to the result.
import type { Veto } from '../../../domain/scheme.ts';
import type { Settled } from '../../../domain/setting.ts';
import { isExample, type Piece, piecesOf, type Prose, type Said, wordsAt } from './prose.ts';

export type VetoEffect = Settled<Veto>['effect'];

/** `isNamed`: “该项”, “本项” mean one certain row, “相应指标” whichever the case falls under. */
export type Effect = Said<{ effect: VetoEffect; isNamed: boolean }>;

/** `title` is the case in its own words; null where the whole row is one case. */
export type VetoCase = { title: string | null; effects: Effect[] };

/** `isSure` where it is certain which effects belong to which case; otherwise one case with all that was found. */
export type Vetoes = { cases: VetoCase[]; isSure: boolean };

const patterns: [RegExp, VetoEffect][] = [
  [
    /(?:直接|一律)?(?:定为|评为|列为|确定为|降为|按)“?(?:不合格|不称职|末等|最低(?=”?(?:等|档次))|差(?![额距异别])|较差|不达标)/gu,
    'unqualified',
  ],
  [
    /(?:取消|不得(?!分)|不能|不予|丧失|不参加|不具备|失去)[^，,。；;]{0,10}(?:评优|评先|优秀|先进|一等|优良|评选|资格)/gu,
    'barred',
  ],
  [
    /(?:该|本|此|相应|对应)(?:项|指标|项目|小项)[^，,。；;]{0,6}(?:不得分|得0分|得零分|记0分|计0分|为0分|零分|扣完|全扣|扣除全部)/gu,
    'row-zero',
  ],
];

/** What an effect is called beyond the words that tell it: 取消评优 资格. */
const rest = /^(?:资格|等次|档次|等级|称号|处理|评优|评先|[“”、])*/u;
/** Consequences that a scheme has no effect for, or that are left to somebody: with them the effects found are not all. */
const beyond =
  /降(?:低)?[一1二两]?个?(?:年度)?(?:绩效)?(?:考核|考评|评定)?(?:结果)?(?:等次|档次|等级|等|档)|(?:总分|总成绩|总得分)[^，,。；;]{0,4}(?:0分|零分)|视情|酌情处理|不得(?:评|定|确定)为[^，,。；;]{0,8}(?:良好|合格|称职|以上)/u;

type Found = Effect & { from: number; to: number };

/** What befalls people or single points is no effect on the body's result. */
const ofOthers = /(?:负责人|责任人|个人|领导|干部|人员)[^，,。；;]{0,8}$/u;
const ofPoints = /加分|得分|奖金|补助|申报/u;

/** Neither 不取消… nor 被定为不合格的, which is the case and not what follows from it. */
function effectsIn(prose: Prose, { text, from }: Piece): Found[] {
  const found = patterns.flatMap(([pattern, effect]) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }): Found => {
      const to = index + words.length;
      const said = wordsAt(prose, from + index, from + to);
      return { effect, isNamed: effect === 'row-zero' && /^[该本此]/u.test(words), words: said, from: index, to };
    }),
  );
  return found
    .filter((each) => {
      const after = text.slice(each.to).replace(rest, '');
      const before = text.slice(0, each.from);
      if (ofOthers.test(before) || (each.effect === 'barred' && ofPoints.test(each.words))) return false;
      const isCase = /^(?:[^，,。；;]{0,4}(?:的|者)(?=[，,：:]|$)|的)/u.test(after);
      return !isCase && !/(?:不|未|免予|免于|被)$/u.test(before) && !isExample(prose, from + each.from);
    })
    .toSorted((one, other) => one.from - other.from)
    .filter((each, index, all) => (all[index - 1]?.to ?? 0) <= each.from);
}

/** What may stand between two effects of one case. */
const joint =
  /^[，,、]*(?:并且|并|且|同时|以及|及|和|还|也|一并|均|都|一律|直接|其|对其|单位|部门|予以|给予|当年|本年度|年度|年终|全年|[，,、])*$/u;

type Group = { effects: Found[]; condition: string };

/** Effects that follow from one condition, with the words before them. */
function groupsIn(prose: Prose, piece: Piece): Group[] {
  const groups: Group[] = [];
  let end = 0;
  for (const found of effectsIn(prose, piece)) {
    const between = piece.text.slice(end, found.from).replace(groups.length === 0 ? '' : rest, '');
    const last = groups.at(-1);
    if (last !== undefined && joint.test(between)) last.effects.push(found);
    else groups.push({ effects: [found], condition: between });
    end = found.to;
  }
  return groups;
}

/** A condition on top of the one before: it makes no case of its own. */
const further = /^(?:情节|其中|上述|以上|前款|前述|同时|并|仍|还|再)/u;
const furtherInClause = /^(?:造成|影响|构成|连续|累计|后果|性质|特别|两次|二次|屡次)/u;
const adverbs =
  /[，,：:]?(?:则|即|应|将|直接|一律|均|当年|本年度|年度|年终|予以|给予|实行一票否决|一票否决|对其|该?单位|[，,：:])*$/u;

/** The case in its own words: 数据造假 of “（3）凡数据造假的，”; null where the words are none. */
function caseIn({ condition }: Group, isFirst: boolean): string | null {
  const words = (condition.split(/[：:]/u).findLast((each) => each !== '') ?? '').replace(/^[，,]+/u, '');
  if (further.test(words) || (!isFirst && furtherInClause.test(words))) return null;
  const plain = words.replace(adverbs, '');
  if (!isFirst && !/(?:的|者)$/u.test(plain)) return null;
  const title = plain
    .replace(/^(?:凡是|凡|对于|对|因|如|若)(?=.{2})/u, '')
    .replace(/(?:的(?:单位|部门|个人)?|者)$/u, '');
  return title.length < 2 ? null : title;
}

/** A case without an effect of its own: an item of the list, or a condition alone. */
const isLoose = (piece: Piece, groups: Group[]): boolean =>
  groups.length === 0 && (piece.isItem || /(?:的|者)$/u.test(piece.text));

/** Null where the text says no effect. */
export function readVetoes(prose: Prose): Vetoes | null {
  const read = piecesOf(prose).map((piece) => ({ piece, groups: groupsIn(prose, piece) }));
  const groups = read.flatMap((each) => each.groups);
  const all = distinct(groups.flatMap(({ effects }) => effects));
  if (all.length === 0) return null;
  const whole = { title: null, effects: all };
  const isBeyond = beyond.test(prose.text);
  if (isBeyond || all.length === 1 || groups.length === 1) return { cases: [whole], isSure: !isBeyond };
  const cases = read.flatMap((each) =>
    each.groups.map((group, index) => ({ title: caseIn(group, index === 0), effects: distinct(group.effects) })),
  );
  const titles = new Set(cases.map(({ title }) => title));
  const isSure =
    !titles.has(null) && titles.size === cases.length && !read.some((each) => isLoose(each.piece, each.groups));
  return isSure ? { cases, isSure } : { cases: [whole], isSure };
}

const distinct = (effects: Effect[]): Effect[] =>
  effects
    .filter(({ effect }, index) => effects.findIndex((each) => each.effect === effect) === index)
    .map(({ effect, isNamed, words }) => ({ effect, isNamed, words }));

/** The row is headed so, or its text says that it applies here; 被实行一票否决的 is a matter of somebody else. */
export const isVeto = (title: string, text: string): boolean =>
  /否决/u.test(title) ||
  /(?<!不|不再|被[^，,。；;]{0,8}|受到)实行一票否决(?!的[，,]?[^，,。；;]{0,6}[加扣减]\d)/u.test(text);
