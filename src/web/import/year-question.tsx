// The question of a year that exists already (年度已有): a next version of its scheme, or a cycle of another year.
import { Button } from 'antd';
import type { ImportTarget } from '../../domain/import-target.ts';
import type { CycleEntry } from '../cycle.ts';
import { useWords } from '../language.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import { ontoCycle } from './target.ts';

type Props = {
  told: CycleEntry;
  fresh: Extract<ImportTarget, { into: 'new-cycle' }>;
  onTarget: (target: ImportTarget) => void;
};

export function YearQuestion({ told, fresh, onTarget }: Props) {
  const t = useWords({ zh, en });
  return (
    <section className="notice is-waiting" aria-label={t.target.label}>
      <p>{t.target.yearTold(told.year, told.title)}</p>
      <div className="actions">
        <Button onClick={() => onTarget(ontoCycle(told.id))}>{t.target.toldVersion}</Button>
        <Button onClick={() => onTarget(fresh)}>{t.target.toldOther(fresh.year, told.year)}</Button>
      </div>
    </section>
  );
}
