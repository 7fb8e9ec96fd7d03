// The picture: bars stand where their numbers say, it is well-formed, and it says in words what it shows.
import { expect, test } from 'vitest';
import type { Quantity } from '../../domain/scorecard.ts';
import type { Bar } from '../../domain/summary.ts';
import { parseXml } from '../../../test/kit/xml.ts';
import { waterfall } from './waterfall.ts';

const number = (value: string): Quantity => ({ value, as: 'points', origin: { from: 'scheme', node: 'total' } });
const part = (title: string, from: string, gained: string, to: string, full: [string, string, string]): Bar => {
  const [points, lost, end] = full;
  const whole = { points: number(points), lost: number(lost), to: number(end) };
  return {
    node: title,
    kind: 'part',
    title,
    gained: number(gained),
    from: number(from),
    to: number(to),
    full: whole,
    cut: null,
  };
};
const adjustment = (title: string, from: string, gained: string, to: string): Bar => ({
  ...part(title, from, gained, to, ['0', '0', '0']),
  kind: 'adjustment',
  full: null,
});

const bars: Bar[] = [
  part('1 履职', '0', '40', '40', ['60', '20', '60']),
  part('群众评价', '40', '30', '70', ['40', '10', '80']),
  adjustment('表彰', '70', '2', '72'),
  { ...adjustment('通报', '72', '-1/3', '215/3'), cut: { nominal: number('-4'), limit: number('-1/3') } },
];

const drawn = (of = bars) => parseXml(waterfall(of, '某局<得分>', null));
const rectangles = (svg: ReturnType<typeof parseXml>) =>
  svg.filter(({ name, attributes }) => name === 'rect' && attributes['height'] === '15');

test('each bar begins where the one before ends, and the total begins at zero', () => {
  const shapes = rectangles(drawn()).map(({ attributes }) => [attributes['x'], attributes['width']]);
  // 296 units are 80 points: 40 + 30 of 40 more; a point is 3.7 units.
  expect(shapes).toEqual([
    ['156.00', '74.00'],
    ['8.00', '148.00'],
    ['267.00', '37.00'],
    ['156.00', '111.00'],
    ['267.00', '7.40'],
    ['273.17', '1.23'],
    ['8.00', '265.17'],
  ]);
});

test('a total below zero is drawn to the left of zero', () => {
  const [, total] = rectangles(drawn([adjustment('通报', '0', '-5', '-5')]));
  expect(total?.attributes).toMatchObject({ x: '8.00' });
});

test('the words of the picture', () => {
  const svg = drawn();
  const textOf = (name: string) => svg.find((element) => element.name === name)?.text;
  expect(textOf('title')).toBe('某局<得分>');
  expect(textOf('desc')).toBe(
    '1 履职 40 / 60 分（失 20），累计 40；群众评价 30 / 40 分（失 10），累计 70；表彰 +2 分，累计 72；通报 ≈−0.3333 分（名义 −4，限 ≈−0.3333），累计 ≈71.6667；合计 ≈71.6667 分。',
  );
  expect(svg.filter(({ name }) => name === 'text').map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      '≈71.6667 分',
      '40 / 60 分（失 20）',
      '累计 40',
      '+2 分',
      '≈−0.3333 分（名义 −4，限 ≈−0.3333）',
    ]),
  );
});

test('running totals are written as the total is', () => {
  const two = [part('履职', '0', '40', '40', ['60', '20', '60']), adjustment('表彰', '40', '2.5', '42.5')];
  const texts = parseXml(waterfall(two, '某局', 2)).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['累计 40.00', '累计 42.50', '42.50 分']));
});

test('long titles leave room for the value', () => {
  const svg = drawn([part('很'.repeat(40), '0', '40', '40', ['60', '20', '60'])]);
  const label = svg.find(({ name, text }) => name === 'text' && text.startsWith('很'));
  expect(label?.text).toBe(`${'很'.repeat(19)}…`);
});
