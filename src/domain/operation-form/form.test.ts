// Tests of the forms (计分方法的表单): every operation has one, with words for every field and every choice.
import { expect, test } from 'vitest';
import { operations } from '../glossary.ts';
import { type FieldShape, formOf, type FormField, operationTypes } from './form.ts';
import type { Words } from './words.ts';

function* wordsIn(shape: FieldShape, place: string): Generator<[string, Words]> {
  if (shape.kind === 'choice') for (const { value, words } of shape.choices) yield [`${place}=${value}`, words];
  if (shape.kind === 'list' || shape.kind === 'table') yield* wordsIn(shape.of, place);
  if (shape.kind === 'group') yield* wordsOf(shape.fields, place);
  if (shape.kind === 'either')
    for (const variant of shape.variants) {
      yield [`${place}|${variant.shape.kind}`, variant.words];
      yield* wordsIn(variant.shape, place);
    }
}
function* wordsOf(fields: readonly FormField[], place: string): Generator<[string, Words]> {
  for (const { key, words, empty, shape } of fields) {
    yield [`${place}.${key}`, words];
    if (empty !== null) yield [`${place}.${key}=null`, empty];
    yield* wordsIn(shape, `${place}.${key}`);
  }
}

test('every operation of the closed set', () => {
  expect(operationTypes.toSorted()).toEqual(Object.keys(operations).toSorted());
});

test.each(operationTypes)('%s has words for everything', (type) => {
  const said = [...wordsOf(formOf(type).fields, type)];
  expect(said.filter(([, { zh, en }]) => zh === '' || en === '').map(([place]) => place)).toEqual([]);
});

test('a form tells kinds, what may be missing and what a parameter may hold', () => {
  const [actual, , cap, order] = formOf('ratio').fields;
  expect(actual?.key).toBe('actual');
  expect(cap).toMatchObject({
    key: 'cap',
    empty: { zh: '不超过满分' },
    mayRefer: true,
    isOptional: false,
    shape: { kind: 'amount', use: 'percent' },
  });
  expect(order).toMatchObject({ key: 'order', isOptional: true, shape: { kind: 'choice' } });
  expect(formOf('marks').fields.map(({ key, mayRefer }) => [key, mayRefer])).toEqual([
    ['scale', true],
    ['combine', true],
  ]);
});
