// How a milestone stands (任务灯号与升级): its light on a day, and to whom a late one has escalated by itself.
import { daysBetween } from '../domain/day.ts';
import type { Milestone } from '../domain/assignment.ts';
import type { Report } from '../domain/task.ts';

export const lights = ['late', 'soon', 'on-time', 'no-data', 'done'] as const;
export type Light = (typeof lights)[number];

/** A milestone is due soon from this many days before its day on. */
export const soonDays = 7;

/** In the order of escalation, with more than how many days late it begins. */
export const escalation = [
  { level: 'owner', after: 0 },
  { level: 'deputy', after: 3 },
  { level: 'subject', after: 7 },
  { level: 'organiser', after: 14 },
] as const;
export type Level = (typeof escalation)[number]['level'];

/** Reports that were not taken back, in their order. */
export function standing<R extends Report>(reports: readonly R[]): R[] {
  const gone = new Set(reports.map(({ withdraws }) => withdraws));
  return reports.filter(({ id, kind }) => kind !== 'withdrawn' && !gone.has(id));
}

export type MilestoneState = {
  light: Light;
  /** Days until its day; negative after it. */
  daysLeft: number;
  doneOn: string | null;
  /** Done, but after its day. */
  isDoneLate: boolean;
  /** Null where it is not late. */
  level: Level | null;
};

/** To whom it has escalated after so many days; null: it is not late. */
export const levelAfter = (daysLate: number): Level | null =>
  escalation.findLast(({ after }) => daysLate > after)?.level ?? null;

/** Of what is not done: by the days that are left, negative after the day. */
export const dueLight = (daysLeft: number): Light =>
  daysLeft < 0 ? 'late' : daysLeft <= soonDays ? 'soon' : 'on-time';

/** Progress says that somebody is at it; only done and an explicit “no data” answer a milestone. */
export function milestoneState(milestone: Milestone, reports: readonly Report[], today: string): MilestoneState {
  const answer = standing(reports).findLast(({ kind }) => kind === 'done' || kind === 'no-data');
  const daysLeft = daysBetween(today, milestone.date);
  const doneOn = answer?.kind === 'done' ? answer.doneOn : null;
  const light = answer === undefined ? dueLight(daysLeft) : answer.kind === 'done' ? 'done' : 'no-data';
  return {
    light,
    daysLeft,
    doneOn,
    isDoneLate: doneOn !== null && doneOn > milestone.date,
    level: light === 'late' ? levelAfter(-daysLeft) : null,
  };
}

const rankOf = (level: Level): number => escalation.findIndex((each) => each.level === level);

/** Whether a late one has come as far as to somebody of that level; whoever was told before stays told. */
export const hasEscalatedTo = (level: Level | null, own: Level): boolean =>
  level !== null && rankOf(level) >= rankOf(own);

/** How many milestones stand how. */
export type Lights = Record<Light, number>;
export function countLights(all: readonly Pick<MilestoneState, 'light'>[]): Lights {
  const counts: Lights = { late: 0, soon: 0, 'on-time': 0, 'no-data': 0, done: 0 };
  for (const { light } of all) counts[light] += 1;
  return counts;
}
