// An import that is cancelled while it is kept (取消导入): a cycle, a version, a directory, a workbook of facts; the screen asks the server what became of it, and says so.
import { readFile } from 'node:fs/promises';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { DirectoryReply } from '../../src/api/body.ts';
import { directoryWorkbook } from '../../src/documents/directory-xlsx/template.ts';
import { axeFaults } from '../kit/browser.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('xiaoneng');

const visit = (path: string) => seat.page.goto(`${seat.world.server.url}${path}`);
/** The answer never comes: the server has not heard of it yet, or has done it already. */
async function held(address: RegExp, isDone: boolean): Promise<void> {
  await seat.page.route(address, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    if (isDone) await route.fetch();
    return undefined;
  });
}
const running = (words: string) => seat.page.getByRole('status').filter({ hasText: words });
async function cancel(words: string): Promise<void> {
  await running(words).getByRole('progressbar').waitFor();
  // Time to be done, where it is.
  await seat.page.waitForTimeout(1500);
  expect(await axeFaults(seat.page)).toEqual([]);
  await running(words).getByRole('button', { name: '取消' }).click();
  await running(words).waitFor({ state: 'detached' });
}

async function readTable(name: string): Promise<void> {
  await visit('/import');
  const buffer = Buffer.from(`指标,考核内容,分值,考核单位\n业务,${name}按时办结,100,组织部\n`);
  await seat.page.getByLabel('选择考评表文件').setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer });
  await seat.page.getByRole('tree').waitFor();
}
const commit = () => seat.page.locator('button.commit');
const cycles = async () =>
  ((await (await seat.page.request.get(`${seat.world.server.url}/api/cycles`)).json()) as { cycles: unknown[] }).cycles
    .length;

describe('a table', () => {
  test('in time: nothing is kept, what was read is still there, and it is kept when asked again', async () => {
    await readTable('2031');
    await expect.poll(() => commit().isEnabled()).toBe(true);
    const before = await cycles();
    await held(/\/api\/cycles$/u, false);
    await commit().click();
    await cancel('正在保存');
    await seat.page.getByText('已取消，什么都没有存下。').waitFor();
    expect(await axeFaults(seat.page)).toEqual([]);
    expect(await cycles()).toBe(before);
    await seat.page.unrouteAll();
    await commit().click();
    await seat.page.getByText(/^已建立“/u).waitFor();
    expect(await cycles()).toBe(before + 1);
  });

  test('too late: the screen says what was made', async () => {
    await readTable('2032');
    await expect.poll(() => commit().isEnabled()).toBe(true);
    const before = await cycles();
    await held(/\/api\/cycles$/u, true);
    await commit().click();
    await cancel('正在保存');
    await seat.page.getByText(/^已建立“/u).waitFor();
    expect(await cycles()).toBe(before + 1);
  });

  test.each([
    ['in time', false],
    ['too late', true],
  ] as const)('on top of a cycle, %s', async (_, isDone) => {
    await readTable(isDone ? '2034' : '2033');
    await seat.page.getByRole('button', { name: '去向', exact: true }).click();
    await seat.page.getByRole('radio', { name: '作为已有年度方案的新一版' }).check();
    // The one that was made above: no facts stand in the way.
    const list = seat.page.getByRole('combobox', { name: '考评年度', exact: true }).last();
    const made = await list.locator('option').filter({ hasText: '2032' }).first().getAttribute('value');
    await list.selectOption(made);
    await expect.poll(() => commit().textContent()).toMatch(/^存为/u);
    await expect.poll(() => commit().isEnabled()).toBe(true);
    await held(/scheme\/imported$/u, isDone);
    await commit().click();
    await cancel('正在保存');
    await seat.page.getByText(isDone ? /^已存为“.*方案第 2 版$/u : '已取消，什么都没有存下。').waitFor();
  });
});

describe('a directory', () => {
  const listed = async (count: number, name: string) => {
    const bodies = Array.from({ length: count }, (_, at) => ({ title: `${name}${at + 1}所`, names: [], sections: [] }));
    const bytes = await directoryWorkbook(new Map(), { bodies, people: [] });
    await visit('/directory');
    await seat.page.getByRole('button', { name: '导入名录' }).click();
    const file = { name: '名录.xlsx', mimeType: 'application/zip', buffer: Buffer.from(bytes) };
    await seat.page.locator('input[type="file"]').setInputFiles(file);
    await seat.page.getByRole('button', { name: '导入', exact: true }).click({ timeout: 60_000 });
  };
  const known = async (name: string) => {
    const reply = await seat.page.request.get(`${seat.world.server.url}/api/bodies`);
    return ((await reply.json()) as DirectoryReply).bodies.filter(({ title }) => title.startsWith(name)).length;
  };

  test('in time, with a server that is at work on it: it takes all back, and the next one is served', async () => {
    await listed(400, '甲设');
    await running('正在导入').getByRole('button', { name: '取消' }).click();
    await seat.page.getByText('已取消，什么都没有导入。').waitFor({ timeout: 60_000 });
    expect(await axeFaults(seat.page)).toEqual([]);
    expect(await known('甲设')).toBe(0);
    await seat.page.getByRole('button', { name: '导入', exact: true }).click();
    await seat.page.getByText('已导入 · 名录.xlsx').waitFor({ timeout: 60_000 });
    expect(await known('甲设')).toBe(400);
  });

  test('too late: the screen says that all is imported', async () => {
    await held(/bodies\/list\?.*commit=true/u, true);
    await listed(2, '乙设');
    await cancel('正在导入');
    await seat.page.getByText('取消得晚了，已经全部导入。').waitFor();
    expect(await known('乙设')).toBe(2);
  });
});

/** With another level of the first adjustment. */
async function changed(bytes: Uint8Array): Promise<Buffer> {
  const book = await openXlsx(bytes);
  const rows = (book.sheets.find(({ name }) => name === '加减分')?.rows ?? []) as (string | number | null)[][];
  const [heads = [], first = []] = rows;
  first[heads.indexOf('等级')] = '省级部门';
  return Buffer.from(await saveXlsx(book));
}

describe('a workbook of facts', () => {
  test.each([
    ['in time', false, '已取消，什么都没有导入。'],
    ['too late', true, '取消得晚了，已经全部导入。'],
  ] as const)('%s', async (_, isDone, words) => {
    await visit(`/cycles/${seat.world.cycle}/facts`);
    const download = seat.page.waitForEvent('download');
    await seat.page.getByRole('button', { name: '下载填报表' }).click();
    const buffer = await readFile(await (await download).path());
    const file = { name: '填报表.xlsx', mimeType: 'application/zip', buffer: await changed(buffer) };
    await seat.page.getByLabel('选择填报表…').setInputFiles(file);
    await held(/facts\/workbook\?.*commit=true/u, isDone);
    await seat.page.getByRole('button', { name: /^导入 1 条$/u }).click({ timeout: 30_000 });
    await cancel('正在导入');
    await seat.page.getByText(words).waitFor({ timeout: 30_000 });
  });
});

test('nothing of all that was a fault of the page', () => {
  expect(seat.faults).toEqual([]);
});
