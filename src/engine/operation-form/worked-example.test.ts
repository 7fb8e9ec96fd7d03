// Tests of worked examples (计分举例): every operation of the closed set explains itself with the engine's own sentence.
import { describe, expect, test } from 'vitest';
import { demonstration } from '../../../test/kit/demonstration.ts';
import { parameter, row, scheme } from '../../../test/properties/kit.ts';
import { operationTypes } from '../../domain/operation-form/form.ts';
import { Operation } from '../../domain/operation.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { defaultOperation } from './default.ts';
import { frameOf } from './example-frame.ts';
import { workedExample } from './worked-example.ts';

const pointless = ['adjustments', 'provincial-rank', 'cap', 'gate'];
const frame = (type: string, points = '15') => ({ points: pointless.includes(type) ? null : points, scheme: null });
const told = (operation: Operation, points: string | null = '15'): string => {
  const example = workedExample(operation, { points, scheme: null });
  return 'text' in example ? example.text : example.problems.map(({ code }) => code).join();
};

test.each(operationTypes)('%s has a default and an example that scores', (type) => {
  const operation = defaultOperation(type, { ...frame(type), children: ['甲项', '乙项'], assessors: [] });
  expect(Operation.safeParse(operation).success).toBe(true);
  const example = workedExample(operation, frame(type));
  expect(example).toMatchObject({ text: expect.stringMatching(/^例：.+，得 .+ 分$/u), score: expect.any(String) });
  expect('score' in example ? example.score : null).not.toBe('0');
});

describe('the sentence is the engine’s', () => {
  test.each<[Operation, string]>([
    [
      { type: 'count', figure: '件数', from: 'full', each: '0.5', allowed: null, floor: null },
      '例：满分 15 分 − 0.5 分 × 2 次，得 14 分',
    ],
    [
      { type: 'best-ratio', figure: '量', order: 'high-first' },
      '例：满分 15 分 × ≈94.7368%（本单位 90，同组最好 95），得 ≈14.2105 分',
    ],
  ])('%j', (operation, text) => {
    expect(told(operation)).toBe(text);
  });
});

test('what is impossible is told as the check tells it', () => {
  expect(told({ type: 'weighted', weights: { 甲项: '60%', 乙项: '60%' }, normalise: true })).toBe('weights-differ');
  expect(told({ type: 'marks', scale: null, combine: { how: 'mean' } }, null)).toBe('points-missing');
});

test('a row that prices nothing says plainly that it has no example', () => {
  const operation = { type: 'adjustments', sign: 'minus', levels: {}, once: 'none', document: 'required' } as const;
  expect(told(operation, null)).toMatch(/^没有规定有分值的等级：.*只记一票否决/u);
});

test('a reference takes the value of its parameter, an open one a value of the right form', () => {
  const operation: Operation = {
    type: 'count',
    figure: '件数',
    from: 'full',
    each: { parameter: '问' },
    allowed: null,
    floor: null,
  };
  const asking = (value: string | null) =>
    scheme(
      { ...row('1', '15'), operation },
      { parameters: [parameter('问', { value, signer: value === null ? null : '主任' })] },
    );
  expect(workedExample(operation, { points: '15', scheme: asking('2') })).toMatchObject({ score: '11' });
  expect(workedExample(operation, { points: '15', scheme: asking(null) })).toMatchObject({
    score: '13.5',
    text: '例：满分 15 分 − 0.75 分 × 2 次，得 13.5 分（有待定的参数，按举例取值）',
  });
});

test('every row of the demonstration city has one, with the points that its parent hands down', async () => {
  const { scheme: city } = await demonstration();
  const rows = [...nodesOf(city.root)].filter(({ children }) => children.length === 0);
  const examples = rows.flatMap(({ id, operation }) =>
    operation === null ? [] : [[id, workedExample(operation, frameOf(city, id))] as const],
  );
  expect(examples.length).toBeGreaterThan(20);
  expect(examples.filter(([, example]) => !('score' in example) || example.score === null)).toEqual([]);
  expect(frameOf(city, 'n2.1.1').points).toBe('3.75');
});
