// What a person tries (试算测试): shares as they are meant.
import { expect, test } from 'vitest';
import { asMeant } from './draft.ts';

test('a share that is typed without its sign is still a share; other numbers are what they are', () => {
  expect([asMeant('60%', '50'), asMeant('60%', '50.5'), asMeant('60%', '50%')]).toEqual(['50%', '50.5%', '50%']);
  expect([asMeant('60%', '0.5'), asMeant('60%', '1'), asMeant('60%', '1/2')]).toEqual(['0.5', '1', '1/2']);
  expect([asMeant('60', '50'), asMeant('3/5', '50'), asMeant('60%', '-5')]).toEqual(['50', '50', '-5']);
});
