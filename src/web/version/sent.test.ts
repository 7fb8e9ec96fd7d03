// Tests of saves whose answer is out (没有答复的保存): when it is known what became of one, and when it is not.
import { expect, test } from 'vitest';
import { hash } from 'node:crypto';
import { canonical } from '../../domain/canonical.ts';
import { fateOf, sha256Of, withSent } from './sent.ts';

const sent = [
  { sha256: 'a', at: 1000 },
  { sha256: 'b', at: 2000 },
];
const line = (version: number, account: string | null, sha256: string) => ({ version, account, sha256 });
const seen = { account: 'me', base: 3, versions: [line(3, 'me', 'c')], seenAt: 2500 };
const fate = (...newer: ReturnType<typeof line>[]) => fateOf(sent, { ...seen, versions: [...newer, ...seen.versions] });

test('it arrived where the very next version is the own one, whatever stands on top of it', () => {
  expect(fate(line(4, 'me', 'b'))).toEqual({ arrived: sent[1] });
  expect(fate(line(5, 'other', 'x'), line(4, 'me', 'a'))).toEqual({ arrived: sent[0] });
});

test('it never will where that place is taken: by somebody else, or by something else', () => {
  expect(fate(line(4, 'other', 'a'))).toBe('lost');
  expect(fate(line(4, 'me', 'x'))).toBe('lost');
  expect(fate(line(5, 'me', 'a'), line(4, 'other', 'x'))).toBe('lost');
});

test('as long as it may be on its way, nobody knows', () => {
  expect(fate()).toBeNull();
  expect(fateOf(sent, { ...seen, seenAt: 31_500 })).toBeNull();
  expect(fateOf(sent, { ...seen, seenAt: 32_500 })).toBe('lost');
});

test('what is sent again is the same save', () => {
  expect(withSent(sent, { sha256: 'a', at: 3000 })).toEqual([sent[1], { sha256: 'a', at: 3000 }]);
});

test('content is hashed as the server hashes it', async () => {
  const content = { b: '二', a: [1, null] };
  expect(await sha256Of(content)).toBe(hash('sha256', canonical(content)));
});
