// Versions of a cycle's calendar in the database (考评日程): added to, never changed.
import { type Calendar, noCalendar } from '../domain/calendar.ts';
import type { Tx } from './database.ts';

/** `version` 0: nothing was set yet. */
export type CalendarRow = { version: number; calendar: Calendar; account: string | null; at: string };

/** The newest. Days that came into the calendar after it was saved are not set. */
export async function calendarOf(tx: Tx, cycle: string): Promise<{ version: number; calendar: Calendar }> {
  const row = await tx
    .selectFrom('calendar_version')
    .select(['version', 'content'])
    .where('cycle_id', '=', cycle)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { version: row?.version ?? 0, calendar: { ...noCalendar, ...row?.content } };
}

/** The newest of each cycle that has one. */
export async function newestCalendars(tx: Tx): Promise<Map<string, Calendar>> {
  const rows = await tx
    .selectFrom('calendar_version')
    .distinctOn('cycle_id')
    .select(['cycle_id as cycle', 'content'])
    .orderBy('cycle_id')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map(({ cycle, content }) => [cycle, { ...noCalendar, ...content }]));
}

export const calendarColumns = (cycle: string, row: CalendarRow) => ({
  cycle_id: cycle,
  version: row.version,
  content: row.calendar,
  account_id: row.account,
  made_at: row.at,
});

export async function addCalendar(tx: Tx, cycle: string, row: CalendarRow): Promise<void> {
  await tx.insertInto('calendar_version').values(calendarColumns(cycle, row)).execute();
}
