// Claims in a browser (加减分办理页面): a subject replies and claims on a phone, the organiser adopts, the ledger tells what counts.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { pdfOf } from '../kit/proof.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('tuiyi');
const open = async (page: Page): Promise<void> => {
  await page.goto(`${seat.world.server.url}/cycles/${seat.world.cycle}/claims`);
  await page.getByRole('heading', { level: 1, name: '加减分办理' }).waitFor();
  await settled(page);
};
const tab = (page: Page, name: string) =>
  page
    .getByRole('group', { name: '种类' })
    .getByRole('button', { name: new RegExp(`^${name}`, 'u') })
    .click();

async function upload(page: Page, title: string): Promise<void> {
  const { server } = seat.world;
  const query = new URLSearchParams({ id: randomUUID(), body: 'tuiyi', file: '表彰文件.pdf', title });
  const headers = { origin: server.url, 'content-type': 'application/octet-stream' };
  const url = `${server.url}/api/evidence?${query.toString()}`;
  const answer = await page.request.post(url, { headers, data: pdfOf('award') });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function fillAward(page: Page): Promise<void> {
  await page.getByRole('button', { name: '申报加分' }).click();
  const form = page.getByRole('dialog', { name: '申报加分' });
  await form.getByRole('button', { name: '交出' }).click();
  expect(await form.getByText('请填写。').count()).toBeGreaterThan(3);
  expect(await axeFaults(page)).toEqual([]);
  await form.getByLabel('表彰名称').fill('获“优秀窗口”表扬');
  await form.getByLabel('表彰的事项').fill('优秀窗口');
  await form.getByLabel('表彰单位').fill('示范省退役军人厅');
  await form.getByLabel('文号').fill('示范省退〔2022〕77号');
  await form.getByLabel('文件日期').fill('2022.11.8');
  await form.getByLabel('等级').selectOption('国家级');
  await form.getByRole('combobox', { name: '佐证材料' }).click();
  await page.locator('.ant-select-item-option', { hasText: '表扬决定' }).click();
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: '交出' }).click();
}

test('a subject replies to a finding and claims an award on a phone; the organiser adopts both, and the ledger counts them', async () => {
  const { page, world } = seat;
  await page.setViewportSize(phone);
  await upload(page, '表扬决定');
  await open(page);
  // What waits for the own body comes first.
  const finding = page.getByRole('article').filter({ hasText: '要求整改' });
  await finding.getByText('可以反馈到').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await finding.getByRole('button', { name: /^反馈/u }).click();
  const reply = page.getByRole('dialog');
  await reply.getByRole('radio', { name: '有异议' }).check();
  await reply.getByRole('button', { name: '反馈', exact: true }).click();
  await reply.getByText('请填写。').waitFor();
  await reply.getByLabel('说明').fill('当时正在更换指南。');
  await reply.getByRole('button', { name: '反馈', exact: true }).click();
  await reply.waitFor({ state: 'detached' });
  await finding.getByText('办理经过').click();
  await finding.getByText('有异议：当时正在更换指南。').waitFor();

  await tab(page, '正向激励');
  await fillAward(page);
  const award = page.getByRole('article').filter({ hasText: '优秀窗口' });
  await award.getByText('待认定').waitFor();
  await award.getByRole('button', { name: '打开佐证材料“表扬决定”' }).click();
  await page.getByRole('dialog', { name: '表扬决定' }).waitFor();
  await page.keyboard.press('Escape');
  // Claimed once more, it is refused, and what was typed stays.
  await fillAward(page);
  const again = page.getByRole('dialog', { name: '申报加分' });
  await again.getByText('这项表彰已经申报过').waitFor();
  expect(await again.getByLabel('文号').inputValue()).toBe('示范省退〔2022〕77号');

  const organiser = await world.sit('xiaoneng');
  await open(organiser.page);
  await tab(organiser.page, '正向激励');
  const claimed = organiser.page.getByRole('article').filter({ hasText: '优秀窗口' });
  await claimed.getByRole('button', { name: /^认定/u }).click();
  const adopting = organiser.page.getByRole('dialog');
  await adopting.getByLabel('等级').selectOption('省级');
  await adopting.getByRole('button', { name: '认定', exact: true }).click();
  await claimed.getByText('已登记 1 条，计入得分。').waitFor();
  await tab(organiser.page, '察访核验');
  const told = organiser.page.getByRole('article').filter({ hasText: '办事指南' });
  await told.getByRole('button', { name: /^不予认定/u }).click();
  const refusing = organiser.page.getByRole('dialog');
  await refusing.getByLabel('理由').fill('反馈属实');
  await refusing.getByRole('button', { name: '不予认定', exact: true }).click();
  await told.getByText('不予认定', { exact: true }).first().waitFor();
  expect(await axeFaults(organiser.page)).toEqual([]);

  await tab(organiser.page, '封顶台账');
  await organiser.page.getByRole('combobox', { name: '被考评单位' }).fill('退役');
  await organiser.page.locator('.ant-select-item-option', { hasText: '退役军人事务局' }).click();
  const ledger = organiser.page.getByRole('region', { name: '正向激励的台账' });
  await ledger.getByRole('row').filter({ hasText: '获“优秀窗口”表扬' }).getByText('+1').first().waitFor();
  expect(await axeFaults(organiser.page)).toEqual([]);
  // The very numbers of the engine's scorecard.
  const { rows } = (await (
    await organiser.page.request.get(`${world.server.url}/api/cycles/${world.cycle}/cap-ledgers/tuiyi`)
  ).json()) as { rows: { node: string; nominal: string; effective: string }[] };
  const row = rows.find(({ node }) => node === 'a1');
  await ledger.getByText(`名义 +${row?.nominal} 分，计入 +${row?.effective} 分`).waitFor();
  expect(organiser.faults).toEqual([]);
  await organiser.context.close();
});

test('an inspecting body hands a finding over, and asks for a rectification', async () => {
  const inspector = await seat.world.sit('ducha');
  const { page } = inspector;
  await open(page);
  await page.getByRole('button', { name: '移送问题' }).click();
  const form = page.getByRole('dialog', { name: '移送问题' });
  await form.getByRole('combobox', { name: '被考评单位' }).fill('教育');
  await page.locator('.ant-select-item-option', { hasText: '教育局' }).first().click();
  await page.keyboard.press('Escape');
  const typed: [string, string][] = [
    ['问题', '值班电话无人接听'],
    ['事件', '十月值班抽查'],
    ['事实和理由', '三次拨打都没有接听。'],
    ['发文（通报）单位', '示范市政府办公室'],
    ['文号', '示范督〔2022〕120号'],
    ['文件日期', '2022-10-12'],
    ['反馈截止', '2999-12-31'],
  ];
  for (const [label, text] of typed) await form.getByLabel(label, { exact: true }).fill(text);
  await form.getByLabel('等级').selectOption('一般');
  await form.getByRole('button', { name: '交出' }).click();
  const card = page.getByRole('article').filter({ hasText: '值班电话无人接听' });
  await card.getByText('待认定').waitFor();
  await card.getByRole('button', { name: /^要求整改/u }).click();
  const asking = page.getByRole('dialog');
  await asking.getByLabel('整改要求').fill('落实值班制度');
  await asking.getByLabel('整改期限').fill('2999-12-31');
  await asking.getByRole('button', { name: '要求整改', exact: true }).click();
  await card.getByText('等待整改').waitFor();
  await card.getByText('○ 未到期').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(inspector.faults).toEqual([]);
  await inspector.context.close();
  expect(seat.faults).toEqual([]);
});
