// How a milestone stands (灯号): a mark of its own shape, its word and its days; never the colour alone.
import type { TasksReply } from '../../api/task.ts';
import type { Light } from '../../engine/task.ts';
import { useTaskWords } from './words.ts';

export type Milestone = TasksReply['tasks'][number]['milestones'][number];

const signs: Record<Light, string> = { late: '▲', soon: '◆', 'on-time': '○', 'no-data': '—', done: '✓' };

export function LightMark({ light, count }: { light: Light; count?: number }) {
  const t = useTaskWords();
  return (
    <span className={`light is-${light}`}>
      <span aria-hidden="true">{signs[light]}</span> {t.lights[light]}
      {count !== undefined && <span className="digits"> {count}</span>}
    </span>
  );
}

/** With the days, and to whom a late one has come. */
export function MilestoneLight({ milestone }: { milestone: Milestone }) {
  const t = useTaskWords();
  const { light, daysLeft, doneOn, isDoneLate, level } = milestone;
  const isOpen = light === 'late' || light === 'soon' || light === 'on-time';
  return (
    <span className="light-line">
      <LightMark light={light} />
      <span className="digits">
        {isOpen ? t.daysLeft(daysLeft) : doneOn === null ? '' : t.doneOn(doneOn, isDoneLate)}
      </span>
      {level !== null && <span className="light-level">{t.levels[level]}</span>}
    </span>
  );
}
