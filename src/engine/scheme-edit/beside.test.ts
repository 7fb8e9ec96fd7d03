// Tests of what a new row takes from the rows beside it (同级一致的): only what they all agree on.
import { expect, test } from 'vitest';
import { node, row, sum } from '../../../test/properties/kit.ts';
import { besideIn } from './beside.ts';

const mean = { how: 'mean' } as const;
const marked = (id: string, who: string[], combine: { how: 'mean' } | { parameter: string } = mean) =>
  row(id, '10', { assessors: who, operation: { type: 'marks', scale: { parameter: '分制' }, combine } });

test('rows that are marked alike: the fields that all have, and the assessors where they are the same', () => {
  expect(
    besideIn(sum('总', '20', [marked('1', ['甲']), marked('2', ['甲'], { parameter: '合' })]), 'indicator', '5'),
  ).toEqual({
    operation: { type: 'marks', scale: { parameter: '分制' }, combine: mean },
    assessors: ['甲'],
  });
  expect(besideIn(sum('总', '20', [marked('1', ['甲']), marked('2', ['乙'])]), 'indicator', '5').assessors).toEqual([]);
});

test('nothing where they are scored in different ways, or nobody is there; rows of another kind do not count', () => {
  const other = node('2', { type: 'best-ratio', figure: '数', order: 'high-first' }, { points: '10' });
  expect(besideIn(sum('总', '20', [marked('1', ['甲']), other]), 'indicator', null).operation).toBe(null);
  expect(besideIn(sum('总', '20', []), 'indicator', null)).toEqual({ operation: null, assessors: [] });
  expect(besideIn(sum('总', '20', [marked('1', ['甲'])]), 'adjustment', null).operation).toBe(null);
});
