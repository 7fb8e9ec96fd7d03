// The bars add up to the total to the digit, limits show what they cut, and the lost points are in the order of their cost.
import { expect, test } from 'vitest';
import type { Fact } from '../domain/fact.ts';
import type { Operation } from '../domain/operation.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Node, Scheme } from '../domain/scheme.ts';
import { barTitle, type CardSummary, type Summary } from '../domain/summary.ts';
import { adjustment, bonus, facts, mark, node, row, scheme, subjects, sum } from '../../test/properties/kit.ts';
import { cardOf, outcomeAt, snapshot } from '../../test/kit/snapshot.ts';
import { snapshotOf } from './snapshot.ts';
import { summaryOf } from './summary.ts';

const summarise = (root: Node, given: readonly Fact[], more: Partial<Scheme> = {}): Summary =>
  summaryOf(
    snapshotOf(
      scheme(root, { subjects: subjects(['子', '一组'], ['丑', '一组']), ...more }),
      null,
      facts(...given),
      () => '',
    ),
  );
const cardIn = (summary: Summary, subject = '子'): CardSummary => {
  const found = summary.cards.get(subject);
  if (found === undefined) throw new RangeError(subject);
  return found;
};
const water = cardIn(outcomeAt(snapshot).summary, 'water');
const barsOf = ({ bars }: CardSummary) =>
  bars.map(({ kind, gained, full, to, ...bar }) => [
    barTitle({ kind, ...bar }).zh,
    kind,
    gained.value,
    full?.points.value ?? null,
    to.value,
  ]);

test('bars are parts of the official table, in points of the total', () => {
  expect(barsOf(water)).toEqual([
    ['1 履职尽责', 'part', '574/9', '70', '574/9'],
    ['群众评价', 'part', '26.25', '30', '3241/36'],
    ['表彰加分', 'adjustment', '0', null, '3241/36'],
    ['通报扣分', 'adjustment', '-0.5', null, '3223/36'],
  ]);
});

test('rows that cost most come first', () => {
  expect(water.rows.map(({ node: id, lost, effect }) => [id, lost?.value, effect?.value])).toEqual([
    ['1.3', '10/3', '-35/9'],
    ['2', '12.5', '-3.75'],
    ['1.1', '2', '-7/3'],
    ['4', '0.5', '-0.5'],
    ['1.2', '0', '0'],
    ['3', '0', '0'],
  ]);
});

test('a score that its parts do not explain is one bar by itself', () => {
  const copy = structuredClone(snapshot);
  Object.assign(cardOf('water', copy), { total: '89' });
  cardOf('water', copy).step.value = '89';
  expect(barsOf(cardIn(outcomeAt(copy).summary, 'water'))).toEqual([['总分', 'part', '89', null, '89']]);
});

test('a result with a node that its scheme lacks is refused', () => {
  const copy = structuredClone(snapshot);
  Object.assign(cardOf('water', copy).step.children[0] ?? {}, { node: 'strange' });
  expect(() => outcomeAt(copy)).toThrow(Refusal);
});

const plusAndMinus = (cap: { max: string | null; min: string | null }, ...children: Node[]): Node =>
  node(
    '总',
    { type: 'sum' },
    {
      kind: 'total',
      children: [
        sum('一', '10', [row('1', '6'), row('2', '4')]),
        node(
          '限',
          { type: 'cap', ...cap },
          { kind: 'adjustment', title: '加分', children: [bonus('加'), ...children] },
        ),
      ],
    },
  );

test('a rounding is a bar of its own', () => {
  const given = [mark('1', '子', '1/3'), mark('2', '子', '4'), mark('1', '丑', '6'), mark('2', '丑', '4')];
  const rounding = { places: 1, mode: 'half-up' } as const;
  expect(barsOf(cardIn(summarise(plusAndMinus({ max: null, min: null }), given, { rounding })))).toEqual([
    ['项一', 'part', '13/3', '10', '13/3'],
    ['加分', 'adjustment', '0', null, '13/3'],
    ['舍入', 'rounding', '-1/30', null, '4.3'],
  ]);
});

