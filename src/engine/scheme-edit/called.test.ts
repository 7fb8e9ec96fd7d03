// Tests of rows without a title (无标题的项): name and text stay one, and new rows are like the others of their table.
import { expect, test } from 'vitest';
import { row, scheme, sum } from '../../../test/properties/kit.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { editScheme } from './edit.ts';

const untitled = (title: string, criterion: string | null, more: Partial<Node> = {}) =>
  scheme(sum('总', '10', [row('1', '10', { title, titleAs: null, criterion, ...more })]));

function after(given: Scheme, edit: SchemeEdit, id: string | null): Node | undefined {
  const made = editScheme(given, edit);
  if ('problem' in made) throw new Error(made.problem.message);
  return [...nodesOf(made.scheme.root)].find((node) => node.id === (id ?? made.node));
}
const retitle = (given: Scheme) => after(given, { type: 'retitle', node: '1', title: '新名' }, '1');

test('a new name stands where the old one was read, and the row stays one without a title', () => {
  expect(retitle(untitled('按月巡查', '按月巡查；整改。'))).toMatchObject({
    title: '新名',
    titleAs: null,
    criterion: '新名；整改。',
  });
  expect(retitle(untitled('别名', '按月巡查。'))).toMatchObject({ title: '新名', criterion: '新名\n按月巡查。' });
});

test('a name that was read elsewhere is printed nowhere', () => {
  expect(retitle(untitled('目标', null, { method: '按次。' }))).toMatchObject({ title: '新名', method: '按次。' });
});

test('a row that is called by its text goes on being called by it', () => {
  const edit: SchemeEdit = { type: 'text', node: '1', field: 'criterion', text: '按周巡查。' };
  expect(after(untitled('按月巡查', '按月巡查。'), edit, '1')?.title).toBe('按周巡查');
  expect(after(untitled('别名', '按月巡查。'), edit, '1')?.title).toBe('别名');
  const titled = scheme(sum('总', '10', [row('1', '10', { title: '按月巡查', criterion: '按月巡查。' })]));
  expect(after(titled, edit, '1')?.title).toBe('按月巡查');
});

test('a new row among rows without titles says its name in its text', () => {
  const edit: SchemeEdit = {
    type: 'add',
    id: '新1',
    place: { where: 'after', node: '1' },
    title: '新项',
    kind: 'indicator',
    points: null,
    operation: null,
    follow: 'none',
  };
  expect(after(untitled('按月巡查', '按月巡查。'), edit, null)).toMatchObject({ titleAs: null, criterion: '新项' });
  expect(after(scheme(sum('总', '10', [row('1', '10')])), edit, null)?.criterion).toBe(null);
});
