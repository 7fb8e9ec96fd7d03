// Exact numbers: field laws, rounding against a second way of doing it, text there and back.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as exact from './rational.ts';

const anyRational = fc
  .tuple(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.bigInt(1n, 10n ** 18n))
  .map(([n, d]) => exact.rational(n, d));

test('a third three times is one, exactly', () => {
  const third = exact.parse('1/3');
  expect(exact.format(exact.sum([third, third, third]))).toBe('1');
  expect(exact.format(third)).toBe('1/3');
});

test('reads decimals, percentages and fractions, and refuses anything else', () => {
  expect(exact.parse('60%')).toEqual(exact.rational(3n, 5n));
  expect(exact.parse('-0.50')).toEqual(exact.rational(-1n, 2n));
  expect(exact.parse('6/4')).toEqual(exact.rational(3n, 2n));
  for (const text of ['', '1e3', '.5', '5.', '1/0', 'NaN', ' 1', '1,5', '--1', '1/2%']) {
    expect(() => exact.parse(text), text).toThrow(RangeError);
  }
});

test('format and parse are inverse', () => {
  fc.assert(fc.property(anyRational, (a) => exact.equals(exact.parse(exact.format(a)), a)));
});

test('addition and multiplication obey the laws of a field', () => {
  fc.assert(
    fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
      expect(exact.add(a, exact.add(b, c))).toEqual(exact.add(exact.add(a, b), c));
      expect(exact.mul(a, exact.add(b, c))).toEqual(exact.add(exact.mul(a, b), exact.mul(a, c)));
      expect(exact.sub(exact.add(a, b), b)).toEqual(a);
      const divisor = b.n === 0n ? exact.one : b;
      expect(exact.mul(exact.div(a, divisor), divisor)).toEqual(a);
    }),
  );
});

test('values are reduced, with a positive denominator', () => {
  fc.assert(
    fc.property(
      fc.bigInt(-999n, 999n),
      fc.bigInt(-999n, 999n).filter((d) => d !== 0n),
      (n, d) => {
        const value = exact.rational(n, d);
        expect(value.d > 0n).toBe(true);
        expect(value.n * d).toBe(n * value.d);
        expect(exact.rational(value.n * 7n, value.d * 7n)).toEqual(value);
      },
    ),
  );
});

test('what is made of two is what their whole products reduce to', () => {
  // Few primes: most pairs share some of them.
  const small = fc.tuple(fc.bigInt(-60n, 60n), fc.bigInt(1n, 60n)).map(([n, d]) => exact.rational(n, d));
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(exact.add(a, b)).toEqual(exact.rational(a.n * b.d + b.n * a.d, a.d * b.d));
      expect(exact.sub(a, b)).toEqual(exact.rational(a.n * b.d - b.n * a.d, a.d * b.d));
      expect(exact.mul(a, b)).toEqual(exact.rational(a.n * b.n, a.d * b.d));
      const divisor = b.n === 0n ? exact.one : b;
      expect(exact.div(a, divisor)).toEqual(exact.rational(a.n * divisor.d, a.d * divisor.n));
    }),
    { numRuns: 1000 },
  );
  expect(() => exact.div(exact.one, exact.zero)).toThrow(RangeError);
});

test.each([
  ['2.345', 2, 'half-up', '2.35'],
  ['2.345', 2, 'half-even', '2.34'],
  ['2.355', 2, 'half-even', '2.36'],
  ['2.349', 2, 'down', '2.34'],
  ['-2.345', 2, 'half-up', '-2.35'],
  ['-2.349', 2, 'down', '-2.34'],
  ['1/3', 4, 'half-up', '0.3333'],
  ['0.5', 0, 'half-even', '0'],
  ['1.5', 0, 'half-even', '2'],
] as const)('%s to %i places %s is %s', (text, places, mode, expected) => {
  expect(exact.format(exact.round(exact.parse(text), places, mode))).toBe(expected);
});

test('rounding moves by at most half a step, and truncation never away from zero', () => {
  fc.assert(
    fc.property(anyRational, fc.integer({ min: 0, max: 6 }), (a, places) => {
      const half = exact.rational(1n, 2n * 10n ** BigInt(places));
      for (const mode of ['half-up', 'half-even'] as const) {
        const moved = exact.abs(exact.sub(exact.round(a, places, mode), a));
        expect(exact.compare(moved, half)).toBeLessThanOrEqual(0);
      }
      expect(exact.compare(exact.abs(exact.round(a, places, 'down')), exact.abs(a))).toBeLessThanOrEqual(0);
    }),
  );
});

test('fixed prints the sign, the zeros and the rounded digits', () => {
  expect(exact.fixed(exact.parse('-1/3'), 2)).toBe('-0.33');
  expect(exact.fixed(exact.parse('5'), 2)).toBe('5.00');
  expect(exact.fixed(exact.parse('0.005'), 2)).toBe('0.01');
  expect(exact.fixed(exact.parse('99.995'), 2)).toBe('100.00');
  expect(exact.fixed(exact.parse('7/2'), 0)).toBe('4');
});

test('percentages print exactly or as a fraction', () => {
  expect(exact.formatPercent(exact.parse('0.7'))).toBe('70%');
  expect(exact.formatPercent(exact.parse('1/3'))).toBe('1/3');
});
