// 取优取差: the better or the worse of the children.
import { expect, test } from 'vitest';
import { mark, row } from '../../../test/properties/kit.ts';
import { alone, of, sentenceOf, stepOf, valueOf } from '../../../test/properties/outcome.ts';

const two = (which: 'better' | 'worse', ...values: (string | null)[]) =>
  alone(
    of({ type: 'pick', which }, '10', [row('甲', '10'), row('乙', '10')]),
    ...values.map((value, index) => mark(index === 0 ? '甲' : '乙', '子', value)),
  );

test('takes the better or the worse and names it', () => {
  expect(valueOf(two('better', '7', '9'), '总')).toBe('9');
  expect(sentenceOf(stepOf(two('worse', '7', '9'), '总'))).toBe('各项 7、9 分中取最低的“项甲” 7 分');
});

test('what does not apply stands aside, what is missing stops', () => {
  expect(valueOf(two('worse', null, '9'), '总')).toBe('9');
  expect(valueOf(two('better', '9'), '总')).toBe('missing');
});
