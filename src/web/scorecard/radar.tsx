// The radar of a scorecard (雷达图): how much of each part was reached, beside the mean and the best of the group.
import { useMemo } from 'react';
import { Plot } from '../chart/plot.tsx';
import { useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { type Axis, radarOption } from './drawing.ts';

export function Radar({ axes, label }: { axes: readonly Axis[]; label: string }) {
  const t = useWords({ zh, en });
  const option = useMemo(() => radarOption(axes, t), [axes, t]);
  return <Plot option={option} label={label} height={320} />;
}
