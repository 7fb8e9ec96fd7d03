// A page that is loaded anew (重新载入): what was typed and not saved is there again, says so, can be given up, and is nobody else's.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, loggedIn } from '../kit/browser.ts';
import { openFactForm } from '../kit/fact-form.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let page: Page;
let context: BrowserContext;
let faults: string[];
beforeAll(async () => {
  world = await openWorld();
  ({ page, context, faults } = await world.sit('xiaoneng'));
});
afterAll(() => world.close());

const at = (path: string) => page.goto(`${world.server.url}/cycles/${world.cycle}/${path}`);
const restored = () => page.getByText('接着上次的填写：还没保存').first();
/** Another person logs in in the same browser, looks, and the first one comes back. */
async function asAnother(path: string, look: () => Promise<void>): Promise<void> {
  await loggedIn(context, world.server.url, 'shenji');
  await at(path);
  await look();
  await loggedIn(context, world.server.url, 'xiaoneng');
}

test('a form of a fact goes on after a reload, is given up, and is not seen by another account', async () => {
  await at('facts');
  const form = await openFactForm(page, '察访核验 · 扣分', '示范市教育局');
  await form.getByLabel('事项').fill('窗口无人值守（示范）');
  await form.getByLabel('文号').fill('示效〔2022〕9号');
  await page.reload();
  const left = page.getByRole('region', { name: '还没保存的登记' });
  await left.getByText('窗口无人值守（示范）').waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await asAnother('facts', async () => {
    await page.getByRole('table').waitFor();
    expect(await page.getByText('窗口无人值守（示范）').count()).toBe(0);
  });

  await at('facts');
  await left.getByRole('button', { name: '接着填' }).click();
  await restored().waitFor();
  expect(await form.getByLabel('事项').inputValue()).toBe('窗口无人值守（示范）');
  expect(await form.getByLabel('文号').inputValue()).toBe('示效〔2022〕9号');
  expect(await form.locator('.ant-select-selection-item').allInnerTexts()).toEqual(['示范市教育局']);
  expect(await axeFaults(page)).toEqual([]);
  await form.getByRole('button', { name: '放弃，重新填' }).click();
  expect(await form.locator('.ant-select-selection-item').count()).toBe(0);
  expect(await restored().count()).toBe(0);
  await form.getByRole('button', { name: '取消' }).click();
  await page.reload();
  await page.getByRole('button', { name: '登记', exact: true }).waitFor();
  expect(await left.count()).toBe(0);
  expect(faults).toEqual([]);
});

test('answers to parameters and their reasons go on after a reload, and are given up', async () => {
  await at('scheme/parameters');
  await page.getByText('全部', { exact: true }).click();
  const card = page.locator('.parameter').first();
  await card.getByRole('button', { name: /^(重新)?签署$/u }).click();
  await card.getByLabel('理由').fill('按示范会议纪要');
  await page.reload();
  await restored().waitFor();
  expect(await page.getByLabel('理由').first().inputValue()).toBe('按示范会议纪要');
  await page.getByRole('button', { name: '签署选定的 1 个' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await asAnother('scheme/parameters', async () => {
    await page.locator('.parameters').waitFor();
    expect(await restored().count()).toBe(0);
  });
  await at('scheme/parameters');
  await page.getByRole('button', { name: '放弃，重新填' }).click();
  await page.reload();
  await page.locator('.parameters-head').waitFor();
  expect(await page.getByLabel('理由').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('what was tried is there after a reload, marked as unsaved, and taken back', async () => {
  await at('results');
  await page.getByRole('button', { name: /^(重新)?计算$/u }).click();
  await page.getByText(/第 \d+ 次计算已完成/u).waitFor();
  await at('trial');
  const marks = page.getByRole('region', { name: '改评分' });
  await marks.getByRole('combobox').selectOption({ index: 1 });
  await marks.getByRole('textbox').first().fill('９０');
  const tried = page.getByRole('region', { name: '试算的改动' });
  await tried.getByText('→ ９０').waitFor();
  await page.reload();
  await tried.getByText('→ ９０').waitFor();
  await tried.getByText('接着上次的试算：还没保存').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await asAnother('trial', async () => {
    await tried.waitFor();
    expect(await page.getByText('→ ９０').count()).toBe(0);
  });
  await at('trial');
  await tried.getByRole('button', { name: '全部去掉' }).click();
  await page.reload();
  await tried.waitFor();
  expect(await page.getByText('→ ９０').count()).toBe(0);
  expect(faults).toEqual([]);
});
