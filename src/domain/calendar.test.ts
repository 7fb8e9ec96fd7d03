// The calendar (考评日程): which day moves the year on by itself, and what is out of order.
import { expect, test } from 'vitest';
import { type Calendar, calendarDays, misplaced, noCalendar } from './calendar.ts';
import { dueChanges } from './stage-change.ts';
import { leadsTo, type Stage } from './stage.ts';

const days = (set: Partial<Calendar>): Calendar => ({ ...noCalendar, ...set });
const after = (stage: Stage, set: Partial<Calendar>, today: string, since = '2026-01-05') =>
  dueChanges(stage, since, days(set), today).map(({ transition, to, day }) => [transition, to, day]);

test('marking begins as its day begins, and closes once its last day is over', () => {
  const set = { markingFrom: '2026-12-01', closesOn: '2026-12-20' };
  expect(after('opened', set, '2026-11-30')).toEqual([]);
  expect(after('opened', set, '2026-12-01')).toEqual([['marking', 'marking', '2026-12-01']]);
  expect(after('marking', set, '2026-12-20')).toEqual([]);
  expect(after('marking', set, '2026-12-21')).toEqual([['closure', 'closed', '2026-12-20']]);
});

test('whoever was asleep meanwhile finds both done, each on its day', () => {
  expect(after('opened', { markingFrom: '2026-12-01', closesOn: '2026-12-20' }, '2027-01-10')).toEqual([
    ['marking', 'marking', '2026-12-01'],
    ['closure', 'closed', '2026-12-20'],
  ]);
});

test('days that are not set, and stages that no day moves, stay', () => {
  expect(after('opened', {}, '2999-01-01')).toEqual([]);
  for (const stage of ['drafted', 'closed', 'computed', 'reviewed', 'published', 'settled', 'archived'] as const)
    expect(after(stage, { markingFrom: '2026-12-01', closesOn: '2026-12-20' }, '2999-01-01'), stage).toEqual([]);
});

test('marking that was opened again behind its last day is closed by people', () => {
  const set = { closesOn: '2026-12-20' };
  expect(after('marking', set, '2027-02-01', '2027-01-15')).toEqual([]);
  expect(after('marking', { closesOn: '2027-01-20' }, '2027-02-01', '2027-01-15')).toEqual([
    ['closure', 'closed', '2027-01-20'],
  ]);
});

test('what a day does is one of the transitions, from some stage', () => {
  const moving = Object.values(calendarDays).flatMap((day) => ('moves' in day ? [day.moves.transition] : []));
  expect(moving).toEqual(['marking', 'closure']);
  expect([leadsTo('marking', 'opened'), leadsTo('closure', 'marking')]).toEqual(['marking', 'closed']);
});

test('a later day of the year before an earlier one is found, also across days that are not set', () => {
  expect(misplaced(days({ assignedBy: '2026-03-01', closesOn: '2026-12-20' }))).toBeNull();
  expect(misplaced(days({ markingFrom: '2026-12-20', closesOn: '2026-12-20' })), 'one day').toBeNull();
  expect(misplaced(days({ assignedBy: '2026-12-21', closesOn: '2026-12-20' }))).toEqual({
    before: 'assignedBy',
    after: 'closesOn',
  });
});
