// Shares of voter groups and channels (占比): “甲占60%，乙占40%”, “得分＝甲×60%＋乙×40%”.
import * as exact from '../../../domain/rational.ts';
import { amount, isExample, type Prose, type Said, wordsAt } from './prose.ts';
import { isAnswer } from './scale.ts';

export type Share = { title: string; share: string };
export type Shares = Said<{ parts: Share[]; isExample: boolean }>;

const percent = (text: string): string => exact.formatPercent(exact.parse(`${text}%`));
const bare = (title: string): string =>
  title
    .replace(/^(?:例如|比如|如)[:：，,]?/u, '')
    .replace(/^(?:其中|分别为|即|由|按)[:：，,]?/u, '')
    .replace(/^\d+[.、)]/u, '')
    .replace(/(?:得分|成绩|分值|分数|权重|结果|比例|平均|合计|共)+$/u, '')
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

type Form = { pattern: RegExp; title: number; share: number };
const forms: Form[] = [
  { pattern: term, title: 1, share: 2 },
  { pattern: termBefore, title: 2, share: 1 },
  { pattern: sayingShare, title: 1, share: 2 },
];
const listedForm: Form = { pattern: listed, title: 1, share: 2 };

type FoundShare = Share & { from: number; to: number };

/** “甲、乙各占30%” are two shares. */
const foundBy = (prose: Prose, { pattern, title, share }: Form): FoundShare[] =>
  [...prose.text.matchAll(pattern)].flatMap((match) => {
    const [words, from] = [match[title] ?? '', match.index];
    const isEach = match[0].startsWith(`${words}各占`);
    return (isEach ? words.split(/[、和与及]/u) : [words]).map((name) => ({
      title: bare(name),
      share: percent(match[share] ?? '0'),
      from,
      to: from + match[0].length,
    }));
  });

/** Each reading is of two or more shares that add up to the whole; a text that says it twice, in two ways, has two. */
export function readShares(prose: Prose): Shares[] {
  const read = forms.flatMap((form) => wholesIn(prose, foundBy(prose, form)));
  return read.length > 0 ? read : wholesIn(prose, foundBy(prose, listedForm));
}

/** Shares in a row, cut where they have reached the whole; none where one of the pieces is not sound. */
function wholesIn(prose: Prose, found: FoundShare[]): Shares[] {
  const wholes: FoundShare[][] = [];
  let open: FoundShare[] = [];
  for (const share of found) {
    open.push(share);
    if (!exact.equals(totalOf(open), exact.one)) continue;
    wholes.push(open);
    open = [];
  }
  const isSound = open.length === 0 && wholes.every((each) => each.length >= 2 && isTitled(each));
  const [first] = wholes;
  // The shares inside of a share (其中…) are no second reading of the same parts.
  const isSame = wholes.every((each) => namesOf(each) === namesOf(first ?? []));
  return isSound && isSame ? wholes.map((each) => sharesOf(prose, each)) : [];
}

const totalOf = (found: FoundShare[]) => exact.sum(found.map(({ share }) => exact.parse(share)));
const namesOf = (found: FoundShare[]): string =>
  found
    .map(({ title }) => title)
    .toSorted()
    .join('\n');
const isTitled = (found: FoundShare[]): boolean =>
  found.every(({ title }) => title !== '') && new Set(found.map(({ title }) => title)).size === found.length;

const sharesOf = (prose: Prose, found: FoundShare[]): Shares => {
  const [from, to] = [found[0]?.from ?? 0, found.at(-1)?.to ?? 0];
  return {
    parts: found.map(({ title, share }) => ({ title, share })),
    isExample: isExample(prose, found[0]?.to ?? 0),
    words: wordsAt(prose, from, to),
  };
};

/** Parts with shares that do not make a whole together: 甲占60%，乙占30%. Null where there are none, or they do. */
export function readLooseShares(prose: Prose): Shares | null {
  if (readShares(prose).length > 0) return null;
  const parts = forms
    .map((form) => foundBy(prose, form).filter(({ from, to }) => !/按\d[\d.]*%$/u.test(prose.text.slice(from, to))))
    .find((found) => found.length >= 2);
  const isOfVoters = parts !== undefined && isTitled(parts) && !parts.some(({ title }) => isAnswer(title));
  return isOfVoters ? sharesOf(prose, parts) : null;
}
