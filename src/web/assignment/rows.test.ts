// Tests of unsaved rows of an assignment (分工草稿): what counts as a change, and what two people changed at once.
import { expect, test } from 'vitest';
import { row, scheme, sum } from '../../../test/properties/kit.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { changedBy, clashes, emptyRow, onNewest, rowsFor, withoutSaved, withRow } from './rows.ts';

const given = scheme(sum('总', '30', [row('1', '10'), row('2', '10'), row('3', '10')], { kind: 'total' }));
const nodes = rowsFor(given, '子');
const owned = (node: string, owner: string) => ({ ...emptyRow(node), owner });
const assignment = (...rows: Assignment['rows']): Assignment => ({
  format: 'plumbline/assignment/1',
  title: '分工',
  demonstration: null,
  subject: '子',
  rows,
});
const base = assignment(owned('1', '甲'), owned('2', '甲'));
const draft = { base: 1, rows: [], sent: [] };

test('a row that is as before is no change', () => {
  const changed = withRow(draft, owned('1', '乙'), base);
  expect(changed.rows).toEqual([owned('1', '乙')]);
  expect(withRow(changed, owned('1', '甲'), base).rows).toEqual([]);
  expect(withRow(draft, emptyRow('3'), base).rows).toEqual([]);
});

test('rows stand in the order of the scheme, and what it no longer has is left out', () => {
  const made = changedBy(assignment(owned('9', '甲'), owned('2', '甲')), [owned('1', '乙')], nodes);
  expect(made.rows).toEqual([owned('1', '乙'), owned('2', '甲')]);
});

const both = (node: string, owner: string, deputy: string | null) => ({ ...owned(node, owner), deputy });
const mine = { base: 1, rows: [both('1', '乙', '丁'), owned('2', '乙'), owned('3', '乙')], sent: [] };
const newest = assignment({ ...owned('1', '丙'), target: '新目标' }, owned('2', '甲'), owned('3', '乙'));

test('only fields that both changed, and differently, are told', () => {
  expect(clashes(mine, base, newest).map(({ node, field }) => [node, field])).toEqual([['1', 'owner']]);
});

test('on the newest version each keeps what only one changed, and a clash goes to whom it was given', () => {
  const on = { base, newest, version: 2 };
  const kept = { base: 2, rows: [{ ...both('1', '乙', '丁'), target: '新目标' }, owned('2', '乙')], sent: [] };
  expect(onNewest(mine, on, [])).toEqual(kept);
  const yielded = { base: 2, rows: [{ ...both('1', '丙', '丁'), target: '新目标' }, owned('2', '乙')], sent: [] };
  expect(onNewest(mine, on, clashes(mine, base, newest))).toEqual(yielded);
});

test('what was changed again while it was saved is left, and what was sent is not', () => {
  const now = { base: 1, rows: [owned('1', '乙'), owned('2', '丁')], sent: [] };
  expect(withoutSaved(now, [owned('1', '乙'), owned('2', '乙')], 2)).toEqual({
    base: 2,
    rows: [owned('2', '丁')],
    sent: [],
  });
  expect(withoutSaved(now, now.rows, 2)).toBeNull();
});

test('a row that is put back while it is being saved over is a change', () => {
  const sent = [{ sha256: '', at: 0, rows: [owned('1', '乙')] }];
  expect(withRow({ ...draft, sent }, owned('1', '甲'), base).rows).toEqual([owned('1', '甲')]);
});
