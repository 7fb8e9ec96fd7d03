// The other facts in a browser (加减分、数据、计票): each kind by form with what it refuses, corrected, taken back, and by workbook with a dry run.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactsReply } from '../../src/api/fact.ts';
import { axeFaults, phone } from '../kit/browser.ts';
import { asked } from '../kit/colleagues.ts';
import { openFactForm, saveButton } from '../kit/fact-form.ts';
import { openWorld, type World } from '../kit/world.ts';

const body = '示范市教育局';
let world: World;
let ask: Awaited<ReturnType<typeof asked>>;
beforeAll(async () => {
  world = await openWorld();
  ask = await asked(world, 'xiaoneng');
});
afterAll(() => world.close());

const saved = async () =>
  (await ask<FactsReply>('GET', `/api/cycles/${world.cycle}/facts`)).facts.map(({ fact }) => fact);
const newest = async () => (await saved()).at(-1);

async function atFacts(size?: typeof phone): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await world.sit('xiaoneng', size);
  await page.goto(`${world.server.url}/cycles/${world.cycle}/facts`);
  await page.getByRole('button', { name: '登记', exact: true }).waitFor();
  return { page, faults };
}

/** The form with row and body chosen. */
const openForm = (page: Page, row: string) => openFactForm(page, row, body);
/** The words stay from one saving to the next: the form that closes is the sign of this one. */
async function isSaved(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('status').filter({ hasText: '已保存 1 条。' }).waitFor();
}
/** The line of the list whose content has these words. */
const line = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words });

async function find(page: Page, kind: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: '种类' }).selectOption({ label: kind });
  await page.getByRole('textbox', { name: '查找单位或事项' }).fill(words);
}
async function takeBack(page: Page, words: string): Promise<void> {
  await line(page, words).getByRole('button', { name: '撤回' }).click();
  const form = page.getByRole('dialog', { name: '撤回这一条' });
  expect(await form.getByRole('button', { name: '撤回' }).isDisabled()).toBe(true);
  await form.getByLabel('为什么撤回').fill('记错了单位');
  await form.getByRole('button', { name: '撤回' }).click();
  await isSaved(page);
}

test('an adjustment: what is refused, saved, corrected and taken back', async () => {
  const { page, faults } = await atFacts();
  const form = await openForm(page, '察访核验 · 扣分');
  expect(await saveButton(form).isDisabled()).toBe(true);
  await form.getByText('还缺：事项。').waitFor();
  await form.getByLabel('事项').fill('窗口无人值守（示范）');
  await form.getByLabel('等级').selectOption('一般');
  // Without a document the row sets it aside: it is said before it is saved.
  await form.getByText('这一条不计分：没有文件依据。').waitFor();
  await form.getByLabel('文号').fill('示效〔2022〕7号');
  await form.getByLabel('文件日期').fill('2022-02-30');
  await form.getByText('请写年-月-日，如 2022-12-30。').waitFor();
  expect(await saveButton(form).isDisabled()).toBe(true);
  await form.getByLabel('文件日期').fill('2022年3月5日');
  await form.getByLabel('发文单位').fill('示范市效能办');
  expect(await form.getByLabel('文件日期').inputValue()).toBe('2022-03-05');
  const worth = form.getByRole('region', { name: '保存后的得分（试算，未保存）' });
  expect(await worth.innerText()).toMatch(/察访核验：\S+ → \S+ 分/u);
  expect(await axeFaults(page)).toEqual([]);
  await saveButton(form).click();
  await isSaved(page);
  expect(await newest()).toMatchObject({ type: 'adjustment', level: '一般', date: '2022-03-05', supersedes: null });

  await find(page, '加减分', '窗口无人值守');
  await line(page, '窗口无人值守').getByRole('button', { name: '更正' }).click();
  const correction = page.getByRole('dialog', { name: '更正一条' });
  await correction.getByLabel('等级').selectOption('较重');
  expect(await saveButton(correction).isDisabled()).toBe(true);
  await correction.getByText('还缺：为什么更正。').waitFor();
  await correction.getByLabel('为什么更正').fill('等级核实为较重');
  await saveButton(correction).click();
  await isSaved(page);
  await line(page, '更正理由：等级核实为较重').waitFor();
  expect(await line(page, '窗口无人值守').count()).toBe(1);
  await page.getByRole('checkbox', { name: '也列出已更正、撤回的' }).check();
  await line(page, '已更正').waitFor();
  await page.getByRole('checkbox', { name: '也列出已更正、撤回的' }).uncheck();

  await takeBack(page, '较重');
  await page.getByText('没有符合的记录').waitFor();
  expect(await newest()).toMatchObject({ withdrawn: true, changedFor: '记错了单位' });
  expect(faults).toEqual([]);
});

