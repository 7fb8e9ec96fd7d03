// Evidence in a browser (在浏览器里交佐证材料): several files with progress, a broken line, a killed server, previews, a phone, and the marks beside.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EvidencePieceReply, EvidenceReply } from '../../src/api/evidence.ts';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { pdfOf, pngOf } from '../kit/proof.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
let screen: Screen;
const body = 'tuiyi';
const page = (): Page => screen.page;
const get = async <Reply>(path: string): Promise<Reply> =>
  (await (await page().request.get(`${world.server.url}${path}`)).json()) as Reply;
const pieces = async (): Promise<EvidencePieceReply[]> =>
  (await get<EvidenceReply>(`/api/cycles/${world.cycle}/evidence/${body}`)).pieces;
const titles = async (): Promise<string[]> => (await pieces()).map(({ title }) => title);

type Given = { name: string; mimeType: string; buffer: Buffer };
const pdf = (name: string, text: string): Given => ({ name, mimeType: 'application/pdf', buffer: pdfOf(text) });
/** Large enough to be on its way for some seconds. */
const slow = (name: string): Given => {
  const { buffer } = pdf(name, name);
  return { name, mimeType: 'application/pdf', buffer: Buffer.concat([buffer, randomBytes(1_500_000)]) };
};

async function open(at: Page = page()): Promise<void> {
  await at.goto(`${world.server.url}/cycles/${world.cycle}/evidence`);
  await settled(at);
}
const choose = (files: Given[], at: Page = page()) => at.getByLabel('选择佐证材料的文件').setInputFiles(files);
const card = (name: string) => page().locator('.evidence-drafts > li').filter({ hasText: name });
const line = (title: string, at: Page = page()) => at.getByRole('button', { name: `打开“${title}”` });

/** As on a line of 2 Mbit/s. */
async function narrowLine(at: Page): Promise<() => Promise<void>> {
  const session = await at.context().newCDPSession(at);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 250_000 };
  await session.send('Network.emulateNetworkConditions', conditions);
  return async () => {
    await session.send('Network.emulateNetworkConditions', { ...conditions, uploadThroughput: -1 });
    await session.detach();
  };
}

/** Files in the folder that are not what their name says. */
function damaged(): string[] {
  const folder = join(world.folder, 'data', 'evidence');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('incoming'))
    .filter(({ name, parentPath }) => {
      const bytes = readFileSync(join(parentPath, name));
      return createHash('sha256').update(bytes).digest('hex') !== name;
    })
    .map(({ name }) => name);
}

beforeAll(async () => {
  world = await openWorld();
  screen = await world.sit('tuiyi');
});
afterAll(() => world.close());

test('two files at once: what is typed goes with them, progress is shown, and both stand in the list', async () => {
  await open();
  await page().getByRole('heading', { name: '还没有材料' }).waitFor();
  await choose([slow('表彰通知.pdf'), { name: '照片.png', mimeType: 'image/png', buffer: pngOf(10) }]);
  await card('表彰通知.pdf').getByLabel('文号').fill('市政办〔2026〕3号');
  await card('表彰通知.pdf').getByLabel('日期').fill('2026年1月5日');
  await card('照片.png').getByLabel('名称').fill('走访照片');
  const widen = await narrowLine(page());
  await page().getByRole('button', { name: '上传全部 2 份' }).click();
  const bar = card('表彰通知.pdf').getByRole('progressbar');
  await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(0.1);
  expect(Number(await bar.getAttribute('value'))).toBeLessThan(1);
  await widen();
  await page().getByText('已上传 2 份。').waitFor();
  expect(await page().locator('.evidence-drafts > li').count()).toBe(0);
  const [photo, notice] = await pieces();
  expect(notice).toMatchObject({ title: '表彰通知', number: '市政办〔2026〕3号', date: '2026-01-05', by: '周例甲' });
  expect(photo?.title).toBe('走访照片');
  expect(await axeFaults(page())).toEqual([]);
});

test('files dropped anywhere on the page wait to be described; one of a kind that is not taken says so', async () => {
  const given = await page().evaluateHandle(() => {
    const transfer = new DataTransfer();
    for (const name of ['拖一.pdf', '拖二.png', '拖三.exe']) transfer.items.add(new File(['%PDF-'], name));
    return transfer;
  });
  await page().dispatchEvent('body', 'drop', { dataTransfer: given });
  await card('拖三.exe').getByText('不能上传这种文件').waitFor();
  await page().getByRole('button', { name: '上传全部 2 份' }).waitFor();
  for (const name of ['拖一.pdf', '拖二.png', '拖三.exe'])
    await page()
      .getByRole('button', { name: `移除“${name}”` })
      .click();
});

