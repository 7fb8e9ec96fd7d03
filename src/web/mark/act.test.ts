// Tests of what clipboard and status tell of cells (表格操作): marks taken back by a paste, and each cell that cannot be saved.
import { expect, test } from 'vitest';
import { entry, freshDrafts, row as markRow } from '../../../test/kit/marks.ts';
import { row, scheme, subjects, sum } from '../../../test/properties/kit.ts';
import { plan } from '../../engine/plan.ts';
import { cellsIn, filledDown, pasted } from './act.ts';
import { createBook, slotOf } from './book.ts';
import type { Desk, Shown } from './desk.ts';
import { createHistory } from './history.ts';
import { sheetOf } from './layout.ts';
import { linesOf, noFilter } from './lines.ts';
import type { Range } from './range.ts';
import { createSaver } from './saver.ts';
import { signal } from './signal.ts';
import { judgeFor } from './verdict.ts';

const planned = plan(
  scheme(sum('总', '4', [row('1', '4')]), {
    subjects: subjects(...['子', '丑', '寅', '卯'].map((id): [string, string] => [id, '一组'])),
  }),
  null,
);
const assessor = '考评甲';
const slot = (subject: string) => slotOf({ node: '1', subject, assessor });

function openDesk(saved: readonly string[]): { desk: Desk; shown: Shown } {
  const book = createBook(judgeFor(planned, '2026-11-26'), freshDrafts(), () => 'own');
  book.take(saved.map((subject, at) => markRow(`m${at}`, '4', at, { node: '1', subject, assessor })));
  const desk: Desk = {
    book,
    history: createHistory(book),
    saver: createSaver(
      book,
      () => Promise.reject(new Error('nothing is sent here')),
      () => new Date(0),
    ),
    sheet: sheetOf(planned, assessor),
    range: signal<Range | null>(null),
    others: signal<ReadonlyMap<string, string>>(new Map()),
    isReadOnly: false,
    notApplicable: ['不适用'],
  };
  const places = desk.sheet.columns.map((column) => ({ column, field: 'value' }) as const);
  return { desk, shown: { lines: linesOf(desk, planned.scheme.groups, noFilter, null), places } };
}
const rowOf = ({ lines }: Shown, subject: string) =>
  lines.findIndex(({ kind, id }) => kind === 'subject' && id === subject);

test('blank cells of a paste take back the marks that stand, and only those are counted; undo brings them back', () => {
  const { desk, shown } = openDesk(['子', '丑']);
  const spot = { rowIdx: rowOf(shown, '子'), idx: 1 };
  expect(pasted(desk, shown, { anchor: spot, head: spot }, '\n\n\n3 晚了\n多')).toEqual({ missed: 1, takenBack: 2 });
  expect(['子', '丑', '寅', '卯'].map((id) => desk.book.view(slot(id)).entry.value)).toEqual(['', '', '', '3']);
  expect(pasted(desk, shown, { anchor: spot, head: spot }, '\n')).toEqual({ missed: 0, takenBack: 0 });
  desk.history.undo();
  expect(desk.book.view(slot('子')).entry).toEqual(entry('4'));
});

test('every cell that cannot be saved is told with its row, a few of many', () => {
  const { desk, shown } = openDesk([]);
  desk.book.edit(['子', '丑', '卯'].map((subject) => ({ slot: slot(subject), entry: entry('101') })));
  const told = (most: number) =>
    cellsIn(desk, shown, 'incomplete', most).map(({ row: at, subject }) => [at, subject.id]);
  expect(told(9)).toEqual([
    [1, '子'],
    [2, '丑'],
    [4, '卯'],
  ]);
  expect(told(2)).toEqual([
    [1, '子'],
    [2, '丑'],
  ]);
});

test('one cell is filled from the one above it, several from their first, and nothing comes from nowhere', () => {
  const { desk, shown } = openDesk(['子']);
  const spot = (subject: string) => ({ rowIdx: rowOf(shown, subject), idx: 1 });
  const values = () => ['子', '丑', '寅', '卯'].map((id) => desk.book.view(slot(id)).entry.value);
  filledDown(desk, shown, { anchor: spot('子'), head: spot('子') });
  expect(values()).toEqual(['4', '', '', '']);
  filledDown(desk, shown, { anchor: spot('丑'), head: spot('丑') });
  expect(values()).toEqual(['4', '4', '', '']);
  desk.history.undo();
  filledDown(desk, shown, { anchor: spot('寅'), head: spot('子') });
  expect(values()).toEqual(['4', '4', '4', '']);
});
