// Tests of the forms (计分方法的表单): every operation has one, with words for every field and every choice.
import { expect, test } from 'vitest';
import { operations } from '../glossary.ts';
import { SchemeRules } from '../scheme-edit.ts';
import { fieldAt, type FieldShape, formOf, type FormField, operationTypes, ruleForms } from './form.ts';
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

test('the rules of a scheme and of a row have words for everything', () => {
  const { scheme, node } = ruleForms();
  const said = [...wordsOf(scheme, 'scheme'), ...wordsOf(node, 'node')];
  expect(said.filter(([, { zh, en }]) => zh === '' || en === '').map(([place]) => place)).toEqual([]);
  expect(scheme.map(({ key }) => key).toSorted()).toEqual(Object.keys(SchemeRules.shape).toSorted());
});

test('grades are rows of a title and a limit, and a veto names a row in words', () => {
  const { scheme } = ruleForms();
  expect(fieldAt(scheme, ['grades', 'lines', 0])?.shape).toMatchObject({
    kind: 'group',
    fields: [
      { key: 'title', shape: { kind: 'text' } },
      { key: 'atLeast', empty: { zh: '其余都是' }, shape: { kind: 'amount', use: 'points' } },
    ],
  });
  expect(fieldAt(scheme, ['vetoes', 0, 'node'])?.shape).toEqual({ kind: 'text' });
  expect(fieldAt(scheme, ['grades', 'nothing'])).toBeNull();
});
