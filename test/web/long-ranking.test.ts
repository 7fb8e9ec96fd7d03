// Two hundred and thirty bodies (长排名): the ranking as a table and as cards, what changed between two computations, and the faults of a document are drawn in part only, to their ends.
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindRead } from '../../src/domain/operation-reads.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { axeFaults, phone } from '../kit/browser.ts';
import { longCycle, longMark } from '../kit/long-cycle.ts';
import { openWorld, type World } from '../kit/world.ts';

const size = 230;
/** Those in sight, and some above and below. */
const drawnMax = 100;
let world: World;
let cycle = '';

beforeAll(async () => {
  world = await openWorld();
  const bodies = Array.from({ length: size }, (_, at) => `示范第${at + 1}街道办事处`);
  const rows = ['业务,按时办结,100,组织部'];
  const { scheme, compute, ...made } = await longCycle(world, { title: '长名单', rows, bodies });
  ({ cycle } = made);
  const node =
    [...nodesOf(scheme.root)].find(({ operation }) => operation !== null && kindRead(operation.type) === 'mark')?.id ??
    '';
  const marks = scheme.subjects.map(({ id: subject }, at) => longMark({ node, subject }, String(99 - (at % 40)), at));
  await compute(marks);
  await compute(
    marks.map((mark, at) => ({
      ...mark,
      id: randomUUID(),
      supersedes: mark.id,
      value: String(59 + (at % 40)),
      reason: '复核',
    })),
  );
});
afterAll(() => world.close());

/** Scrolls until the last is drawn: rows are measured as they come, so the end moves away a little. */
async function reach(page: Page, last: Locator): Promise<void> {
  const scroll = async () => {
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    return last.count();
  };
  await expect.poll(scroll).toBe(1);
}

test('the ranking at the desk: as many rows as are seen, the first and the last of them', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/cycles/${cycle}/results`);
  await page.getByText(`共 ${size} 个单位`).waitFor();
  const rows = page.locator('tr:has(td.total)');
  await rows.first().waitFor();
  expect(await rows.count()).toBeLessThan(drawnMax);
  // No mark was given once only.
  const tied = (of: Locator) => of.filter({ has: page.locator('.tag', { hasText: '并列' }) }).count();
  expect(await tied(rows)).toBe(await rows.count());
  const table = page.getByRole('table').first();
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(size);
  await reach(page, table.locator(`tr[aria-rowindex="${await table.getAttribute('aria-rowcount')}"]`));
  expect(await rows.count()).toBeLessThan(drawnMax);
  // A word finds what is not drawn.
  await page.getByRole('searchbox', { name: '查找单位' }).fill('第230街道');
  await page.getByRole('link', { name: '示范第230街道办事处' }).waitFor();
  expect(faults).toEqual([]);
});

test('the ranking on a phone: as many cards as are seen, the first and the last of them', async () => {
  const { page, faults } = await world.sit('xiaoneng', phone);
  await page.goto(`${world.server.url}/cycles/${cycle}/results`);
  const cards = page.locator('.ranking-card');
  await cards.first().waitFor();
  expect(await cards.count()).toBeLessThan(drawnMax);
  expect(await cards.first().locator('.ranking-card-total').textContent()).toBe('98.00');
  const scroll = async () => {
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    return cards.last().locator('.ranking-card-total').textContent();
  };
  await expect.poll(scroll).toBe('59.00');
  expect(await cards.count()).toBeLessThan(drawnMax);
  expect(faults).toEqual([]);
});

test('two computations that differ in every body: as many changes as are seen', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/cycles/${cycle}/comparison`);
  await page.getByText(/^2\d\d 个单位有变化，/u).waitFor();
  const changes = page.getByRole('list', { name: '有变化的单位' }).locator(':scope > li');
  await changes.first().waitFor();
  expect(await changes.count()).toBeLessThan(drawnMax);
  const count = Number(/^\d+/u.exec((await page.getByText(/个单位有变化，/u).textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(200);
  await reach(page, page.locator(`.changes > li[data-index="${count - 1}"]`));
  expect(await changes.count()).toBeLessThan(drawnMax);
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the faults of a document: as many as are seen, and the last one, pressed, brings its far cell and lights it', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/import`);
  const lines = Array.from({ length: 260 }, (_, at) => `指标${at + 1},完成第${at + 1}项工作,若干,组织部`);
  const buffer = Buffer.from(['指标,考核内容,分值,考核单位', ...lines].join('\n'));
  await page.getByLabel('选择考评表文件').setInputFiles({ name: '2025细则.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: /^问题 \d{3}/u }).click();
  await page.getByRole('button', { name: /^全部 \d{3}/u }).click();
  const list = page.getByRole('region', { name: '问题清单' }).or(page.locator('.problems'));
  const problems = list.locator('li');
  await problems.first().waitFor();
  expect(await problems.count()).toBeLessThan(drawnMax);
  expect(Number(await problems.first().getAttribute('aria-setsize'))).toBeGreaterThan(200);
  const far = list.getByRole('button', { name: /表1 第261行 第3列/u });
  await page.locator('.long-list').focus();
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End');
        return far.count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  expect(await problems.count()).toBeLessThan(drawnMax);
  const cells = page.locator('[data-cell^="1/261/"]');
  expect(await cells.count()).toBe(0);
  await far.click();
  const lit = cells.and(page.locator('.is-lit'));
  await lit.first().waitFor();
  const isInSight = () =>
    lit.first().evaluate((cell) => {
      const [inner, outer] = [cell.getBoundingClientRect(), cell.closest('.source')?.getBoundingClientRect()];
      return outer !== undefined && inner.top >= outer.top && inner.bottom <= outer.bottom;
    });
  await expect.poll(isInSight).toBe(true);
  expect(faults).toEqual([]);
});
