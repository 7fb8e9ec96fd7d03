// What waits for somebody in the rounds of a consultation (征求意见待办): an answer of the own body, or replies to opinions.
import type { Actor } from '../../domain/actor.ts';
import { may } from '../../domain/permission.ts';
import type { Tx } from '../../store/database.ts';
import { roundLines } from './read.ts';

/** `unreplied`: opinions that the actor is to reply to; `isUnanswered`: the own body has not answered. */
export type ConsultationDue = {
  number: number;
  dueOn: string;
  daysLeft: number;
  isUnanswered: boolean;
  unreplied: number;
};

/** Of rounds that are not released; a round in which nothing is left to do for the actor is none. */
export async function consultationDues(tx: Tx, actor: Actor, cycle: string, now: Date): Promise<ConsultationDue[]> {
  if (!may(actor, 'consultation:read')) return [];
  const lines = await roundLines(tx, actor, cycle, now);
  return lines
    .filter(({ releasedAt }) => releasedAt === null)
    .map(({ number, dueOn, daysLeft, own, counts }) => ({
      number,
      dueOn,
      daysLeft,
      isUnanswered: own !== null && own.answeredAt === null && may(actor, 'consultation:answer', actor.body),
      unreplied: may(actor, 'consultation:reply') && counts !== null ? counts.opinions - counts.replied : 0,
    }))
    .filter(({ isUnanswered, unreplied }) => isUnanswered || unreplied > 0);
}
