// The waterfall picture (得分构成图): from zero over every part, addition and deduction to the total, as SVG text.
import { showNumber, showSigned } from '../../domain/display.ts';
import {
  abs,
  add,
  compare,
  div,
  fixed,
  format,
  max,
  min,
  mul,
  type Rational,
  sub,
  whole,
  zero,
} from '../../domain/rational.ts';
import type { Contribution } from './contribution.ts';
import { escapeMarkup } from './escape.ts';
import { shortened } from './text-width.ts';

export const fontStack =
  "'Noto Serif SC','Noto Serif CJK SC','Source Han Serif SC','Songti SC','STSong','SimSun','FangSong',serif";

/** Dark enough for text on white (4.5 : 1 and more), and told apart by brightness and shape too. */
const colours = {
  ink: '#1f2328',
  quiet: '#57606a',
  line: '#c4cad1',
  part: '#1f5f8b',
  plus: '#1d6f42',
  minus: '#b3261e',
  rest: '#6b5b1f',
  total: '#26323f',
  lost: '#f3dcc8',
  lostLine: '#a35a16',
};

const width = 420;
const left = 8;
const right = 412;
/** Bars end here; beside them is the room of the values, so that no line crosses a figure. */
const barsRight = 300;
const rowHeight = 44;
const barHeight = 15;
const headHeight = 30;

type Scale = (value: Rational) => Rational;
const px = (value: Rational): string => fixed(value, 2);

/** What of a title fits beside its value. */
const labelRoom = 34;

type Bar = Contribution & { from: Rational; to: Rational };

function stack(contributions: readonly Contribution[]): Bar[] {
  let level = zero;
  return contributions.map((contribution) => {
    const from = level;
    level = add(level, contribution.gained);
    return { ...contribution, from, to: level };
  });
}

const rectangle = (x: Rational, y: number, to: Rational, style: string): string =>
  `<rect x="${px(min(x, to))}" y="${y}" width="${px(abs(sub(to, x)))}" height="${barHeight}" ${style}/>`;

const text = (x: number, y: number, content: string, style: string): string =>
  `<text x="${x}" y="${y}" ${style}>${escapeMarkup(content)}</text>`;

function colourOf(bar: Bar): string {
  if (bar.kind === 'part') return colours.part;
  if (bar.kind === 'rest') return colours.rest;
  return bar.gained.n < 0n ? colours.minus : colours.plus;
}

function valueText(bar: Bar): string {
  const gained = format(bar.gained);
  if (bar.full === null) return `${showSigned(gained)} 分`;
  return `${showNumber(gained)} / ${showNumber(format(bar.full))} 分`;
}

function barRow(bar: Bar, index: number, scale: Scale): string[] {
  const top = headHeight + index * rowHeight;
  const y = top + 18;
  const lostTo = bar.full === null ? bar.to : add(bar.from, bar.full);
  const hasLost = compare(lostTo, bar.to) > 0;
  const lost = rectangle(
    scale(bar.to),
    y,
    scale(lostTo),
    `fill="${colours.lost}" stroke="${colours.lostLine}" stroke-width="1" stroke-dasharray="3 2"`,
  );
  const tail =
    bar.gained.n === 0n
      ? `<path d="M${px(scale(bar.to))} ${y}v${barHeight}" stroke="${colours.quiet}" stroke-width="2"/>`
      : '';
  return [
    text(left, top + 12, shortened(bar.title, labelRoom), `font-size="12" fill="${colours.ink}"`),
    text(right, y + 12, valueText(bar), `font-size="12" fill="${colours.ink}" text-anchor="end"`),
    ...(hasLost ? [lost] : []),
    rectangle(scale(bar.from), y, scale(bar.to), `fill="${colourOf(bar)}"`),
    tail,
    `<path d="M${px(scale(bar.to))} ${y + barHeight}v12m0 13v4" fill="none" stroke="${colours.quiet}" stroke-width="1"/>`,
  ];
}

