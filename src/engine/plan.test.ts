// The plan (计分方案定稿): parameters filled in, signed before assumed, full marks handed down, refusals with the whole list.
import { expect, test } from 'vitest';
import { assume, mark, node, parameter, row, scheme, subjects, sum } from '../../test/properties/kit.ts';
import { cardOf, refusalOf, score, stepOf } from '../../test/properties/outcome.ts';
import type { Scheme } from '../domain/scheme.ts';
import { settingAt } from './ground.ts';
import { plan } from './plan.ts';

const weights = { type: 'weighted', weights: { parameter: '权重' }, normalise: false } as const;
const root = node('总', weights, { points: '100', children: [row('1', '100'), row('2', '100')] });
const value = { 1: '70%', 2: '30%' };
const signed = { value, signer: '考评委员会', reason: '会议纪要' };
const asking = (given: Partial<Scheme['parameters'][number]>, more: Partial<Scheme> = {}) =>
  scheme(root, { subjects: subjects(['子', '一组']), parameters: [parameter('权重', given)], ...more });
const marks = [mark('1', '子', '90'), mark('2', '子', '80')];

test('a signed value is used, named and counted as its own origin', () => {
  const planned = plan(asking(signed), null);
  expect(settingAt(planned, planned.root, ['operation', 'weights', '1']).origin).toEqual({
    from: 'parameter',
    parameter: '权重',
  });
  expect(settingAt(planned, planned.root, ['points']).origin).toEqual({ from: 'scheme', node: '总' });
  expect(stepOf(score(asking(signed), marks), '总').parameters).toEqual([
    { parameter: '权重', value: JSON.stringify(value), assumed: false },
  ]);
});

test('an assumption fills only what is open, and every output says so', () => {
  const assumptions = assume({ 权重: { 1: '50%', 2: '50%' } });
  expect(cardOf(score(asking(signed), marks, assumptions), '子').total).toBe('87');
  for (const open of [asking({}), asking({ value })]) {
    const result = score(open, marks, assumptions);
    expect(cardOf(result, '子').total).toBe('85');
    expect(result.assumed).toEqual([
      { parameter: '权重', title: '参数权重', value: '{"1":"50%","2":"50%"}', reason: '先这样算' },
    ]);
    expect(stepOf(result, '总').parameters[0]?.assumed).toBe(true);
  }
});

test('a parameter may refer to another one, but not to itself', () => {
  const half = parameter('半', { ...signed, value: '50%' });
  const nested = { ...signed, value: { 1: { parameter: '半' }, 2: { parameter: '半' } } };
  const result = score(asking(nested, { parameters: [parameter('权重', nested), half] }), marks);
  expect(stepOf(result, '总').parameters.map((use) => use.parameter)).toEqual(['权重', '半']);
  const loop = refusalOf(() => plan(asking({ ...signed, value: { 1: { parameter: '权重' }, 2: '1' } }), null));
  expect([loop.code, loop.english]).toEqual(['scheme-has-errors', expect.stringContaining('circular-reference')]);
});

test('open questions refuse with their titles; all errors come at once', () => {
  const open = refusalOf(() => plan(asking({}), null));
  expect(open.code).toBe('scheme-has-questions');
  expect(open.why).toContain('参数权重');
  const wrong = refusalOf(() =>
    plan(asking({ ...signed, value: { 1: '70%', 2: '20%' } }, { organiser: '无名' }), null),
  );
  expect(wrong.code).toBe('scheme-has-errors');
  expect(wrong.english).toMatch(/unknown-body.*weights-differ/u);
  expect(wrong.why).toContain('权重合计 90%（70% + 20%）');
});

test('a value that does not fit is an error, also an assumed one', () => {
  expect(refusalOf(() => plan(asking({}), assume({ 权重: '70' }))).english).toContain('value-does-not-fit');
});

test('rows without points get them from above, with the way there', () => {
  const shared = sum('总', '15', [
    node(
      '部',
      { type: 'share', by: { parameter: '分法' } },
      { points: '15', children: [row('1', null), row('2', null)] },
    ),
  ]);
  const given = scheme(shared, {
    subjects: subjects(['子', '一组']),
    parameters: [parameter('分法', { ...signed, value: { how: 'equal' } })],
  });
  expect(plan(given, null).points.get('1')?.get('一组')).toEqual({
    value: { n: 15n, d: 2n },
    origin: {
      from: 'computed',
      of: [
        { from: 'scheme', node: '部' },
        { from: 'parameter', parameter: '分法' },
      ],
    },
  });
});
