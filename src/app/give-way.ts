// Long work that gives way (让路): whoever else waits for this process is served between its pieces.
import { setImmediate as others } from 'node:timers/promises';

/** So many take a few milliseconds. */
const atOnce = 50;

/** The same items in the same order, a few at a time. */
export async function* givingWay<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  for (const [at, item] of items.entries()) {
    if (at % atOnce === atOnce - 1) await others();
    yield item;
  }
}
