// Two who edit one scheme in two browsers (方案的冲突): nobody's words are written over unseen, nor is what is typed during a save lost.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { settled } from '../kit/browser.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
const screens: Screen[] = [];
let row = '';
beforeAll(async () => {
  world = await openWorld();
  const { scheme } = await newest(await sit());
  row = [...nodesOf(scheme.root)].find(({ kind, children }) => kind === 'indicator' && children.length === 0)?.id ?? '';
});
afterAll(() => world.close());

async function sit(): Promise<Screen> {
  const screen = await world.sit('xiaoneng');
  screens.push(screen);
  return screen;
}
const newest = async ({ context }: Screen): Promise<SchemeReply> =>
  (await (await context.request.get(`${world.server.url}/api/cycles/${world.cycle}/scheme`)).json()) as SchemeReply;
const remarksIn = async (screen: Screen): Promise<string | null | undefined> =>
  [...nodesOf((await newest(screen)).scheme.root)].find(({ id }) => id === row)?.remarks;

async function openRow({ page }: Screen): Promise<void> {
  await page.goto(`${world.server.url}/cycles/${world.cycle}/scheme/tree#${encodeURIComponent(row)}`);
  await settled(page);
  await page.getByLabel('备注', { exact: true }).waitFor();
}
async function remark(page: Page, text: string): Promise<void> {
  await page.getByLabel('备注', { exact: true }).fill(text);
  await page.keyboard.press('Tab');
  await page.getByText('1 处修改还没有保存').waitFor();
}
async function ask(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: '保存为新的一版' }).click();
  await page.getByLabel('这一版改了什么（版本说明）').fill(note);
}
const confirm = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '保存为新的一版' }).click();
const isSaved = (page: Page) => page.getByText(/^已保存为第 \d+ 版/u).waitFor();

test('both changed the same words: the second sees both and chooses; a dialog that was open meanwhile saves nothing', async () => {
  const [one, two] = [await sit(), await sit()];
  await openRow(one);
  await openRow(two);
  await remark(two.page, '乙的备注');
  await ask(two.page, '乙');
  await remark(one.page, '甲的备注');
  await ask(one.page, '甲');
  await confirm(one.page);
  await isSaved(one.page);
  // The dialog of the second was open all the time, and its page has fetched the newest version behind it.
  const behind = two.page.locator('[role="alert"]').filter({ hasText: '别人已保存第' });
  const look = async (): Promise<number> => {
    await two.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    return behind.count();
  };
  // What was fetched just now is not fetched again: it takes some seconds.
  await expect.poll(look, { timeout: 20_000, interval: 500 }).toBe(1);
  await confirm(two.page);
  await behind.getByText('两边都改了', { exact: true }).waitFor();
  expect(await remarksIn(two)).toBe('甲的备注');
  const goOn = behind.getByRole('button', { name: '在新版上继续' });
  expect(await goOn.isDisabled()).toBe(true);
  await behind.getByText('还有 1 处两边都改了，请先选定。').waitFor();
  await behind.getByLabel('用新版的').check();
  await goOn.click();
  await two.page.getByText('没有未保存的修改').waitFor();
  expect(await two.page.getByLabel('备注', { exact: true }).inputValue()).toBe('甲的备注');

  await remark(two.page, '乙的第二稿');
  await remark(one.page, '甲的第二稿');
  await ask(one.page, '甲二');
  await confirm(one.page);
  await isSaved(one.page);
  await ask(two.page, '乙二');
  await confirm(two.page);
  await behind.getByLabel('用我的').check();
  await goOn.click();
  await ask(two.page, '乙二，看过甲二');
  await confirm(two.page);
  await isSaved(two.page);
  expect(await remarksIn(two)).toBe('乙的第二稿');
});

test('what is typed while a save is under way is not saved, and not lost', async () => {
  const one = await sit();
  const { page } = one;
  await openRow(one);
  await remark(page, '先写的');
  const held = Promise.withResolvers<undefined>();
  await page.route('**/scheme/versions', async (route) => {
    await held.promise;
    await route.continue();
  });
  await ask(page, '先写的');
  await confirm(page);
  await page.getByRole('button', { name: /正在保存/u }).waitFor();
  await page.getByLabel('备注', { exact: true }).fill('后写的');
  await page.keyboard.press('Tab');
  held.resolve(undefined);
  await page.getByText('1 处修改还没有保存').waitFor();
  await expect.poll(() => remarksIn(one)).toBe('先写的');
  await page.reload();
  await page.getByText('1 处修改还没有保存').waitFor();
  expect(await page.getByLabel('备注', { exact: true }).inputValue()).toBe('后写的');
});

test('two tabs of one person have one draft', async () => {
  const one = await sit();
  const second: Screen = { ...one, page: await one.context.newPage() };
  await openRow(one);
  await openRow(second);
  await remark(one.page, '在第一个标签页写的');
  await second.page.getByText('1 处修改还没有保存').waitFor();
  expect(await second.page.getByLabel('备注', { exact: true }).inputValue()).toBe('在第一个标签页写的');
});

test('nothing of all that was a fault of a page', () => {
  expect(screens.flatMap(({ faults }) => faults)).toEqual([]);
});
