// The order of keys in a file is nothing (键的次序): the same scheme, assumptions and facts written the other way round give the same bytes.
import { expect, test } from 'vitest';
import { canonical } from '../src/domain/canonical.ts';
import { evaluate } from '../src/engine/evaluate.ts';
import { plan } from '../src/engine/plan.ts';
import { demonstration } from './kit/demonstration.ts';

const turned = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, turned(item)]),
  ) as T;
};

test('a whole city gives the same bytes whatever the order of keys', async () => {
  const { scheme, assumptions, facts } = await demonstration();
  expect(Object.keys(turned(scheme))[0]).toBe(Object.keys(scheme).at(-1));
  const result = canonical(evaluate(plan(scheme, assumptions), facts));
  expect(canonical(evaluate(plan(turned(scheme), turned(assumptions)), turned(facts)))).toBe(result);
});
