// What stands between the rows of a ranking (分隔行): the head of a group, the end of a quota, the cut line of a grade.
import type { RankingReply } from '../../api/computation.ts';
import { showNumber, showPercent, showTotal } from '../../domain/display.ts';
import { usePunctuation } from '../punctuation.ts';
import { useWords } from '../language.ts';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';
import type { GradeLine } from './ranking-view.ts';

type Group = RankingReply['groups'][number];

/** `places`: those of totals. */
export function GroupHead({ group, places }: { group: Group; places: number | null }) {
  const t = useWords({ zh, en });
  const { title, size, totals, grades, open } = group;
  return (
    <>
      <b>{title}</b> {t.size(size)}
      {totals !== null && (
        <span className="group-figure">
          {open !== null && t.scored(totals.of)}
          {t.spread(showNumber(totals.mean), showTotal(totals.highest, places), showTotal(totals.lowest, places))}
        </span>
      )}
      {grades.map((grade) => (
        <span key={grade.title} className="group-figure">
          {t.gradeCount(grade.title, grade.count)}
        </span>
      ))}
      {open !== null && <span className="group-figure">{t.open(open)}</span>}
    </>
  );
}

export function GradeLineWords({ line }: { line: GradeLine }) {
  const t = useWords({ zh, en });
  const { semicolon } = usePunctuation();
  if (line.type === 'line') return <>{t.line(line.title, showNumber(line.atLeast))}</>;
  const { title, size, share, places, held } = line;
  return <>{[t.quota(title, size, showPercent(share), places), t.held(title, held)].join(semicolon)}</>;
}
