// The picture: bars stand where their numbers say, it is well-formed, and it says in words what it shows.
import { expect, test } from 'vitest';
import { parse } from '../../domain/rational.ts';
import { parseXml } from '../../../test/kit/xml.ts';
import type { Contribution } from './contribution.ts';
import { waterfall } from './waterfall.ts';

const bars: Contribution[] = [
  { title: '1 履职', kind: 'part', gained: parse('40'), full: parse('60') },
  { title: '群众评价', kind: 'part', gained: parse('30'), full: parse('40') },
  { title: '表彰', kind: 'adjustment', gained: parse('2'), full: null },
  { title: '通报', kind: 'adjustment', gained: parse('-1/3'), full: null },
];

const drawn = (total: string, contributions = bars) => parseXml(waterfall(contributions, parse(total), '某局<得分>'));
const rectangles = (svg: ReturnType<typeof parseXml>) =>
  svg.filter(({ name, attributes }) => name === 'rect' && attributes['height'] === '15');

test('each bar begins where the one before ends, and the total begins at zero', () => {
  const shapes = rectangles(drawn('215/3')).map(({ attributes }) => [attributes['x'], attributes['width']]);
  // 292 units are 80 points: 40 + 30 of 40 more; a point is 3.65 units.
  expect(shapes).toEqual([
    ['154.00', '73.00'],
    ['8.00', '146.00'],
    ['263.50', '36.50'],
    ['154.00', '109.50'],
    ['263.50', '7.30'],
    ['269.58', '1.22'],
    ['8.00', '261.58'],
  ]);
});

test('a total below zero is drawn to the left of zero', () => {
  const [, total] = rectangles(drawn('-5', [{ title: '通报', kind: 'adjustment', gained: parse('-5'), full: null }]));
  expect(total?.attributes).toMatchObject({ x: '8.00' });
});

test('the words of the picture', () => {
  const svg = drawn('215/3');
  const textOf = (name: string) => svg.find((element) => element.name === name)?.text;
  expect(textOf('title')).toBe('某局<得分>');
  expect(textOf('desc')).toBe(
    '1 履职 40 / 60 分，失 20 分；群众评价 30 / 40 分，失 10 分；表彰 +2 分；通报 ≈−0.3333 分；合计 ≈71.6667 分。',
  );
  expect(svg.filter(({ name }) => name === 'text').map(({ text }) => text)).toEqual(
    expect.arrayContaining(['≈71.6667 分', '40 / 60 分', '+2 分', '≈−0.3333 分']),
  );
});

test('long titles leave room for the value', () => {
  const svg = drawn('40', [{ title: '很'.repeat(40), kind: 'part', gained: parse('40'), full: parse('60') }]);
  const label = svg.find(({ name, text }) => name === 'text' && text.startsWith('很'));
  expect(label?.text).toBe(`${'很'.repeat(17)}…`);
});
