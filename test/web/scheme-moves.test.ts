// Two organisers move one row (两人移动同一项): who saved is told, the own move waits for a choice, and nothing red is left behind.
import { inQuotes } from '../../src/domain/quote.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, settled } from '../kit/browser.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const row = '认真及时整改审计发现问题';
const [above, below] = [
  '加强财政资金预算及债务及债务风险管理，遵守财务规定',
  '坚持底线思维，抓好风险处置，落实安全生产工作',
];

async function move(page: Page, way: '上移' | '下移'): Promise<void> {
  await page.goto(`${world.server.url}/cycles/${world.cycle}/scheme/tree`);
  await settled(page);
  await page.getByRole('tree').getByTitle(row, { exact: true }).click();
  const editor = page.getByRole('region', { name: row, exact: true });
  await editor.getByRole('button', { name: way, exact: true }).click();
  await page.getByRole('status').filter({ hasText: '1 处修改还没有保存' }).waitFor();
}
async function save(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: '保存为新的一版' }).click();
  await page.getByLabel('这一版改了什么（版本说明）').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: '保存为新的一版' }).click();
}

test('up in one browser and down in the other', async () => {
  const [one, other] = [await world.sit('xiaoneng'), await world.sit('xiaoneng')];
  await move(one.page, '上移');
  await move(other.page, '下移');
  await save(one.page, '上移一位');
  await one.page.getByRole('status').filter({ hasText: '已保存为第 2 版' }).waitFor();
  const { page } = other;
  await save(page, '下移一位');
  const panel = page.locator('section.behind').filter({ hasText: '您在别处已保存第 2 版' });
  await panel.waitFor();
  await panel.getByText(/^第 2 版：赵示一 .*保存，“上移一位”。$/u).waitFor();
  const changes = await panel.locator('.version-changes').innerText();
  expect(changes).toMatch(new RegExp(`与${inQuotes(row)}在“[^”]*依法办事”之下互换了次序`, 'u'));
  expect(changes).toContain(above.slice(0, 10));
  const mine = panel.locator('.behind-steps li');
  await mine.first().waitFor();
  expect(await mine.allInnerTexts()).toEqual([
    expect.stringMatching(new RegExp(`^待选定\\s*把${inQuotes(row)}移到“`, 'u')),
  ]);
  const choice = panel.getByRole('group', { name: row });
  await choice.getByRole('radio', { name: '用我的：' }).check();
  expect(await mine.first().innerText()).toMatch(/^接得上/u);
  expect(await axeFaults(page)).toEqual([]);
  await panel.getByRole('button', { name: '在新版上继续' }).click();
  await panel.waitFor({ state: 'detached' });
  // What was refused is settled: nothing red is left in the bar.
  expect(await page.getByText('方案没有保存').count()).toBe(0);
  await save(page, '下移一位');
  await page.getByRole('status').filter({ hasText: '已保存为第 3 版' }).waitFor();
  const titles = await page
    .getByRole('tree')
    .locator('[title]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('title') ?? '').filter((title) => title !== ''));
  const at = titles.indexOf(row);
  expect(titles[at - 1]?.slice(0, 8)).toBe(below.slice(0, 8));
  expect([...one.faults, ...other.faults]).toEqual([]);
});
