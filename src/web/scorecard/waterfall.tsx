// The waterfall of a scorecard (得分构成图): from zero over every part, addition and deduction to the total.
import { useMemo } from 'react';
import { compare, parse } from '../../domain/rational.ts';
import { showNumber, showSigned } from '../../domain/display.ts';
import { type Bar, isRest } from '../../domain/summary.ts';
import { drawnAt } from '../chart/extent.ts';
import { base, look } from '../chart/look.ts';
import { Plot } from '../chart/plot.tsx';
import { useNarrow } from '../frame/narrow.ts';
import { useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { shortened } from './shortened.ts';

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

export function Waterfall({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const t = useWords({ zh, en });
  const isNarrow = useNarrow();
  const option = useMemo(() => optionOf(bars, t, isNarrow), [bars, t, isNarrow]);
  return <Plot option={option} label={label} height={40 + (bars.length + 1) * 34} />;
}

function optionOf(bars: readonly Bar[], t: typeof zh, isNarrow: boolean) {
  const total = bars.at(-1)?.to.value ?? '0';
  const rows = bars.map((bar) => {
    const [from, to] = [drawnAt(bar.from.value), drawnAt(bar.to.value)];
    const hasLost = bar.full !== null && compare(parse(bar.full.lost.value), parse('0')) > 0;
    return {
      title: bar.title,
      text: textOf(bar),
      blank: Math.min(from, to),
      gained: Math.abs(to - from),
      lost: bar.full === null || !hasLost ? 0 : Math.abs(drawnAt(bar.full.to.value) - to),
      colour: colourOf(bar),
    };
  });
  const all = [
    ...rows,
    { title: t.sum, text: showNumber(total), blank: 0, gained: drawnAt(total), lost: 0, colour: look.total },
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