test('Tab leaves the picker of bodies and picks nothing', async () => {
  const { page, faults } = await atFacts();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const form = page.getByRole('dialog', { name: '登记一条' });
  const who = form.getByLabel('被考评单位（可以选几个，各记一条）');
  const picked = () => form.locator('.ant-select-selection-item').allInnerTexts();
  await who.fill(body);
  await who.press('Enter');
  await who.press('Tab');
  expect(await picked()).toEqual([body]);
  expect(await who.evaluate((field) => field === document.activeElement)).toBe(false);
  await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
  await who.fill('审计');
  await who.press('Tab');
  expect(await picked()).toEqual([body]);
  expect(faults).toEqual([]);
});

test('a figure: what is no number and what fills a box twice is refused; corrected, taken back, given anew', async () => {
  const { page, faults } = await atFacts();
  await find(page, '数据', body);
  await line(page, body).getByRole('button', { name: '更正' }).click();
  const correction = page.getByRole('dialog', { name: '更正一条' });
  await correction.getByLabel('数值').fill('九成');
  await correction.getByText('请写数，如 0.5、95%、1/3，最多 40 个字符。').waitFor();
  expect(await saveButton(correction).isDisabled()).toBe(true);
  await correction.getByLabel('数值').fill('９６．５％');
  await correction.getByLabel('为什么更正').fill('以年报为准');
  await saveButton(correction).click();
  await isSaved(page);
  await line(page, '96.5%').waitFor();

  // The box of this body is filled: a second fact is refused before it is sent, and it is said why.
  const row = (await page.getByRole('row').filter({ hasText: body }).getByRole('cell').nth(1).innerText()).trim();
  const second = await openForm(page, row);
  await second.getByLabel('数值').fill('97%');
  await second.getByText(`已经登记过：${body}。`).waitFor();
  expect(await saveButton(second).isDisabled()).toBe(true);
  await second.getByRole('button', { name: '取消' }).click();

  await takeBack(page, '96.5%');
  const anew = await openForm(page, row);
  await anew.getByLabel('数值').fill('98%');
  await saveButton(anew).click();
  await isSaved(page);
  expect(await newest()).toMatchObject({ type: 'figure', value: '98%' });
  expect(faults).toEqual([]);
});

test('a tally: votes are whole numbers; corrected and taken back', async () => {
  const { page, faults } = await atFacts();
  const form = await openForm(page, '公众评议 · 问卷调查');
  const votes = form.getByLabel('较满意 票数');
  await votes.fill('-3');
  expect(await votes.getAttribute('aria-invalid')).toBe('true');
  expect(await saveButton(form).isDisabled()).toBe(true);
  await votes.fill('1037');
  expect(await form.locator('tfoot').innerText()).toContain('1037');
  expect(await axeFaults(page)).toEqual([]);
  await saveButton(form).click();
  await isSaved(page);
  expect(await newest()).toMatchObject({ type: 'tally', channel: '问卷调查', counts: { 较满意: 1037 } });
  await find(page, '计票', '较满意 1037');
  await line(page, '较满意 1037').getByRole('button', { name: '更正' }).click();
  const correction = page.getByRole('dialog', { name: '更正一条' });
  await correction.getByLabel('较满意 票数').fill('1038');
  await correction.getByLabel('为什么更正').fill('漏计一票');
  await saveButton(correction).click();
  // What the save before said still stands: the form's going is what tells.
  await correction.waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: '查找单位或事项' }).fill('较满意 1038');
  await takeBack(page, '较满意 1038');
  expect(await newest()).toMatchObject({ withdrawn: true });
  expect(faults).toEqual([]);
});

/** The workbook as it comes down, and as somebody fills it in. */
async function download(page: Page): Promise<Uint8Array> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载填报表' }).click();
  return readFile(await (await coming).path());
}
type Cells = (string | number | null)[];
async function filled(bytes: Uint8Array, sheet: string, fill: (rows: Cells[], at: (title: string) => number) => void) {
  const book = await openXlsx(bytes);
  const found = book.sheets.find(({ name }) => name === sheet);
  const rows = (found?.rows ?? []) as Cells[];
  fill(rows, (title) => rows[0]?.indexOf(title) ?? -1);
  return Buffer.from(await saveXlsx(book));
}
const choose = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel('选择填报表…').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

