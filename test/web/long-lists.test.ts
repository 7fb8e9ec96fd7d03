// Long lists in a browser (长列表): what was answered before in one cell, and what an import changes, are drawn in part only.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MarksReply } from '../../src/api/fact.ts';
import { axeFaults } from '../kit/browser.ts';
import { asked } from '../kit/colleagues.ts';
import { factId } from '../kit/fact-id.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const drawnMax = 60;

test('220 earlier answers of one cell', async () => {
  const ask = await asked(world, 'zuzhi');
  const url = `/api/cycles/${world.cycle}/marks`;
  const { facts } = await ask<MarksReply>('GET', url);
  const subject = 'caizheng';
  const superseded = new Set(facts.map(({ fact }) => fact.supersedes));
  const found = facts.map(({ fact }) => fact).find((each) => each.subject === subject && !superseded.has(each.id));
  if (found === undefined) throw new Error('no such mark');
  const { by: _by, at: _at, ...mark } = found;
  let supersedes = mark.id;
  for (let count = 0; count < 220; count += 1) {
    const id = factId(`again ${count}`);
    const reason = `第${count + 1}次核对`;
    await ask('POST', url, { marks: [{ ...mark, id, value: String(60 + (count % 30)), reason, supersedes }] });
    supersedes = id;
  }
  const { page, faults } = await world.sit('zuzhi');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks#${encodeURIComponent(`${mark.node} ${subject}`)}`);
  const list = page.locator('.mark-history');
  await list.getByText('第220次核对').waitFor();
  expect(await list.locator('li').count()).toBeLessThan(drawnMax);
  expect(await list.locator('li').first().getAttribute('aria-setsize')).toBe('221');
  // The keyboard reaches the last of them.
  await page.locator('.long-list').focus();
  const last = list.locator('li[aria-posinset="221"]');
  const reach = async () => {
    // Rows are measured as they come: the end moves away a little.
    await page.keyboard.press('End');
    return last.count();
  };
  await expect.poll(reach).toBe(1);
  expect(await list.locator('li').count()).toBeLessThan(drawnMax);
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('572 facts in a table are drawn as far as they are seen, to the last of them', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/facts`);
  await page.getByText('572 条').waitFor();
  const rows = page.locator('[data-row-key]');
  await rows.first().waitFor();
  const [first, drawn] = [await rows.first().getAttribute('data-row-key'), await rows.count()];
  expect(drawn).toBeGreaterThan(5);
  expect(drawn).toBeLessThan(drawnMax);
  await page.locator('.ant-table-tbody-virtual-holder').evaluate((holder) => {
    holder.scrollTop = holder.scrollHeight;
  });
  await expect.poll(() => rows.first().getAttribute('data-row-key')).not.toBe(first);
  expect(await rows.count()).toBeLessThan(drawnMax);
  expect(faults).toEqual([]);
});

test('of more than 300 entries of the journal those near the window are drawn', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/journal`);
  const entries = page.locator('.journal-entry');
  await entries.first().waitFor();
  const numberOf = async (at: 'first' | 'last') =>
    /#(\d+)/u.exec((await (at === 'first' ? entries.first() : entries.last()).textContent()) ?? '')?.[1] ?? '0';
  const newest = Number(await numberOf('first'));
  const farther = async () => {
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    return newest - Number(await numberOf('last'));
  };
  await expect.poll(farther).toBeGreaterThan(300);
  expect(await entries.count()).toBeLessThan(drawnMax);
  expect(faults).toEqual([]);
});

test('an import on top of a cycle tells all that it changes before it is saved, and draws what is in sight', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/import`);
  const rows = Array.from({ length: 450 }, (_, at) => [`指标${at + 1}`, `完成第${at + 1}项工作`, '0.2', '组织部']);
  const lines = [['指标', '考核内容', '分值', '考核单位'], ...rows].map((row) => row.join(','));
  const buffer = Buffer.from(lines.join('\n'));
  await page.getByLabel('选择考评表文件').setInputFiles({ name: '2025细则.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '去向', exact: true }).click();
  await page.getByRole('radio', { name: '作为已有年度方案的新一版' }).check();
  await page.getByRole('button', { name: /^看与现行方案的 \d+ 处不同$/u }).click();
  await page.getByText(/^存为新一版后，与现行的第 \d+ 版有 \d{3,} 处不同；现在还没有保存。$/u).waitFor();
  const list = page.locator('ol.version-changes');
  await list.locator('li').first().waitFor();
  expect(await list.locator('li').count()).toBeLessThan(drawnMax);
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});
