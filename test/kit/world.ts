// A running city with a browser before it (运行中的示范市): the whole server on its own data, and people at their screens.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { desktop, loggedIn, openBrowser, watch } from './browser.ts';
import { copyFirstStart } from './first-start.ts';
import { typedOrder } from './order.ts';
import { runningServer, type Server } from './server.ts';

/** A person at a screen; `faults` is what the page did that it must not do. */
export type Screen = { page: Page; context: BrowserContext; faults: string[] };

export type World = {
  folder: string;
  server: Server;
  browser: Browser;
  /** Id of the demonstration's cycle. */
  cycle: string;
  /** `person` is logged in already; null: nobody is. */
  sit: (person: string | null, size?: typeof desktop, more?: { hasTouch?: boolean }) => Promise<Screen>;
  /** Kills the server where it stands and starts it again on the same data and port. */
  crash: () => Promise<void>;
  close: () => Promise<void>;
};

/** `settingsBeside`: further settings of the server. */
export async function openWorld(settingsBeside: Record<string, string> = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-world-'));
  const settings = { ...settingsBeside, DATA_DIR: join(folder, 'data') };
  await copyFirstStart(settings.DATA_DIR);
  const server = await runningServer(settings);
  const browser = await openBrowser();
  const context = await browser.newContext();
  await loggedIn(context, server.url, 'xiaoneng');
  const answer = await context.request.get(`${server.url}/api/cycles`);
  const { cycles } = (await answer.json()) as { cycles: { id: string }[] };
  await context.close();
  const world: World = {
    folder,
    server,
    browser,
    cycle: cycles[0]?.id ?? '',
    sit: async (person, size = desktop, more = {}) => {
      const own = await browser.newContext({
        ...more,
        viewport: size,
        locale: 'zh-CN',
        reducedMotion: 'reduce',
        acceptDownloads: true,
      });
      if (person !== null) await loggedIn(own, world.server.url, person);
      // Whoever edits has named the paper that orders it: what asks for it has tests of its own.
      await own.addInitScript(([key, text]) => {
        // The browser's own frames, as of a PDF, have no storage.
        const storage = globalThis.localStorage as Storage | null;
        if (storage?.getItem(key) === null) storage.setItem(key, text);
      }, typedOrder(world.cycle));
      const page = await own.newPage();
      return { page, context: own, faults: watch(page) };
    },
    crash: async () => {
      const { port } = new URL(world.server.url);
      const gone = new Promise((done) => world.server.process.once('close', done));
      world.server.process.kill('SIGKILL');
      await gone;
      world.server = await runningServer({ ...settings, PORT: port });
    },
    close: async () => {
      await browser.close();
      await world.server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}
