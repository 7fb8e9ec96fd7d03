// Appeals in a browser (申诉复核): a subject appeals on a phone, the effect on every rank is shown, signed, and leads to the reopening.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults, phone } from '../kit/browser.ts';
import { asked } from '../kit/colleagues.ts';
import { publishWith } from '../kit/published.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const [organiser, supervisor] = [await asked(world, 'xiaoneng'), await asked(world, 'jiwei')];
  await publishWith(world.cycle, organiser, supervisor);
});
afterAll(() => world.close());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

test('a subject appeals on its phone', async () => {
  const { page, faults } = await world.sit('tuiyi', phone, { hasTouch: true });
  await page.goto(`${world.server.url}/cycles/${world.cycle}/appeals`);
  await press(page, '提出申诉');
  await page.getByText('请选定一行。').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('对哪一行').selectOption({ index: 4 });
  await page.getByLabel('理由').fill('台账已按时报送');
  await page.getByLabel('依据（文件、出处）').fill('市委办通报第 3 期');
  await press(page, '提出申诉');
  await page.getByText('等待复核').waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('whoever decides sees every rank before and after, signs that, and is led to the reopening', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/appeals`);
  await press(page, /^对.+的申诉作复核决定$/u);
  await page.getByRole('radio', { name: '更正' }).check();
  expect(await page.getByRole('button', { name: '签署复核决定' }).isDisabled()).toBe(true);
  await press(page, '看对总分和排名的影响');
  await page.getByText('还没有更正任何一条。').waitFor();
  await page
    .getByLabel(/更正为$/u)
    .first()
    .fill('1');
  await page.getByLabel('决定的理由').fill('原评分依据不足');
  await page.getByLabel('复核决定的文号').fill('示效办复〔2026〕3号');
  await press(page, '看对总分和排名的影响');
  await page.getByText(/个单位中，\d+ 个的总分、排名或等次有变化/u).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('决定的理由').fill('原评分没有依据');
  await page.getByText('更正的内容改过，请再看一次影响。').waitFor();
  await press(page, '看对总分和排名的影响');
  await press(page, '签署复核决定');
  await page.getByText('有 1 项复核决定更正了评分，公示的还是更正以前的结果。').waitFor();
  expect(await page.getByRole('link', { name: '去阶段和日程' }).getAttribute('href')).toContain('/stage');
  expect(faults).toEqual([]);
  await page.close();
});
