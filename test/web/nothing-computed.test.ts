// A year without a computation (尚未计算的年度): pages that show one say so, and the journal keeps what was searched.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, phone } from '../kit/browser.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test.each([
  ['a scorecard', 'scorecards/caizheng', desktop],
  ['what-if', 'trial', phone],
])('%s of such a year says what comes first', async (_, path, size) => {
  const { page, faults } = await world.sit('xiaoneng', size);
  await page.route(/\/computations$/u, (route) => route.fulfill({ json: { computations: [] } }));
  await page.goto(`${world.server.url}/cycles/${world.cycle}/${path}`);
  await page.getByRole('heading', { name: '还没有计算过' }).waitFor();
  await page.getByRole('link', { name: '去结果页计算' }).waitFor();
  expect(await page.getByText('没有找到').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('going back from an entry, the search of the journal is still there', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/journal`);
  const search = page.getByRole('search');
  await search.getByLabel('单位', { exact: true }).selectOption('caizheng');
  await search.getByRole('searchbox').pressSequentially('2022');
  await search.getByLabel('事项').selectOption('mark-given');
  const list = page.getByRole('region', { name: '留痕清单' });
  const there = list.getByRole('link').first();
  await there.click();
  await page.locator('.headline-total').waitFor();
  await page.goBack();
  await list.waitFor();
  expect(await search.getByLabel('单位', { exact: true }).inputValue()).toBe('caizheng');
  expect(await search.getByRole('searchbox').inputValue()).toBe('2022');
  expect(await search.getByLabel('事项').inputValue()).toBe('mark-given');
  await page.reload();
  await expect.poll(() => search.getByRole('searchbox').inputValue()).toBe('2022');
  await search.getByRole('button', { name: '清除条件' }).click();
  await expect.poll(() => page.url()).toBe(`${world.server.url}/journal`);
  expect(faults).toEqual([]);
});
