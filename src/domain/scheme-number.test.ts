// Tests of the numbers of a scheme that comes in (方案里的数): too long ones are found, but for those that were kept.
import { expect, test } from 'vitest';
import { row, scheme, sum } from '../../test/properties/kit.ts';
import { overlong } from './scheme-number.ts';

const long = `1${'0'.repeat(59)}/3`;
const of = (one: string, other: string) => scheme(sum('总', '100', [row('甲', one), row('乙', other)]));

test('a number that is longer than somebody may put in is found, one that was kept so is not', () => {
  const before = of('60', '40');
  expect(overlong(before, of('60', '40'))).toBeNull();
  expect(overlong(before, of('60', long))).toContain('乙');
  expect(overlong(of('60', long), of('70', long))).toBeNull();
  expect(overlong(of('60', long), of(long, long))).toContain('甲');
});

test('so are those of grades; words of digits are none', () => {
  const before = of('60', '40');
  const grades = {
    lines: [
      { title: '优', atLeast: long },
      { title: '差', atLeast: null },
    ],
    quotas: [],
  };
  expect(overlong(before, { ...before, grades })).toBe('等次');
  expect(overlong(before, { ...before, title: '1'.repeat(60) })).toBeNull();
});
