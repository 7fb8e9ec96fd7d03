// The pieces of the main job (主线各段), by whatever hands: each begins where the one before ends.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CyclesReply } from '../../src/api/cycle.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { readDocument } from '../../src/documents/read/read.ts';
import { asked, markBeside, nextYear } from './colleagues.ts';
import { factId } from './fact-id.ts';
import type { Hands } from './hands.ts';
import { sample } from './import-desk.ts';
import { exact, type Totals, totalsIn } from './totals.ts';
import type { World } from './world.ts';

export async function logIn({ page, write, press, look }: Hands, url: string): Promise<void> {
  await page.goto(url);
  await write(page.getByLabel('登录名'), 'xiaoneng');
  await write(page.getByLabel('密码'), demoPassword);
  await press(page.getByRole('button', { name: '登录', exact: true }));
  await page.getByRole('heading', { level: 1, name: /赵示一/u }).waitFor();
  await look();
}

/** The official table through the file dialog, up to the fault that only a person can mend: its place is lit. */
export async function findFault({ page, press, goTo, look }: Hands): Promise<void> {
  await goTo('导入考评表');
  await look();
  const chooser = page.waitForEvent('filechooser');
  await press(page.getByRole('button', { name: '选择文件…' }));
  await (await chooser).setFiles(sample);
  await press(page.getByRole('button', { name: '问题 41' }));
  await press(page.getByRole('button', { name: '提示 1' }));
  await look();
  const problems = page.getByRole('region', { name: '问题', exact: true });
  await press(problems.getByRole('button', { name: /表1 第17行.*考评单位“e三明办”不在单位名录中/u }));
  await expect.poll(() => isInSight(faulty(page))).toBe(true);
  await look();
}
/** On the screen, and nothing stands before it. */
export const isInSight = (there: Locator): Promise<boolean> =>
  there.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
export const faulty = (page: Page) => page.getByRole('gridcell', { name: /e ?三明办/u });

/** In the open editor of that cell; then the list of problems tells it no more. */
export async function mend({ page, write, press, look }: Hands): Promise<void> {
  const editor = page.getByRole('textbox', { name: '改正这一格的文字' });
  await editor.waitFor();
  await look();
  await write(editor, (await editor.inputValue()).replace('e 三明办', 'e示范办'));
  await press(page.getByRole('button', { name: '改好了' }));
  await page.getByText('已改正').first().waitFor();
  await look();
}

/** Answers with the id of the year. */
export async function found({ page, press, look }: Hands, world: World): Promise<string> {
  await press(page.getByRole('button', { name: /^另建 2023 年度/u }));
  await press(page.getByRole('button', { name: '建立 2023 考评年度：25 行，80 个单位，40 个问题待签署' }));
  await page.getByRole('heading', { name: '已建立“2023年度绩效考评”（2023）' }).waitFor();
  await look();
  const ask = await asked(world, 'xiaoneng');
  const { cycles } = await ask<CyclesReply>('GET', '/api/cycles');
  return cycles.find(({ year }) => year === '2023')?.id ?? '';
}

/** All but one as in the year before, that one by its form; then nothing is open, and nothing wrong. */
/** The earlier year's row had another name: its answer is taken over by who says so. */
export const renamedOffer = (page: Page) => page.locator('.offers li', { has: page.locator('.offer-asked') });

export async function sign({ page, press, write, look }: Hands): Promise<void> {
  await press(renamedOffer(page).getByRole('checkbox', { checked: false }));
  await press(page.getByRole('checkbox', { name: /总分保留几位小数/u }));
  await press(page.getByRole('button', { name: '采用并签署这 39 个参数' }));
  await page.getByText('已签署 39 个参数，还有 1 个待定。').waitFor();
  await look();
  await press(page.getByRole('link', { name: '去看方案' }));
  const views = page.getByRole('navigation', { name: '方案的各个视图' });
  await press(views.getByRole('link', { name: '参数' }));
  await page.getByRole('heading', { name: '还有 1 个待定' }).waitFor();
  await look();
  await press(page.getByRole('button', { name: '签署', exact: true }));
  await press(page.getByRole('radio', { name: '两位小数，四舍五入' }));
  await write(page.getByLabel('理由'), '沿用往年办法');
  await look();
  await press(page.getByRole('button', { name: '签署选定的 1 个' }));
  await page.getByRole('heading', { name: '所有参数都已确定' }).waitFor();
  await look();
  await press(page.getByRole('button', { name: '下达并开始评分' }));
  await page.getByText('已下达，评分已经开始。').waitFor();
  await look();
  await press(views.getByRole('link', { name: '检查' }));
  await page.getByText('错误 0 · 待定 0').waitFor();
  await look();
}

