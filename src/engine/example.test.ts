// Tests of values as people write them (取值的写法): an example fits where it is used, whole numbers need no quotation marks, and a value that does not fit is told once.
import { describe, expect, test } from 'vitest';
import { bonus, node, parameter, row, scheme, sum } from '../../test/properties/kit.ts';
import { demonstration } from '../../test/kit/demonstration.ts';
import type { Operation } from '../domain/operation.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Json } from '../domain/setting.ts';
import { draft } from './draft.ts';
import { exampleFor } from './example.ts';

const asked = { parameter: '问' };
const assume = (values: Record<string, Json>) => ({
  format: 'plumbline/assumptions/1' as const,
  note: '',
  values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, reason: '' }])),
});
const misfits = (given: Scheme, values: Record<string, Json>): string[] =>
  draft(given, assume(values)).problems.flatMap(({ code, message }) =>
    code === 'value-does-not-fit' ? [message] : [],
  );
const asking = (operation: Operation, more: Partial<Scheme> = {}): Scheme =>
  scheme(sum('总', '10', [node('1', operation, { points: '10', children: [row('甲', '5'), row('乙', '5')] })]), {
    parameters: [parameter('问')],
    ...more,
  });
const plain = { type: 'marks', scale: null, combine: { how: 'mean' } } as const;

describe('an example fits where it is used', () => {
  test.each<[string, Scheme, Json]>([
    ['a number', asking({ type: 'cap', max: asked, min: null }), '5'],
    ['a number above zero', asking({ ...plain, scale: asked }), '5'],
    ['a choice', asking({ type: 'pick', which: asked }), 'better'],
    ['a rule with a name', asking({ ...plain, combine: asked }), { how: 'mean' }],
    [
      'weights of the children',
      asking({ type: 'weighted', weights: asked, normalise: true }),
      { 甲: '1/2', 乙: '1/2' },
    ],
    ['levels', asking({ type: 'levels', figure: '数', levels: asked }), { 一级: '2', 二级: '1' }],
    [
      'inside of a goal',
      asking({ type: 'reach', actual: '数', goal: { from: 'last-year', key: '数', growth: asked } }),
      '5',
    ],
    [
      'a list of points',
      asking({ type: 'rank-table', figure: '数', order: 'high-first', table: asked, ties: 'same' }),
      ['5'],
    ],
    ['an entry of a list', asking({ type: 'escalate', figure: '数', steps: ['1', asked] }), '5'],
    ['rounding', asking(plain, { rounding: asked }), { places: 1, mode: 'half-up' }],
    ['the effect of a veto', asking(plain, { vetoes: [{ level: '事故', effect: asked, node: null }] }), 'barred'],
    ['nothing reads it', asking(plain), null],
  ])('%s', (_, given, example) => {
    expect(exampleFor(given, '问')).toEqual(example);
    expect(misfits(given, { 问: example })).toEqual([]);
  });

  test('for every parameter of an imported table', async () => {
    const { scheme: given } = await demonstration();
    const keys = given.parameters.map(({ key }) => key);
    const open = { ...given, parameters: given.parameters.map((each) => ({ ...each, value: null, signer: null })) };
    const examples = Object.fromEntries(keys.map((key) => [key, exampleFor(open, key)]));
    expect(Object.entries(examples).filter(([, example]) => example === null)).toEqual([]);
    expect(misfits(open, examples)).toEqual([]);
  });
});

describe('numbers without quotation marks', () => {
  test('whole ones are the same as text, also inside of a table, and counts stay counts', () => {
    const given = asking({ type: 'levels', figure: '数', levels: asked });
    expect(misfits(given, { 问: { 好: 10, 差: 0 } })).toEqual([]);
    const settled = (of: Scheme, value: Json) => draft(of, assume({ 问: value })).nodes.get('1')?.operation;
    expect(settled(given, { 好: 10, 差: '0.5' })).toMatchObject({ levels: { 好: '10', 差: '0.5' } });
    expect(settled(asking({ type: 'cap', max: asked, min: null }), 5)).toMatchObject({ max: '5' });
    expect(settled(asking({ ...plain, combine: asked, scale: null }), { how: 'trimmed', drop: 1 })).toMatchObject({
      combine: { drop: 1 },
    });
    expect(
      draft(asking(plain, { rounding: asked }), assume({ 问: { places: 2, mode: 'down' } })).rules.rounding,
    ).toEqual({ places: 2, mode: 'down' });
  });

  test('others do not fit, which is told once for each parameter, by its question and with how to write it', () => {
    const rows = ['一', '二', '三'].map((id) =>
      node(
        id,
        { type: 'cap', max: asked, min: { parameter: '限' } },
        { kind: 'adjustment', children: [bonus(`${id}1`)] },
      ),
    );
    const given = scheme(sum('总', '10', [row('1', '10'), ...rows]), {
      parameters: [parameter('问', { title: '最多加几分？' }), parameter('限', { title: '最多扣几分？' })],
    });
    expect(misfits(given, { 问: 0.5, 限: '-5' })).toEqual([
      '“最多加几分？”的取值 0.5 不合要求：数要写成文本，如 "0.5"；写法如 "5"。',
    ]);
    expect(misfits(given, { 问: '很多', 限: ['5'] })).toEqual([
      '“最多加几分？”的取值 "很多" 不合要求：写法如 "5"。',
      '“最多扣几分？”的取值 ["5"] 不合要求：写法如 "5"。',
    ]);
    const [told] = draft(given, assume({ 问: 0.5, 限: '-5' })).problems;
    expect(told?.place.text).toBe('参数 › 最多加几分？（用于 项总 › 项一）');
  });
});
