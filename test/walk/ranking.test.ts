// The ranking on the screen (排名逐数核对): every line of `score`, figure by figure, and every bar by its length.
import { beforeAll, expect, test } from 'vitest';
import { div, max, parse, sub } from '../../src/domain/rational.ts';
import type { GroupSummary } from '../../src/domain/summary.ts';
import { alterations, injected, unmarked } from './alter.ts';
import { cardFigures, type City, demonstrationCity, there, titleOf, totalOf } from './city.ts';
import { align, byRule, figure, type Ground, maybe, type Walk, walk, words } from './ground.ts';
import { assumptionGrounds, gradeNoteGrounds } from './wording.ts';

let city: City;
let wanted: Ground[][];
beforeAll(async () => {
  city = await demonstrationCity();
  wanted = expected();
});

const namesShown = 3;
const named = ({ subjects, count }: Pick<GroupSummary['gradeNotes'][number], 'subjects' | 'count'>): Ground[] => [
  ...subjects.slice(0, namesShown).map((id) => words(titleOf(city, id))),
  ...(subjects.length > namesShown ? [figure(count)] : []),
];

function groupLines(group: GroupSummary): Ground[][] {
  const cards = city.cards.filter((card) => card.group === group.group);
  const totals =
    group.totals === null ? [] : [group.totals.mean, group.totals.highest, group.totals.lowest, group.totals.spread];
  return [
    [words(titleOf(city, group.group)), figure(group.size)],
    [...totals.map(figure), ...group.grades.flatMap(({ title, count }) => [words(title), figure(count)])],
    city.summary.axis.value === '0' ? [] : [figure(city.summary.axis)],
    ...cards.map((card) => [
      ...maybe(cardFigures(city, card).rank),
      words(titleOf(city, card.subject)),
      ...maybe(totalOf(card)),
      words(card.grade),
    ]),
    group.byRounding === null ? [] : named(group.byRounding),
    maybe(group.open),
    ...group.gradeNotes.map((noted) => [
      ...named(noted),
      ...gradeNoteGrounds(
        city,
        there(
          city.cards.find(({ subject }) => subject === noted.subjects[0]),
          noted.note,
        ),
      ),
    ]),
  ];
}

function expected(): Ground[][] {
  const { result, receipt } = city.snapshot;
  return [
    [words(result.title)],
    [words(result.demonstration)],
    city.summary.assumed === null ? [] : [figure(city.summary.assumed), figure(city.summary.assumed)],
    ...city.summary.groups.flatMap(groupLines),
    ...assumptionGrounds(city).flatMap(({ answer, reason }) => [answer, [reason]]),
    [
      byRule(receipt.engine, 'version'),
      ...[receipt.scheme, receipt.facts, receipt.result].map((digest) => byRule(digest.slice(0, 12), 'digest')),
      byRule('256', 'digest'),
      byRule('12', 'digest'),
    ],
  ];
}

const walkScreen = (text: string): Walk => walk(align('line', text.split('\n'), wanted), city.unfold);

test('every number of every line is the figure that belongs there, or words of the scheme', () => {
  const { faults, figures, numerals } = walkScreen(city.screen);
  expect(faults).toEqual([]);
  // Rank and total of each body, and a good deal more.
  expect(figures).toBeGreaterThan(80 * 2 + 30);
  expect(numerals).toBeGreaterThan(figures);
});

test('a changed digit, a dropped ≈ and a figure from nowhere are found', () => {
  const spoilt = [
    ...alterations(city.screen, 150),
    ...unmarked(city.screen, 2),
    ...injected(city.screen, '  优秀', 20),
  ];
  expect(spoilt.filter((text) => walkScreen(text).faults.length === 0)).toEqual([]);
});

test('a figure whose origin leads nowhere is found', () => {
  const orphan = { value: '34', as: 'count', origin: { from: 'fact', fact: 'nobody' } } as const;
  const place = { at: 'line', text: '34 个', grounds: [figure(orphan)] };
  expect(walk([place], city.unfold).faults).toEqual([expect.stringContaining('nobody')]);
  expect(walk([{ ...place, grounds: [words('34')] }], city.unfold).faults).toEqual([]);
});

test('every bar is as long as its total is above the axis', () => {
  const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
  const lengths = city.screen.split('\n').flatMap((line) => {
    const [, whole = '', part = ''] = /(█*)([▏▎▍▌▋▊▉]?) {2,}[\d.]+ {2}\S+$/u.exec(line) ?? [];
    return whole === '' ? [] : [whole.length * 8 + eighths.indexOf(part)];
  });
  const longest = BigInt(Math.max(...lengths));
  const total = (card: (typeof city.cards)[number]) => parse(card.total ?? '0');
  const least = parse(city.summary.axis.value);
  const above = city.cards.map((card) => sub(total(card), least));
  const most = above.reduce(max);
  const drawn = above.map((length) => {
    const { n, d } = div({ n: length.n * longest, d: length.d }, most);
    return Number(n / d);
  });
  expect(lengths).toEqual(drawn);
});
