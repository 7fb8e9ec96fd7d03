// A ranking on the screen (排名): per group, a bar for each body, totals, ties, grades, and what is assumed.
import { indexed } from '../documents/write/outcome.ts';
import { answered, assumedValues } from '../documents/write/assumed.ts';
import { showNumber, showTotal } from '../domain/display.ts';
import { totalPlaces } from '../domain/total.ts';
import type { Result, Scorecard } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { GroupSummary, Summary } from '../domain/summary.ts';
import { summaryOf } from '../engine/summary.ts';
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
  const all = assumedValues(indexed(snapshot));
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

/** Totals with their decimal points under each other. */
function alignedTotals(cards: readonly Scorecard[], places: number | null): Map<string, string> {
  const shown = new Map(
    cards.flatMap(({ subject, total }) => (total === null ? [] : [[subject, showTotal(total, places)]])),
  );
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
  summary: Summary;
  titleOf: (id: string) => string;
};

function tableOf(
  { result: { scorecards: cards }, scheme, assumptions }: Snapshot,
  summary: Summary,
  titleOf: Table['titleOf'],
  screen: Screen,
): Table {
  const widest = (texts: string[], least: number) => Math.max(least, ...texts.map(width));
  const rank = widest(cards.map(rankText), 4);
  const totals = alignedTotals(cards, totalPlaces(scheme, assumptions));
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
    summary,
    titleOf,
  };
}

function groupLines(cards: readonly Scorecard[], table: Table, screen: Screen): string[] {
  const { rank, title, totals, summary } = table;
  const axis = summary.axis.value === '0' ? '' : `（条形自 ${showNumber(summary.axis.value)} 分起）`;
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
      const drawn = bar(summary.cards.get(card.subject)?.extent?.value ?? '0', '1', table.bar);
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
function remarkLines(
  cards: readonly Scorecard[],
  { byRounding, open, gradeNotes }: GroupSummary,
  titleOf: Table['titleOf'],
  screen: Screen,
): string[] {
  const names = ({ subjects, count }: Pick<GroupSummary['gradeNotes'][number], 'subjects' | 'count'>): string => {
    const shown = subjects.slice(0, namesShown).map(titleOf).join('、');
    return subjects.length > namesShown ? `${shown}等 ${count.value} 个单位` : shown;
  };
  const remarks = [
    ...(cards.some((card) => card.tied) ? ['“=” 表示得分相同，名次并列。'] : []),
    ...(byRounding === null ? [] : [`名次取决于舍入：${names(byRounding)}。`]),
    ...(open === null ? [] : [`${open.value} 个单位缺少数据，还没有总分。`]),
    ...gradeNotes.map((noted) => `${names(noted)}：${noted.note}。`),
  ];
  return remarks.flatMap((remark) => hang('  · ', remark, screen.wrapAt)).map((line) => screen.paint('dim', line));
}

/** The whole group in one line: the mean, the best and the last, and how many have each grade. */
function summaryLines({ totals, grades, open }: GroupSummary, screen: Screen): string[] {
  if (totals === null) return [];
  const parts = [
    `${open === null ? '' : `${totals.of.value} 个有总分的`}平均 ${showNumber(totals.mean.value)} 分`,
    `最高 ${showNumber(totals.highest.value)} 分`,
    `最低 ${showNumber(totals.lowest.value)} 分`,
    `相差 ${showNumber(totals.spread.value)} 分`,
    ...grades.map(({ title, count }) => `${title} ${count.value} 个`),
  ];
  return hang('  ', parts.join(' · '), screen.wrapAt);
}

/** One table per group. Bars of all groups have one scale, so that they can be compared. */
export function rankingLines(snapshot: Snapshot, screen: Screen): string[] {
  const { result, scheme } = snapshot;
  const summary = summaryOf(snapshot);
  const titles = new Map(scheme.subjects.map(({ id, title }) => [id, title]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  const table = tableOf(snapshot, summary, titleOf, screen);
  return summary.groups.flatMap((group) => {
    const cards = result.scorecards.filter((card) => card.group === group.group);
    const title = scheme.groups.find(({ id }) => id === group.group)?.title ?? group.group;
    return [
      '',
      screen.paint('bold', `${title}（${group.size.value} 个单位）`),
      ...summaryLines(group, screen),
      ...groupLines(cards, table, screen),
      ...remarkLines(cards, group, titleOf, screen),
    ];
  });
}