test('a line that is stopped leaves nothing at the server, and all that was typed on the page', async () => {
  await choose([slow('停下.pdf')]);
  await card('停下.pdf').getByLabel('发文单位').fill('市委办');
  const widen = await narrowLine(page());
  await page().getByRole('button', { name: '上传', exact: true }).click();
  await card('停下.pdf').getByRole('button', { name: '取消' }).click();
  await card('停下.pdf').getByText('已取消，没有上传').waitFor();
  await widen();
  expect(await card('停下.pdf').getByLabel('发文单位').inputValue()).toBe('市委办');
  expect(await titles()).not.toContain('停下');
  await page().getByRole('button', { name: '移除“停下.pdf”' }).click();
  await card('停下.pdf').waitFor({ state: 'detached' });
});

test('a file that the server refuses on its way is told in words, and what was typed stays', async () => {
  const buffer = Buffer.concat([pngOf(3), randomBytes(3_000_000)]);
  await choose([{ name: '假的.pdf', mimeType: 'application/pdf', buffer }]);
  await card('假的.pdf').getByLabel('文号').fill('假〔2026〕1号');
  await page().getByRole('button', { name: '上传', exact: true }).click();
  await card('假的.pdf').getByRole('alert').filter({ hasText: '内容却不是这种文件' }).waitFor();
  expect(await card('假的.pdf').getByLabel('文号').inputValue()).toBe('假〔2026〕1号');
  expect(await titles()).not.toContain('假的');
  await page().getByRole('button', { name: '移除“假的.pdf”' }).click();
});

test('the server is killed while a file is on its way: no row without a file, and tried again it arrives once', async () => {
  await open();
  await choose([slow('断线.pdf')]);
  await card('断线.pdf').getByLabel('文号').fill('断〔2026〕1号');
  const widen = await narrowLine(page());
  await page().getByRole('button', { name: '上传', exact: true }).click();
  const bar = card('断线.pdf').getByRole('progressbar');
  await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(0.1);
  await world.crash();
  await widen();
  await card('断线.pdf').getByRole('alert').waitFor();
  expect(await titles()).not.toContain('断线');
  expect(damaged()).toEqual([]);
  expect(await card('断线.pdf').getByLabel('文号').inputValue()).toBe('断〔2026〕1号');
  await card('断线.pdf').getByRole('button', { name: '重试' }).click();
  await line('断线').waitFor();
  const there = (await pieces()).filter(({ title }) => title === '断线');
  expect(there).toHaveLength(1);
  const file = await page().request.get(`${world.server.url}/api/evidence/${there[0]?.id}/file`);
  const sha256 = createHash('sha256')
    .update(await file.body())
    .digest('hex');
  expect(sha256).toBe(there[0]?.sha256);
  expect(damaged()).toEqual([]);
});

test('what was handed in before is told at once; taken back with a reason, and undone', async () => {
  await open();
  await choose([pdf('一.pdf', 'the same')]);
  await page().getByRole('button', { name: '上传', exact: true }).click();
  await line('一').waitFor();
  await choose([pdf('二.pdf', 'the same')]);
  await page().getByRole('button', { name: '上传', exact: true }).click();
  await page().getByRole('alert').filter({ hasText: '与本单位的“一”是同一个文件' }).waitFor();
  await page().locator('.evidence-pieces').getByRole('button', { name: '打开“二”' }).click();
  const drawer = page().getByRole('dialog');
  await drawer.getByRole('button', { name: '撤回这份材料' }).click();
  await drawer.getByLabel('理由').fill('重复了');
  await drawer.getByRole('button', { name: '撤回这份材料' }).click();
  await page().getByText('已撤回“二”。').waitFor();
  expect((await pieces()).find(({ title }) => title === '二')).toMatchObject({ state: 'withdrawn', reason: '重复了' });
  await page().getByRole('button', { name: '撤销' }).click();
  await page().getByText('已撤回“二”。').waitFor({ state: 'detached' });
  expect((await pieces()).find(({ title }) => title === '二')?.state).toBe('standing');
});

