// Issuing in a browser (印发): deputies for all rows at once, issued and filed, received by the copied body, sent back by the organiser.
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('tuiyi');
const at = (page: Page, path: string) => page.goto(`${seat.world.server.url}/cycles/${seat.world.cycle}${path}`);

test('no row goes out without owner and deputy: filled in together, then issued, received, filed and sent back', async () => {
  const { page, world } = seat;
  await at(page, '/assignments/tuiyi/issues');
  await page.getByRole('heading', { name: '还不能印发' }).waitFor();
  expect(await page.getByRole('button', { name: '印发', exact: true }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: '去补齐' }).click();

  const bar = page.getByRole('region', { name: '一并填写' });
  await bar.getByRole('checkbox', { name: /^选定全部/u }).check();
  await bar.getByRole('button', { name: /^一并填写选定的/u }).click();
  const together = page.getByRole('dialog', { name: /^一并填写选定的/u });
  await together.getByLabel('责任人', { exact: true }).fill('赵示一');
  await together.getByLabel('AB 岗另一人', { exact: true }).fill('钱范二');
  await together.getByRole('button', { name: /^填入/u }).click();
  await bar.getByRole('status').filter({ hasText: '已填入' }).waitFor();

  // A milestone of the first row, beside those that it has.
  const card = page.locator('.assignment-row').first();
  await card.getByRole('button', { name: /^修改“/u }).click();
  const before = await card.getByLabel(/^第 \d+ 个节点的内容$/u).count();
  await card.getByRole('button', { name: '增加节点' }).click();
  await card.getByLabel(`第 ${before + 1} 个节点的内容`).fill('年底前全部办结');
  await card.getByLabel(`第 ${before + 1} 个节点的日期`).fill('2022.12.20');
  await card.getByLabel(`第 ${before + 1} 个节点的内容`).focus();
  expect(await card.getByLabel(`第 ${before + 1} 个节点的日期`).inputValue()).toBe('2022-12-20');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '保存为新的一版' }).click();
  const dialog = page.getByRole('dialog', { name: '保存为新的一版' });
  await dialog.getByLabel('这一版改了什么（版本说明）').fill('补齐责任人和 AB 岗');
  await dialog.getByRole('button', { name: '保存为新的一版' }).click();
  await page.getByRole('status').filter({ hasText: '已保存为第 2 版' }).waitFor();
  await card.getByText('2022-12-20 年底前全部办结').waitFor();

  await page.getByRole('link', { name: '印发和备案' }).click();
  await page.getByRole('heading', { level: 1, name: '印发责任分工' }).waitFor();
  const send = page.getByRole('button', { name: '印发', exact: true });
  await send.click();
  await page.getByText('请填写文号。').waitFor();
  await page.getByLabel('文号').fill('示退役〔2022〕8号');
  await page.getByLabel('抄送（其他单位）').fill('组织部');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await axeFaults(page)).toEqual([]);
  await send.click();
  const issued = page.getByRole('article').filter({ hasText: '示退役〔2022〕8号' });
  await issued.getByText('未签收').waitFor();
  await issued.getByText(/^已报备案 · 周例甲/u).waitFor();
  expect(await send.count()).toBe(0);

  const copied = await world.sit('zuzhi', phone);
  await at(copied.page, '/copies');
  await copied.page.getByRole('button', { name: '打开并签收“示退役〔2022〕8号”' }).click();
  const [file] = await Promise.all([
    copied.page.waitForEvent('download'),
    copied.page.getByRole('button', { name: '下载 Word：“示退役〔2022〕8号”' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/第1次印发\.docx$/u);
  await settled(copied.page);
  expect(await axeFaults(copied.page)).toEqual([]);
  await page.reload();
  await issued.getByText(/钱示三 签收$/u).waitFor();

  const organiser = await world.sit('xiaoneng');
  await at(organiser.page, '/filings');
  await organiser.page.getByRole('searchbox', { name: '查找单位' }).fill('退役军人');
  await organiser.page.getByRole('button', { name: /^退回“/u }).click();
  const giveBack = organiser.page.getByRole('dialog', { name: /^退回“/u });
  await giveBack.getByRole('button', { name: '退回', exact: true }).click();
  await giveBack.getByText('请写明理由。').waitFor();
  await giveBack.getByLabel('退回的理由（单位看得到）').fill('目标写得太笼统');
  await giveBack.getByRole('button', { name: '退回', exact: true }).click();
  await organiser.page.getByText('已退回').waitFor();
  await settled(organiser.page);
  expect(await axeFaults(organiser.page)).toEqual([]);
  await page.reload();
  await issued.getByText('理由 目标写得太笼统').waitFor();
  expect([...copied.faults, ...organiser.faults]).toEqual([]);
  await copied.context.close();
  await organiser.context.close();
});

test('nothing of all that was a fault of the pages', () => {
  expect(seat.faults).toEqual([]);
});
