// The main job in one go (主线): from the login to the files of the result, by the organiser and two assessors at their screens.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePath } from '../../src/app/demo-city/demo-city.ts';
import type { Scheme } from '../../src/domain/scheme.ts';
import { settled } from '../kit/browser.ts';
import { asked, markBeside, marksOf, nextYear, openClerk, sheetOf, workbookOfOthers } from '../kit/colleagues.ts';
import { cellsIn, drawnCells } from '../kit/drawn-cells.ts';
import { drop, type Hands, mouseOn, paste } from '../kit/hands.ts';
import { exportsSay, logIn, renamedOffer, saved, takeBack, totalsShown, tryOther } from '../kit/job.ts';
import { sampleRows, schemeRows } from '../kit/scheme-rows.ts';
import { exact, type Totals } from '../kit/totals.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';
import { pdfText } from '../pdf-text.ts';

const pictures = join(import.meta.dirname, '../../docs/guide/pictures');
const isDrawing = process.env['UPDATE_GUIDE'] === '1';
let world: World;
let organiser: Screen;
let mouse: Hands;
let cycle = '';
let scheme: Scheme;
/** Everybody who sat down; at the end nobody's page has done what it must not. */
const screens: Screen[] = [];

async function sit(person: string | null): Promise<Screen> {
  const screen = await world.sit(person);
  screens.push(screen);
  screen.page.setDefaultTimeout(10_000);
  return screen;
}
async function picture(page: Page, name: string): Promise<void> {
  await settled(page);
  if (isDrawing) await page.screenshot({ path: join(pictures, `journey-${name}.png`) });
}
const titleOf = (id: string): string => scheme.subjects.find((subject) => subject.id === id)?.title ?? id;

beforeAll(async () => {
  world = await openWorld();
  organiser = await sit(null);
});
afterAll(() => world.close());

test('the organiser logs in', async () => {
  mouse = mouseOn(organiser.page);
  await logIn(mouse, world.server.url);
  await picture(organiser.page, 'home');
});

test('drops the official table, reads a column otherwise and takes it back, mends the name that nobody knows; the year stands', async () => {
  const { page } = organiser;
  await mouse.goTo('导入考评表');
  await drop(page, 'sanming-2022.docx', readFileSync(samplePath));
  await page.getByRole('region', { name: '方案', exact: true }).getByText('25 行').waitFor();
  await picture(page, 'import');
  await page.getByRole('button', { name: '问题 41' }).click();
  const problems = page.getByRole('region', { name: '问题', exact: true });
  await problems.getByText('2.1 从严治党”的 15 分怎样由下面 4 项分摊').first().waitFor();

  await page.getByRole('combobox', { name: '第4列读作' }).selectOption('不读这一列');
  await page.getByRole('button', { name: '改动' }).click();
  await page.getByRole('list', { name: '改动记录' }).getByText('表1 第4列读作“不读这一列”').waitFor();
  await page.getByRole('button', { name: '程序自己的读法' }).click();

  // The city's table names a body that the directory does not know: one click from its place, mended, and no longer told.
  await page.getByRole('button', { name: '问题 41' }).click();
  await page.getByRole('button', { name: '提示 1' }).click();
  await problems.getByText('考评单位“e三明办”不在单位名录中').waitFor();
  await problems.getByRole('button', { name: /表1 第17行/u }).click();
  const cell = page.getByRole('gridcell', { name: /e 三明办/u });
  await expect.poll(() => cell.evaluate((each) => each.matches('.is-lit, .is-flashing'))).toBe(true);
  await cell.dblclick();
  const editor = page.getByRole('textbox', { name: '改正这一格的文字' });
  await editor.fill((await editor.inputValue()).replace('e 三明办', 'e示范办'));
  await picture(page, 'mend');
  await page.getByRole('button', { name: '改好了' }).click();
  await problems.getByText('原文“e 三明办”由人改为“e示范办”').waitFor();
  await expect.poll(() => problems.getByText('不在单位名录中').count()).toBe(0);

  await page.getByRole('button', { name: /^另建 2023 年度/u }).click();
  await page.getByRole('button', { name: '去向', exact: true }).click();
  await page.getByRole('radio', { name: '沿用“2022年度绩效考评”的单位和分组' }).waitFor();
  await page.getByRole('button', { name: '建立 2023 考评年度：25 行，80 个单位，40 个问题待签署' }).click();
  await page.getByRole('heading', { name: '已建立“2023年度绩效考评”（2023）' }).waitFor();
});

