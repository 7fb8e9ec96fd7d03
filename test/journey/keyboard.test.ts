// With the keyboard alone (只用键盘): from the login to a number taken apart, without a pointer, and the focus never lost.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CyclesReply } from '../../src/api/cycle.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { samplePath } from '../../src/app/demo-city/demo-city.ts';
import { settled } from '../kit/browser.ts';
import { asked, markBeside, nextYear } from '../kit/colleagues.ts';
import { factId } from '../kit/fact-id.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A person without a mouse: whatever a pointer does is counted. */
async function sit(person: string | null): Promise<Screen & { pointed: () => number }> {
  const screen = await world.sit(person);
  let pointed = 0;
  await screen.context.exposeFunction('pointed', () => void (pointed += 1));
  await screen.context.addInitScript(`addEventListener('pointerdown', () => window.pointed(), true);`);
  return { ...screen, pointed: () => pointed };
}

const most = 150;
/** Tab by Tab until the focus is there; on the way it always is somewhere. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  await there.waitFor();
  for (let step = 0; step < most; step += 1) {
    if (await there.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab of ${most} leads to ${String(there)}`);
}
async function press(page: Page, there: Locator): Promise<void> {
  await tabTo(page, there);
  await page.keyboard.press('Enter');
}
/** Somewhere inside of the page, where the next key has a meaning. */
async function hasFocus(page: Page): Promise<void> {
  await settled(page);
  expect(await page.evaluate('document.activeElement !== document.body'), page.url()).toBe(true);
}
const linkOf = (page: Page, title: string) =>
  page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: title, exact: true });

/** Meanwhile all others have given what is theirs to the year that was imported; answers with its id. */
async function factsBeside(): Promise<string> {
  const ask = await asked(world, 'xiaoneng');
  const { cycles } = await ask<CyclesReply>('GET', '/api/cycles');
  const cycle = cycles.find(({ year }) => year === '2023')?.id ?? '';
  await markBeside(world, cycle, []);
  const others = (await nextYear()).filter(({ type }) => type !== 'mark');
  const facts = others.map(({ by: _by, at: _at, ...fact }) => ({ ...fact, id: factId(fact.id) }));
  await ask('POST', `/api/cycles/${cycle}/facts`, { facts });
  return cycle;
}

test('the organiser logs in, imports a table, computes, and takes a number apart', async () => {
  const { page, faults, pointed } = await sit(null);
  await page.goto(world.server.url);
  await tabTo(page, page.getByLabel('登录名'));
  await page.keyboard.type('xiaoneng');
  await tabTo(page, page.getByLabel('密码'));
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /赵示一/u }).waitFor();

  await press(page, linkOf(page, '导入考评表'));
  await page.getByRole('heading', { level: 1, name: '导入考评表' }).waitFor();
  await hasFocus(page);
  const chooser = page.waitForEvent('filechooser');
  await press(page, page.getByRole('button', { name: '选择文件…' }));
  await (await chooser).setFiles(samplePath);
  await press(page, page.getByRole('button', { name: /^另建 2023 年度/u }));
  await press(page, page.getByRole('button', { name: /^建立 2023 考评年度/u }));
  await press(page, page.getByRole('button', { name: '采用并签署这 40 个参数' }));
  await page.getByText('已签署 40 个参数，没有待定的问题了。').waitFor();
  await hasFocus(page);

  const cycle = await factsBeside();
  await press(page, linkOf(page, '结果'));
  await press(page, page.getByRole('button', { name: '现在计算' }));
  await page.getByText('第 1 次计算已完成。').waitFor({ timeout: 60_000 });
  expect(page.url()).toBe(`${world.server.url}/cycles/${cycle}/results`);
  await hasFocus(page);
  await press(page, page.getByRole('link', { name: '示范市委组织部' }));
  await page.getByRole('heading', { level: 1, name: '示范市委组织部' }).waitFor();
  await hasFocus(page);
  const trace = page.getByRole('region', { name: '计算过程' });
  await press(page, trace.getByRole('button', { name: /业务工作实绩/u }));
  await press(page, trace.getByRole('button', { name: /出处：表1 第2行/u }).first());
  await trace
    .getByRole('region', { name: /原表中的位置/u })
    .first()
    .waitFor();
  await hasFocus(page);
  expect([pointed(), faults]).toEqual([0, []]);
});

test('an assessor types, fills down, undoes and saves', async () => {
  const { page, faults, pointed } = await sit('zuzhi');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  const grid = page.getByRole('grid');
  await grid.waitFor();
  for (let step = 0; step < most; step += 1) {
    if (await page.evaluate(`document.activeElement.getAttribute('role') === 'gridcell'`)) break;
    await page.keyboard.press('Tab');
  }
  const place = () =>
    page.evaluate<string>(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const before = await place();
  await page.keyboard.type('87 键盘更正');
  await page.keyboard.press('Enter');
  await page.getByText(/^全部已保存 · 已保存/u).waitFor();
  const cells = grid.getByRole('gridcell', { name: '87', exact: true });
  expect(await cells.count()).toBeGreaterThan(0);
  const count = await cells.count();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+D');
  await expect.poll(() => cells.count()).toBe(count + 1);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => cells.count()).toBe(count);
  await page.getByText(/^全部已保存 · 已保存/u).waitFor();
  expect([before === '', pointed(), faults]).toEqual([false, 0, []]);
});

test('control: a press of the pointer is counted', async () => {
  const { page, pointed } = await sit('zuzhi');
  await page.goto(world.server.url);
  await page.getByRole('heading', { level: 1 }).click();
  await expect.poll(pointed).toBe(1);
});
