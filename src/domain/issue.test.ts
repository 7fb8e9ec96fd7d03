// How far a body is with its assignment (备案进度测试): who lacks most comes first.
import { expect, test } from 'vitest';
import { filingStateOf, filingStates, isAwaiting, mayFileNow } from './issue.ts';

test('from nothing saved to acknowledged, in the order of the board', () => {
  expect([
    filingStateOf(0, 9, null),
    filingStateOf(3, 9, null),
    filingStateOf(3, 0, null),
    filingStateOf(3, 0, ['filed', 'returned']),
    filingStateOf(3, 0, []),
    filingStateOf(3, 0, ['filed']),
    filingStateOf(3, 0, ['filed', 'acknowledged']),
  ]).toEqual(filingStates);
});

test('only what is filed and not answered waits; only what was never filed is filed', () => {
  expect(
    [[], ['filed'], ['filed', 'returned'], ['filed', 'acknowledged']].map((acts) => isAwaiting(acts as [])),
  ).toEqual([false, true, false, false]);
  expect([mayFileNow([]), mayFileNow(['filed'])]).toEqual([true, false]);
});
