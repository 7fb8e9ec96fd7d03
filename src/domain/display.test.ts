// Numbers look the same wherever they are shown.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  showAmount,
  showExactly,
  showNumber,
  showPercent,
  showSentence,
  showSigned,
  showSignedTotal,
  showTotal,
  wholeLabelOf,
} from './display.ts';
import { format, rational } from './rational.ts';

test('a decimal is shown whole, anything else is rounded and marked', () => {
  expect(['13.5', '0', '-0.25', '0.123456789', '1/3', '-7/3', '90%'].map(showNumber)).toEqual([
    '13.5',
    '0',
    '−0.25',
    '0.123456789',
    '≈0.3333',
    '≈−2.3333',
    '0.9',
  ]);
});

test('a total has all the decimals to which the scheme rounds, and no more than it has without a rounding', () => {
  expect(['95.3', '97', '-0.5', '94.55', '1/3', '95.125'].map((total) => showTotal(total, 2))).toEqual([
    '95.30',
    '97.00',
    '−0.50',
    '94.55',
    '≈0.3333',
    '95.125',
  ]);
  expect(['95.3', '97'].map((total) => [showTotal(total, null), showTotal(total, 0)])).toEqual([
    ['95.3', '95.3'],
    ['97', '97'],
  ]);
});

test('percentages, signs and exact values', () => {
  expect(['0.9', '2/3', '1'].map(showPercent)).toEqual(['90%', '≈66.6667%', '100%']);
  expect(['1.5', '-0.5', '0', '1/3', '-1/3'].map(showSigned)).toEqual(['+1.5', '−0.5', '0', '≈+0.3333', '≈−0.3333']);
  expect(['-1.3', '1.49', '0', '2', '1/3'].map((exact) => showSignedTotal(exact, 2))).toEqual([
    '−1.30',
    '+1.49',
    '0',
    '+2.00',
    '≈+0.3333',
  ]);
  expect(['90.6%', '1/3', '0.5', '-2%'].map(showAmount)).toEqual(['90.6%', '≈0.3333（精确值 1/3）', '0.5', '−2%']);
  expect(['1/3', '0.5'].map(showExactly)).toEqual(['≈0.3333（精确值 1/3）', '0.5']);
});

test('a sentence is its words with its numbers shown', () => {
  const origin = { from: 'scheme', node: 'a' } as const;
  expect(
    showSentence([
      '得 ',
      { value: '13.5', as: 'points', origin },
      ' 分，得分率 ',
      { value: '9/10', as: 'percent', origin },
    ]),
  ).toBe('得 13.5 分，得分率 90%');
});

test('what carries no mark is exact', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 400n }), (n, d) => {
      const exact = format(rational(n, d));
      const shown = showNumber(exact);
      expect(shown.startsWith('≈') ? '/' : shown.replace('−', '-')).toBe(exact.includes('/') ? '/' : exact);
    }),
  );
});

test('a name that an import cut is whole again where the criterion has the rest of it', () => {
  const cut = {
    number: '2.1',
    title: '按月核对仓库台账，及时…',
    criterion: '1.按月核对仓库台账，及时更新货架标签。另一句',
    method: null,
  };
  expect(wholeLabelOf(cut)).toBe('2.1 按月核对仓库台账，及时更新货架标签');
  // A title of its own, and one that says something else than the criterion, stay.
  expect(wholeLabelOf({ ...cut, title: '台账' })).toBe('2.1 台账');
  expect(wholeLabelOf({ ...cut, title: '其他…' })).toBe('2.1 其他…');
  expect(wholeLabelOf({ ...cut, criterion: null, method: '按月核对仓库台账，及时归档；' })).toBe(
    '2.1 按月核对仓库台账，及时归档',
  );
  const bracketed = '按月核对仓库台账，及时更新（标签。清单；）并留底。另一句';
  expect(wholeLabelOf({ ...cut, criterion: bracketed })).toBe('2.1 按月核对仓库台账，及时更新（标签。清单；）并留底');
});
