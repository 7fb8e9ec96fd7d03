// A section at its tasks, on a phone (科室任务): what is late at home, reporting, taking back, being away; the body and the organiser see it.
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('tuiyi-bangongshi');
const at = (page: Page, path: string) => page.goto(`${seat.world.server.url}/cycles/${seat.world.cycle}${path}`);
const lightsOf = (page: Page) => page.locator('.task-counts .light').allInnerTexts();

test('on a phone a section finds what is late, reports it done, takes it back, and says that there is no data', async () => {
  const { page } = seat;
  await page.setViewportSize(phone);
  await page.goto(seat.world.server.url);
  const home = page.getByRole('region', { name: '任务' });
  await home.getByText('▲ 逾期').first().waitFor();
  await settled(page);
  expect(await axeFaults(page)).toEqual([]);
  await home.getByRole('link', { name: '看全部任务' }).click();
  await page.getByRole('heading', { level: 1, name: /^任务/u }).waitFor();
  const before = await lightsOf(page);
  expect(before[0]).toMatch(/^▲ 逾期 [1-9]/u);
  expect(await axeFaults(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(phone.width);

  // The most urgent stands first.
  const task = page.getByRole('article').first();
  const line = task.getByRole('listitem').filter({ hasText: '▲ 逾期' }).first();
  const name = (await line.getByRole('button', { name: /^填报/u }).getAttribute('aria-label')) ?? '';
  await line.getByRole('button', { name }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByLabel('完成日期').fill('');
  await dialog.getByRole('button', { name: '填报', exact: true }).click();
  await dialog.getByText('请填写完成日期。').waitFor();
  await dialog.getByRole('radio', { name: '进展' }).check();
  await dialog.getByRole('button', { name: '填报', exact: true }).click();
  await dialog.getByText('请写明进展。').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('radio', { name: '本期无数据' }).check();
  await dialog.getByLabel('说明').fill('本期没有这类事项');
  await dialog.getByRole('button', { name: '填报', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const count = (texts: string[], word: string): number =>
    Number(/\d+$/u.exec(texts.find((text) => text.includes(word)) ?? '')?.[0]);
  const after = await lightsOf(page);
  expect(count(after, '逾期')).toBe(count(before, '逾期') - 1);
  expect(count(after, '本期无数据')).toBe(count(before, '本期无数据') + 1);

  const told = page.getByRole('article').filter({ hasText: '本期没有这类事项' });
  await told.getByText('填报记录 1 条').last().click();
  await told.getByRole('button', { name: '撤回' }).last().click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await told.getByText('已撤回').waitFor();
  await expect.poll(() => lightsOf(page)).toEqual(before);
});

test('whoever is away names a deputy, whose reports say for whom they are', async () => {
  const { page, world } = seat;
  const subject = await world.sit('tuiyi');
  await at(subject.page, '/tasks');
  await subject.page.getByText('外出代理').click();
  await subject.page.getByLabel('代理人').selectOption({ label: '吴例丙' });
  await subject.page.getByLabel('到', { exact: true }).fill('2099-12-31');
  await subject.page.getByRole('button', { name: '登记外出' }).click();
  await subject.page.getByText(/^周例甲：.+ 至 2099-12-31，由吴例丙代理$/u).waitFor();
  expect(await axeFaults(subject.page)).toEqual([]);

  await at(page, '/tasks');
  const task = page.getByRole('article').filter({ hasText: '代周例甲办理' }).filter({ hasText: '▲ 逾期' }).first();
  await task.getByRole('button', { name: /^填报/u }).first().click();
  const dialog = page.getByRole('dialog', { name: /^填报/u });
  await dialog.getByRole('radio', { name: '进展' }).check();
  await dialog.getByLabel('进展（做到哪一步）').fill('正在整改');
  await dialog.getByRole('button', { name: '填报', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/^进展 · 吴例丙（代周例甲）/u).waitFor({ state: 'attached' });
  await subject.page.getByRole('button', { name: '取消外出' }).click();
  await subject.page.getByText(/由吴例丙代理$/u).waitFor({ state: 'detached' });
  expect(subject.faults).toEqual([]);
  await subject.context.close();
});

test('what is late for long has come to the organiser’s first page, and the half-year check goes out with the body’s note', async () => {
  const { world } = seat;
  const organiser = await world.sit('xiaoneng');
  await organiser.page.goto(world.server.url);
  const card = organiser.page.getByRole('region', { name: '升级到主办单位的逾期节点' });
  await card.getByText('逾期 20 天').first().waitFor();
  await card.getByRole('link', { name: '看各单位任务' }).click();
  await organiser.page.getByText('2 个节点').first().waitFor();
  await settled(organiser.page);
  expect(await axeFaults(organiser.page)).toEqual([]);

  const subject = await world.sit('tuiyi');
  await at(subject.page, '/half-year/tuiyi');
  await subject.page.getByRole('button', { name: '保存说明' }).click();
  await subject.page.getByText('请写说明。').waitFor();
  await subject.page.getByLabel('本单位的说明').fill('上半年总体过半。');
  await subject.page.getByRole('button', { name: '保存说明' }).click();
  await subject.page.getByText('说明已保存。').waitFor();
  await at(organiser.page, '/half-year/tuiyi');
  await organiser.page.getByText('上半年总体过半。').waitFor();
  const [file] = await Promise.all([
    organiser.page.waitForEvent('download'),
    organiser.page.getByRole('button', { name: '下载 Word 报告' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/2022年半年检查\.docx$/u);
  expect([...subject.faults, ...organiser.faults]).toEqual([]);
  await subject.context.close();
  await organiser.context.close();
});

test('nothing of all that was a fault of the pages', () => {
  expect(seat.faults).toEqual([]);
});