test('a PDF and a picture are shown in the drawer, and details are changed there', async () => {
  await open();
  await line('走访照片').click();
  const drawer = page().getByRole('dialog');
  const picture = drawer.getByRole('img', { name: '“走访照片”的预览' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(120);
  await drawer.getByRole('button', { name: '修改说明' }).click();
  await drawer.getByLabel('名称').fill('走访慰问照片');
  await drawer.getByRole('button', { name: '保存修改' }).click();
  await drawer.getByText('修改已保存。').waitFor();
  await page().keyboard.press('Escape');
  await line('走访慰问照片').waitFor();
  await line('一').click();
  const frame = page().locator('iframe.evidence-pdf');
  expect(await frame.getAttribute('src')).toMatch(/^blob:/u);
  expect(await axeFaults(page())).toEqual([]);
  await page().keyboard.press('Escape');
  // Nothing of what the policy forbids was tried.
  expect(screen.faults).toEqual([]);
});

test('the list is searched and filtered, and rows are chosen in the drawer', async () => {
  await open();
  await line('一').click();
  const drawer = page().getByRole('dialog');
  await drawer.getByLabel('用于指标').click();
  const option = page().locator('.ant-select-item-option').first();
  const label = (await option.textContent()) ?? '';
  await option.click();
  await page().keyboard.press('Escape');
  await drawer.getByRole('button', { name: '保存对应的指标' }).click();
  await drawer.getByText('对应的指标已保存。').waitFor();
  await page().keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await page().getByLabel('指标', { exact: true }).selectOption({ label });
  await page().getByText('1 份', { exact: true }).waitFor();
  await line('一').waitFor();
  await page().getByLabel('指标', { exact: true }).selectOption({ label: '所有指标' });
  await page().getByLabel('查找名称、文号、文件名').fill('断〔2026〕');
  await page().getByText('1 份', { exact: true }).waitFor();
  await line('断线').waitFor();
});

test('on a phone the page fits, and a photograph is handed in', async () => {
  const own = await world.sit('tuiyi-bangongshi', phone, { hasTouch: true });
  await open(own.page);
  await choose([{ name: 'image.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('ffd8ffe0aa', 'hex') }], own.page);
  expect(await own.page.getByLabel('选择佐证材料的文件').getAttribute('accept')).toContain('image/jpeg');
  await own.page.getByLabel('名称', { exact: true }).fill('手机拍的');
  await own.page.getByRole('button', { name: '上传', exact: true }).tap();
  await line('手机拍的', own.page).waitFor();
  const width = await own.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(phone.width);
  expect(own.faults).toEqual([]);
  await own.context.close();
});

test('whoever marks a row sees its evidence beside the mark; the organiser sees all bodies and what is there twice', async () => {
  const piece = (await pieces()).find(({ title }) => title === '表彰通知');
  const assessor = await world.sit('zuzhi');
  type Tree = { id: string; assessors: string[]; children: Tree[] };
  const { scheme } = await get<{ scheme: { root: Tree } }>(`/api/cycles/${world.cycle}/scheme`);
  const nodes = (node: Tree): Tree[] => [node, ...node.children.flatMap(nodes)];
  const { account } = (await (await assessor.page.request.get(`${world.server.url}/api/session`)).json()) as {
    account: { body: { id: string } };
  };
  const add = nodes(scheme.root)
    .filter(({ assessors }) => assessors.includes(account.body.id))
    .map(({ id }) => id);
  const data = { cycle: world.cycle, add, drop: [] };
  const headers = { origin: world.server.url };
  const used = await page().request.post(`${world.server.url}/api/evidence/${piece?.id}/rows`, { data, headers });
  expect(used.status()).toBe(200);
  await assessor.page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  await settled(assessor.page);
  await assessor.page.getByRole('searchbox').or(assessor.page.getByLabel('查找单位')).first().fill('退役');
  await assessor.page.locator('[role="gridcell"].is-own').first().click();
  const panel = assessor.page.getByLabel('所选格');
  await panel.getByRole('heading', { name: '佐证材料（1）' }).waitFor();
  await panel.getByRole('button', { name: '打开“表彰通知”' }).click();
  await assessor.page.locator('iframe.evidence-pdf').waitFor();
  expect(await assessor.page.getByRole('button', { name: '撤回这份材料' }).count()).toBe(0);
  expect(assessor.faults).toEqual([]);
  await assessor.context.close();

  const organiser = await world.sit('xiaoneng');
  await open(organiser.page);
  await organiser.page.getByText('重复的材料 · 重复 1 组').waitFor();
  await organiser.page.getByLabel('查找单位').fill('退役');
  await organiser.page
    .getByRole('link', { name: /退役军人/u })
    .first()
    .click();
  await line('表彰通知', organiser.page).waitFor();
  expect(await organiser.page.getByRole('button', { name: '选择文件' }).count()).toBe(0);
  const [download] = await Promise.all([
    organiser.page.waitForEvent('download'),
    organiser.page.getByRole('button', { name: '打包下载' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/退役.*佐证材料.*\.zip$/u);
  expect(organiser.faults).toEqual([]);
  await organiser.context.close();
});
