// A score in words (得分): `18 / 20 分`, `−0.5 分`, or why there is none.
import { showNumber } from '../../domain/display.ts';
import type { Step } from '../../domain/scorecard.ts';
import { useGlossary } from '../glossary.ts';
import { useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';

export function useScore(): (step: Pick<Step, 'value' | 'absent' | 'points'>) => string {
  const t = useWords({ zh, en });
  const { absentReasons } = useGlossary();
  return ({ value, absent, points }) => {
    if (value === null) return absent === null ? '—' : absentReasons[absent];
    return points === null ? t.pointsOnly(showNumber(value)) : t.points(showNumber(value), showNumber(points));
  };
}
