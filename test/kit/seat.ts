// A person at a screen in a running city (座席): a browser of its own for each test, and what the pages did that they must not do.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openWorld, type Screen, type World } from './world.ts';

export type Seat = {
  readonly world: World;
  /** Of the test that runs; nothing that is not saved in one is in another. */
  readonly screen: Screen;
  readonly page: Page;
  /** Of all tests that are over. */
  faults: readonly string[];
};

/** To be called once, outside of any test: it opens the city and closes it. */
export function seatOf(person: string): Seat {
  const at: { world?: World; screen?: Screen } = {};
  const world = (): World => at.world ?? expect.unreachable('no city yet');
  const screen = (): Screen => at.screen ?? expect.unreachable('nobody sits there yet');
  const faults: string[] = [];
  beforeAll(async () => {
    at.world = await openWorld();
  });
  beforeEach(async () => {
    at.screen = await world().sit(person);
  });
  afterEach(async () => {
    faults.push(...screen().faults);
    await screen().context.close();
  });
  afterAll(() => world().close());
  return {
    get world() {
      return world();
    },
    get screen() {
      return screen();
    },
    get page() {
      return screen().page;
    },
    faults,
  };
}
