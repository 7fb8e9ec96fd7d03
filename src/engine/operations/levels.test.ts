// 等级赋分: the points of the level that was given.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { levels } from './levels.ts';

const operation = { type: 'levels' as const, figure: '评定', levels: { parameter: '赋分表' } };
const parameters = { 赋分表: { 好: '3', 较好: '2', 一般: '1' } };
const given = (level: string | null, more = {}) => ({ facts: [figure('评定', null, { level, ...more })], parameters });

test('a level earns its points', () => {
  expect(outcomeOf(levels, operation, given('较好'))).toMatchObject({
    value: '2',
    said: '“评定”评为“较好”，计 2 分',
    used: ['jia-评定-2022'],
  });
});

test('points of a table that a parameter holds have it as their origin', () => {
  expect(outcomeOf(levels, operation, given('一般')).origins).toEqual([{ from: 'parameter', parameter: '赋分表' }]);
});

test('an unknown level stays open, a missing one is missing', () => {
  expect(outcomeOf(levels, operation, given('差'))).toMatchObject({ value: 'open', said: '等级“差”不在赋分表中' });
  expect(outcomeOf(levels, operation, given('toString')).value).toBe('open');
  expect(outcomeOf(levels, operation, given(null))).toMatchObject({ value: 'missing', said: '缺少“评定”的等级' });
  expect(outcomeOf(levels, operation, { facts: [], parameters }).value).toBe('missing');
  expect(outcomeOf(levels, operation, given(null, { notApplicable: true })).value).toBe('not-applicable');
});
