// The waterfall of a scorecard (得分构成图): from zero over every part, addition and deduction to the total.
import { useMemo } from 'react';
import type { Bar } from '../../domain/summary.ts';
import { Plot } from '../chart/plot.tsx';
import { useNarrow } from '../frame/narrow.ts';
import { useLanguage, useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { waterfallOption } from './drawing.ts';

type Props = { bars: readonly Bar[]; totalPlaces: number | null; label: string };

export function Waterfall({ bars, totalPlaces, label }: Props) {
  const t = useWords({ zh, en });
  const language = useLanguage();
  const isNarrow = useNarrow();
  const option = useMemo(
    () => waterfallOption(bars, t, language, isNarrow, totalPlaces),
    [bars, t, language, isNarrow, totalPlaces],
  );
  return <Plot option={option} label={label} height={40 + (bars.length + 1) * 34} />;
}
