// The calendar of a year (考评日程): set by the organiser; once marking has begun, its last day is moved by two people.
import type { Actor } from '../domain/actor.ts';
import { type Calendar, CalendarDay, calendarDays, misplaced } from '../domain/calendar.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { hasReached } from '../domain/stage.ts';
import { addCalendar, calendarColumns, calendarOf } from '../store/calendar.ts';
import type { Tx } from '../store/database.ts';
import { loadCycle } from './cycle.ts';
import { dayIn, type Deps } from './deps.ts';
import { rowHash } from './hash.ts';
import { type Author, openJournal, record } from './journal.ts';
import { settleDue } from './stage.ts';

const invalid = (why: string, next: string, english: string): Refusal =>
  new Refusal('calendar-invalid', { what: '日程没有保存。', why, next, english: `Not saved: ${english}` });

function insistOnOrder(calendar: Calendar): void {
  const wrong = misplaced(calendar);
  if (wrong === null) return;
  const [before, after] = [calendarDays[wrong.before], calendarDays[wrong.after]];
  throw invalid(
    `“${after.zh}”（${calendar[wrong.after]}）排在“${before.zh}”（${calendar[wrong.before]}）之前。`,
    '请按先后调整日期，再保存。',
    `“${after.en}” stands before “${before.en}”.`,
  );
}

/** A day that is already over can be kept, not set. */
function insistOnFuture(before: Calendar, after: Calendar, now: Date): void {
  const today = dayIn(now);
  const past = CalendarDay.options.find((day) => {
    const set = after[day];
    return set !== null && set !== before[day] && set < today;
  });
  if (past === undefined) return;
  throw invalid(
    `“${calendarDays[past].zh}”（${after[past]}）已经过去。`,
    `请选今天（${today}）或以后的日期；不定的，留空。`,
    `“${calendarDays[past].en}” is over already.`,
  );
}

/** Throws `calendar-invalid` where marking cannot end on that day. */
export function insistOnLastDay(calendar: Calendar, closesOn: string | null, now: Date): void {
  if (closesOn === calendar.closesOn)
    throw invalid('截止日没有变。', '请另选一天。', 'this is the last day of marking already.');
  const changed = { ...calendar, closesOn };
  insistOnFuture(calendar, changed, now);
  insistOnOrder(changed);
}

/** Adds a version; for verbs that hold the journal's head. */
export async function addCalendarVersion(
  tx: Tx,
  author: Author,
  cycle: string,
  calendar: Calendar,
  deps: Deps,
): Promise<void> {
  const now = deps.now();
  const before = await calendarOf(tx, cycle);
  const row = { version: before.version + 1, calendar, account: author.account, at: now.toISOString() };
  await addCalendar(tx, cycle, row);
  const days = CalendarDay.options.filter((day) => calendar[day] !== before.calendar[day]);
  await record(tx, author, now, {
    event: 'calendar-saved',
    cycle,
    bound: rowHash(calendarColumns(cycle, row)),
    data: { version: String(row.version) },
    words: { days: { is: 'days', days: days.map((day) => ({ day, on: calendar[day] })) } },
  });
}

export type CalendarSave = { cycle: string; base: number; calendar: Calendar };

/** Throws `version-conflict` where somebody saved after `base`, `calendar-invalid`, and `stage-closed`. */
export async function saveCalendar(actor: Actor, { cycle, base, calendar }: CalendarSave, deps: Deps): Promise<void> {
  insist(actor, 'calendar:edit');
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await loadCycle(tx, cycle);
    const standing = await settleDue(tx, actor.jurisdiction, cycle, deps);
    insist(actor, 'calendar:edit', undefined, standing.stage);
    const before = standing.calendar;
    if (CalendarDay.options.every((day) => before[day] === calendar[day])) return;
    if (standing.calendarVersion !== base)
      throw new Refusal('version-conflict', {
        what: '日程没有保存。',
        why: '别人刚刚改过日程。',
        next: '请看清现在的日程，再改一次。',
        english: 'Somebody else has changed the calendar meanwhile; look at it and change it again.',
      });
    if (hasReached(standing.stage, 'marking') && calendar.closesOn !== before.closesOn)
      throw invalid(
        '评分已经开始，截止日要由两个人改。',
        '请用“提请改期”，由另一人同意。',
        'marking has begun: its last day is moved by a proposal that a second person agrees to.',
      );
    insistOnFuture(before, calendar, deps.now());
    insistOnOrder(calendar);
    await addCalendarVersion(tx, actor, cycle, calendar, deps);
  });
}
