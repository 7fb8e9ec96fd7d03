// Whose reason it is (理由是哪一分的): told where the mark changed and its reason did not.
import { expect, test } from 'vitest';
import { entry, row } from '../../../test/kit/marks.ts';
import { emptyBox, entryIn, type MarkRow, writtenFor } from './box.ts';
import type { Entry } from './entry.ts';

const first = row('m1', '90', 1, { reason: '迟报' });
const next = (value: string, reason: string | null, more = {}) =>
  row('m2', value, 2, { reason, supersedes: 'm1', ...more });
const of = (rows: MarkRow[], typed: Entry | null = null) => {
  const box = { ...emptyBox, rows, draft: typed === null ? null : { entry: typed, base: null, sent: null } };
  return writtenFor({ ...box, entry: entryIn(box) })?.value ?? null;
};

test('typed over and saved, a new mark with the old reason says for which one it was written', () => {
  expect(of([first])).toBeNull();
  expect(of([first], entry('80', '迟报 '))).toBe('90');
  expect(of([first], entry('80', '漏报'))).toBeNull();
  expect(of([first, next('80', '迟报')])).toBe('90');
  expect(of([first, next('80', '漏报')])).toBeNull();
  // Back to the mark that it was written for.
  expect(of([first, next('80', '迟报')], entry('90', '迟报'))).toBeNull();
  expect(of([first, next('80', '迟报')], entry('70', '迟报'))).toBe('90');
});

test('n/a is another mark; no reason, no mark and what was taken back are none', () => {
  expect(of([first], { value: '', isNotApplicable: true, reason: '迟报' })).toBe('90');
  expect(of([row('m1', '90', 1)], entry('80'))).toBeNull();
  expect(of([first], entry('', '迟报'))).toBeNull();
  const taken = next('90', '迟报', { withdrawn: true });
  expect(of([first, taken], entry('80', '迟报'))).toBeNull();
});
