// Giving way (让路测试): whoever waits has its turn between the pieces, and nothing is lost or exchanged.
import { expect, test } from 'vitest';
import { givingWay } from './give-way.ts';

test('others have their turn every fifty items', async () => {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const items = Array.from({ length: 1000 }, (_, at) => at);
  const seen: number[] = [];
  for await (const item of givingWay(items)) seen.push(item);
  isOver = true;
  expect(seen).toEqual(items);
  expect(turns).toBeGreaterThanOrEqual(20);
});
