// What waits for a report on the first page (首页任务): late ones that have come to this account, then those due next.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { hasEscalatedTo } from '../../engine/task.ts';
import { addressOf } from '../pages.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
import { type Milestone, MilestoneLight } from '../task/light.tsx';
import { taskBoardQuery, tasksQuery } from '../task/query.ts';
import { useTaskWords } from '../task/words.ts';

type Item = { key: string; label: string; for: string | null; milestone: Milestone };
const shownAtOnce = 8;

/** Of a section, an owner, a deputy, or the whole body, as the account stands to each row. */
export function DutyTasks({ cycle }: { cycle: string }) {
  const t = useTaskWords();
  const may = useMay();
  const { body } = useAccount();
  const isOwn = may('task:report') && body !== null;
  const { data } = useQuery({ ...tasksQuery(cycle, body?.id ?? ''), enabled: isOwn });
  if (!isOwn || data === undefined) return null;
  const items = data.tasks.flatMap(({ node, label, level, actsFor, milestones }): Item[] =>
    level === null
      ? []
      : milestones
          .filter(({ light, level: come }) => (light === 'late' ? hasEscalatedTo(come, level) : light === 'soon'))
          .filter(({ light }) => light === 'late' || level === 'owner')
          .map((milestone) => ({ key: `${node} ${milestone.id}`, label, for: actsFor, milestone })),
  );
  const ordered = items.toSorted((a, b) => a.milestone.daysLeft - b.milestone.daysLeft);
  const late = ordered.filter(({ milestone }) => milestone.light === 'late').length;
  const shown = ordered.slice(0, shownAtOnce);
  return (
    <section className="card" aria-labelledby="tasks">
      <h2 id="tasks">{t.home.title}</h2>
      <p>{ordered.length === 0 ? t.home.none : t.home.counts(late, ordered.length - late)}</p>
      <ul className="duty-tasks">
        {shown.map(({ key, label, for: absent, milestone }) => (
          <li key={key}>
            <p>
              <b className="digits">{milestone.date}</b> {milestone.text}
              <span className="list-note">
                {label}
                {absent === null ? '' : ` · ${t.actsFor(absent)}`}
              </span>
            </p>
            <MilestoneLight milestone={milestone} />
          </li>
        ))}
      </ul>
      {ordered.length > shown.length && <p className="unclear">{t.home.more(ordered.length - shown.length)}</p>}
      <Link to={addressOf('tasks', { cycle })}>{t.home.toAll}</Link>
    </section>
  );
}

/** What has come as far as the organiser, of all bodies. */
export function EscalatedTasks({ cycle }: { cycle: string }) {
  const t = useTaskWords();
  const isOrganiser = useMay()('assignment:file');
  const { data } = useQuery({ ...taskBoardQuery(cycle), enabled: isOrganiser });
  if (!isOrganiser || data === undefined) return null;
  const all = data.bodies.flatMap(({ body, title, escalated }) =>
    escalated.map((each) => ({ ...each, key: `${body} ${each.node} ${each.date} ${each.milestone}`, body, title })),
  );
  const shown = all.toSorted((a, b) => b.daysLate - a.daysLate).slice(0, shownAtOnce);
  return (
    <section className="card" aria-labelledby="escalated">
      <h2 id="escalated">{t.home.escalated}</h2>
      {all.length === 0 && <p className="unclear">{t.home.escalatedNone}</p>}
      <ul className="duty-tasks">
        {shown.map(({ key, body, title, milestone, label, daysLate }) => (
          <li key={key}>
            <p>
              <Link to={addressOf('tasks-of', { cycle, body })}>{title}</Link> {milestone}
              <span className="list-note">{label}</span>
            </p>
            <span className="light is-late">
              <span aria-hidden="true">▲</span> {t.daysLeft(-daysLate)}
            </span>
          </li>
        ))}
      </ul>
      {all.length > shown.length && <p className="unclear">{t.home.more(all.length - shown.length)}</p>}
      <Link to={addressOf('tasks', { cycle })}>{t.home.toBoard}</Link>
    </section>
  );
}
