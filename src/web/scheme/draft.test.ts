// Tests of unsaved edits (方案草稿): taken back, made again, and put on top of what somebody else saved.
import { describe, expect, test } from 'vitest';
import { row, scheme, sum } from '../../../test/properties/kit.ts';
import { canonical } from '../../domain/canonical.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { type Draft, pointsChanges, redo, renamedDraft, replay, undo, withEdit, withoutSaved } from './draft.ts';

const base = scheme(sum('总', '30', [row('1', '10'), row('2', '20')], { kind: 'total' }));
const none: ReadonlySet<string> = new Set();
const points: SchemeEdit = { type: 'points', node: '1', points: '12', follow: 'keep-siblings' };
const remark: SchemeEdit = { type: 'text', node: '2', field: 'remarks', text: '备注' };
const empty: Draft = { base: 1, edits: [], undone: [], sent: [] };

test('what is undone and made again is the same scheme', () => {
  const both = withEdit(withEdit(empty, points), remark);
  const there = replay(base, both.edits, none).scheme;
  expect(canonical(replay(base, undo(undo(both)).edits, none).scheme)).toBe(canonical(base));
  expect(canonical(replay(base, redo(redo(undo(undo(both)))).edits, none).scheme)).toBe(canonical(there));
  expect(undo(empty)).toEqual(empty);
});

test('a new edit forgets what was undone', () => {
  expect(withEdit(undo(withEdit(empty, points)), remark)).toEqual({ base: 1, edits: [remark], undone: [], sent: [] });
});

