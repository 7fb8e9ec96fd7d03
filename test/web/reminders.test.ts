// Calendar and reminders in a browser (日历与提醒): the feed opened, read without a login and revoked; an address confirmed by the code of a real message.
import { sync } from 'node-ical';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { openPostOffice, type PostOffice } from '../kit/post-office.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

const at: { world?: World; office?: PostOffice; screen?: Screen } = {};
const office = (): PostOffice => at.office ?? expect.unreachable();
const page = (): Page => at.screen?.page ?? expect.unreachable();
const feed = async (address: string) => {
  const answer = await fetch(address);
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};

beforeAll(async () => {
  at.office = await openPostOffice();
  at.world = await openWorld({ SMTP_URL: `smtp://127.0.0.1:${office().port}`, MAIL_FROM: 'kaoping@example.cn' });
  at.screen = await at.world.sit('tuiyi', phone);
  await page().goto(at.world.server.url);
});
afterAll(async () => {
  await at.world?.close();
  await office().close();
});

test('from the menu of the account: the feed is opened, shown once, read without a login, and revoked', async () => {
  await page()
    .getByRole('button', { name: /周例甲/u })
    .click();
  await page().getByRole('link', { name: '日历与提醒' }).click();
  await page().getByRole('button', { name: '开通日历订阅' }).click();
  const address = await page().getByLabel('订阅地址').inputValue();
  const { status, type, text } = await feed(address);
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(Object.values(sync.parseICS(text)).some((each) => each?.type === 'VEVENT')).toBe(true);
  await settled(page());
  expect(await axeFaults(page())).toEqual([]);
  await page().reload();
  await page()
    .getByText(/^已于 .+ 开通。地址只在开通时显示一次/u)
    .waitFor();
  expect(await page().getByLabel('订阅地址').count()).toBe(0);
  await page().getByRole('button', { name: '停用日历订阅' }).click();
  await page().getByRole('dialog').getByRole('button', { name: '停用日历订阅' }).click();
  await page().getByRole('button', { name: '开通日历订阅' }).waitFor();
  expect((await feed(address)).status).toBe(404);
});

test('an address for reminders is confirmed by the code that came there, and switched off again', async () => {
  await page().getByLabel('邮箱地址').fill('zhou');
  await page().getByRole('button', { name: '发确认码' }).click();
  await page().getByText('请写完整的邮箱地址，如 zhang@example.cn。').waitFor();
  await page().getByLabel('邮箱地址').fill('zhou@example.cn');
  await page().getByRole('button', { name: '发确认码' }).click();
  await page().getByText('确认码已发到 zhou@example.cn').waitFor();
  const code = /\d{6}/u.exec(office().letters[0]?.subject ?? '')?.[0] ?? '';
  await page().getByLabel('确认码', { exact: true }).fill(code);
  await page().getByRole('button', { name: '确认', exact: true }).click();
  await page()
    .getByText(/^提醒发到 zhou@example\.cn（.+ 确认）。$/u)
    .waitFor();
  expect(await axeFaults(page())).toEqual([]);
  await page().getByRole('button', { name: '停用邮件提醒' }).click();
  await page().getByRole('dialog').getByRole('button', { name: '停用邮件提醒' }).click();
  await page()
    .getByText(/^提醒发到/u)
    .waitFor({ state: 'detached' });
  expect(at.screen?.faults).toEqual([]);
});
