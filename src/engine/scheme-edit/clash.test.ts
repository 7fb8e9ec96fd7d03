// Tests of what two people changed at once (两边都改了): told field by field, and settled for whom it was given to.
import { describe, expect, test } from 'vitest';
import { row, scheme, sum } from '../../../test/properties/kit.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { type Clash, clashes, disputes, yielding } from './clash.ts';
import { editScheme } from './edit.ts';

const base = scheme(sum('总', '30', [row('1', '10'), row('2', '10'), row('3', '10')], { kind: 'total' }));
const none = new Set<string>();
const made = (from: Scheme, edits: readonly SchemeEdit[]): Scheme =>
  edits.reduce((now, edit) => {
    const next = editScheme(now, edit, none);
    if ('problem' in next) throw new Error(next.problem.message);
    return next.scheme;
  }, from);
const remark = (node: string, text: string): SchemeEdit => ({ type: 'text', node, field: 'remarks', text });
const points = (node: string, to: string, follow: 'none' | 'keep-siblings' = 'none'): SchemeEdit => ({
  type: 'points',
  node,
  points: to,
  follow,
});
const remove = (node: string): SchemeEdit => ({ type: 'remove', node, follow: 'none' });

function between(theirEdits: readonly SchemeEdit[], myEdits: readonly SchemeEdit[]): { theirs: Scheme; both: Clash[] } {
  const theirs = made(base, theirEdits);
  return { theirs, both: clashes({ base, theirs, mine: made(base, myEdits), merged: made(theirs, myEdits) }) };
}
const at = (given: Scheme, id: string) => [...nodesOf(given.root)].find((node) => node.id === id);

describe('what is told', () => {
  test('the same field with another value, on both sides', () => {
    const { both } = between([remark('1', '他'), points('2', '12')], [remark('1', '我'), points('2', '13')]);
    expect(both.map(({ theirs, mine }) => [theirs, mine])).toEqual([
      [remark('1', '他'), remark('1', '我')],
      [points('2', '12'), points('2', '13')],
    ]);
  });

  test('neither what only one changed, nor what both changed alike', () => {
    const { both } = between([remark('1', '他'), remark('3', '都')], [remark('2', '我'), remark('3', '都')]);
    expect(both).toEqual([]);
  });

  test('points above that follow both changes add up and are no clash', () => {
    const edits = [points('1', '11', 'keep-siblings')];
    const { theirs, both } = between([points('2', '13', 'keep-siblings')], edits);
    expect(both).toEqual([]);
    expect(at(made(theirs, edits), '总')?.points).toBe('34');
  });

  test('a row that is taken away while somebody changed it', () => {
    const { both } = between([remark('1', '他')], [remove('1'), remove('2')]);
    expect(both.map(({ node, mine }) => [node, mine])).toEqual([['1', null]]);
  });

  describe('a row that both moved', () => {
    const parts = ['甲', '乙', '丙'].map((id) => sum(id, '10', [row(`${id}1`, '5'), row(`${id}2`, '5')]));
    const wide = scheme(sum('总', '30', parts, { kind: 'total' }));
    const move = (node: string, where: 'before' | 'after' | 'into', to: string): SchemeEdit => ({
      type: 'move',
      node,
      place: { where, node: to },
      follow: 'none',
    });
    const told = (theirs: SchemeEdit, mine: SchemeEdit) => {
      const saved = made(wide, [theirs]);
      const both = clashes({ base: wide, theirs: saved, mine: made(wide, [mine]), merged: made(saved, [mine]) });
      return { saved, both };
    };
    const placesOf = (given: Scheme) => [...nodesOf(given.root)].map(({ id }) => id);

    test.each([
      ['below another row each', move('甲1', 'into', '乙'), move('甲1', 'into', '丙'), '甲1'],
      ['the one among its neighbours, the other away', move('甲2', 'before', '甲1'), move('甲2', 'into', '丙'), '甲2'],
      ['to the front and to the end', move('乙', 'before', '甲'), move('乙', 'after', '丙'), '乙'],
    ])('%s', (_, theirs, mine, node) => {
      const { saved, both } = told(theirs, mine);
      expect(both.map((clash) => clash.node)).toEqual([node]);
      const yielded = made(saved, yielding([mine], both, saved, none));
      expect(placesOf(yielded)).toEqual(placesOf(saved));
      expect(placesOf(made(saved, yielding([mine], [], saved, none)))).not.toEqual(placesOf(saved));
    });

    test('of neighbours that change places, the one is named that the own edits moved', () => {
      const saved = made(wide, [move('甲2', 'before', '甲1')]);
      for (const [node, back] of [
        ['甲1', move('甲1', 'before', '甲2')],
        ['甲2', move('甲2', 'after', '甲1')],
      ] as const) {
        const versions = { base: wide, theirs: saved, mine: wide, merged: made(saved, [back]) };
        expect(clashes(versions, [back]).map((clash) => clash.node)).toEqual([node]);
      }
    });

    test.each([
      ['different rows', move('甲1', 'into', '乙'), move('丙1', 'into', '乙')],
      ['both alike', move('甲1', 'into', '乙'), move('甲1', 'into', '乙')],
      ['orders that both stay', move('乙', 'before', '甲'), move('丙', 'before', '乙')],
    ])('not: %s', (_, theirs, mine) => {
      expect(told(theirs, mine).both).toEqual([]);
    });
  });

  test('a rule of the whole scheme', () => {
    const titled = (title: string): SchemeEdit => ({ type: 'rules', rules: { title } });
    expect(between([titled('他的')], [titled('我的')]).both).toHaveLength(1);
  });
});

test('what is yielded is as somebody else saved it, and all else as edited', () => {
  const edits = [remark('1', '我'), points('2', '13', 'keep-siblings'), remove('3')];
  const { theirs, both } = between([remark('1', '他'), points('2', '12', 'keep-siblings'), remark('3', '他')], edits);
  expect(both.map(({ node }) => node)).toEqual(['1', '2', '3']);
  expect(made(theirs, yielding(edits, both, theirs, none))).toEqual(theirs);
  const kept = made(theirs, yielding(edits, both.slice(0, 1), theirs, none));
  expect([at(kept, '1')?.remarks, at(kept, '2')?.points, at(kept, '3')]).toEqual(['他', '13', undefined]);
});

test('a rule that edits set among others is set back alone', () => {
  const edits: SchemeEdit[] = [{ type: 'rules', rules: { title: '我的', absent: base.absent } }];
  const { theirs, both } = between([{ type: 'rules', rules: { title: '他的' } }], edits);
  expect(made(theirs, yielding(edits, both, theirs, none)).title).toBe('他的');
});

test('an edit is disputed by what is about its field, and by no other', () => {
  const { both } = between([remark('1', '他'), remark('2', '他')], [remark('1', '我'), points('1', '12')]);
  const [only] = both;
  if (only === undefined) throw new Error('nothing is told');
  expect([remark('1', '我'), points('1', '12'), remark('2', '我')].map((edit) => disputes(edit, only))).toEqual([
    true,
    false,
    false,
  ]);
  const rules = (title: string): SchemeEdit => ({ type: 'rules', rules: { title, absent: base.absent } });
  const [rule] = between([{ type: 'rules', rules: { title: '他' } }], [rules('我')]).both;
  expect(rule === undefined ? null : disputes(rules('我'), rule)).toBe(true);
});
