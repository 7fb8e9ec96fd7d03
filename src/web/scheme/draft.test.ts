// Tests of unsaved edits (方案草稿): taken back, made again, and put on top of what somebody else saved.
import { describe, expect, test } from 'vitest';
import { row, scheme, sum } from '../../../test/properties/kit.ts';
import { canonical } from '../../domain/canonical.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { type Draft, pointsChanges, redo, replay, undo, withEdit } from './draft.ts';

const base = scheme(sum('总', '30', [row('1', '10'), row('2', '20')], { kind: 'total' }));
const none: ReadonlySet<string> = new Set();
const points: SchemeEdit = { type: 'points', node: '1', points: '12', follow: 'keep-siblings' };
const remark: SchemeEdit = { type: 'text', node: '2', field: 'remarks', text: '备注' };
const empty: Draft = { base: 1, edits: [], undone: [] };

test('what is undone and made again is the same scheme', () => {
  const both = withEdit(withEdit(empty, points), remark);
  const there = replay(base, both.edits, none).scheme;
  expect(canonical(replay(base, undo(undo(both)).edits, none).scheme)).toBe(canonical(base));
  expect(canonical(replay(base, redo(redo(undo(undo(both)))).edits, none).scheme)).toBe(canonical(there));
  expect(undo(empty)).toEqual(empty);
});

test('a new edit forgets what was undone', () => {
  expect(withEdit(undo(withEdit(empty, points)), remark)).toEqual({ base: 1, edits: [remark], undone: [] });
});

describe('on top of another version', () => {
  const newer = scheme(sum('总', '30', [row('1', '10', { criterion: '新的内容' }), row('3', '20')], { kind: 'total' }));

  test('edits that fit are made, the others are told with their reason', () => {
    const { scheme: made, steps } = replay(newer, [points, remark], none);
    expect(steps.map(({ problem }) => problem?.code ?? null)).toEqual([null, 'unknown-node']);
    expect(made.root.points).toBe('32');
    expect(made.root.children[0]).toMatchObject({ points: '12', criterion: '新的内容' });
  });

  test('a new row gets no id that was used before', () => {
    const add: SchemeEdit = {
      type: 'add',
      place: { where: 'into', node: '总' },
      title: '新项',
      kind: 'indicator',
      points: '5',
      operation: null,
      follow: 'keep-siblings',
    };
    const ids = (taken: string[]) => replay(base, [add], new Set(taken)).scheme.root.children.map(({ id }) => id);
    expect(ids([])).toEqual(['1', '2', '3']);
    expect(ids(['3', '4'])).toEqual(['1', '2', '5']);
  });
});

test('the numbers that change, the one above among them', () => {
  const { scheme: after } = replay(base, [points], none);
  expect(pointsChanges(base, after)).toEqual([
    { node: '总', before: '30', after: '32', isNew: false },
    { node: '1', before: '10', after: '12', isNew: false },
  ]);
});
