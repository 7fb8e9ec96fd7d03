// Styles of several pages one after another (页面样式互不影响): a page looks the same whichever pages were open before it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled } from '../kit/browser.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const row = '依法做好文件材料归档工作';

/** Where the form of the row stands, and how wide its name and its content are. */
async function shape(page: Page): Promise<(number | undefined)[]> {
  const editor = page.getByRole('region', { name: row, exact: true });
  await editor.waitFor();
  const boxes = [editor, editor.getByLabel('名称', { exact: true }), editor.getByLabel('考核内容', { exact: true })];
  return Promise.all(boxes.map(async (each) => (await each.boundingBox())?.width));
}

async function chooseRow(page: Page): Promise<void> {
  await page.getByRole('tree').getByTitle(row, { exact: true }).click();
}

test('the form of a row is as wide after a look at the import as before', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/scheme/tree`);
  await settled(page);
  await chooseRow(page);
  const before = await shape(page);
  const menu = page.getByRole('navigation', { name: '主导航' });
  await menu.getByRole('link', { name: '导入考评表' }).click();
  await settled(page);
  await menu.getByRole('link', { name: '考评方案' }).click();
  await settled(page);
  await page.getByRole('link', { name: '树', exact: true }).click();
  await settled(page);
  await chooseRow(page);
  expect(await shape(page)).toEqual(before);
  const check = await page.getByRole('complementary', { name: '检查' }).boundingBox();
  const form = await page.getByRole('region', { name: row, exact: true }).boundingBox();
  expect((form?.x ?? 0) + (form?.width ?? 0)).toBeLessThanOrEqual(check?.x ?? 0);
  expect(faults).toEqual([]);
});
