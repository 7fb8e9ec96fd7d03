// What a browser kept of an import (本机留存): taken up where it has its shape, begun anew where it has another.
import { expect, test } from 'vitest';
import { type Work, workIn } from './keep.ts';

const work: Work = {
  history: { decisions: [{ type: 'cell', table: 1, row: 2, column: 5, text: '宣传部' }], at: 1 },
  // Half typed.
  target: { into: 'new-cycle', title: '', year: '20', subjects: { from: 'list', document: '' } },
  list: '单位.xlsx',
  typed: { table: 1, row: 3, column: 2, original: '组织部', text: '组织' },
};
const fresh: Work = { history: { decisions: [], at: 0 }, target: null, list: null, typed: null };

test('a half typed target comes back as it was left', () => {
  expect(workIn(JSON.stringify(work))).toEqual(work);
});

test('what was kept before an open cell was kept with it is taken up', () => {
  const { typed: _, ...older } = work;
  expect(workIn(JSON.stringify(older))).toEqual({ ...work, typed: null });
});

test('nothing, what is no JSON, and what an earlier version wrote begin anew', () => {
  const texts = [
    null,
    'null',
    '{',
    JSON.stringify({ ...work, history: [] }),
    JSON.stringify({ history: work.history }),
  ];
  expect(texts.map(workIn)).toEqual(texts.map(() => fresh));
});
