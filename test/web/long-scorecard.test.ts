// A scorecard of four hundred and fifty rows (长得分单): losses, trace, numbers and trial are drawn near the window only, whole on paper, and every link still leads there.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodesOf } from '../../src/domain/scheme.ts';
import { axeFaults } from '../kit/browser.ts';
import { longCycle, longMark } from '../kit/long-cycle.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

const size = 450;
/** Those in sight, and some above and below. */
const drawnMax = 150;
let world: World;
let screen: Screen;
let cycle = '';
let rows: string[] = [];
let [marked, unmarked] = ['', ''];

beforeAll(async () => {
  world = await openWorld();
  const lines = Array.from({ length: size }, (_, at) => `指标${at + 1},完成第${at + 1}项工作,0.2,组织部`);
  const bodies = ['示范第一街道办事处', '示范第二街道办事处'];
  const { scheme, compute, ...made } = await longCycle(world, { title: '长表', rows: lines, bodies });
  ({ cycle } = made);
  rows = [...nodesOf(scheme.root)].filter(({ kind }) => kind === 'indicator').map(({ id }) => id);
  [marked = '', unmarked = ''] = scheme.subjects.map(({ id }) => id);
  const values = ['0.05', '0.1', '0.15'];
  await compute(rows.map((node, at) => longMark({ node, subject: marked }, values[at % 3] ?? '', at)));
  screen = await world.sit('xiaoneng');
});
afterAll(() => world.close());

async function open(rest: string): Promise<Page> {
  const { page } = screen;
  await page.goto(`${world.server.url}/cycles/${cycle}/${rest}`);
  return page;
}
const drawn = (page: Page, selector: string): Promise<number> => page.locator(selector).count();
const isInWindow = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });

test('losses: as many rows as are seen, and the last of them', async () => {
  const page = await open(`scorecards/${marked}`);
  await page.locator('.losses tbody tr th').first().waitFor();
  expect(rows).toHaveLength(size);
  expect(await drawn(page, '.losses tbody tr th')).toBeLessThan(drawnMax);
  expect(await page.locator('.losses').first().getAttribute('aria-rowcount')).toBe(String(size + 1));
  const last = page.locator(`.losses tr[aria-rowindex="${size + 1}"]`);
  const reach = async () => {
    // Rows are measured as they come: the end moves away a little.
    await page
      .locator('.losses')
      .first()
      .evaluate((table) => table.scrollIntoView({ block: 'end' }));
    return last.count();
  };
  await expect.poll(reach).toBe(1);
  expect(await drawn(page, '.losses tbody tr th')).toBeLessThan(drawnMax);
  expect(await axeFaults(page)).toEqual([]);
});

test('the trace: every step has its place, those in sight are drawn, all opened too', async () => {
  const page = await open(`scorecards/${marked}`);
  const trace = page.getByRole('region', { name: '计算过程' });
  await trace.getByRole('button', { name: '全部展开' }).click();
  await expect.poll(() => drawn(page, '.step')).toBeGreaterThan(size);
  expect(await drawn(page, '.step-head')).toBeLessThan(drawnMax);
  expect(await axeFaults(page)).toEqual([]);
});

test('a link leads to a row that was not drawn, from the address and from the losses', async () => {
  const far = rows[400] ?? '';
  const page = await open(`scorecards/${marked}#${far}`);
  await page.locator(`[id="${far}"] .step-head[aria-expanded="true"]`).waitFor();
  await expect.poll(() => isInWindow(page, `[id="${far}"]`)).toBe(true);
  const link = page.locator('.losses a').first();
  const back = async () => {
    await page
      .locator('.losses')
      .first()
      .evaluate((table) => table.scrollIntoView());
    return link.count();
  };
  await expect.poll(back).toBe(1);
  const near = ((await link.getAttribute('href')) ?? '').slice(1);
  await link.click();
  await page.locator(`[id="${near}"] .step-head[aria-expanded="true"]`).waitFor();
  await expect.poll(() => isInWindow(page, `[id="${near}"]`)).toBe(true);
  // What is unfolded stays so while one looks elsewhere.
  await page.locator(`[id="${near}"] .figure`).first().click();
  await page.locator(`[id="${near}"] .figure[aria-expanded="true"]`).waitFor();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -100_000);
  await page.waitForTimeout(500);
  expect(await drawn(page, `[id="${near}"] .figure[aria-expanded="true"]`)).toBe(1);
});

test('on paper everything is there, and afterwards as little as before', async () => {
  const page = await open(`scorecards/${marked}`);
  await page.locator('.losses tbody tr th').first().waitFor();
  await page.evaluate(`
    addEventListener('beforeprint', () => {
      window.printed = ['.losses tbody tr th', '.step-head'].map((each) => document.querySelectorAll(each).length);
    });
  `);
  await page.pdf();
  const printed = await page.evaluate<number[]>('window.printed');
  expect(printed[0]).toBe(size);
  expect(printed[1]).toBeGreaterThan(size);
  await expect.poll(() => drawn(page, '.losses tbody tr th')).toBeLessThan(drawnMax);
});

test('numbers of the pictures: as many rows as are seen, and no picture of so many parts', async () => {
  const page = await open(`scorecards/${marked}`);
  await page.getByText(`共 ${size} 项，画不下一张图，请看表格。`).first().waitFor();
  expect(await page.locator('.pictures svg').count()).toBe(0);
  await page.locator('.pictures summary').first().click();
  await page.locator('.pictures tbody th').first().waitFor();
  expect(await drawn(page, '.pictures tbody th')).toBeLessThan(drawnMax);
});

test('what is missing: in the window of a list', async () => {
  const page = await open(`scorecards/${unmarked}`);
  const missing = page.locator('.headline-missing li');
  await missing.first().waitFor();
  expect(await missing.count()).toBeLessThan(drawnMax);
  expect(await missing.first().getAttribute('aria-setsize')).toBe(String(size));
});

test('the ranking: how many are missing, the titles one press away; before computing it says how many marks are to come', async () => {
  const page = await open('results');
  await page.getByText(`还有 ${size} 处没有评分`).waitFor();
  const missing = page.locator('.remark-missing');
  expect(await missing.locator('summary').allTextContents()).toEqual([`缺 ${size} 项`]);
  expect(await missing.getByText('指标1', { exact: true }).isVisible()).toBe(false);
  await missing.locator('summary').click();
  await missing.getByText('指标1', { exact: true }).waitFor();
  expect(await missing.locator('li').count()).toBeLessThan(drawnMax);
  expect(await axeFaults(page)).toEqual([]);
});

test('the trial: marks of one body', async () => {
  const page = await open('trial');
  await page.getByLabel('单位', { exact: true }).selectOption(marked);
  await page.locator('.trial-table input').first().waitFor();
  expect(await drawn(page, '.trial-table input')).toBeLessThan(drawnMax);
  expect(await page.locator('.trial-table').getAttribute('aria-rowcount')).toBe(String(size + 1));
});

test('nothing of all that was a fault of the page', () => {
  expect(screen.faults).toEqual([]);
});
