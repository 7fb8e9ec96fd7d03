// Lights and escalation (灯号与升级测试): for every day and every order of reports.
import { array, assert, constantFrom, date, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { Report, ReportKind } from '../domain/task.ts';
import { daysBetween } from '../domain/day.ts';
import { countLights, escalation, hasEscalatedTo, levelAfter, lights, milestoneState } from './task.ts';

const milestone = { id: 'm', date: '2022-06-30', text: '过半' };
const report = (id: string, kind: ReportKind, more: Partial<Report> = {}): Report => ({
  id,
  node: '1',
  milestone: 'm',
  kind,
  doneOn: kind === 'done' ? '2022-06-20' : null,
  note: '',
  withdraws: null,
  ...more,
});
const lightOn = (today: string, ...reports: Report[]) => milestoneState(milestone, reports, today).light;

test('on time until eight days before, soon from seven days before to the day itself, late the day after', () => {
  expect(['2022-01-01', '2022-06-22', '2022-06-23', '2022-06-30', '2022-07-01'].map((day) => lightOn(day))).toEqual([
    'on-time',
    'on-time',
    'soon',
    'soon',
    'late',
  ]);
});

test('progress answers nothing, “no data” does, and a report that is taken back never was', () => {
  const late = '2022-07-10';
  expect(lightOn(late, report('a', 'progress'))).toBe('late');
  expect(lightOn(late, report('a', 'no-data'))).toBe('no-data');
  expect(lightOn(late, report('a', 'no-data'), report('b', 'done'))).toBe('done');
  expect(lightOn(late, report('a', 'done'), report('b', 'withdrawn', { withdraws: 'a' }))).toBe('late');
  expect(milestoneState(milestone, [report('a', 'done', { doneOn: '2022-07-02' })], late)).toEqual({
    light: 'done',
    daysLeft: -10,
    doneOn: '2022-07-02',
    isDoneLate: true,
    level: null,
  });
});

test('escalates from owner to deputy, body and organiser, by days', () => {
  expect([0, 1, 3, 4, 7, 8, 14, 15, 400].map(levelAfter)).toEqual([
    null,
    'owner',
    'owner',
    'deputy',
    'deputy',
    'subject',
    'subject',
    'organiser',
    'organiser',
  ]);
  expect(hasEscalatedTo('subject', 'deputy')).toBe(true);
  expect(hasEscalatedTo('deputy', 'subject')).toBe(false);
  expect(hasEscalatedTo(null, 'owner')).toBe(false);
});

const aDay = date({
  min: new Date('2021-01-01T00:00:00Z'),
  max: new Date('2024-12-31T00:00:00Z'),
  noInvalidDate: true,
}).map((day) => day.toISOString().slice(0, 10));
const rankOf = (level: string | null) => escalation.findIndex((each) => each.level === level);

test('a day later nothing is less late, and nobody who was told is forgotten', () => {
  assert(
    property(aDay, aDay, (one, other) => {
      const [before, after] = [one, other].toSorted();
      if (before === undefined || after === undefined) return;
      const [then, now] = [milestoneState(milestone, [], before), milestoneState(milestone, [], after)];
      expect(lights.indexOf(now.light)).toBeLessThanOrEqual(lights.indexOf(then.light));
      expect(rankOf(now.level)).toBeGreaterThanOrEqual(rankOf(then.level));
      const forgotten = escalation.filter(
        ({ level }) => hasEscalatedTo(then.level, level) && !hasEscalatedTo(now.level, level),
      );
      expect(forgotten).toEqual([]);
      expect(daysBetween(before, after) + daysBetween(after, before)).toBe(0);
      expect(now.level === null).toBe(now.light !== 'late');
    }),
  );
});

test('whatever was reported: undoing the last report brings back what stood before it', () => {
  const kinds = array(constantFrom<ReportKind>('done', 'progress', 'no-data'), { minLength: 1, maxLength: 6 });
  assert(
    property(kinds, aDay, (given, today) => {
      const reports = given.map((kind, at) => report(String(at), kind));
      const undone = [...reports, report('u', 'withdrawn', { withdraws: String(reports.length - 1) })];
      expect(milestoneState(milestone, undone, today)).toEqual(milestoneState(milestone, reports.slice(0, -1), today));
      const all = [milestoneState(milestone, reports, today), milestoneState(milestone, undone, today)];
      expect(Object.values(countLights(all)).reduce((sum, count) => sum + count, 0)).toBe(2);
    }),
  );
});
