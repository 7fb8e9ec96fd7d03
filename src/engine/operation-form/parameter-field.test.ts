// Tests of the field that a parameter fills (参数的表单): of a row's operation, of a rule, or of nothing.
import { expect, test } from 'vitest';
import { node, parameter, row, scheme, sum } from '../../../test/properties/kit.ts';
import { fieldFor } from './parameter-field.ts';

const asked = { parameter: '问' };
const found = (given: ReturnType<typeof scheme>) => {
  const { field, node: user, rule } = fieldFor(given, '问') ?? expect.unreachable();
  return [field.key, field.shape.kind, user?.id ?? null, rule?.zh ?? null];
};
const parameters = [parameter('问')];

test('in the operation of a row, in a rule of a row, in a rule of the scheme', () => {
  const marks = node('1', { type: 'marks', scale: '100', combine: asked }, { points: '10' });
  expect(found(scheme(sum('总', '10', [marks]), { parameters }))).toEqual(['combine', 'either', '1', null]);
  const rounded = row('1', '10', { rounding: asked });
  expect(found(scheme(sum('总', '10', [rounded]), { parameters }))).toEqual(['rounding', 'group', '1', null]);
  const grades = scheme(sum('总', '10', [row('1', '10')]), { parameters, grades: asked });
  expect(found(grades)).toEqual(['grades', 'group', null, '等次']);
});

test('points are a number, and what nothing reads has no field', () => {
  expect(fieldFor(scheme(sum('总', null, [row('1', null, { points: asked })]), { parameters }), '问')).toBeNull();
  expect(fieldFor(scheme(sum('总', '10', [row('1', '10')]), { parameters }), '问')).toBeNull();
});
