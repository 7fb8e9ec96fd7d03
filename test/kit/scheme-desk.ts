// The organiser at the pages of a scheme, and a colleague who saves meanwhile (方案页面旁): a browser of its own for each test.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { type Node, nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { settled } from './browser.ts';
import { openWorld, type Screen, type World } from './world.ts';

export type SchemeDesk = {
  readonly world: World;
  /** Of the test that runs; no unsaved edit of one is in another. */
  readonly screen: Screen;
  /** Of all tests that are over. */
  faults: readonly string[];
  newest: () => Promise<SchemeReply>;
  post: (rest: string, data: object) => Promise<void>;
  /** What a colleague saves meanwhile; answers with its version. */
  colleague: (change: (scheme: Scheme) => void) => Promise<number>;
  /** The first two indicators without rows below them. */
  rows: () => Promise<[Node, Node]>;
  open: (page: Page, view: string, mark: string) => Promise<void>;
};

/** To be called once, outside of any test: it opens the city and closes it. */
export function schemeDesk(): SchemeDesk {
  const at: { world?: World; screen?: Screen } = {};
  const world = (): World => at.world ?? expect.unreachable('no city yet');
  const screen = (): Screen => at.screen ?? expect.unreachable('nobody sits there yet');
  const faults: string[] = [];
  beforeAll(async () => {
    at.world = await openWorld();
  });
  beforeEach(async () => {
    at.screen = await world().sit('xiaoneng');
  });
  afterEach(async () => {
    faults.push(...screen().faults);
    await screen().context.close();
  });
  afterAll(() => world().close());
  const path = (rest: string): string => `${world().server.url}/api/cycles/${world().cycle}/${rest}`;
  const newest = async (): Promise<SchemeReply> =>
    (await (await screen().context.request.get(path('scheme'))).json()) as SchemeReply;
  const post = async (rest: string, data: object): Promise<void> => {
    const headers = { origin: world().server.url };
    const answer = await screen().context.request.post(path(rest), { data, headers });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  return {
    get world() {
      return world();
    },
    get screen() {
      return screen();
    },
    faults,
    newest,
    post,
    colleague: async (change) => {
      const { scheme, version } = await newest();
      change(scheme);
      await post('scheme/versions', { base: version, scheme, note: '同事的修改' });
      return version + 1;
    },
    rows: async () => {
      const { scheme } = await newest();
      const [first, second] = [...nodesOf(scheme.root)].filter(
        ({ kind, children }) => kind === 'indicator' && children.length === 0,
      );
      if (first === undefined || second === undefined) throw new Error('the demonstration has no two rows');
      return [first, second];
    },
    open: async (page, view, mark) => {
      await page.goto(`${world().server.url}/cycles/${world().cycle}/scheme/${view}#${encodeURIComponent(mark)}`);
      await settled(page);
    },
  };
}

export const rowIn = ({ root }: Scheme, id: string): Node => [...nodesOf(root)].find((each) => each.id === id) ?? root;

/** The page learns what is newest when somebody comes back to it; what it read is fresh for five seconds. */
export async function comeBack(page: Page): Promise<void> {
  await page.waitForTimeout(5100);
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
}

export const remarks = (page: Page) => page.locator('.node-editor').getByLabel('备注', { exact: true });
export async function remark(page: Page, text: string): Promise<void> {
  await remarks(page).fill(text);
  await remarks(page).blur();
}
export const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

export const dialog = (page: Page) => page.getByRole('dialog');
export async function askToSave(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存为新的一版' }).click();
  await page.getByLabel('这一版改了什么（版本说明）').fill('我的修改');
}
export const save = (page: Page) => dialog(page).getByRole('button', { name: '保存为新的一版' });
