// The radar of a scorecard (雷达图): how much of each part was reached, beside the mean and the best of the group.
import { useMemo } from 'react';
import type { ScorecardReply } from '../../api/computation.ts';
import { drawnAt } from '../chart/extent.ts';
import { base, look } from '../chart/look.ts';
import { Plot } from '../chart/plot.tsx';
import { useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';

type Axis = ScorecardReply['radar'][number];

export function Radar({ axes, label }: { axes: readonly Axis[]; label: string }) {
  const t = useWords({ zh, en });
  const option = useMemo(() => optionOf(axes, t), [axes, t]);
  return <Plot option={option} label={label} height={320} />;
}

/** Where all rates lie close together the middle is not zero: a tenth below the lowest one. */
function leastOf(axes: readonly Axis[]): number {
  const all = axes.flatMap(({ own, mean, best }) => [own, mean, best].flatMap((each) => each ?? []));
  const lowest = Math.min(1, ...all.map(({ value }) => drawnAt(value)));
  return Math.max(0, Math.floor(lowest * 10 - 1) / 10);
}

function optionOf(axes: readonly Axis[], t: typeof zh) {
  const min = leastOf(axes);
  const valuesOf = (key: 'own' | 'mean' | 'best') => axes.map((axis) => drawnAt(axis[key]?.value ?? '0'));
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