describe('on top of another version', () => {
  const newer = scheme(sum('总', '30', [row('1', '10', { criterion: '新的内容' }), row('3', '20')], { kind: 'total' }));

  test('edits that fit are made, the others are told with their reason', () => {
    const { scheme: made, steps } = replay(newer, [points, remark], none);
    expect(steps.map(({ problem }) => problem?.code ?? null)).toEqual([null, 'unknown-node']);
    expect(made.root.points).toBe('32');
    expect(made.root.children[0]).toMatchObject({ points: '12', criterion: '新的内容' });
  });

  const add = (id: string, node = '总'): SchemeEdit => ({
    type: 'add',
    id,
    place: { where: 'into', node },
    title: '新项',
    kind: 'indicator',
    points: '5',
    operation: null,
    follow: 'keep-siblings',
  });
  const criterion = (node: string, text: string): SchemeEdit => ({ type: 'text', node, field: 'criterion', text });
  const criteria = (given: Scheme) =>
    Object.fromEntries([...nodesOf(given.root)].map(({ id, criterion: text }) => [id, text]));
  const theirs = replay(base, [add('3'), criterion('3', '他的')], none).scheme;

  test('what was said of a new row stays about it where somebody else used its id', () => {
    const mine: Draft = { base: 1, edits: [add('3'), criterion('3', '我的'), points], undone: [], sent: [] };
    const replayed = replay(theirs, mine.edits, new Set(['总', '1', '2', '3']));
    expect(replayed.steps.map(({ problem }) => problem)).toEqual([null, null, null]);
    expect(criteria(replayed.scheme)).toMatchObject({ 3: '他的', 4: '我的' });
    expect([...replayed.names]).toEqual([['3', '4']]);
    const renamed = renamedDraft(mine, replayed);
    expect(renamed?.edits).toEqual([add('4'), criterion('4', '我的'), points]);
    const again = replay(theirs, renamed?.edits ?? [], new Set(['3']));
    expect(criteria(again.scheme)).toEqual(criteria(replayed.scheme));
    expect(renamedDraft(renamed ?? mine, again)).toBeNull();
  });

  test('also in weights, for two new rows, and for what was undone', () => {
    const operation = { type: 'weighted', weights: { 1: '3', 3: '2', 4: '1' }, normalise: true } as const;
    const edits = [add('3'), add('4'), criterion('4', '第二'), criterion('3', '第一')];
    const undone: SchemeEdit[] = [{ type: 'operation', node: '总', operation }, add('5'), criterion('5', '撤销的')];
    const replayed = replay(theirs, edits, none, undone);
    expect(criteria(replayed.scheme)).toMatchObject({ 3: '他的', 4: '第二', 6: '第一' });
    expect(renamedDraft({ base: 1, edits, undone, sent: [] }, replayed)?.undone).toEqual([
      { type: 'operation', node: '总', operation: { ...operation, weights: { 1: '3', 6: '2', 4: '1' } } },
      ...undone.slice(1),
    ]);
  });

  test('a copy and what is below it get other ids, and what was added below them', () => {
    const deep = scheme(sum('总', '10', [sum('1', '10', [row('1.1', '10')])], { kind: 'total' }));
    const copy: SchemeEdit = {
      type: 'copy',
      node: '1',
      ids: { 1: '2', 1.1: '2.1' },
      place: { where: 'after', node: '1' },
      follow: 'keep-siblings',
    };
    const saved = replay(deep, [copy, criterion('2.1', '他的'), add('1.2', '1')], none).scheme;
    const edits = [copy, criterion('2.1', '我的'), add('2.2', '2'), criterion('2.2', '我加的')];
    const replayed = replay(saved, edits, none);
    expect(replayed.steps.map(({ problem }) => problem)).toEqual([null, null, null, null]);
    expect(criteria(replayed.scheme)).toMatchObject({ 2.1: '他的', 3.1: '我的', 2.2: '我加的' });
    // A row that somebody added to the original meanwhile is copied too.
    expect(replayed.steps[0]?.edit).toEqual({ ...copy, ids: { 1: '3', 1.1: '3.1', 1.2: '3.2' } });
    const undone = replay(saved, [copy, { type: 'remove', node: '2', follow: 'none' }, add('2')], none);
    expect([...nodesOf(undone.scheme.root)].map(({ id }) => id)).toEqual(['总', '1', '1.1', '1.2', '2', '2.1', '3']);
  });

  test('a rule that compares a new row, and a veto on it', () => {
    const rules: SchemeEdit = {
      type: 'rules',
      rules: {
        ranking: { within: 'all', ties: 'next', criteria: ['1', '3'] },
        vetoes: [{ level: '3', effect: 'row-zero', node: '3' }],
      },
    };
    expect(replay(theirs, [add('3'), rules], none).steps[1]?.edit).toEqual({
      type: 'rules',
      rules: {
        ranking: { within: 'all', ties: 'next', criteria: ['1', '4'] },
        vetoes: [{ level: '3', effect: 'row-zero', node: '4' }],
      },
    });
  });
});

test('the numbers that change, the one above among them', () => {
  const { scheme: after } = replay(base, [points], none);
  expect(pointsChanges(base, after)).toEqual([
    { node: '总', before: '30', after: '32', isNew: false },
    { node: '1', before: '10', after: '12', isNew: false },
  ]);
});

test('what was saved is taken from the draft as far as it is still there: edits begun anew in another tab stay', () => {
  const both = [points, remark];
  expect(withoutSaved({ ...empty, edits: [points, remark, points] }, both, 2)).toEqual({
    ...empty,
    base: 2,
    edits: [points],
  });
  expect(withoutSaved({ ...empty, edits: [remark] }, both, 2)).toEqual({ ...empty, base: 2, edits: [remark] });
  expect(withoutSaved({ ...empty, edits: both }, both, 2)).toBeNull();
});

test('what may have been saved is not taken back, what came after it is', () => {
  const draft: Draft = { ...empty, edits: [points, remark], sent: [{ sha256: 'a', at: 0, edits: [points] }] };
  expect(undo(draft)).toEqual({ ...draft, edits: [points], undone: [remark] });
  expect(undo(undo(draft))).toEqual(undo(draft));
});
