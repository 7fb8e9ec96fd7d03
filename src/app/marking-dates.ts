// The days of marking and self-assessment (评分与自评的日期): for whoever has to hand in, while the year is in that stage.
import type { Actor } from '../domain/actor.ts';
import { daysBetween } from '../domain/day.ts';
import { isLocked } from '../domain/handing.ts';
import type { KeptDate } from '../domain/kept-date.ts';
import { may } from '../domain/permission.ts';
import { inQuotes } from '../domain/quote.ts';
import type { Tx } from '../store/database.ts';
import { handings } from '../store/handing.ts';
import { schemeOf } from '../store/scheme.ts';
import { selfHandings } from '../store/self-assessment.ts';
import { dayIn } from './deps.ts';
import { markProgress } from './mark-progress.ts';
import { standingOf } from './standing.ts';

type Cycle = { id: string; title: string };

/** None without a day in the calendar, and none for a body that the scheme asks for nothing. */
export async function markingDates(tx: Tx, actor: Actor, cycle: Cycle, now: Date): Promise<KeptDate[]> {
  const { body } = actor;
  const isAssessor = may(actor, 'mark:hand-in', body);
  const isSubject = may(actor, 'self-assessment:write', body);
  if (body === null || !(isAssessor || isSubject)) return [];
  const { stage, calendar } = await standingOf(tx, cycle.id, { now: () => now });
  const scheme = (await schemeOf(tx, cycle.id, null))?.scheme ?? null;
  if (scheme === null) return [];
  const found: KeptDate[] = [];
  const of = inQuotes(cycle.title);
  const page = (name: string): string => `/cycles/${encodeURIComponent(cycle.id)}/${name}`;
  const left = (day: string): number => daysBetween(dayIn(now), day);
  const { closesOn, assessedBy } = calendar;
  const marks = (): boolean => markProgress(scheme, []).some(({ assessor }) => assessor === body);
  if (closesOn !== null && may(actor, 'mark:hand-in', body, stage) && marks())
    found.push({
      kind: 'marks-handing',
      thing: cycle.id,
      day: closesOn,
      daysLeft: left(closesOn),
      isDone: isLocked(await handings(tx, cycle.id, body)),
      title: { zh: `报送${of}的评分`, en: `Hand in the marks of ${of}` },
      path: page('marks'),
    });
  const isAppraised = scheme.subjects.some(({ id }) => id === body);
  if (assessedBy !== null && may(actor, 'self-assessment:write', body, stage) && isAppraised)
    found.push({
      kind: 'self-assessment',
      thing: cycle.id,
      day: assessedBy,
      daysLeft: left(assessedBy),
      isDone: (await selfHandings(tx, cycle.id, body)).length > 0,
      title: { zh: `报送${of}的自评`, en: `Hand in the self-assessment of ${of}` },
      path: page('self-assessments'),
    });
  return found;
}
