// Marks that cease to fit (评分不再合用): asked before it is signed, told in few lines by computing, and flagged in the grid.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, settled } from '../kit/browser.ts';
import { sample } from '../kit/import-desk.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const at = (rest: string): string => `${world.server.url}/cycles/${world.cycle}/${rest}`;

test('signing asks first, computing tells each cause once, and the grid flags what does not fit', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(at('scheme/parameters'));
  await settled(page);
  await page.getByRole('radio', { name: '全部' }).check();
  const card = page.locator('[data-parameter]').filter({ hasText: '表中没有写分值的行' }).first();
  await card.getByRole('button', { name: '重新签署' }).click();
  await card.getByRole('radio', { name: /分摊到的分值/u }).check();
  await card.getByLabel('理由').fill('改定');
  const sign = page.getByRole('button', { name: '签署选定的 1 个' });
  await sign.click();
  const question = page.getByRole('dialog', { name: '已给的评分和数据会不符' });
  await question.getByText(/^签署后有 1\d{3} 条已给的评分或数据不符合新的规定/u).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await question.getByRole('button', { name: '取消' }).click();
  await question.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('第 1 版 ·').first().waitFor();
  // What was chosen is there again.
  await sign.click();
  await question.getByRole('button', { name: '仍然签署' }).click();
  await page.getByRole('status').filter({ hasText: '已签署 1 个。' }).waitFor();

  await page.goto(at('results'));
  await settled(page);
  await page.getByRole('button', { name: '重新计算' }).click();
  const refused = page.getByRole('alert').filter({ hasText: '没有计算' });
  await refused.waitFor();
  expect((await refused.innerText()).length).toBeLessThan(1500);
  await refused.getByText(/^全部 \d+ 处$/u).click();
  const told = await refused.innerText();
  expect(told).not.toMatch(/[\da-f]{8}-[\da-f]{4}|mark:/u);
  expect(told.split('高于上限').length).toBeLessThan(60);
  expect(await refused.getByRole('link', { name: /评分/u }).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);

  const assessor = await world.sit('zuzhi');
  await assessor.page.goto(at('marks'));
  await settled(assessor.page);
  await assessor.page.getByText(/^\d+ 格已存的评分不符合现行方案，请重评/u).waitFor();
  expect(await assessor.page.locator('.mark-cell.is-unfit').count()).toBeGreaterThan(0);
  expect(await axeFaults(assessor.page)).toEqual([]);
  expect([...faults, ...assessor.faults]).toEqual([]);
});

test('an import shows in its dry run what it will ask, and is saved only when that is known', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/import`);
  await page.getByLabel('选择考评表文件').setInputFiles(sample);
  await page.getByRole('button', { name: '作为它的新一版' }).click();
  const foretold = page.getByRole('region', { name: '已给的评分和数据会不符' });
  const words = /^导入后有 \d+ 条已给的评分或数据不符合新的规定/u;
  const told = await foretold.getByText(words).innerText();
  await foretold.getByText(/^清单/u).click();
  await foretold.getByRole('button', { name: /12345/u }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('button.commit').click();
  const question = page.getByRole('dialog', { name: '已给的评分和数据会不符' });
  expect(await question.getByText(words).innerText()).toBe(told);
  expect(await axeFaults(page)).toEqual([]);
  await question.getByRole('button', { name: '取消' }).click();
  await question.waitFor({ state: 'detached' });
  const newest = () => page.request.get(`${world.server.url}/api/cycles/${world.cycle}/scheme`);
  const { version } = (await (await newest()).json()) as { version: number };
  await page.locator('button.commit').click();
  await question.getByRole('button', { name: '仍然导入' }).click();
  await page.getByRole('heading', { name: `方案第 ${version + 1} 版` }).waitFor();
  expect(faults).toEqual([]);
});
