// Tests of causes (不符的原因): thousands of facts that fail alike are one line with a few of them.
import { expect, test } from 'vitest';
import { facts, mark, row, scheme, subjects, sum } from '../../../test/properties/kit.ts';
import { faultyFacts } from '../facts-check.ts';
import { plan } from '../plan.ts';
import { causesOf } from './cause.ts';

const two = row('2', '4', { assessors: ['考评甲', '考评乙'] });
const given = scheme(sum('总', '8', [row('1', '4'), two]), {
  subjects: subjects(['子', '一组'], ['丑', '一组'], ['寅', '一组'], ['卯', '一组']),
});

test('one line for each row and code, with the count, at most three places, and no ids of facts', () => {
  const wrong = given.subjects.flatMap(({ id }, at) => [
    mark('1', id, String(100 + at)),
    mark('2', id, '100', { assessor: at === 0 ? '考评乙' : '考评甲' }),
  ]);
  const causes = causesOf(plan(given, null), faultyFacts(plan(given, null), facts(...wrong)));
  expect(causes.map(({ place, code }) => `${place.text} ${code}`).toSorted()).toEqual([
    '项1 mark-above-range',
    '项2 mark-above-range',
  ]);
  const told = causes.map(({ message }) => message);
  expect(told.find((text) => text.startsWith('4 条（“考评甲”评'))).toMatch(
    /^4 条（“考评甲”评“[^”]+”、“[^”]+”、“[^”]+”等）：如评分 10\d 高于上限 4。$/u,
  );
  expect(told.some((text) => /^4 条（“考评[甲乙]”评“[^”]+”、“考评/u.test(text))).toBe(true);
  expect(told.join('')).not.toContain('评-');
});