test('signs what was signed a year before in one go, and one assumption by its form; no question is left', async () => {
  const { page } = organiser;
  const renamed = renamedOffer(page);
  await expect.poll(() => renamed.count()).toBe(1);
  await renamed.getByRole('checkbox', { checked: false }).check();
  await page.getByRole('checkbox', { name: /总分保留几位小数/u }).uncheck();
  await picture(page, 'sign');
  await page.getByRole('button', { name: '采用并签署这 39 个参数' }).click();
  await page.getByText('已签署 39 个参数，还有 1 个待定。').waitFor();
  await page.getByRole('link', { name: '去看方案' }).click();
  const views = page.getByRole('navigation', { name: '方案的各个视图' });
  await views.getByRole('link', { name: '参数' }).click();
  await page.getByRole('heading', { name: '还有 1 个待定' }).waitFor();
  await page.getByRole('button', { name: '签署', exact: true }).click();
  await page.getByRole('radio', { name: '两位小数，四舍五入' }).check();
  await page.getByLabel('理由').fill('沿用往年办法');
  await page.getByRole('button', { name: '签署选定的 1 个' }).click();
  await page.getByRole('heading', { name: '所有参数都已确定' }).waitFor();
  await page.getByRole('button', { name: '下达并开始评分' }).click();
  await page.getByText('已下达，评分已经开始。').waitFor();
  await views.getByRole('link', { name: '检查' }).click();
  await page.getByText('错误 0 · 待定 0').waitFor();
  await picture(page, 'check');
  cycle = /cycles\/([^/]+)/u.exec(page.url())?.[1] ?? '';
  const ask = await asked(world, 'xiaoneng');
  scheme = (await ask<{ scheme: Scheme }>('GET', `/api/cycles/${cycle}/scheme`)).scheme;
});

const cellOf = (page: Page, subject: string) =>
  page
    .getByRole('row')
    .filter({ hasText: titleOf(subject) })
    .getByRole('gridcell')
    .nth(1);
async function openMarks(person: string): Promise<Screen> {
  const screen = await sit(person);
  await screen.page.goto(`${world.server.url}/cycles/${cycle}/marks`);
  await screen.page.getByRole('grid').waitFor();
  return screen;
}
const allSaved = (page: Page) => page.getByText(/^全部已保存 · 已保存/u).waitFor();

test('two bodies mark at once, pasting and typing; two of one body meet in a cell and see both', async () => {
  await openClerk(world, 'zuzhi2', 'zuzhibu');
  const [zuzhi, xinfang, second] = [await openMarks('zuzhi'), await openMarks('xinfang'), await openMarks('zuzhi2')];
  const [whole, typed] = [await sheetOf(scheme, 'zuzhibu'), await sheetOf(scheme, 'xinfang')];
  const first = marksOf(await nextYear(), 'xinfang')[0]?.subject ?? '';
  const top = scheme.subjects.find(({ group }) => group === scheme.groups[0]?.id)?.id ?? '';
  await cellOf(zuzhi.page, top).click();
  await cellOf(xinfang.page, top).click();
  // One machine has one clipboard.
  await paste(zuzhi.page, whole.map(({ text }) => text).join('\n'));
  await paste(
    xinfang.page,
    typed
      .slice(0, 60)
      .map(({ text }) => text)
      .join('\n'),
  );
  await Promise.all([allSaved(zuzhi.page), allSaved(xinfang.page)]);
  await picture(zuzhi.page, 'marks');
  // The other clerk of the same body sees the marks, and who is in which cell.
  await second.page.getByText('已评 79 / 79', { exact: true }).waitFor({ timeout: 15_000 });
  await cellOf(zuzhi.page, first).click();
  await cellOf(second.page, first).getByText('钱示三').waitFor({ timeout: 15_000 });

  await second.context.setOffline(true);
  await cellOf(second.page, first).click();
  await second.page.keyboard.type('91 后到');
  await second.page.keyboard.press('Enter');
  await zuzhi.page.keyboard.type('92 先到');
  await zuzhi.page.keyboard.press('Enter');
  await allSaved(zuzhi.page);
  await second.context.setOffline(false);
  await second.page.getByText('1 格与他人同时修改').waitFor({ timeout: 30_000 });
  await cellOf(second.page, first).click();
  const conflict = second.page.getByRole('region', { name: '这一格别人同时改了' });
  expect((await conflict.innerText()).replaceAll(/\s+/gu, ' ')).toMatch(/92 理由：先到 您填写的： 91 理由：后到/u);
  await picture(second.page, 'conflict');
  await conflict.getByRole('button', { name: '用对方的' }).click();
  await second.page.getByText(/^全部已保存/u).waitFor();

  // What was not pasted is typed, mark and reason in one.
  await xinfang.page.getByLabel('只看未评').check();
  await cellOf(xinfang.page, typed[60]?.subject ?? '').click();
  for (const { text } of typed.slice(60)) {
    await xinfang.page.keyboard.type(text.replace('\t', ' ').trim());
    await xinfang.page.keyboard.press('Enter');
  }
  await xinfang.page.getByText('已评 79 / 79', { exact: true }).waitFor();
  await allSaved(xinfang.page);
  await markBeside(world, cycle, ['zuzhibu', 'xinfang']);
});

