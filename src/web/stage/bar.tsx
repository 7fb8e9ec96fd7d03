// The stages of a year in a row (阶段条): which are past, which one is now, which are to come.
import { type Stage, stages, Stage as StageShape } from '../../domain/stage.ts';
import { useBoth, useWords } from '../language.ts';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';
import './bar.css';

export function StageBar({ stage }: { stage: Stage }) {
  const t = useWords({ zh, en });
  const both = useBoth();
  const here = StageShape.options.indexOf(stage);
  return (
    <ol className="stage-bar" aria-label={t.bar}>
      {StageShape.options.map((each, at) => (
        <li
          key={each}
          className={at < here ? 'is-past' : at === here ? 'is-here' : ''}
          aria-current={at === here ? 'step' : undefined}
        >
          <span className="stage-dot" aria-hidden="true">
            {at < here ? '✓' : at + 1}
          </span>
          <span>{both(stages[each])}</span>
          <span className="unseen">{at < here ? t.done : at === here ? t.here : t.ahead}</span>
        </li>
      ))}
    </ol>
  );
}
