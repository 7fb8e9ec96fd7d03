// The dates that somebody must keep (要记的日期), of all years that are not discarded, by what the actor may do.
import type { Actor } from '../domain/actor.ts';
import type { KeptDate } from '../domain/kept-date.ts';
import { may } from '../domain/permission.ts';
import { inQuotes } from '../domain/quote.ts';
import { hasReached, type Stage } from '../domain/stage.ts';
import { cycles } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import { roundLines } from './consultation/read.ts';
import { dayIn } from './deps.ts';
import { markingDates } from './marking-dates.ts';
import { standingOf } from './standing.ts';
import { taskDates } from './task/date.ts';
import { yearDates } from './year-date.ts';

/** Before it is issued, and after it is settled, a year asks for nothing by its days. */
const isCarriedOut = (stage: Stage): boolean => hasReached(stage, 'opened') && !hasReached(stage, 'settled');

/** In the order of the days; for verbs that know who the actor is. */
export async function datesFor(tx: Tx, actor: Actor, now: Date): Promise<KeptDate[]> {
  const found: KeptDate[] = [];
  for (const { id, title } of await cycles(tx)) {
    found.push(...(await consultationDates(tx, actor, { id, title }, now)));
    const standing = await standingOf(tx, id, { now: () => now });
    if (!isCarriedOut(standing.stage)) continue;
    found.push(...(await yearDates(tx, actor, { id, title }, standing, dayIn(now))));
    found.push(...(await markingDates(tx, actor, { id, title }, now)));
    found.push(...(await taskDates(tx, actor, id, dayIn(now))));
  }
  return found.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

async function consultationDates(
  tx: Tx,
  actor: Actor,
  cycle: { id: string; title: string },
  now: Date,
): Promise<KeptDate[]> {
  if (!may(actor, 'consultation:read')) return [];
  const of = inQuotes(cycle.title);
  return (await roundLines(tx, actor, cycle.id, now)).flatMap(({ number, dueOn, daysLeft, own, releasedAt }) => {
    const common = {
      thing: `${cycle.id} ${number}`,
      day: dueOn,
      daysLeft,
      path: `/cycles/${encodeURIComponent(cycle.id)}/consultations/${number}`,
    };
    const answers = own !== null && may(actor, 'consultation:answer', actor.body);
    const answering: KeptDate = {
      ...common,
      kind: 'consultation-answer',
      isDone: own?.answeredAt != null || releasedAt !== null,
      title: {
        zh: `答复${of}第 ${number} 轮征求意见`,
        en: `Answer round ${number} of the consultation of ${of}`,
      },
    };
    const ending: KeptDate = {
      ...common,
      kind: 'consultation-end',
      isDone: releasedAt !== null,
      title: {
        zh: `${of}第 ${number} 轮征求意见截止，回复意见并公布汇总表`,
        en: `Round ${number} of the consultation of ${of} ends: reply and release the summary`,
      },
    };
    return [...(answers ? [answering] : []), ...(may(actor, 'consultation:reply') ? [ending] : [])];
  });
}
