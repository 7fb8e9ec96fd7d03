// On a phone (手机): the organiser looks at a result and takes a number apart; an assessor corrects one mark.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { phone, settled } from '../kit/browser.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Nothing stands out beyond the screen, on which one cannot scroll sideways. */
async function fits(page: Page): Promise<void> {
  await settled(page);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(
    phone.width,
  );
}
async function goTo(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: '打开导航' }).tap();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: title, exact: true }).tap();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

test('logs in with the thumb, finds a scorecard, and takes a number apart down to the cell of the table', async () => {
  const { page, faults } = await world.sit(null, phone, { hasTouch: true });
  await page.goto(world.server.url);
  await fits(page);
  await page.getByRole('button', { name: /赵示一/u }).tap();
  expect(await page.getByLabel('密码').inputValue()).toBe(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).tap();
  await page.getByRole('heading', { level: 1, name: /赵示一/u }).waitFor();
  await fits(page);

  await goTo(page, '结果');
  await page.getByText('共 80 个单位').waitFor();
  await fits(page);
  await page.getByRole('link', { name: '示范市委组织部' }).tap();
  await page.getByRole('heading', { level: 1, name: '示范市委组织部' }).waitFor();
  await fits(page);
  const trace = page.getByRole('region', { name: '计算过程' });
  await trace.getByRole('button', { name: /业务工作实绩/u }).tap();
  await trace
    .getByRole('button', { name: /出处：表1 第2行/u })
    .first()
    .tap();
  await trace
    .getByRole('region', { name: /原表中的位置/u })
    .first()
    .waitFor();
  await fits(page);
  expect(faults).toEqual([]);
});

test('an assessor corrects a mark, with its reason, and sees that it is saved', async () => {
  const { page, faults } = await world.sit('zuzhi', phone, { hasTouch: true });
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  await page.getByRole('grid').waitFor();
  await fits(page);
  const row = page.getByRole('row').filter({ hasText: '示范市人大常委会办公室' });
  await row.getByRole('gridcell').nth(1).tap();
  await page.getByLabel('评分', { exact: true }).last().fill('88');
  await page.getByLabel('理由', { exact: true }).last().fill('手机上更正');
  await page.getByLabel('理由', { exact: true }).last().press('ControlOrMeta+Enter');
  await page.getByText(/^全部已保存 · 已保存/u).waitFor();
  await page.reload();
  await page.getByRole('grid').waitFor();
  await row.getByText('88', { exact: true }).waitFor();
  await fits(page);
  expect(faults).toEqual([]);
});
