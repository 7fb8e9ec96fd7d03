// Priced levels of awards and findings (分档加减分): “对…单位，加0.1分”, “前3名…分别加0.5分、0.3分、0.2分”.
import { amount, amountIn, amountsIn, countOf, isExample, piecesOf, type Prose, type Said, wordsAt } from './prose.ts';
import type { Sign } from './sign.ts';

/** `at` is its place in the squeezed text. */
export type PricedLevel = { title: string; points: string; at: number };
/** `others` are levels by the same title at other points; an example (例如) prices nothing for certain. */
export type Levels = Said<{ sign: Sign; levels: PricedLevel[]; others: PricedLevel[]; isExample: boolean }>;

const plus = '加|奖励|奖|增加';
const plusVerb = new RegExp(`^(?:${plus})$`, 'u');
const minus = '扣减|扣除|扣|减';
const verbs = String.raw`(?:分别|各|依次|一次性|酌情|直接|予以|给予|可|每\p{Script=Han}{1,2}|分|的)*(${plus}|${minus})(?:分)?`;
const ranked = new RegExp(
  String.raw`前([一二两三四五六七八九十]{1,3}|\d{1,2})(?:名|位).*?${verbs}((?:${amount}分?[、，,和及]?){2,})`,
  'u',
);
const several = new RegExp(
  String.raw`^(.*?)(?:的|,|，)*(?:分别|依次)(${plus}|${minus})(?:分)?((?:${amount}分?[、，,和及]?){2,})`,
  'u',
);
/** Neither 不再加1分 nor 扣1分以上. */
const single = new RegExp(
  String.raw`^(.*?)(?<!不|不再|不予|不得|免)${verbs}(${amount})(?:分(?!以上|以下|以内|左右)|$)`,
  'u',
);
/** Further levels may leave the verb out: “国家级加2分、省级1分、市级0.5分”. */
const short = new RegExp(String.raw`^(\p{Script=Han}{2,10}?)(?:的|奖)?(${amount})分$`, 'u');
const limit = /不超过|不高于|最高|上限|封顶|为限|至多|最多|以内|不低于/u;

type Side = Omit<Levels, 'sign' | 'words'> & { from: number; to: number };
const nothing = (): Side => ({ levels: [], others: [], isExample: false, from: -1, to: -1 });

/** One reading for each sign; caps and ladders with a bottom end are not levels. */
export function readLevels(prose: Prose): Levels[] {
  const found: Record<Sign, Side> = { plus: nothing(), minus: nothing() };
  for (const piece of piecesOf(prose)) {
    if (/前.{1,3}名?.?[和及与、]后/u.test(piece.text)) continue;
    let sign: Sign | null = null;
    for (const part of partsOf(piece.text)) {
      const read: Part | null = limit.test(part.text) ? null : readPart(part.text, sign);
      if (read === null) continue;
      sign = read.sign;
      const [from, to] = [piece.from + part.from, piece.from + part.from + part.text.length];
      enter(
        found[read.sign],
        read.levels.map((level) => ofRank(level, piece.text)),
        from,
      );
      found[read.sign].to = to;
      found[read.sign].isExample ||= isExample(prose, to);
    }
  }
  return (['plus', 'minus'] as const)
    .filter((sign) => found[sign].levels.length > 0)
    .map((sign) => {
      const { from, to, ...side } = found[sign];
      return { sign, ...side, words: wordsAt(prose, from, to) };
    });
}

const award = /^(?:[特一二三四五]等奖?|第\d+名|[金银铜优]\p{Script=Han}?奖|优秀奖)$/u;
const rankAhead = /^(?:获得?|受到?|被|在)?(\p{Script=Han}{1,3}级)[^，,：:\d]{0,12}[，,：:]/u;

/** A prize under 获国家级表彰的， is of that rank: 国家级一等奖. */
function ofRank(level: Priced, piece: string): Priced {
  const rank = rankAhead.exec(piece)?.[1];
  return rank !== undefined && award.test(level.title) ? { ...level, title: `${rank}${level.title}` } : level;
}

