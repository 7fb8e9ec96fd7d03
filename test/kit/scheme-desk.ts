// The organiser at the pages of a scheme, and a colleague who saves meanwhile (方案页面旁): a browser of its own for each test.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { type Node, nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { settled } from './browser.ts';
import { openClerk } from './colleagues.ts';
import { withOrder } from './order.ts';
import { type Seat, seatOf } from './seat.ts';

type AtScheme = {
  newest: () => Promise<SchemeReply>;
  post: (rest: string, data: object) => Promise<void>;
  /** What a colleague saves meanwhile; answers with its version. */
  colleague: (change: (scheme: Scheme) => void) => Promise<number>;
  /** The first two indicators without rows below them. */
  rows: () => Promise<[Node, Node]>;
  open: (page: Page, view: string, mark: string) => Promise<void>;
};

export type SchemeDesk = Seat & AtScheme;

/** To be called once, outside of any test. */
export function schemeDesk(): SchemeDesk {
  const seat = seatOf('xiaoneng');
  const path = (rest: string): string => `${seat.world.server.url}/api/cycles/${seat.world.cycle}/${rest}`;
  const newest = async (): Promise<SchemeReply> =>
    (await (await seat.screen.context.request.get(path('scheme'))).json()) as SchemeReply;
  const post = async (rest: string, data: object): Promise<void> => {
    const headers = { origin: seat.world.server.url };
    const answer = await seat.screen.context.request.post(path(rest), { data: withOrder(path(rest), data), headers });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  const other: { asks?: ReturnType<typeof openClerk> } = {};
  const atScheme: AtScheme = {
    newest,
    post,
    colleague: async (change) => {
      const { scheme, version } = await newest();
      change(scheme);
      const url = `/api/cycles/${seat.world.cycle}/scheme/versions`;
      // One in each city, however often asked.
      const ask = await (other.asks ??= openClerk(seat.world, 'tongshi', 'xiaonengban', { role: 'organiser' }));
      await ask('POST', url, { base: version, scheme, note: '同事的修改' });
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
      await page.goto(`${seat.world.server.url}/cycles/${seat.world.cycle}/scheme/${view}#${encodeURIComponent(mark)}`);
      await settled(page);
    },
  };
  // Onto the seat itself: what it gets is of the test that runs.
  return Object.assign(seat, atScheme);
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

/** Saved, whatever is asked: facts may cease to fit by it. */
export async function saveAll(page: Page): Promise<void> {
  await askToSave(page);
  await save(page).click();
  const again = page.getByRole('button', { name: '仍然保存' });
  await again
    .or(page.getByText(/已保存为第 \d+ 版/u))
    .first()
    .waitFor();
  if (await again.isVisible()) await again.click();
  await said(page, '已保存为第');
}