/** Steps of the axis: 1, 2 or 5 times a power of ten, at most six of them. */
function ticksTo(end: Rational): Rational[] {
  for (let power = 1n; ; power *= 10n) {
    for (const step of [power, 2n * power, 5n * power]) {
      if (compare(div(end, whole(6)), { n: step, d: 1n }) > 0) continue;
      const ticks: Rational[] = [];
      for (let at = 0n; compare({ n: at, d: 1n }, end) <= 0; at += step) ticks.push({ n: at, d: 1n });
      return ticks;
    }
  }
}

const axis = (ticks: readonly Rational[], bottom: number, scale: Scale): string[] =>
  ticks.flatMap((tick) => [
    `<path d="M${px(scale(tick))} ${tick.n === 0n ? bottom - 4 : headHeight - 4}V${bottom}" stroke="${colours.line}" stroke-width="0.6"/>`,
    `<text x="${px(scale(tick))}" y="${bottom + 13}" font-size="10" fill="${colours.quiet}" text-anchor="middle">${format(tick)}</text>`,
  ]);

/** What the picture says, for those who do not see it. */
function inWords(bars: readonly Bar[], total: Rational): string {
  const parts = bars.map((bar) => {
    const lost = bar.full === null ? '' : `，失 ${showNumber(format(sub(bar.full, bar.gained)))} 分`;
    return `${bar.title} ${valueText(bar)}${lost}`;
  });
  return `${parts.join('；')}；合计 ${showNumber(format(total))} 分。`;
}

const legend = (): string[] =>
  [
    { at: left, fill: colours.part, words: '得分', dash: '' },
    { at: left + 62, fill: colours.lost, words: '失分', dash: ` stroke="${colours.lostLine}" stroke-dasharray="3 2"` },
    { at: left + 124, fill: colours.plus, words: '加分', dash: '' },
    { at: left + 186, fill: colours.minus, words: '扣分', dash: '' },
  ].flatMap(({ at, fill, words, dash }) => [
    `<rect x="${at}" y="6" width="12" height="10" fill="${fill}"${dash}/>`,
    text(at + 17, 15, words, `font-size="11" fill="${colours.ink}"`),
  ]);

/** A picture 420 units wide; `title` names whose total it is. */
export function waterfall(contributions: readonly Contribution[], total: Rational, title: string): string {
  const bars = stack(contributions);
  const lowest = bars.reduce((low, { to }) => min(low, to), zero);
  const highest = bars.reduce(
    (high, { from, to, full }) => max(high, max(to, full === null ? to : add(from, full))),
    total,
  );
  const end = compare(highest, zero) > 0 ? highest : whole(1);
  const room = div(whole(barsRight - left), sub(end, lowest));
  const scale: Scale = (value) => add(whole(left), mul(sub(value, lowest), room));
  const bottom = headHeight + (bars.length + 1) * rowHeight - 6;
  const height = bottom + 20;
  const totalTop = headHeight + bars.length * rowHeight;
  const description = inWords(bars, total);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="waterfall-title waterfall-desc" font-family="${fontStack}">`,
    `<title id="waterfall-title">${escapeMarkup(title)}</title>`,
    `<desc id="waterfall-desc">${escapeMarkup(description)}</desc>`,
    ...legend(),
    ...axis(ticksTo(end), bottom, scale),
    ...bars.flatMap((bar, index) => barRow(bar, index, scale)),
    text(left, totalTop + 12, '合计', `font-size="12" font-weight="bold" fill="${colours.ink}"`),
    text(
      right,
      totalTop + 30,
      `${showNumber(format(total))} 分`,
      `font-size="12" font-weight="bold" fill="${colours.ink}" text-anchor="end"`,
    ),
    rectangle(scale(zero), totalTop + 18, scale(total), `fill="${colours.total}"`),
    '</svg>',
  ].join('\n');
}