/** Clauses that change prices stated elsewhere (获省级表彰的减半计分): no level says them. */
export function readModifiers(prose: Prose): Said<object>[] {
  return piecesOf(prose)
    .filter(
      ({ text }) =>
        /减半|折半|加倍|翻倍|翻番|按\d+%[计加扣折]/u.test(text) && !new RegExp(`${amount}分`, 'u').test(text),
    )
    .map(({ text, from }) => ({ words: wordsAt(prose, from, from + text.length) }));
}

function enter(side: Side, levels: Priced[], at: number): void {
  if (side.from < 0) side.from = at;
  for (const level of levels) {
    const same = [...side.levels, ...side.others].filter((known) => known.title === level.title);
    if (same.length === 0) side.levels.push({ ...level, at });
    else if (same.every((known) => known.points !== level.points)) side.others.push({ ...level, at });
  }
}

/** Each part runs up to its points: “…的，加1分” and “…分别加0.5分、0.3分” are one part each. */
function partsOf(text: string): { text: string; from: number }[] {
  const ends = [
    ...text.matchAll(new RegExp(String.raw`${amount}分(?![、，,和及]?${amount}分)[^，,、。；;]*`, 'gu')),
  ].map((match) => match.index + match[0].length);
  let from = 0;
  const parts = ends.map((end) => {
    const raw = text.slice(from, end);
    const skipped = /^[，,、]+/u.exec(raw)?.[0].length ?? 0;
    const part = { text: raw.slice(skipped), from: from + skipped };
    from = end;
    return part;
  });
  return parts.filter((part) => part.text !== '');
}

type Priced = Omit<PricedLevel, 'at'>;
type Part = { sign: Sign; levels: Priced[] };

function readPart(text: string, sign: Sign | null): Part | null {
  const signOf = (verb: string): Sign => (plusVerb.test(verb) ? 'plus' : 'minus');
  const byRank = ranked.exec(text);
  if (byRank !== null) {
    const points = amountsIn(byRank[3] ?? '');
    if (points.length !== countOf(byRank[1] ?? '')) return null;
    const scope = /(全国|全省|全市|全区|全县)/u.exec(text)?.[1] ?? '';
    return {
      sign: signOf(byRank[2] ?? ''),
      levels: points.map((each, index) => ({ title: `${scope}第${index + 1}名`, points: each })),
    };
  }
  const listed = several.exec(text);
  if (listed !== null) {
    const titles = titleOf(listed[1] ?? '').split(/[、，,和及]/u);
    const points = amountsIn(listed[3] ?? '');
    if (titles.length !== points.length) return null;
    return {
      sign: signOf(listed[2] ?? ''),
      levels: points.map((each, index) => ({ title: titles[index] ?? '', points: each })),
    };
  }
  const alone = single.exec(text);
  if (alone !== null && titleOf(alone[1] ?? '') !== '') {
    return {
      sign: signOf(alone[2] ?? ''),
      levels: [{ title: titleOf(alone[1] ?? ''), points: amountIn(alone[3] ?? '0') }],
    };
  }
  const next = sign === null ? null : short.exec(text);
  return next === null || sign === null
    ? null
    : { sign, levels: [{ title: titleOf(next[1] ?? ''), points: amountIn(next[2] ?? '0') }] };
}

const joining = /^(?:并|且|并且|同时|另|另外|还|还要|再|一并)$/u;

/** The matter that is priced, without what leads up to it and without 每项, 的, commas at its end. */
function titleOf(words: string): string {
  const parts = words.split(/[，,：:]/u).filter((part) => part !== '');
  // “…的，取消资格，同时扣10分”: the price is of the case, which stands first.
  const clause = (joining.test(parts.at(-1) ?? '') ? parts[0] : parts.at(-1)) ?? '';
  return clause
    .replace(/^\d+[.、)]/u, '')
    .replace(/^每(?:发生|出现|有)?[一1]?[起次件例项个人篇]/u, '')
    .replace(/^(?:对于|对|凡是|凡|被|受到|受|获得|获|因|在|有|若|如|未能|其中)(?=.{2})/u, '')
    .replace(/(?:每有?一?\p{Script=Han}|每\p{Script=Han}{1,2}|一次|一项|一件|1[项次件个]|按)$/u, '')
    .replace(/的$/u, '');
}
