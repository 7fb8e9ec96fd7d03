// The days of a year's calendar, as dates to keep (日程里的日期): for those who have something to do by them.
import type { Actor } from '../domain/actor.ts';
import { type CalendarDay, calendarDays } from '../domain/calendar.ts';
import { daysBetween } from '../domain/day.ts';
import type { KeptDate } from '../domain/kept-date.ts';
import { may } from '../domain/permission.ts';
import { inQuotes } from '../domain/quote.ts';
import { hasReached } from '../domain/stage.ts';
import type { Tx } from '../store/database.ts';
import { filings, issues } from '../store/issue.ts';
import { schemeOf } from '../store/scheme.ts';
import { halfYearNote } from '../store/task.ts';
import type { Standing } from './standing.ts';

type Year = { id: string; title: string };
type Asked = { tx: Tx; actor: Actor; cycle: string; standing: Standing };

/** Null: the day is nothing that this person has to do something by. */
type Rule = (asked: Asked) => Promise<{ isDone: boolean; page: string } | null>;

const isSubject = async ({ tx, actor, cycle }: Asked): Promise<boolean> =>
  (await schemeOf(tx, cycle, null))?.scheme.subjects.some(({ id }) => id === actor.body) === true;

/** Of the other days nobody has anything to do in this program yet. */
const rules: Partial<Record<CalendarDay, Rule>> = {
  assignedBy: async (asked) => {
    const { tx, actor, cycle } = asked;
    const { body } = actor;
    if (body === null || !may(actor, 'assignment:issue', body) || !(await isSubject(asked))) return null;
    const [newest] = await issues(tx, cycle, body);
    const acts = (await filings(tx, cycle, body)).filter(({ number }) => number === newest?.number);
    const last = acts.at(-1)?.act;
    return {
      isDone: last === 'filed' || last === 'acknowledged',
      page: `assignments/${encodeURIComponent(body)}/issues`,
    };
  },
  halfYearOn: async (asked) => {
    const { tx, actor, cycle } = asked;
    const { body } = actor;
    if (body === null || !may(actor, 'half-year:note', body) || !(await isSubject(asked))) return null;
    const isDone = (await halfYearNote(tx, cycle, body)) !== null;
    return { isDone, page: `half-year/${encodeURIComponent(body)}` };
  },
  // Assessors keep it by handing in, and subjects and sections the last day of self-assessment: see marking-dates.ts.
  closesOn: ({ actor, standing }) =>
    Promise.resolve(
      may(actor, 'extension:propose') ? { isDone: hasReached(standing.stage, 'closed'), page: 'stage' } : null,
    ),
};

/** Of a year that is carried out. */
export async function yearDates(
  tx: Tx,
  actor: Actor,
  { id: cycle, title }: Year,
  standing: Standing,
  today: string,
): Promise<KeptDate[]> {
  const found: KeptDate[] = [];
  for (const [name, rule] of Object.entries(rules) as [CalendarDay, Rule][]) {
    const day = standing.calendar[name];
    const one = day === null ? null : await rule({ tx, actor, cycle, standing });
    if (day === null || one === null) continue;
    const { zh, en } = calendarDays[name];
    found.push({
      kind: 'calendar-day',
      thing: `${cycle} ${name}`,
      day,
      daysLeft: daysBetween(today, day),
      isDone: one.isDone,
      title: { zh: `${inQuotes(title)}${zh}`, en: `${title}: ${en}` },
      path: `/cycles/${encodeURIComponent(cycle)}/${one.page}`,
    });
  }
  return found;
}
