// Tests of the clock (定时): at once, one after another, and none after it is stopped.
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ticking } from './tick.ts';

test('work begins at once, comes again, never twice at once, and ends with the stop', async () => {
  const seen = { begun: 0, atOnce: 0, most: 0 };
  const clock = ticking(5, async () => {
    seen.begun += 1;
    seen.atOnce += 1;
    seen.most = Math.max(seen.most, seen.atOnce);
    await wait(10);
    seen.atOnce -= 1;
  });
  expect(seen.begun).toBe(1);
  await expect.poll(() => seen.begun, { timeout: 5000 }).toBeGreaterThanOrEqual(3);
  await clock.stop();
  const { begun } = seen;
  // The last one was waited for.
  expect(seen).toMatchObject({ atOnce: 0, most: 1 });
  await wait(50);
  expect(seen.begun).toBe(begun);
});
