// Tests of editing single nodes (项的修改): new ids, moving, copying, and what cannot go.
import { describe, expect, test } from 'vitest';
import { edited, nodeIn, pointsIn, refused } from '../../../test/kit/scheme-edit.ts';
import { node, row, scheme, sum } from '../../../test/properties/kit.ts';
import { type EditOf, type NodePlace, SchemeEdit } from '../../domain/scheme-edit.ts';
import { editScheme } from './edit.ts';
import { idAt, withFreeIds } from './new-id.ts';

const none: ReadonlySet<string> = new Set();

const table = () =>
  scheme(
    sum('总', '100', [
      sum('1', '60', [row('1.1', '20'), row('1.2', '40')]),
      sum('2', '40', [row('2.1', '10'), row('2.2', '30')]),
    ]),
  );

describe('nodes', () => {
  const add: EditOf<'add'> = {
    type: 'add',
    id: '1.5',
    place: { where: 'into', node: '1' },
    title: '新',
    kind: 'indicator',
    points: '6',
    operation: null,
    follow: 'share-rest',
  };
  test('a new one gets a readable id, never one that was used before or that others will need', () => {
    expect(idAt(table(), add.place, { taken: new Set(['1.3', '1.4']), reserved: [] })).toBe('1.5');
    expect(idAt(table(), add.place, { taken: new Set(['1.3']), reserved: ['1.4'] })).toBe('1.5');
    const made = editScheme(table(), add, new Set(['1.3', '1.4']));
    expect('node' in made ? made.node : made.problem).toBe('1.5');
    expect('scheme' in made ? pointsIn(made.scheme)['1.2'] : null).toBe('36');
  });
  test('one with an id that is taken is refused, until it has another', () => {
    const taken = new Set(['1.5']);
    expect([refused(table(), { ...add, id: '2.1' }), refused(table(), add)]).toEqual(['duplicate-id', 'made']);
    expect(editScheme(table(), add, taken)).toMatchObject({ problem: { code: 'duplicate-id' } });
    expect(withFreeIds(table(), add, { taken: none, reserved: ['1.5'] })).toBe(add);
    expect(withFreeIds(table(), add, { taken, reserved: ['1.3'] })).toEqual({ ...add, id: '1.4' });
    const copy: SchemeEdit = {
      type: 'copy',
      node: '1',
      ids: { 1: '3' },
      place: { where: 'after', node: '1' },
      follow: 'none',
    };
    expect(refused(table(), copy)).toBe('duplicate-id');
    expect(withFreeIds(table(), copy, { taken: none, reserved: [] })).toEqual({
      ...copy,
      ids: { 1: '3', 1.1: '3.1', 1.2: '3.2' },
    });
    expect(withFreeIds(table(), copy, { taken: new Set(['3', '总.3.1']), reserved: [] })).toMatchObject({
      ids: { 1: '总.3', 1.1: '总.3.2', 1.2: '总.3.3' },
    });
  });
  test('a moved one takes its points along', () => {
    const after = edited(table(), {
      type: 'move',
      node: '1.1',
      place: { where: 'before', node: '2.2' },
      follow: 'keep-siblings',
    });
    expect(pointsIn(after)).toMatchObject({ 总: '100', 1: '40', 2: '60' });
    expect(nodeIn(after, '2')?.children.map(({ id }) => id)).toEqual(['2.1', '1.1', '2.2']);
  });
  test('none moves into itself, beside the root, or below a row that is marked', () => {
    const move = (id: string, place: NodePlace): string =>
      refused(table(), { type: 'move', node: id, place, follow: 'none' });
    expect(move('1', { where: 'after', node: '1.1' })).toBe('inside-itself');
    expect(move('1', { where: 'after', node: '总' })).toBe('beside-root');
    expect(move('1', { where: 'into', node: '2.1' })).toBe('takes-no-children');
    expect(move('总', { where: 'into', node: '2' })).toBe('root-stays');
  });
  test('a copy names its own rows in its weights, and comes from no cell', () => {
    const weighted = node(
      '1',
      { type: 'weighted', weights: { '1.1': '1.1', '1.2': '60%' }, normalise: true },
      { points: '10', children: [row('1.1', '5'), row('1.2', '5')] },
    );
    const after = edited(scheme(sum('总', '10', [weighted])), {
      type: 'copy',
      node: '1',
      ids: { 1: '2', 1.1: '2.1', 1.2: '2.2' },
      place: { where: 'after', node: '1' },
      follow: 'keep-siblings',
    });
    expect(pointsIn(after)).toMatchObject({ 总: '20' });
    const [, copy] = after.root.children;
    expect(copy?.children.map(({ id }) => id)).toEqual(['2.1', '2.2']);
    // The weight 1.1 is a number, and no name.
    expect(copy?.operation).toMatchObject({ weights: { '2.1': '1.1', '2.2': '60%' } });
  });
  test('one that a rule names cannot go', () => {
    const ranked = scheme(table().root, { ranking: { within: 'all', ties: 'next', criteria: ['1.1'] } });
    expect(refused(ranked, { type: 'remove', node: '1', follow: 'none' })).toBe('still-named');
  });
});
