// Tests of the saves that are under way (正在保存): said as long as they are, in a place of their own.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetUnderWay, lastUnderWay, sayUnderWay } from './under-way.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.useFakeTimers({ now: 1000 });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('is said again and again until it is over, and once more then', () => {
  expect(lastUnderWay('one')).toBe(0);
  const stop = sayUnderWay('one');
  expect(lastUnderWay('one')).toBe(1000);
  vi.advanceTimersByTime(25_000);
  expect(lastUnderWay('one')).toBe(21_000);
  stop();
  expect(lastUnderWay('one')).toBe(26_000);
  vi.advanceTimersByTime(60_000);
  expect([lastUnderWay('one'), lastUnderWay('another')]).toEqual([26_000, 0]);
});

test('nothing of it is left once it is known', () => {
  sayUnderWay('one')();
  forgetUnderWay('one');
  expect([lastUnderWay('one'), kept.size]).toEqual([0, 0]);
});
