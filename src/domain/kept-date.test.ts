// Tests of the reminders' days (提醒的日子): each of them once, and none for what is done or long over.
import { expect, test } from 'vitest';
import { leadOf } from './kept-date.ts';

test('three days before, one day before, and once it is late', () => {
  const of = (daysLeft: number, isDone = false) => leadOf({ daysLeft, isDone });
  expect([5, 4, 3, 2, 1, 0, -1, -30, -31].map((days) => of(days))).toEqual([
    null,
    null,
    'days-3',
    'days-3',
    'days-1',
    'days-1',
    'late',
    'late',
    null,
  ]);
  expect([3, 0, -1].map((days) => of(days, true))).toEqual([null, null, null]);
});
