// References replaced by values (参数代入): at any depth, through other parameters, never in a circle.
import { expect, test } from 'vitest';
import { parameterAt, settle } from './settle.ts';

const values = new Map([
  ['一', '1'],
  ['表', { 好: '3', 差: { parameter: '一' } }],
  ['转', { parameter: '一' }],
  ['圈', { parameter: '圈' }],
] as [string, never][]);

test('at any depth, with the parameter that holds the value', () => {
  const { value, settings, pending } = settle(
    { 甲: [{ parameter: '一' }], 乙: { parameter: '表' }, 丙: { parameter: '转' }, 丁: '4' },
    values,
  );
  expect(value).toEqual({ 甲: ['1'], 乙: { 好: '3', 差: '1' }, 丙: '1', 丁: '4' });
  expect(
    [['甲', 0], ['甲'], ['乙', '好'], ['乙', '差'], ['丙'], ['丁']].map((path) => parameterAt(settings, path)),
  ).toEqual(['一', null, '表', '一', '一', null]);
  expect(settings.get('["丙"]')).toEqual(['转', '一']);
  expect(pending).toEqual([]);
});

test('what has no value waits, a circle is told', () => {
  expect(settle([{ parameter: '无' }, { parameter: '圈' }], values)).toMatchObject({
    value: [{ parameter: '无' }, { parameter: '圈' }],
    pending: ['无'],
    circular: ['圈'],
  });
});
