// 达标得分: all or nothing, on either side of the goal and on it.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../../test/kit/scene.ts';
import { reach } from './reach.ts';

const operation = { type: 'reach', actual: '完成', goal: { from: 'figure', key: '计划' } } as const;
const facts = (actual: string, goal: string) => [figure('完成', actual), figure('计划', goal)];

test('reaching the goal exactly earns full marks', () => {
  const result = outcomeOf(reach, operation, { facts: facts('40', '40') });
  expect(result).toMatchObject({ value: '10', said: '满分 10 分（实际 40，目标 40，已达到）' });
  expect(result.used).toEqual(['jia-完成-2022', 'jia-计划-2022']);
});

test('missing it by a hair earns nothing', () => {
  const result = outcomeOf(reach, operation, { facts: facts('39.999', '40') });
  expect(result).toMatchObject({ value: '0', said: '0 分（实际 39.999，目标 40，未达到）' });
});

test('a ceiling is kept by the figure that equals it', () => {
  const ceiling = { ...operation, order: 'low-first' } as const;
  expect(outcomeOf(reach, ceiling, { facts: facts('0', '0') })).toMatchObject({
    value: '10',
    said: '满分 10 分（实际 0，目标不超过 0，已达到）',
  });
  expect(outcomeOf(reach, ceiling, { facts: facts('1', '0') }).value).toBe('0');
});

test('a missing goal and an actual that does not apply leave no score', () => {
  expect(outcomeOf(reach, operation, { facts: [figure('完成', '40')] })).toMatchObject({
    value: 'missing',
    said: '缺少“计划”数据',
    used: ['jia-完成-2022'],
  });
  const notApplicable = figure('完成', null, { notApplicable: true, reason: '没有这项业务' });
  expect(outcomeOf(reach, operation, { facts: [notApplicable] })).toMatchObject({
    value: 'not-applicable',
    said: '“完成”不适用：没有这项业务',
  });
});

test('without full marks the row stays open', () => {
  expect(outcomeOf(reach, operation, { facts: facts('1', '1'), points: null }).value).toBe('open');
});
