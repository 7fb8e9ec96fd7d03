// The waterfall picture (得分构成图): from zero over every part, addition and deduction to the total, as SVG text.
import { showNumber, showSigned, showTotal } from '../../domain/display.ts';
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
  parse,
  type Rational,
  sub,
  whole,
  zero,
} from '../../domain/rational.ts';
import { type Bar, barTitle, isRest } from '../../domain/summary.ts';
import { escapeMarkup } from './escape.ts';
import { shortened, textWidth } from './text-width.ts';

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

const width = 400;
const left = 8;
const right = 392;
/** Bars end here; beside them is the room of the running total, so that no line crosses a figure. */
const barsRight = 304;
const rowHeight = 44;
const barHeight = 15;
const headHeight = 30;

type Scale = (value: Rational) => Rational;
const px = (value: Rational): string => fixed(value, 2);

/** What of a title fits beside its value, in half-width characters. */
const lineRoom = 58;

const rectangle = (x: Rational, y: number, to: Rational, style: string): string =>
  `<rect x="${px(min(x, to))}" y="${y}" width="${px(abs(sub(to, x)))}" height="${barHeight}" ${style}/>`;

const text = (x: number, y: number, content: string, style: string): string =>
  `<text x="${x}" y="${y}" ${style}>${escapeMarkup(content)}</text>`;

/** A white plate behind a text, so that no line of the picture runs through it. `size` is that of the letters. */
const plate = (x: number, y: number, content: string, size: number): string =>
  `<rect x="${x}" y="${y - size + 1}" width="${Math.ceil((textWidth(content) * size) / 2)}" height="${size + 2}" fill="#fff"/>`;

const onPlate = (y: number, content: string, size: number, style: string): string[] => [
  plate(right - Math.ceil((textWidth(content) * size) / 2), y, content, size),
  text(right, y, content, `font-size="${size}"${style} text-anchor="end"`),
];

function label(y: number, title: string, value: string, weight = ''): string[] {
  const style = `${weight} fill="${colours.ink}"`;
  const name = shortened(title, lineRoom - textWidth(value));
  return [plate(left, y, name, 12), text(left, y, name, `font-size="12"${style}`), ...onPlate(y, value, 12, style)];
}

function colourOf(bar: Bar): string {
  if (bar.kind === 'part') return colours.part;
  if (isRest(bar)) return colours.rest;
  return bar.gained.value.startsWith('-') ? colours.minus : colours.plus;
}

/** `29.505 / 31.5 分（失 1.995）`, `+5 分（名义 +9，限 5）`. */
function valueText({ gained, full, cut }: Bar): string {
  const shown = showNumber(gained.value);
  if (full !== null) {
    const lost = compare(parse(full.lost.value), zero) > 0 ? `（失 ${showNumber(full.lost.value)}）` : '';
    return `${shown} / ${showNumber(full.points.value)} 分${lost}`;
  }
  const nominal = cut === null ? '' : `（名义 ${showSigned(cut.nominal.value)}，限 ${showSigned(cut.limit.value)}）`;
  return `${showSigned(gained.value)} 分${nominal}`;
}

const runningText = ({ to }: Bar, places: number | null): string => `累计 ${showTotal(to.value, places)}`;

function barRow(bar: Bar, index: number, scale: Scale, places: number | null): string[] {
  const top = headHeight + index * rowHeight;
  const y = top + 18;
  const [from, to] = [scale(parse(bar.from.value)), scale(parse(bar.to.value))];
  const lostTo = bar.full === null ? to : scale(parse(bar.full.to.value));
  const lost = rectangle(
    to,
    y,
    lostTo,
    `fill="${colours.lost}" stroke="${colours.lostLine}" stroke-width="1" stroke-dasharray="3 2"`,
  );
  const tail =
    bar.gained.value === '0'
      ? `<path d="M${px(to)} ${y}v${barHeight}" stroke="${colours.quiet}" stroke-width="2"/>`
      : '';
  return [
    ...label(top + 12, barTitle(bar).zh, valueText(bar)),
    ...onPlate(y + 12, runningText(bar, places), 11, ` fill="${colours.quiet}"`),
    ...(compare(lostTo, to) > 0 ? [lost] : []),
    rectangle(from, y, to, `fill="${colourOf(bar)}"`),
    tail,
    `<path d="M${px(to)} ${y + barHeight}v12m0 13v4" fill="none" stroke="${colours.quiet}" stroke-width="1"/>`,
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
const inWords = (bars: readonly Bar[], total: string, places: number | null): string =>
  `${bars.map((bar) => `${barTitle(bar).zh} ${valueText(bar)}，${runningText(bar, places)}`).join('；')}；合计 ${total}。`;

const legend = (bars: readonly Bar[]): string[] =>
  [
    { at: left, fill: colours.part, words: '得分', dash: '' },
    { at: left + 62, fill: colours.lost, words: '失分', dash: ` stroke="${colours.lostLine}" stroke-dasharray="3 2"` },
    { at: left + 124, fill: colours.plus, words: '加分', dash: '' },
    { at: left + 186, fill: colours.minus, words: '扣分', dash: '' },
    ...(bars.some(isRest) ? [{ at: left + 248, fill: colours.rest, words: '舍入等', dash: '' }] : []),
  ].flatMap(({ at, fill, words, dash }) => [
    `<rect x="${at}" y="6" width="12" height="10" fill="${fill}"${dash}/>`,
    text(at + 17, 15, words, `font-size="11" fill="${colours.ink}"`),
  ]);

/** A picture 400 units wide; `title` names whose total it is. The bars come one after the other, the last one ends at the total. `places`: those of the total. */
export function waterfall(bars: readonly Bar[], title: string, places: number | null): string {
  const total = bars.at(-1)?.to.value ?? '0';
  const ends = bars
    .flatMap(({ to, full }) => [to, ...(full === null ? [] : [full.to])])
    .map(({ value }) => parse(value));
  const [lowest, highest] = [ends.reduce(min, zero), ends.reduce(max, zero)];
  const end = compare(highest, zero) > 0 ? highest : whole(1);
  const room = div(whole(barsRight - left), sub(end, lowest));
  // Places in the picture, not points: nothing that is printed is computed here.
  const scale: Scale = (value) => add(whole(left), mul(sub(value, lowest), room));
  const bottom = headHeight + (bars.length + 1) * rowHeight - 6;
  const height = bottom + 20;
  const totalTop = headHeight + bars.length * rowHeight;
  const totalText = `${showTotal(total, places)} 分`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="waterfall-title waterfall-desc" font-family="${fontStack}">`,
    `<title id="waterfall-title">${escapeMarkup(title)}</title>`,
    `<desc id="waterfall-desc">${escapeMarkup(inWords(bars, totalText, places))}</desc>`,
    ...legend(bars),
    ...axis(ticksTo(end), bottom, scale),
    ...bars.flatMap((bar, index) => barRow(bar, index, scale, places)),
    ...label(totalTop + 12, '合计', totalText, ' font-weight="bold"'),
    rectangle(scale(zero), totalTop + 18, scale(parse(total)), `fill="${colours.total}"`),
    '</svg>',
  ].join('\n');
}
