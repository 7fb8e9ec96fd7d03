// A save whose answer is lost (丢了答复的保存): in a browser, of the scheme.
import type { Page } from 'playwright-core';
import { nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { askToSave, dialog, save, said, type SchemeDesk } from './scheme-desk.ts';

/** Saving, and the list of versions. */
export const versions = /\/scheme\/versions$/u;
export const bar = (page: Page) => page.locator('.draft-bar');

/** The first row is copied: the only edit. */
export async function copyFirst(desk: SchemeDesk, page: Page): Promise<void> {
  const [first] = await desk.rows();
  await desk.open(page, 'tree', first.id);
  await page.locator('.node-editor').getByRole('button', { name: '复制', exact: true }).click();
  await dialog(page).getByRole('button', { name: '采用', exact: true }).click();
  await said(page, '1 处修改还没有保存');
}

export type Loss = {
  /** Does not reach the server either. */
  isAway?: boolean;
  /** What the browser is told in place of the answer. */
  told?: { status: number; code: string };
  /** What happens between the saving and its answer. */
  meanwhile?: () => Promise<unknown>;
};

/** Saves, the answer is lost, and the list of versions is not to be had either: nobody knows what became of it. */
export async function saveInVain(page: Page, { isAway = false, told, meanwhile }: Loss = {}): Promise<void> {
  await askToSave(page);
  await page.route(versions, async (route) => {
    if (route.request().method() !== 'POST') return route.abort('connectionreset');
    if (!isAway) await route.fetch();
    await meanwhile?.();
    if (told === undefined) return route.abort('connectionreset');
    const { status, code } = told;
    const words = { code, what: '没有得到数据库的确认。', why: '', next: '', english: '', problems: [] };
    return route.fulfill({ status, json: words });
  });
  await save(page).click();
  await bar(page).getByText('正在核对').waitFor();
}

const count = ({ root }: Scheme): number => [...nodesOf(root)].length;

/** How many rows more there are, and how many versions. */
export async function madeBy(desk: SchemeDesk, work: () => Promise<void>): Promise<{ rows: number; versions: number }> {
  const before = await desk.newest();
  await work();
  const now = await desk.newest();
  return { rows: count(now.scheme) - count(before.scheme), versions: now.version - before.version };
}
