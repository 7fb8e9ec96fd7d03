// How totals are published (总分小数位测试): written in the scheme, signed, assumed, or not settled at all.
import { expect, test } from 'vitest';
import { scheme } from '../../test/kit/scheme.ts';
import type { Json } from './setting.ts';
import { totalPlaces } from './total.ts';

const two = { places: 2, mode: 'half-up' as const };
const asked = (value: Json, signer: string | null) => ({
  ...scheme,
  rounding: { parameter: 'rounding' },
  parameters: [
    { key: 'rounding', title: '总分保留几位小数？', value, choices: null, source: null, signer, reason: signer },
  ],
});

test('the decimals are those of the rounding that counts', () => {
  expect(totalPlaces({ ...scheme, rounding: two }, null)).toBe(2);
  expect(totalPlaces({ ...scheme, rounding: null }, null)).toBe(null);
  expect(totalPlaces(asked(two, '委员会'), null)).toBe(2);
  expect(totalPlaces(asked(null, '委员会'), null)).toBe(null);
  expect(totalPlaces(asked(null, null), null)).toBe(null);
  const values = { rounding: { value: { places: 1, mode: 'down' }, reason: '' } };
  const assumptions = { format: 'plumbline/assumptions/1' as const, note: '', values };
  expect(totalPlaces(asked(null, null), assumptions)).toBe(1);
  expect(totalPlaces(asked(two, '委员会'), assumptions)).toBe(2);
});