test('what a limit cuts is shown with the limit, above and below', () => {
  const marks = ['子', '丑'].flatMap((who) => [mark('1', who, '6'), mark('2', who, '4')]);
  const cuts = (max: string | null, min: string | null, sign: 'plus' | 'minus') => {
    const root = plusAndMinus({ max, min }, bonus('减', { sign: 'minus' }));
    const on = sign === 'plus' ? '加' : '减';
    const found = cardIn(summarise(root, [...marks, adjustment(on, '子', '7')]));
    return [found.bars.at(-1), found.rows.find(({ node: id }) => id === '限')].map((each) => [
      each?.cut?.nominal.value,
      each?.cut?.limit.value,
    ]);
  };
  expect(cuts('5', null, 'plus')).toEqual([
    ['7', '5'],
    ['7', '5'],
  ]);
  expect(cuts(null, '-2', 'minus')).toEqual([
    ['-7', '-2'],
    ['-7', '-2'],
  ]);
  expect(cuts('7', null, 'plus')).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test.each<[Operation, string, string, string]>([
  [{ type: 'sum' }, '10', '4', '-5'],
  [{ type: 'share', by: { how: 'mean-of-rates' } }, '10', '4', '-5'],
  [{ type: 'weighted', weights: { '1': '30%', '2': '70%' }, normalise: true }, '10', '4', '-5'],
  [{ type: 'mean' }, '6', '6', '-3'],
])(
  'points of what does not apply weigh on the others, full marks and losses too: %o',
  (operation, full, second, effect) => {
    const given = [mark('1', '子', '3'), mark('2', '子', null), mark('1', '丑', '6'), mark('2', '丑', '4')];
    const root = node('总', operation, { kind: 'total', points: full, children: [row('1', '6'), row('2', second)] });
    const { bars, rows } = cardIn(summarise(root, given));
    expect(bars.map(({ node: id, gained, full: own }) => [id, gained.value, own?.lost.value])).toEqual([
      ['1', effect.slice(1), effect.slice(1)],
    ]);
    expect(rows.map(({ node: id, lost, effect: found }) => [id, lost?.value ?? null, found?.value ?? null])).toEqual([
      ['1', '3', effect],
      ['2', null, null],
    ]);
  },
);

test('a value that stands in for what is absent is a bar of its own', () => {
  const given = [mark('1', '子', '3'), mark('2', '子', null), mark('1', '丑', '6'), mark('2', '丑', '2')];
  const root = sum('总', '10', [row('1', '6'), row('2', '4')], { kind: 'total' });
  expect(barsOf(cardIn(summarise(root, given, { absent: 'peers-mean' })))).toEqual([
    ['项1', 'part', '3', '6', '3'],
    ['缺项按规定计入', 'stand-in', '2', null, '5'],
  ]);
});

test('the better of two is one bar: a point of it is not a point of the total', () => {
  const rows = [row('1', '10'), row('2', '10')];
  const root = node(
    '总',
    { type: 'sum' },
    {
      kind: 'total',
      children: [node('选', { type: 'pick', which: 'better' }, { points: '10', children: rows })],
    },
  );
  const found = cardIn(
    summarise(root, [mark('1', '子', '3'), mark('2', '子', '8'), mark('1', '丑', '6'), mark('2', '丑', '2')]),
  );
  expect(barsOf(found)).toEqual([['项选', 'part', '8', '10', '8']]);
  expect(found.rows.map(({ node: id, lost, effect }) => [id, lost?.value, effect])).toEqual([
    ['1', '7', null],
    ['2', '2', null],
  ]);
});

const vetoedAt = (on: string): Partial<Scheme> => ({
  vetoes: [{ level: '重大', effect: 'row-zero', node: on }],
  absent: 'full',
});
const veto = adjustment('3', '子', null, { veto: true, level: '重大' });
const rowsIn = ({ rows }: CardSummary) => rows.map(({ node: id, effect }) => [id, effect?.value ?? null]);

test('a veto takes the points of a part: no stand-in, no rounding and no row below it does', () => {
  const part = (given: Partial<Node>, one = '40', two = '20') =>
    node(
      '总',
      { type: 'sum' },
      {
        kind: 'total',
        children: [
          node('基', { type: 'sum' }, { children: [row('1', one, given), row('2', two, given)] }),
          row('3', '40'),
        ],
      },
    );
  const marks = [mark('1', '子', '35'), mark('2', '子', null), mark('3', '子', '40')];
  const held = cardIn(summarise(part({ kind: 'evaluation' }), [...marks, veto], vetoedAt('基')));
  expect(barsOf(held).map(([title, kind, gained]) => [title, kind, gained])).toEqual([
    ['项基', 'part', '0'],
    ['项3', 'part', '40'],
  ]);
  expect(rowsIn(held)).toEqual([
    ['1', null],
    ['2', null],
    ['3', '0'],
  ]);
  // 0.3 + 0.1 rounds to 0 as well.
  const few = [mark('1', '子', '0.3'), mark('2', '子', '0.1'), mark('3', '子', '40')];
  const root = part({}, '0.6', '0.4');
  Object.assign(root.children[0] ?? {}, { rounding: { places: 0, mode: 'half-up' } });
  expect(rowsIn(cardIn(summarise(root, few)))[0]).toEqual(['1', '-0.3']);
  expect(rowsIn(cardIn(summarise(root, [...few, veto], vetoedAt('基'))))[0]).toEqual(['1', null]);
});

test('below a limit that cuts no row has an effect, whatever stands in or is rounded', () => {
  const root = (rounding: Node['rounding'], max: string) =>
    node(
      '总',
      { type: 'sum' },
      {
        kind: 'total',
        children: [
          node('限', { type: 'cap', max, min: null }, { rounding, children: [row('1', '40'), row('2', '20')] }),
          row('3', '40'),
        ],
      },
    );
  const marks = [mark('1', '子', '35'), mark('3', '子', '40')];
  const absent = cardIn(summarise(root(null, '50'), [...marks, mark('2', '子', null)], { absent: 'full' }));
  expect(absent.bars[0]?.cut).toMatchObject({ nominal: { value: '55' }, limit: { value: '50' } });
  expect(rowsIn(absent)[0]).toEqual(['1', null]);
  // 35.4 is cut to 35, and would round to 35.
  const whole = { places: 0, mode: 'half-up' } as const;
  const near = cardIn(summarise(root(whole, '35'), [...marks, mark('2', '子', '0.4')]));
  expect(rowsIn(near)[0]).toEqual(['1', null]);
});

test('what stands in for the absent and what is rounded are told apart, by node', () => {
  const root = node(
    '总',
    { type: 'sum' },
    {
      kind: 'total',
      children: [
        node(
          '基',
          { type: 'sum' },
          {
            points: '20',
            rounding: { places: 1, mode: 'half-up' },
            children: [row('1', '10', { kind: 'evaluation' }), row('2', '10', { kind: 'evaluation' })],
          },
        ),
      ],
    },
  );
  const given = [mark('1', '子', '2.25'), mark('2', '子', null), mark('1', '丑', '6'), mark('2', '丑', '4')];
  const rounding = { places: 0, mode: 'half-up' } as const;
  const { bars } = cardIn(summarise(root, given, { rounding, absent: 'peers-mean' }));
  expect(bars.map((bar) => [bar.node, barTitle(bar).zh, bar.gained.value])).toEqual([
    ['1', '项1', '2.25'],
    ['基', '缺项按规定计入（项基）', '4'],
    ['基', '舍入（项基）', '0.05'],
    ['总', '舍入', '-0.3'],
  ]);
  expect(bars.slice(1).map((bar) => barTitle(bar).en)).toEqual([
    'Values that stand in for missing rows (项基)',
    'Rounding (项基)',
    'Rounding',
  ]);
});

test('a part whose points the others bear is told, and how many have a total', () => {
  const weights = { 甲: '70%', 乙: '30%' };
  const parts = ['甲', '乙'].map((id) => row(id, '100', { kind: 'evaluation' }));
  const base = node('基', { type: 'weighted', weights, normalise: true }, { points: '100', children: parts });
  const root = node('总', { type: 'sum' }, { kind: 'total', children: [base] });
  const more = { subjects: subjects(['子', '一组'], ['丑', '一组'], ['寅', '一组']) };
  const given = [mark('甲', '子', '80'), mark('乙', '子', null), mark('甲', '丑', '80'), mark('乙', '丑', '90')];
  const summary = summarise(root, given, more);
  expect(cardIn(summary).left).toEqual([{ node: '乙', title: '项乙', absent: 'not-applicable' }]);
  expect(cardIn(summary).bars.map(({ full }) => full?.points.value)).toEqual(['100']);
  expect(['丑', '寅'].map((subject) => cardIn(summary, subject).left)).toEqual([[], []]);
  expect([summary.groups[0]?.size.value, summary.groups[0]?.totals?.of.value]).toEqual(['3', '2']);
  // A value in its place leaves the points of the others as they are.
  expect(cardIn(summarise(root, given, { ...more, absent: 'zero' })).left).toEqual([]);
});
