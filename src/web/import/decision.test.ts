// Decisions and their undoing (改动): the last one about a thing stands, and what is taken back leaves no trace in the reading.
import { expect, test } from 'vitest';
import { decide, type Decision, goTo, noHistory, readingOf } from './decision.ts';

const all: Decision[] = [
  { type: 'column', table: 1, column: 4, role: 'ignore' },
  { type: 'cell', table: 1, row: 2, column: 5, text: '宣传部' },
  { type: 'choice', key: 'name:1:2', choice: 1, place: '表1', words: '甲、乙' },
  { type: 'column', table: 1, column: 4, role: 'target' },
  { type: 'tables', tables: [2] },
  { type: 'subject', title: '教育局' },
];
const whole = all.reduce(decide, noHistory);

test('together they are a reading', () => {
  expect(readingOf(noHistory)).toEqual({});
  expect(readingOf(whole)).toEqual({
    columns: [{ table: 1, column: 4, role: 'target' }],
    cells: [{ table: 1, row: 2, column: 5, text: '宣传部' }],
    readings: { 'name:1:2': 1 },
    tables: [2],
    subjectTitle: '教育局',
  });
});

test('undone ones can be done again, until another is made', () => {
  const back = goTo(whole, 1);
  expect(readingOf(back)).toEqual({ columns: [{ table: 1, column: 4, role: 'ignore' }] });
  expect(readingOf(goTo(back, 6))).toEqual(readingOf(whole));
  expect(goTo(back, 99).at).toBe(6);
  const other = decide(back, { type: 'column', table: 1, column: 4, role: null });
  expect(readingOf(other)).toEqual({});
  expect(other.decisions).toHaveLength(2);
});
