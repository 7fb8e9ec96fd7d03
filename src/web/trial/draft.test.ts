// What a person tries (试算测试): shares as they are meant.
import { expect, test } from 'vitest';
import { row, scheme, sum } from '../../../test/properties/kit.ts';
import { asMeant, orderedAmounts } from './draft.ts';

test('what is typed in place of a percentage is one, small or large; other numbers are what they are', () => {
  expect(['50', '50.5', '50%'].map((text) => asMeant('60%', text))).toEqual(['50%', '50.5%', '50%']);
  expect(['0.5', '1', '-5', '1/2'].map((text) => asMeant('60%', text))).toEqual(['0.5%', '1%', '-5%', '1/2']);
  expect([asMeant('60', '50'), asMeant('3/5', '50'), asMeant('0.6', '1')]).toEqual(['50', '50', '1']);
});

test('weights are asked for in the order of the rows, however their value is written', () => {
  const table = scheme(sum('总', '20', [row('领导', '5'), row('公众', '5'), row('指标', '10')]));
  const amounts = { 公众: '30%', 指标: '60%', 领导: '10%' };
  expect(orderedAmounts(table, amounts).map(([key]) => key)).toEqual(['领导', '公众', '指标']);
  expect(orderedAmounts(table, { '': '5' })).toEqual([['', '5']]);
});
