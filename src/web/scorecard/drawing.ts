// What the pictures of a scorecard draw (得分单图形): the lengths and lines that echarts is given.
import type { ScorecardReply } from '../../api/computation.ts';
import { showNumber, showSigned, showTotal } from '../../domain/display.ts';
import { compare, parse } from '../../domain/rational.ts';
import { type Bar, barTitle, isRest } from '../../domain/summary.ts';
import { drawnAt } from '../chart/extent.ts';
import { base, look } from '../chart/look.ts';
import type { Language } from '../language.ts';
import type { scorecard as zh } from '../words/zh/scorecard.ts';
import { shortened } from './shortened.ts';

export type Axis = ScorecardReply['radar'][number];
type Words = typeof zh;

const isMinus = (exact: string): boolean => exact.startsWith('-');

function colourOf(bar: Bar): string {
  if (bar.gained.value === '0') return look.none;
  if (bar.kind === 'part') return look.part;
  if (isRest(bar)) return look.rest;
  return isMinus(bar.gained.value) ? look.minus : look.plus;
}

/** `29.505 / 31.5`, `+5`, `−1`. */
const textOf = ({ gained, full }: Bar): string =>
  full === null ? showSigned(gained.value) : `${showNumber(gained.value)} / ${showNumber(full.points.value)}`;

export function waterfallOption(
  bars: readonly Bar[],
  t: Words,
  language: Language,
  isNarrow: boolean,
  totalPlaces: number | null,
) {
  const total = bars.at(-1)?.to.value ?? '0';
  const rows = bars.map((bar) => {
    const [from, to] = [drawnAt(bar.from.value), drawnAt(bar.to.value)];
    const hasLost = bar.full !== null && compare(parse(bar.full.lost.value), parse('0')) > 0;
    return {
      title: barTitle(bar)[language],
      text: textOf(bar),
      blank: Math.min(from, to),
      gained: Math.abs(to - from),
      lost: bar.full === null || !hasLost ? 0 : Math.abs(drawnAt(bar.full.to.value) - to),
      colour: colourOf(bar),
    };
  });
  const all = [
    ...rows,
    {
      title: t.sum,
      text: showTotal(total, totalPlaces),
      blank: 0,
      gained: drawnAt(total),
      lost: 0,
      colour: look.total,
    },
  ];
  return {
    ...base,
    grid: { left: 0, right: isNarrow ? 12 : 24, top: 4, bottom: 0, containLabel: true },
    xAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: look.line } },
      axisLabel: { color: look.soft },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: all.map(({ title, text }) => `${shortened(title, isNarrow ? 8 : 14)}  ${text}`),
      axisTick: { show: false },
      axisLabel: { color: look.ink, fontSize: isNarrow ? 11 : 12 },
    },
    series: [
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: all.map(({ blank }) => blank),
      },
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        barWidth: 16,
        barMinHeight: 2,
        data: all.map(({ gained, colour }) => ({ value: gained, itemStyle: { color: colour } })),
      },
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: look.lost, borderColor: look.lostLine, borderType: 'dashed', borderWidth: 1 },
        data: all.map(({ lost }) => (lost === 0 ? '-' : lost)),
      },
    ],
  };
}

/** Where all rates lie close together the middle is not zero: a tenth below the lowest one. */
function leastOf(axes: readonly Axis[]): number {
  const all = axes.flatMap(({ own, mean, best }) => [own, mean, best].flatMap((each) => each ?? []));
  const lowest = Math.min(1, ...all.map(({ value }) => drawnAt(value)));
  return Math.max(0, Math.floor(lowest * 10 - 1) / 10);
}

export function radarOption(axes: readonly Axis[], t: Words) {
  const min = leastOf(axes);
  // What there is none of lies in the middle: below it a line would come out on the other side.
  const valuesOf = (key: 'own' | 'mean' | 'best') =>
    axes.map((axis) => Math.max(min, axis[key] === null ? min : drawnAt(axis[key].value)));
  const line = (name: string, key: 'own' | 'mean' | 'best', color: string, type: string) => ({
    name,
    value: valuesOf(key),
    symbolSize: 4,
    itemStyle: { color },
    lineStyle: { color, type, width: key === 'own' ? 2 : 1.5 },
    ...(key === 'own' ? { areaStyle: { color, opacity: 0.12 } } : {}),
  });
  return {
    ...base,
    legend: { bottom: 0, textStyle: { color: look.ink } },
    radar: {
      center: ['50%', '46%'],
      radius: '62%',
      axisName: { color: look.ink, fontSize: 12 },
      splitArea: { show: false },
      indicator: axes.map(({ title }) => ({ name: title, min, max: 1 })),
    },
    series: [
      {
        type: 'radar',
        silent: true,
        data: [
          line(t.best, 'best', look.plus, 'dashed'),
          line(t.mean, 'mean', look.rest, 'dotted'),
          line(t.own, 'own', look.part, 'solid'),
        ],
      },
    ],
  };
}
