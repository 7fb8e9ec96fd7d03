// 限额: nominal and effective points.
import { expect, test } from 'vitest';
import { adjustment, bonus } from '../../../test/properties/kit.ts';
import { alone, notesOf, of, stepOf, valueOf } from '../../../test/properties/outcome.ts';

test.each([
  ['3', '1', '2', []],
  ['9', '0', '5', ['名义 9 分，按限额计 5 分']],
  ['0', '40', '-10', ['名义 −40 分，按限额计 −10 分']],
])('caps +%s − %s', (up, down, value, notes) => {
  const root = of({ type: 'cap', max: '5', min: '-10' }, null, [bonus('加'), bonus('扣', { sign: 'minus' })]);
  const result = alone(root, adjustment('加', '子', up), adjustment('扣', '子', down));
  expect(valueOf(result, '总')).toBe(value);
  expect(notesOf(stepOf(result, '总'))).toEqual(notes);
});