test('the other facts come in with a workbook that is dropped; the dry run says what the import does', async () => {
  const { page } = organiser;
  const bytes = await workbookOfOthers(world, cycle);
  const others = (await nextYear()).filter(({ type }) => type !== 'mark').length;
  await mouse.goTo('加减分与数据');
  await page.getByText('没有符合的记录').waitFor();
  await drop(page, '填报表.xlsx', bytes);
  const dialog = page.getByRole('dialog', { name: '填报表 · 填报表.xlsx' });
  await dialog.getByText(`新增 ${others} 条，更正 0 条，没有变化 0 条。`).waitFor();
  await picture(page, 'workbook');
  await dialog.getByRole('button', { name: `导入 ${others} 条` }).click();
  await page.getByText(`已导入 ${others} 条。`).waitFor();
});

/** Group after group, as a person looks through them. */
async function totalsOnScreen(page: Page): Promise<Totals> {
  const totals = new Map<string, string>();
  for (const title of [...scheme.groups.map((group) => group.title), '全部']) {
    await page.getByRole('radio', { name: title }).check({ force: true });
    for (const [subject, total] of await totalsShown(page)) totals.set(subject, total);
  }
  return totals;
}
let totals: Totals = new Map();

test('computes, and every body has its rank', async () => {
  const { page } = organiser;
  await mouse.goTo('结果');
  await page.getByRole('button', { name: /^(重新计算|现在计算)$/u }).click();
  await page.getByText('第 1 次计算已完成。').waitFor({ timeout: 60_000 });
  await page.getByText('共 80 个单位').waitFor();
  await picture(page, 'ranking');
  totals = await totalsOnScreen(page);
  expect(totals.size).toBe(80);
});

test('tries another mark: ranks move, nothing is saved', async () => {
  const [subject = ''] = [...totals.keys()];
  await tryOther(mouse, subject);
  await picture(organiser.page, 'trial');
  await takeBack(mouse);
});

test('the files of the result open again and say the same totals', async () => {
  await exportsSay(mouse, totals, world.folder);
});

test('a total is followed down to the cell of the Word file; the scorecard as PDF says it too', async () => {
  const { page } = organiser;
  const [subject = '', total = ''] = [...totals][3] ?? [];
  await page.getByRole('link', { name: subject }).click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  expect(exact(await page.getByRole('definition').first().innerText())).toBe(total);
  const trace = page.getByRole('region', { name: '计算过程' });
  await picture(page, 'scorecard');
  await trace.getByRole('button', { name: /^. ?业务工作实绩/u }).click();
  await trace
    .getByRole('button', { name: /出处：表1 第2行/u })
    .first()
    .click();
  const place = trace.getByRole('figure').filter({ hasText: 'sanming-2022.docx 表1 第2行' }).first();
  await place.getByRole('cell', { name: '1.业务工作实绩（45分）' }).waitFor();
  await place.scrollIntoViewIfNeeded();
  await picture(page, 'trace');
  expect(pdfText(readFileSync(await saved(mouse, '导出得分单 PDF', world.folder)))).toContain(total);
});

test('the scheme as a Word table reads back as the rows that came in; nobody’s page has done what it must not', async () => {
  const { page } = organiser;
  await mouse.goTo('考评方案');
  const path = await saved(mouse, '下载 Word 表', world.folder);
  expect(await drawnCells(page.locator('.scheme-table'))).toEqual(await cellsIn(path));
  const back = await schemeRows(path);
  expect(back).toHaveLength(25);
  // As it was dropped, but for the one name that was mended.
  const mended = JSON.stringify(await sampleRows()).replace(/e ?三明办/u, 'e示范办');
  expect(back).toEqual(JSON.parse(mended));
  expect(screens.flatMap(({ faults }) => faults)).toEqual([]);
});
