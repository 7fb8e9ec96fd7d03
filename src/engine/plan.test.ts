// The plan (计分方案定稿): parameters filled in, signed before assumed, full marks handed down, refusals with the whole list.
import { describe, expect, test } from 'vitest';
import {
  adjustment,
  assume,
  mark,
  node,
  parameter,
  row,
  scheme,
  subjects,
  sum,
  tally,
} from '../../test/properties/kit.ts';
import { cardOf, refusalOf, score, stepOf } from '../../test/properties/outcome.ts';
import type { Scheme } from '../domain/scheme.ts';
import { check } from './check.ts';
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
  expect(stepOf(result, '总').parameters.map((use) => use.parameter)).toEqual(['半', '权重']);
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

test("the scale of marks is a policy: out of the row's own points, or out of a number", () => {
  const marked = node(
    '1',
    { type: 'marks', scale: { parameter: '满分制' }, combine: { how: 'mean' } },
    { points: '20', assessors: ['考评甲'] },
  );
  const given = scheme(sum('总', '20', [marked]), {
    subjects: subjects(['子', '一组']),
    parameters: [parameter('满分制')],
  });
  expect(refusalOf(() => plan(given, null)).code).toBe('scheme-has-questions');
  const own = score(given, [mark('1', '子', '15')], assume({ 满分制: 'points' }));
  expect(cardOf(own, '子').total).toBe('15');
  expect(stepOf(own, '1').parameters).toEqual([{ parameter: '满分制', value: 'points', assumed: true }]);
  const hundred = score(given, [mark('1', '子', '15')], assume({ 满分制: '100' }));
  expect(cardOf(hundred, '子').total).toBe('3');
  const tooHigh = refusalOf(() => score(given, [mark('1', '子', '21')], assume({ 满分制: 'points' })));
  expect(tooHigh.english).toContain('mark-above-range');
});

test('which answers are no valid votes is a policy', () => {
  const levels = { 好: '1', 差: '0' };
  const ballot = node(
    '1',
    { type: 'ballot-levels', voterGroup: null, channel: null, minimum: null, levels, invalid: { parameter: '无效' } },
    { points: '10' },
  );
  const given = scheme(sum('总', '10', [ballot]), {
    subjects: subjects(['子', '一组']),
    parameters: [parameter('无效')],
  });
  const votes = [tally('1', '子', { 好: 1, 差: 1, 不了解: 2 })];
  expect(cardOf(score(given, votes, assume({ 无效: ['不了解'] })), '子').total).toBe('5');
  expect(refusalOf(() => plan(given, assume({ 无效: '不了解' }))).english).toContain('value-does-not-fit');
});

test('an assumption for a parameter that the scheme does not have is refused, with the nearest key', () => {
  const wrong = refusalOf(() => plan(asking({}), assume({ 权重: value, '权 重': value })));
  expect(wrong.code).toBe('document-invalid');
  const many = asking({}, { parameters: [parameter('分摊'), parameter('权重'), parameter('名次')] });
  expect(refusalOf(() => plan(many, assume({ 名次: 1, 分摊: 1, 权种: value }))).why).toContain('最接近的是“权重”');
  expect(wrong.why).toContain(
    '假设的是“权 重”，但方案没有这个参数，最接近的是“权重”（参数权重）；请改正键名或删去这一条。',
  );
});

test('an assumption never overrides a signature, and the result says that it was not used', () => {
  const result = score(asking(signed), marks, assume({ 权重: { 1: '50%', 2: '50%' } }));
  expect(cardOf(result, '子').total).toBe('87');
  expect(result.assumed).toEqual([]);
  expect(result.idle).toEqual([{ parameter: '权重', title: '参数权重', value: JSON.stringify(value) }]);
  expect(score(asking(signed), marks).idle).toBeUndefined();
});

describe('a signed “none”', () => {
  const none = { value: 'none', signer: '考评委员会', reason: '会议纪要' };
  const third = [
    mark('1', '子', '1'),
    mark('1', '子', '1', { assessor: '考评乙' }),
    mark('1', '子', '0', { assessor: '考评丙' }),
  ];
  const marked = row('1', '10', { assessors: ['考评甲', '考评乙', '考评丙'] });

  test('means no rounding and no grades, and nothing stays open', () => {
    const given = scheme(sum('总', '10', [marked]), {
      subjects: subjects(['子', '一组']),
      rounding: { parameter: '舍入' },
      grades: { parameter: '等次' },
      parameters: [parameter('舍入', none), parameter('等次', none)],
    });
    expect(check(given)).toEqual([]);
    const result = score(given, third);
    expect(cardOf(result, '子')).toMatchObject({ total: '2/3', grade: null });
    expect(stepOf(result, '总').parameters).toEqual([{ parameter: '舍入', value: 'none', assumed: false }]);
  });

  test('means no limit, no table, and keeps its own meaning where the place has that word', () => {
    const adjustments = {
      type: 'adjustments',
      sign: 'plus',
      levels: { parameter: '标准' },
      once: { parameter: '只计一次' },
      document: 'optional',
    } as const;
    const capped = node(
      '加',
      { type: 'cap', max: { parameter: '上限' }, min: null },
      { kind: 'adjustment', children: [node('加1', adjustments, { kind: 'part' })] },
    );
    const given = scheme(sum('总', '10', [row('1', '10'), capped]), {
      subjects: subjects(['子', '一组']),
      parameters: ['标准', '只计一次', '上限'].map((key) => parameter(key, none)),
    });
    const given2 = [mark('1', '子', '9'), adjustment('加1', '子', '7'), adjustment('加1', '子', '8', { id: '又' })];
    expect(cardOf(score(given, given2), '子').total).toBe('24');
  });

  test('does not fit where something has to be said', () => {
    expect(refusalOf(() => plan(asking(none), null)).english).toContain('value-does-not-fit');
  });

  test('an empty value with a signer is told how to say it', () => {
    const given = asking({ ...none, value: null });
    expect(check(given).map(({ message }) => message)).toEqual([
      '参数权重：考评委员会已签署，但没有写取值；确实不设的，取值写“none”（无）。请由有权的人签署取值并写明理由。',
    ]);
  });
});
