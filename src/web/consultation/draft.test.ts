// Tests of an answer that two colleagues write (答复草稿): nothing of either is lost, and what was replied to stays.
import { expect, test } from 'vitest';
import { isSameAnswer, mergedWith } from './draft.ts';

const opinion = (id: string, text: string) => ({ id, node: null, text, reason: '' });

test('mine come behind a colleague’s; of one that both wrote mine stands, unless it was replied to', () => {
  const theirs = [opinion('a', 'theirs'), opinion('b', 'theirs'), opinion('c', 'theirs')];
  const mine = [opinion('b', 'mine'), opinion('c', 'mine'), opinion('d', 'mine')];
  expect(mergedWith(theirs, mine, new Set(['c'])).map(({ id, text }) => `${id} ${text}`)).toEqual([
    'a theirs',
    'b mine',
    'c theirs',
    'd mine',
  ]);
});

test('the same opinions in another order are the same answer', () => {
  const [a, b] = [opinion('a', 'one'), opinion('b', 'two')];
  expect(isSameAnswer([a, b], [b, { ...a, text: 'one ' }])).toBe(true);
  expect(isSameAnswer([a, b], [a])).toBe(false);
  expect(isSameAnswer([a], [{ ...a, text: 'other' }])).toBe(false);
  expect(isSameAnswer([a], [b])).toBe(false);
});