/** Meanwhile all others have given what is theirs; `but` have marked themselves. */
export async function factsBeside(world: World, cycle: string, but: readonly string[] = []): Promise<void> {
  const ask = await asked(world, 'xiaoneng');
  await markBeside(world, cycle, but);
  const others = (await nextYear()).filter(({ type }) => type !== 'mark');
  const facts = others.map(({ by: _by, at: _at, ...fact }) => ({ ...fact, id: factId(fact.id) }));
  await ask('POST', `/api/cycles/${cycle}/facts`, { facts });
}

/** Totals by title, of whatever part of the ranking is shown, as a table or on cards. */
export async function totalsShown(page: Page): Promise<Totals> {
  const rows = page
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .or(page.locator('a.ranking-card'));
  const shown = await rows.evaluateAll((all) =>
    all.map((row): [string, string] => {
      const title = row.querySelector('th a, .ranking-card-title');
      const words = title?.classList.contains('ranking-card-title') === true ? title.firstChild : title;
      return [(words?.textContent ?? '').trim(), row.querySelector('.total, .ranking-card-total')?.textContent ?? ''];
    }),
  );
  return new Map(shown.map(([title, total]) => [title, exact(total)]));
}

/** Answers with the total of every body, as the page shows it. */
export async function compute({ page, press, goTo, look }: Hands): Promise<Totals> {
  await goTo('结果');
  await press(page.getByRole('button', { name: '现在计算' }));
  await page.getByText('第 1 次计算已完成。').waitFor({ timeout: 60_000 });
  await page.getByText('共 80 个单位').waitFor();
  await look();
  const totals = await totalsShown(page);
  expect(totals.size).toBe(80);
  return totals;
}

/** Another mark: ranks move, and nothing is saved. */
export async function tryOther({ page, press, write, choose, look }: Hands, subject: string): Promise<void> {
  await press(page.getByRole('link', { name: '试算' }));
  await page.getByText('还没有改动').waitFor();
  await look();
  await choose(page.getByRole('combobox', { name: '单位', exact: true }), subject);
  const box = page.getByRole('textbox', { name: /^试为：/u }).first();
  await write(box, '1');
  const told = page.getByText(/^试算，未保存 \d+ 个单位有变化/u);
  await told.waitFor({ timeout: 30_000 });
  expect(await isInSight(told)).toBe(true);
  await expect.poll(() => changeOf(page, subject).innerText()).toMatch(/名次.*→.*[↑↓]\d/su);
  await look();
}

export const changeOf = (page: Page, subject: string) =>
  page.getByRole('list', { name: '有变化的单位' }).getByRole('listitem').filter({ hasText: subject });

/** Then the page is as it was. */
export async function takeBack({ page, press, look }: Hands): Promise<void> {
  await press(page.getByRole('button', { name: '全部去掉' }));
  await page.getByText('还没有改动').waitFor();
  await look();
  await press(page.getByRole('link', { name: '回到结果' }));
  await page.getByText('共 80 个单位').waitFor();
  await look();
}

/** The file that comes when the button is pressed; answers with its path. */
export async function saved({ page, press }: Pick<Hands, 'page' | 'press'>, name: string, folder: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page.getByRole('button', { name }).or(page.getByRole('link', { name }))),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The files of the result, opened again, say what the screen says. */
export async function exportsSay(hands: Pick<Hands, 'page' | 'press'>, totals: Totals, folder: string): Promise<void> {
  for (const form of ['导出 Excel', '导出 Word']) {
    const read = totalsIn(await readDocument(await saved(hands, form, folder)));
    expect([form, Object.fromEntries(read)]).toEqual([form, Object.fromEntries(totals)]);
  }
}

/** From the ranking down to the cell of the Word file. */
export async function takeApart({ page, press, look }: Hands, subject: string, total: string): Promise<void> {
  await press(page.getByRole('link', { name: subject }));
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  expect(exact(await page.getByRole('definition').first().innerText())).toBe(total);
  await look();
  const trace = page.getByRole('region', { name: '计算过程' });
  await press(trace.getByRole('button', { name: /业务工作实绩/u }));
  await press(trace.getByRole('button', { name: /出处：表1 第2行/u }).first());
  const place = trace.getByRole('region', { name: /原表中的位置：sanming-2022.docx 表1/u }).first();
  await place.getByRole('cell', { name: '1.业务工作实绩（45分）' }).waitFor();
  await look();
}
