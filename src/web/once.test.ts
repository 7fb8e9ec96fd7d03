// The same change twice at once (连按测试): one request, one answer; later, or otherwise, it is another.
import { expect, test } from 'vitest';
import { once } from './once.ts';

const open = () => {
  const sent = { count: 0 };
  const answer = Promise.withResolvers<number>();
  const work = () => {
    sent.count += 1;
    return answer.promise;
  };
  return { sent, answer, work };
};

test('before the answer a second one is the first; after it, it is another', async () => {
  const { sent, answer, work } = open();
  const both = [once(['POST', '/a', { x: 1 }], work), once(['POST', '/a', { x: 1 }], work)];
  const other = once(['POST', '/a', { x: 2 }], work);
  expect(sent.count).toBe(2);
  answer.resolve(7);
  expect(await Promise.all([...both, other])).toEqual([7, 7, 7]);
  await once(['POST', '/a', { x: 1 }], work);
  expect(sent.count).toBe(3);
});

test('a refusal is that of both, and does not stay', async () => {
  const { sent, answer, work } = open();
  const both = [once(['PUT', '/b'], work), once(['PUT', '/b'], work)];
  answer.reject(new Error('no'));
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await once(['PUT', '/b'], () => Promise.resolve(1));
  expect(sent.count).toBe(1);
});

test('two files are two, however alike', async () => {
  const { sent, answer, work } = open();
  const file = new Blob(['x']);
  void once(['POST', '/c', file], work);
  void once(['POST', '/c', file], work);
  void once(['POST', '/c', new Blob(['x'])], work);
  expect(sent.count).toBe(2);
  answer.resolve(0);
  await answer.promise;
});
