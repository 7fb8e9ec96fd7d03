// Questions of two years held against each other (沿用的参数): the same ones, and those that differ in their names alone.
import { expect, test } from 'vitest';
import { earlierAnswers, withoutNames } from './earlier-answer.ts';
import type { Parameter, Scheme } from './scheme.ts';

const asked = (key: string, title: string, more: Partial<Parameter> = {}): Parameter => ({
  key,
  title,
  choices: null,
  value: null,
  signer: null,
  reason: null,
  source: null,
  ...more,
});
const signed = (key: string, title: string, more: Partial<Parameter> = {}): Parameter =>
  asked(key, title, { value: 'v', signer: '某人', reason: '会议定的', ...more });
// Only these are looked at.
const scheme = (parameters: Parameter[], points = '100'): Scheme =>
  ({ parameters, grades: { parameter: 'grades' }, root: { points } }) as unknown as Scheme;
const found = (now: Parameter, ...before: Parameter[]) =>
  earlierAnswers(scheme([now]), scheme(before)).map(({ answer, differences }) => [answer.key, ...differences]);

test('names stand between quotation marks, inside of one another too', () => {
  expect(withoutNames('“推进“某市”建设”由甲、乙考评：怎样合成？')).toBe('“”由甲、乙考评：怎样合成？');
  expect(withoutNames('没有名称')).toBe('没有名称');
});

test('the same question, or what it differs in', () => {
  expect(found(asked('a', '问？'), signed('b', '问？'), signed('a', '问？'))).toEqual([['a']]);
  expect(found(asked('a', '问？'), signed('b', '问？'))).toEqual([['b', 'key']]);
  expect(found(asked('a', '“新”怎样？'), signed('a', '“旧”怎样？'))).toEqual([['a', 'names']]);
  expect(found(asked('a', '“新”怎样？'), signed('b', '“旧”怎样？'))).toEqual([]);
  expect(found(asked('a', '“新”几分？'), signed('a', '“新”几票？'))).toEqual([]);
});

test('neither to what is settled, nor of what nobody signed, nor among other choices', () => {
  expect(found(signed('a', '问？'), signed('a', '问？'))).toEqual([]);
  expect(found(asked('a', '问？'), signed('a', '问？', { signer: null }))).toEqual([]);
  expect(found(asked('a', '问？'), asked('a', '问？'))).toEqual([]);
  expect(found(asked('a', '问？'), signed('a', '问？', { choices: [{ value: 'v', title: '甲' }] }))).toEqual([]);
});

test('lines between grades are of one total: of another one they are another question', () => {
  const [now, before] = [asked('grades', '等次？'), signed('grades', '等次？')];
  const differences = (points: string) =>
    earlierAnswers(scheme([now], points), scheme([before])).map((each) => each.differences);
  expect(differences('100')).toEqual([[]]);
  expect(differences('1000')).toEqual([['total']]);
  const rounding = [asked('rounding', '几位小数？'), signed('rounding', '几位小数？')] as const;
  expect(found(...rounding)).toEqual([['rounding']]);
  expect(earlierAnswers(scheme([rounding[0]], '1000'), scheme([rounding[1]]))[0]?.differences).toEqual([]);
});