test('a workbook comes down, is filled in, judged without being saved, and imported', async () => {
  const { page, faults } = await atFacts();
  const before = await saved();
  const book = await filled(await download(page), '加减分', (rows, at) => {
    const first = rows[1];
    if (first === undefined) throw new Error('no adjustments in the workbook');
    first[at('等级')] = '省级部门';
    const fresh: Cells = first.map(() => null);
    for (const [title, text] of Object.entries({
      被考评单位: body,
      指标: '正向激励 · 加分',
      事项: '获“数字机关”表扬（示范）',
      文号: '示范省表〔2022〕301号',
      等级: '省级',
      同一奖项: '数字机关',
    }))
      fresh[at(title)] = text;
    rows.push(fresh);
  });
  await choose(page, '填报.xlsx', book);
  const verdict = page.getByRole('dialog', { name: '填报表 · 填报.xlsx' });
  await verdict.getByText('导入到：2022年度绩效考评。').waitFor();
  await verdict.getByText(/^新增 1 条，更正 1 条，没有变化 \d+ 条。$/u).waitFor();
  await verdict.getByText('获“数字机关”表扬（示范）').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  // The dry run saves nothing, and neither does going away.
  expect(await saved()).toEqual(before);
  await verdict.getByRole('button', { name: '不导入' }).click();
  expect(await saved()).toEqual(before);

  await choose(page, '填报.xlsx', book);
  await verdict.getByRole('button', { name: '导入 2 条' }).click();
  await page.getByRole('status').filter({ hasText: '已导入 2 条。' }).waitFor();
  const after = await saved();
  expect(after.length).toBe(before.length + 2);
  expect(after.slice(-2)).toEqual([
    expect.objectContaining({ level: '省级部门', supersedes: before.find(({ type }) => type === 'adjustment')?.id }),
    expect.objectContaining({ title: '获“数字机关”表扬（示范）', matter: '数字机关', supersedes: null }),
  ]);
  // The same workbook again changes nothing more of what it corrected.
  await find(page, '加减分', '数字机关');
  await line(page, '数字机关').first().waitFor();
  expect(faults).toEqual([]);
});

test('a wrong workbook is refused in words, a faulty one with its places, and neither is imported', async () => {
  const { page, faults } = await atFacts();
  const before = await saved();
  const told = page.getByRole('dialog', { name: '填报表' });
  await choose(page, '坏.xlsx', Buffer.from('no workbook'));
  await told.getByText('文件“坏.xlsx”').first().waitFor();
  await told.getByRole('button', { name: '不导入' }).click();
  await choose(page, '方案.docx', await readFile(join(import.meta.dirname, '../../examples/sanming-2022.docx')));
  await told.getByText('填报表要是 .xlsx 文件').waitFor();
  expect(await told.getByRole('button', { name: /^导入/u }).count()).toBe(0);
  await told.getByRole('button', { name: '不导入' }).click();
  const faulty = await filled(await download(page), '加减分', (rows, at) => {
    const first = rows[1];
    if (first !== undefined) first[at('等级')] = '宇宙级';
  });
  await choose(page, '错.xlsx', faulty);
  await told.getByText('有 1 处错误，不能导入').waitFor();
  await told.getByText('宇宙级').first().waitFor();
  expect(await told.getByRole('button', { name: /^导入/u }).count()).toBe(0);
  expect(await saved()).toEqual(before);
  expect(faults).toEqual([]);
});

test('a check that takes long is cancelled, and the page goes on', async () => {
  const { page, faults } = await atFacts();
  await page.route(/facts\/workbook\?name/u, () => undefined);
  await choose(page, '慢.xlsx', Buffer.from('PK'));
  await page.getByText('正在核对…').last().waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '选择填报表…' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('on a phone the list and the form keep within the width of the screen', async () => {
  const { page, faults } = await atFacts(phone);
  const card = page.locator('.fact-card').first();
  const { x = 0, width = 999 } = (await card.getByRole('button', { name: '撤回' }).boundingBox()) ?? {};
  expect(x + width).toBeLessThan(phone.width);
  await openForm(page, '察访核验 · 扣分');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});
