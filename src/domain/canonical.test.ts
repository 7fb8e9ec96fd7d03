// Canonical text: the order of keys does not matter, the content does.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';

test('keys are sorted at every level and nothing is added', () => {
  expect(canonical({ b: [1, { d: null, c: '甲' }], a: true })).toBe('{"a":true,"b":[1,{"c":"甲","d":null}]}');
});

test('undefined members are left out, as in JSON', () => {
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test('it is JSON, and the order in which keys were put in does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.integer())), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonical(reversed)).toBe(canonical(value));
      expect(Object.entries(JSON.parse(canonical(value)) as object).length).toBe(Object.keys(value).length);
    }),
  );
});
