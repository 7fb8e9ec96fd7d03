// What a person tries (试算测试): shares as they are meant, and what stays while one looks elsewhere.
import { expect, test } from 'vitest';
import { asMeant, keepDraft, keptDraft, nothingTried } from './draft.ts';

test('a share that is typed without its sign is still a share; other numbers are what they are', () => {
  expect([asMeant('60%', '50'), asMeant('60%', '50.5'), asMeant('60%', '50%')]).toEqual(['50%', '50.5%', '50%']);
  expect([asMeant('60%', '0.5'), asMeant('60%', '1'), asMeant('60%', '1/2')]).toEqual(['0.5', '1', '1/2']);
  expect([asMeant('60', '50'), asMeant('3/5', '50'), asMeant('60%', '-5')]).toEqual(['50', '50', '-5']);
});

test('a trial stays with its account, year and computation', () => {
  const draft = { ...nothingTried, marks: new Map([['m', '90']]) };
  keepDraft('a 2022 1', draft);
  expect([keptDraft('a 2022 1'), keptDraft('b 2022 1'), keptDraft('a 2022 2')]).toEqual([
    draft,
    nothingTried,
    nothingTried,
  ]);
});
