// A body that the directory has in other words (写法不同的单位): the import names it beside its likes, and what became two all the same is told on the first page.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DirectoryReply } from '../../src/api/body.ts';
import { axeFaults } from '../kit/browser.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const named = async (page: Page) => {
  const answer = await page.request.get(`${world.server.url}/api/bodies`);
  return ((await answer.json()) as DirectoryReply).bodies.map(({ title, names }) => [title, ...names]);
};

async function read(page: Page, name: string, assessors: string[]): Promise<void> {
  await page.goto(`${world.server.url}/import`);
  const rows = assessors.map((assessor, at) => `业务${at},按时办结${at},${100 / assessors.length},${assessor}`);
  const buffer = Buffer.from(['指标,考核内容,分值,考核单位', ...rows, ''].join('\n'));
  await page.getByLabel('选择考评表文件').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('tree').waitFor();
  await page.getByRole('button', { name: '去向', exact: true }).click();
}

test('is named with its likes, and whoever says which one it is gives that one an alias', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  const before = await named(page);
  await read(page, '2031.csv', ['e三明办']);
  await page.getByText('名录将增加 1 个单位：e三明办').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '就是“示范市e示范办”' }).click();
  await page.getByText('“e三明办”已是“示范市e示范办”的别名。').waitFor();
  await page.getByText(/名录将增加/u).waitFor({ state: 'detached' });
  const after = await named(page);
  expect(after.length).toBe(before.length);
  expect(after.find(([title]) => title === '示范市e示范办')).toContain('e三明办');
  await page.locator('button.commit:enabled').click();
  await page.getByText(/^已建立“/u).waitFor();
  expect(await named(page)).toEqual(after);
  expect(faults).toEqual([]);
});

test('that was added all the same is told on the first page: nobody has an account for it', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await read(page, '2032.csv', ['组织部', '无此单位办']);
  await page.getByText('名录将增加 1 个单位：无此单位办').waitFor();
  await page.locator('button.commit:enabled').click();
  await page.getByText(/^已建立“/u).waitFor();
  const { cycles } = (await (await page.request.get(`${world.server.url}/api/cycles`)).json()) as {
    cycles: { id: string; year: string }[];
  };
  const made = cycles.find(({ year }) => year === '2032')?.id ?? '';
  await page.goto(`${world.server.url}/?cycle=${made}`);
  const due = page.getByRole('region', { name: '要办的' });
  // 组织部 has an account in the demonstration, and is not among them.
  await due.getByText('没有账号的考评单位：无此单位办。', { exact: true }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await due.getByRole('link', { name: '去看账号' }).first().click();
  await page.getByRole('heading', { level: 1, name: '账号' }).waitFor();
  expect(faults).toEqual([]);
});

test('that came with a year stays when the year is discarded, and both is said where one lands', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await read(page, '2033.csv', ['组织部', '乌有单位办']);
  await page.getByText('名录将增加 1 个单位：乌有单位办').waitFor();
  await page.locator('button.commit:enabled').click();
  await page.getByText(/^已建立“/u).waitFor();
  await page.goto(world.server.url);
  await page.getByRole('button', { name: '建错了，放弃这个年度…' }).click();
  await page.getByLabel('为什么放弃').fill('传错了表');
  await page.getByRole('button', { name: '放弃这个年度', exact: true }).click();
  const said = page.getByRole('status').filter({ hasText: /^已放弃“2033/u });
  await said.getByText('为它导入时增加的 1 个单位仍在名录里：乌有单位办。').waitFor();
  await expect.poll(() => said.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await said.getByRole('link', { name: '去看名录' }).click();
  await page.getByRole('heading', { level: 1, name: '单位名录' }).waitFor();
  expect(faults).toEqual([]);
});
