// 平均: the mean of the children.
import { expect, test } from 'vitest';
import { mark, row } from '../../../test/properties/kit.ts';
import { alone, notesOf, of, sentenceOf, stepOf, valueOf } from '../../../test/properties/outcome.ts';

const three = (...values: (string | null)[]) =>
  alone(
    of(
      { type: 'mean' },
      '10',
      ['甲', '乙', '丙'].map((id) => row(id, '10')),
    ),
    ...values.map((value, index) => mark(['甲', '乙', '丙'][index] ?? '', '子', value)),
  );

test('the mean of the children, thirds stay thirds', () => {
  const result = three('9', '8', '9');
  expect(valueOf(result, '总')).toBe('26/3');
  expect(sentenceOf(stepOf(result, '总'))).toBe('（9 + 8 + 9）÷ 3');
});

test('what does not apply is not in the mean', () => {
  const result = three('9', '8', null);
  expect(valueOf(result, '总')).toBe('8.5');
  expect(notesOf(stepOf(result, '总'))).toEqual(['“项丙”不计入平均']);
});
