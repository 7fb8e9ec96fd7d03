// The milestones that somebody must reach, as dates to keep (任务的日期): each account its own, and whatever is late and has come to it.
import type { Actor } from '../../domain/actor.ts';
import type { KeptDate } from '../../domain/kept-date.ts';
import { may } from '../../domain/permission.ts';
import { inQuotes } from '../../domain/quote.ts';
import { hasEscalatedTo } from '../../engine/task.ts';
import { schemeOf } from '../../store/scheme.ts';
import type { Tx } from '../../store/database.ts';
import { tasksIn } from './read.ts';

/** Of a year that is carried out; `today` is a calendar day in China. */
export async function taskDates(tx: Tx, actor: Actor, cycle: string, today: string): Promise<KeptDate[]> {
  const { body } = actor;
  if (body === null || !may(actor, 'task:report', body)) return [];
  const scheme = (await schemeOf(tx, cycle, null))?.scheme;
  if (scheme?.subjects.some(({ id }) => id === body) !== true) return [];
  const { tasks } = await tasksIn(tx, actor, { cycle, body }, today);
  return tasks.flatMap(({ node, label, level, milestones }) =>
    milestones
      // What is somebody else's comes to the body once it is late.
      .filter(
        (each) => level === 'owner' || level === 'deputy' || (level !== null && hasEscalatedTo(each.level, level)),
      )
      .map(({ id, text, date, daysLeft, light }): KeptDate => ({
        kind: 'milestone',
        thing: `${cycle} ${body} ${node} ${id}`,
        day: date,
        daysLeft,
        isDone: light === 'done' || light === 'no-data',
        title: {
          zh: `${inQuotes(label)}：${text}`,
          en: `Milestone of “${label}”: ${text}`,
        },
        path: `/cycles/${encodeURIComponent(cycle)}/tasks/${encodeURIComponent(body)}`,
      })),
  );
}
