// The calendar of a year (考评日程): days in China by which something is to be done; two of them move the stage by themselves.
import { z } from 'zod';
import type { Both } from './both.ts';
import { leadsTo, type Stage, type TransitionName } from './stage.ts';

type Entry = Both & {
  /** The day itself carries this out: `begin` as it begins, `end` once it is over. */
  moves?: { transition: TransitionName; when: 'begin' | 'end' };
};

/** In the order of the year: none may stand before one that it follows. */
export const calendarDays = {
  assignedBy: { zh: '责任分工报备截止', en: 'assignments filed by' },
  halfYearOn: { zh: '半年检查', en: 'half-year check' },
  assessedBy: { zh: '自评截止', en: 'self-assessment by' },
  markingFrom: { zh: '开始评分', en: 'marking from', moves: { transition: 'marking', when: 'begin' } },
  closesOn: { zh: '评分截止', en: 'marking until', moves: { transition: 'closure', when: 'end' } },
  appealsUntil: { zh: '申诉截止', en: 'appeals until' },
} as const satisfies Record<string, Entry>;

export type CalendarDay = keyof typeof calendarDays;
export const CalendarDay = z.enum(Object.keys(calendarDays) as [CalendarDay, ...CalendarDay[]]);

/** Days as `2026-12-31`; null: not set. */
export const Calendar = z.strictObject(
  Object.fromEntries(CalendarDay.options.map((day) => [day, z.iso.date().nullable()])) as Record<
    CalendarDay,
    z.ZodNullable<z.ZodISODate>
  >,
);
export type Calendar = z.infer<typeof Calendar>;

export const noCalendar = Object.fromEntries(CalendarDay.options.map((day) => [day, null])) as Calendar;

/** The first two days of which the later one in the year has the earlier date; null: all are in order. */
export function misplaced(calendar: Calendar): { before: CalendarDay; after: CalendarDay } | null {
  let before: CalendarDay | null = null;
  for (const after of CalendarDay.options) {
    const day = calendar[after];
    if (day === null) continue;
    if (before !== null && day < (calendar[before] ?? '')) return { before, after };
    before = after;
  }
  return null;
}

/** A transition that a day has carried out by itself. */
export type Due = { transition: TransitionName; day: string };

/**
 * What the calendar makes of a stage on `today`; null: nothing. Marking that was opened again behind its last day
 * (`since`: the day on which the stage began) does not close by a day that was over then.
 */
export function dueOn(stage: Stage, since: string, calendar: Calendar, today: string): Due | null {
  for (const name of CalendarDay.options) {
    const day = calendar[name];
    const { moves }: Entry = calendarDays[name];
    if (day === null || moves === undefined || leadsTo(moves.transition, stage) === null) continue;
    if (moves.when === 'begin' ? today >= day : today > day && since <= day)
      return { transition: moves.transition, day };
  }
  return null;
}

/** Whether this day of the calendar carries the transition out by itself. */
export const isMovedOn = (transition: TransitionName, day: string, calendar: Calendar): boolean =>
  CalendarDay.options.some((name) => {
    const { moves }: Entry = calendarDays[name];
    return moves?.transition === transition && calendar[name] === day;
  });
