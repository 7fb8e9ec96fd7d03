// 加权: normalised parts, channels with too few votes, rows without points of their own.
import { describe, expect, test } from 'vitest';
import { mark, node, row, tally } from '../../../test/properties/kit.ts';
import { alone, of, sentenceOf, stepOf, valueOf } from '../../../test/properties/outcome.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Node } from '../../domain/scheme.ts';

describe('weighted', () => {
  const ballot = (channel: string, minimum: string): Node =>
    node(
      channel,
      { type: 'ballot-levels', voterGroup: null, channel, minimum, levels: { A: '1', B: '50%' }, invalid: [] },
      { points: '100' },
    );
  const votes = (tooFew?: 'carry-over' | 'merge' | 'open') => {
    const operation: Operation = {
      type: 'weighted',
      weights: { 问卷: '60%', 网络: '40%' },
      normalise: false,
      ...(tooFew === undefined ? {} : { tooFew }),
    };
    return alone(
      of(operation, '100', [ballot('问卷', '10'), ballot('网络', '30')]),
      tally('问卷', '子', { A: 40, B: 20 }, { channel: '问卷' }),
      tally('网络', '子', { A: 0, B: 20 }, { channel: '网络' }),
    );
  };

  test('normalises children with other full marks', () => {
    const root = of({ type: 'weighted', weights: { 甲: '70%', 乙: '30%' }, normalise: true }, '100', [
      row('甲', '345'),
      row('乙', '100'),
    ]);
    const result = alone(root, mark('甲', '子', '310.5'), mark('乙', '子', '86'));
    expect(valueOf(result, '总')).toBe('88.8');
    expect(sentenceOf(stepOf(result, '总'))).toBe('310.5 ÷ 345 × 100 × 70% + 86 × 30%');
  });

  test.each([
    ['carry-over', '250/3'],
    ['merge', '75'],
    ['open', 'open'],
    [undefined, 'too-few'],
  ] as const)('too few votes: %s', (rule, value) => {
    const result = votes(rule);
    expect(valueOf(result, '网络')).toBe('too-few');
    expect(valueOf(result, '总')).toBe(value);
  });
});

test.each(['weighted', 'mean', 'pick'] as const)('rows without points stand on the scale of a %s node', (type) => {
  const operations = {
    weighted: { type, weights: { 甲: '50%', 乙: '50%' }, normalise: true },
    mean: { type },
    pick: { type, which: 'better' },
  };
  const root = of(operations[type] as Operation, '20', [row('甲', null), row('乙', null)]);
  const result = alone(root, mark('甲', '子', '18'), mark('乙', '子', '18'));
  expect([stepOf(result, '甲').points, valueOf(result, '总')]).toEqual(['20', '18']);
});

test('where all that has weight is absent there is no score, and no silent zero', () => {
  const root = of({ type: 'weighted', weights: { 甲: '100%', 乙: '0%' }, normalise: false }, '10', [
    row('甲', '10'),
    row('乙', '10'),
  ]);
  const result = alone(root, mark('甲', '子', null), mark('乙', '子', '9'));
  expect(valueOf(result, '总')).toBe('not-applicable');
  expect(sentenceOf(stepOf(result, '总'))).toBe('有权重的各项都不适用');
  expect(valueOf(alone(root, mark('甲', '子', '8'), mark('乙', '子', null)), '总')).toBe('8');
});
