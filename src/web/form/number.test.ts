// Numbers as typed (数): what an input method writes is a number, and what is none stays none.
import { expect, test } from 'vitest';
import { numberIn } from './number.ts';

test('full-width digits and signs are numbers, words are none', () => {
  expect(['９７', '９５．５', ' ９７％ ', '−５', '－0.5', '１／３', '4.5'].map(numberIn)).toEqual([
    '97',
    '95.5',
    '97%',
    '-5',
    '-0.5',
    '1/3',
    '4.5',
  ]);
  expect(['九成', '', '4,5', '5 分', '1/0'].map(numberIn)).toEqual([null, null, null, null, null]);
});
