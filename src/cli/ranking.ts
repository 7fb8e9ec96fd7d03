// A ranking on the screen (排名): per group, a bar for each body, totals, ties, grades, and what is assumed.
import { outcomeOf, totalTexts } from '../documents/write/outcome.ts';
import { answered, assumptionsOf } from '../documents/write/policy-value.ts';
import { showNumber } from '../domain/display.ts';
import {
  add,
  compare,
  div,
  fixed,
  format,
  max,
  min,
  mul,
  parse,
  type Rational,
  round,
  sub,
  whole,
  zero,
} from '../domain/rational.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Result, Scorecard } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { bar, cut, hang, pad, width, wrap } from './layout.ts';
import type { Screen } from './screen.ts';

/** Assumptions in the order in which they bear on a total: those of the topmost steps first. */
function nearestTotal<T>(result: Result, all: readonly T[]): T[] {
  const keys: string[] = [];
  let steps = result.scorecards.slice(0, 1).map((card) => card.step);
  while (steps.length > 0) {
    keys.push(...steps.flatMap((step) => step.parameters.map((use) => use.parameter)));
    steps = steps.flatMap((step) => step.children);
  }
  const place = (index: number): number => {
    const found = keys.indexOf(result.assumed[index]?.parameter ?? '');
    return found < 0 ? keys.length : found;
  };
  return all
    .map((one, index) => ({ one, at: place(index) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** The banners that stand above every output: invented data, and values that nobody signed, the first `most` of them with their reasons. */
export function bannerLines(snapshot: Snapshot, screen: Screen, most: number | null = null): string[] {
  const { result } = snapshot;
  const lines: string[] = [];
  if (result.demonstration !== null)
    lines.push(...wrap(`※ ${result.demonstration}`, screen.wrapAt).map((line) => screen.paint('yellow', line)));
  return [...lines, ...assumptionLines(snapshot, screen, most)];
}

/** The values that nobody signed, with their reasons; nothing where all is signed. */
export function assumptionLines(snapshot: Snapshot, screen: Screen, most: number | null = null): string[] {
  const { result } = snapshot;
  if (result.assumed.length === 0) return [];
  const lines: string[] = [];
  lines.push(screen.paint('yellow', '※ 以下为假设，待签署 / assumptions awaiting a signature：'));
  const all = assumptionsOf(outcomeOf(snapshot, ''));
  for (const { title, value, reason } of most === null ? all : nearestTotal(result, all).slice(0, most)) {
    lines.push(...hang('  · ', answered(title, value), screen.wrapAt));
    if (reason !== '')
      lines.push(...hang('    ', `理由：${reason}`, screen.wrapAt).map((line) => screen.paint('dim', line)));
  }
  if (most !== null && all.length > most) lines.push(`    ……另有 ${all.length - most} 项，全部和理由写在结果文件里。`);
  return lines;
}

/** One line instead of the list, for where the list has been shown. */
export function shortBannerLines(
  result: { demonstration: string | null; assumed: readonly unknown[] },
  screen: Screen,
): string[] {
  const parts = [
    ...(result.demonstration === null ? [] : [result.demonstration]),
    ...(result.assumed.length === 0
      ? []
      : [`${result.assumed.length} 个参数为假设，待签署 / ${result.assumed.length} assumptions awaiting a signature`]),
  ];
  return parts.flatMap((part) => wrap(`※ ${part}`, screen.wrapAt)).map((line) => screen.paint('yellow', line));
}

const rankText = (card: Scorecard): string => (card.rank === null ? '—' : `${card.rank}${card.tied ? '=' : ''}`);

/** Where the bars begin and end. They begin at zero unless all totals lie close together; the heading says where. */
type Scale = { from: Rational; to: Rational };

function scaleOf(cards: readonly Scorecard[]): Scale {
  const totals = cards.flatMap(({ total }) => (total === null ? [] : [parse(total)]));
  const [first] = totals;
  if (first === undefined) return { from: zero, to: whole(1) };
  const [least, most] = [totals.reduce(min, first), totals.reduce(max, first)];
  const ten = whole(10);
  const isClose = compare(mul(sub(most, least), whole(3)), most) < 0 && compare(least, ten) > 0;
  return { from: isClose ? mul(round(sub(div(least, ten), whole(1)), 0, 'down'), ten) : zero, to: most };
}

/** Totals with their decimal points under each other, rounded ones with equally many places: `97.00`. */
function alignedTotals(cards: readonly Scorecard[]): Map<string, string> {
  const shown = totalTexts(cards);
  const tail = (text: string) => (text.includes('.') ? text.length - text.indexOf('.') : 0);
  const longest = Math.max(0, ...[...shown.values()].map(tail));
  const texts = cards.map(({ subject }): [string, string] => {
    const text = shown.get(subject);
    return [subject, text === undefined ? '缺数据' : text + ' '.repeat(longest - tail(text))];
  });
  const columns = Math.max(4, ...texts.map(([, text]) => width(text)));
  return new Map(texts.map(([id, text]) => [id, pad(text, columns, 'right')]));
}

type Table = {
  rank: number;
  title: number;
  bar: number;
  totals: ReadonlyMap<string, string>;
  scale: Scale;
  titleOf: (id: string) => string;
};

function tableOf(cards: readonly Scorecard[], titleOf: (id: string) => string, screen: Screen): Table {
  const widest = (texts: string[], least: number) => Math.max(least, ...texts.map(width));
  const rank = widest(cards.map(rankText), 4);
  const totals = alignedTotals(cards);
  const total = widest([...totals.values()], 4);
  const grade = widest(
    cards.map((card) => card.grade ?? ''),
    4,
  );
  const title = Math.min(
    widest(
      cards.map((card) => titleOf(card.subject)),
      4,
    ),
    Math.floor(screen.width * 0.36),
  );
  return {
    rank,
    title,
    bar: Math.max(8, screen.width - rank - title - total - grade - 10),
    totals,
    scale: scaleOf(cards),
    titleOf,
  };
}

function groupLines(cards: readonly Scorecard[], table: Table, screen: Screen): string[] {
  const { rank, title, totals, scale } = table;
  const axis = scale.from.n === 0n ? '' : `（条形自 ${format(scale.from)} 分起）`;
  const full = format(sub(scale.to, scale.from));
  const total = Math.max(...[...totals.values()].map(width));
  const head = [
    pad('名次', rank, 'right'),
    pad('单位', title),
    pad(cut(axis, table.bar), table.bar),
    pad('得分', total, 'right'),
    '等次',
  ];
  return [
    screen.paint('dim', `  ${head.join('  ')}`),
    ...cards.map((card) => {
      const drawn = card.total === null ? '' : bar(format(sub(parse(card.total), scale.from)), full, table.bar);
      const cells = [
        pad(rankText(card), rank, 'right'),
        pad(cut(table.titleOf(card.subject), title), title),
        screen.paint('cyan', pad(drawn, table.bar)),
        totals.get(card.subject) ?? '',
        card.grade ?? '',
      ];
      return `  ${cells.join('  ')}`.trimEnd();
    }),
  ];
}

const namesShown = 3;

/** Remarks under a group: ties, ranks that depend on a rounding, grades with a reason. */
function remarkLines(cards: readonly Scorecard[], titleOf: (id: string) => string, screen: Screen): string[] {
  const names = (those: readonly Scorecard[]): string => {
    const shown = those
      .slice(0, namesShown)
      .map((card) => titleOf(card.subject))
      .join('、');
    return those.length > namesShown ? `${shown}等 ${those.length} 个单位` : shown;
  };
  const remarks: string[] = [];
  if (cards.some((card) => card.tied)) remarks.push('“=” 表示得分相同，名次并列。');
  const byRounding = cards.filter((card) => card.rankByRounding);
  if (byRounding.length > 0) remarks.push(`名次取决于舍入：${names(byRounding)}。`);
  const missing = cards.filter((card) => card.total === null).length;
  if (missing > 0) remarks.push(`${missing} 个单位缺少数据，还没有总分。`);
  const noted = Map.groupBy(
    cards.filter((card) => card.gradeNote !== null),
    (card) => card.gradeNote ?? '',
  );
  for (const [note, those] of noted) remarks.push(`${names(those)}：${note}。`);
  return remarks.flatMap((remark) => hang('  · ', remark, screen.wrapAt)).map((line) => screen.paint('dim', line));
}

/** The whole group in one line: how many have a total, their mean, the best and the last; an exact mean is rounded for the eye. */
function summaryLines(cards: readonly Scorecard[], screen: Screen): string[] {
  const totals = cards.flatMap(({ total }) => (total === null ? [] : [parse(total)]));
  const [first] = totals;
  if (first === undefined || totals.length < 2) return [];
  const mean = div(totals.reduce(add), whole(totals.length));
  const [best, last] = [totals.reduce(max), totals.reduce(min)];
  const shown = (value: Rational): string => showNumber(format(value));
  const rounded = round(mean, 2, 'half-up');
  const near = compare(mean, rounded) === 0 ? '' : '≈';
  const parts = [
    `平均 ${near}${fixed(mean, 2)} 分`,
    `最高 ${shown(best)} 分`,
    `最低 ${shown(last)} 分`,
    `相差 ${shown(sub(best, last))} 分`,
    ...gradeCounts(cards),
  ];
  return hang('  ', parts.join(' · '), screen.wrapAt);
}

/** `优秀 10 个`, in the order of the ranking. */
const gradeCounts = (cards: readonly Scorecard[]): string[] =>
  [
    ...Map.groupBy(
      cards.filter(({ grade }) => grade !== null),
      ({ grade }) => grade ?? '',
    ),
  ].map(([grade, those]) => `${grade} ${those.length} 个`);

/** One table per group. Bars of all groups have one scale, so that they can be compared. */
export function rankingLines(result: Result, scheme: Scheme, screen: Screen): string[] {
  const titles = new Map(scheme.subjects.map((subject) => [subject.id, subject.title]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  const table = tableOf(result.scorecards, titleOf, screen);
  const groups = Map.groupBy(result.scorecards, (card) => card.group);
  return [...groups].flatMap(([group, cards]) => {
    const title = scheme.groups.find(({ id }) => id === group)?.title ?? group;
    return [
      '',
      screen.paint('bold', `${title}（${cards.length} 个单位）`),
      ...summaryLines(cards, screen),
      ...groupLines(cards, table, screen),
      ...remarkLines(cards, titleOf, screen),
    ];
  });
}
