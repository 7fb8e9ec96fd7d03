// The rows of the ranking (排名表的行): what filters and sorting leave, and where the lines of the grades lie.
import { describe, expect, test } from 'vitest';
import type { RankingReply } from '../../api/computation.ts';
import { byRank, type Filters, heldFrom, type Item, itemsOf, noFilters, type Sort } from './ranking-view.ts';

type Row = RankingReply['rows'][number];

const row = (subject: string, total: string | null, grade: string | null, more: Partial<Row> = {}): Row => ({
  subject,
  title: subject,
  group: '甲',
  total,
  rank: null,
  tied: false,
  rankByRounding: false,
  grade,
  gradeNote: null,
  missing: [],
  remarks: [],
  extent: null,
  parts: [],
  left: [],
  rest: [],
  before: null,
  ...more,
});

function ranking(rows: Row[]): RankingReply {
  const ranked = rows.map((each, index) => ({ ...each, rank: each.total === null ? null : index + 1 }));
  const group = { size: String(rows.length), open: null, totals: null, grades: [] };
  return {
    computation: {
      number: 1,
      schemeVersion: 1,
      factSequence: 0,
      sha256: '',
      account: null,
      by: null,
      at: '',
      now: { schemeVersion: 1, factsSince: 0 },
    },
    title: '',
    demonstration: null,
    assumed: 0,
    isByGroup: true,
    groups: [{ ...group, id: '甲', title: '甲组', quotas: [{ title: '优', share: '0.4', places: '2' }] }],
    lines: [
      { title: '优', atLeast: '90' },
      { title: '良', atLeast: '80' },
      { title: '差', atLeast: null },
    ],
    axis: '0',
    totalPlaces: null,
    components: [],
    rows: ranked,
  };
}

/** As a person reads it from above. */
const shown = (of: RankingReply, filters: Partial<Filters> = {}, sort: Sort = byRank): string[] =>
  itemsOf(of, { filters: { ...noFilters, ...filters }, sort, isCounted: true }).map((item: Item) => {
    if (item.type === 'group') return `[${item.group.title}]`;
    if (item.type === 'row') return `${item.row.subject}${item.isTold ? '*' : ''}`;
    return item.type === 'quota'
      ? `--${item.title} ${item.places}, ${item.held} held--`
      : `--${item.title} ${item.atLeast}--`;
  });

const five = ranking([
  row('一', '98', '优'),
  row('二', '95', '优'),
  row('三', '281/3', '良'),
  row('四', '85', '良'),
  row('五', '70', '差'),
]);

describe('the lines of the grades', () => {
  test('lie where the places end and where the totals fall below', () => {
    expect(shown(five)).toEqual([
      '[甲组]',
      '一',
      '二',
      '--优 2, 1 held--',
      '三*',
      '--优 90--',
      '四',
      '--良 80--',
      '五',
    ]);
  });

  test('without anybody held there is the cut line only', () => {
    const of = ranking([row('一', '98', '优'), row('二', '85', '良'), row('三', null, null)]);
    expect(shown(of)).toEqual(['[甲组]', '一', '--优 90--', '二', '三']);
  });

  test('a veto above the end of the places is told at its row', () => {
    const of = ranking([row('一', '98', '良'), row('二', '95', '优'), row('三', '94', '良'), row('四', '85', '良')]);
    expect(shown(of)).toEqual(['[甲组]', '一', '二', '--优 2, 1 held--', '三*', '--优 90--', '四']);
    expect(of.rows.map((each) => heldFrom(of, each))).toEqual(['优', null, '优', null]);
  });

  test('are left out where rows are missing or in another order', () => {
    expect(shown(five, { grade: '良' })).toEqual(['[甲组]', '三', '四']);
    expect(shown(five, {}, { key: 'rank', isDown: true })).toEqual(['[甲组]', '五', '四', '三', '二', '一']);
    expect(shown(five, {}, { key: 'total', isDown: true })).toEqual(['五', '四', '三', '二', '一']);
  });
});

test('a part sorts by what is shown of it: in points of the total, or as the table gives it', () => {
  const part = (value: string, counted: string | null) => ({
    value,
    absent: null,
    points: '45',
    counted,
    countedFull: null,
  });
  const of = ranking([
    row('甲', '60', null, { parts: [part('40', '30')] }),
    row('乙', '59', null, { parts: [part('39', '31.1')] }),
    row('丙', null, null, { parts: [part('44', null)] }),
  ]);
  const order = (isCounted: boolean) =>
    itemsOf(of, { filters: noFilters, sort: { key: 0, isDown: false }, isCounted }).flatMap((item) =>
      item.type === 'row' ? [item.row.subject] : [],
    );
  expect([order(true), order(false)]).toEqual([
    ['乙', '甲', '丙'],
    ['丙', '甲', '乙'],
  ]);
});

describe('what is shown', () => {
  test('fits name, remarks and moves', () => {
    const moved = ranking([
      row('教育局', '98', '优', { before: { rank: 2, total: '90' } }),
      row('财政局', '95', '优', { before: { rank: 2, total: '95' }, remarks: ['并列'] }),
      row('民政局', null, null, { before: { rank: 1, total: '96' } }),
    ]);
    expect(shown(moved, { text: ' 财政 ' })).toEqual(['[甲组]', '财政局']);
    expect(shown(moved, { hasRemarks: true })).toEqual(['[甲组]', '财政局']);
    expect(shown(moved, { hasMoved: true })).toEqual(['[甲组]', '教育局']);
    expect(shown(moved, { group: '乙' })).toEqual([]);
  });

  test('is sorted exactly, without a value last', () => {
    const of = ranking([row('甲', '1/3', null), row('乙', null, null), row('丙', '0.3333', null)]);
    expect(shown(of, {}, { key: 'total', isDown: false })).toEqual(['甲', '丙', '乙']);
  });
});
