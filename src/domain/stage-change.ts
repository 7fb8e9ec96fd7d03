// One change of stage (阶段变动): what was said with it, and where a year stands after all of them.
import { z } from 'zod';
import type { Both } from './both.ts';
import { type Calendar, dueOn } from './calendar.ts';
import { Person } from './proposal.ts';
import { leadsTo, type Stage, type TransitionName } from './stage.ts';

/** The paper that orders something: 文号, title and day. */
export const Order = z.strictObject({
  number: z.string().trim().min(1).max(100),
  title: z.string().trim().max(200),
  on: z.iso.date(),
});
export type Order = z.infer<typeof Order>;

/** “闽效能〔2022〕3号《……》（2022-03-01）” */
export const orderWords = ({ number, title, on }: Order): Both => {
  const text = `${number}${title === '' ? '' : `《${title}》`}`;
  return { zh: `${text}（${on}）`, en: `${text} (${on})` };
};

/** Only what the transition has of it. `second`: who agreed. `day`: of the calendar that did it. */
export const StageDetails = z.strictObject({
  reason: z.string().optional(),
  document: Order.optional(),
  /** Of the computation that was applied. */
  computation: z.int().positive().optional(),
  first: Person.optional(),
  second: Person.optional(),
  day: z.iso.date().optional(),
  /** Of a closure: the assessors that had not handed their marks in. */
  unhanded: z.array(z.strictObject({ body: z.string(), title: z.string() })).optional(),
});
export type StageDetails = z.infer<typeof StageDetails>;

/** What the calendar has carried out and nobody wrote down yet. */
export type DueChange = { transition: TransitionName; from: Stage; to: Stage; day: string };

/** All of them by `today`, in order; `since` is the day on which the stage `from` began. */
export function dueChanges(from: Stage, since: string, calendar: Calendar, today: string): DueChange[] {
  const due = dueOn(from, since, calendar, today);
  const to = due === null ? null : leadsTo(due.transition, from);
  if (due === null || to === null) return [];
  const { transition, day } = due;
  return [{ transition, from, to, day }, ...dueChanges(to, day, calendar, today)];
}
