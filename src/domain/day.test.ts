// Days apart (日期推算): over months, leap days and years, there and back.
import { assert, date, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { dayAfter, daysBetween } from './day.ts';

const day = date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2199-12-31T00:00:00Z'),
  noInvalidDate: true,
}).map((at) => at.toISOString().slice(0, 10));

test('days go over months, leap days and years', () => {
  expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29');
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-11-26', '2026-12-31')).toBe(35);
});

test('a day so many days after another is so many days from it', () => {
  assert(
    property(day, integer({ min: -2000, max: 2000 }), (first, days) => {
      expect(dayAfter(first, days)).toMatch(/^\d{4}-\d\d-\d\d$/u);
      expect(daysBetween(first, dayAfter(first, days))).toBe(days);
    }),
  );
});
