// A consultation in a browser (征求意见): the organiser sends a draft out, a subject answers on a phone, replies go back, and the summary is opened again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../src/documents/read/read.ts';
import { cellText } from '../../src/domain/table.ts';
import { instantText } from '../../src/domain/instant.ts';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { saved } from '../kit/job.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

const at: { world?: World; organiser?: Screen; subject?: Screen; folder: string } = { folder: '' };
const world = (): World => at.world ?? expect.unreachable();
const organiser = (): Page => at.organiser?.page ?? expect.unreachable();
const subject = (): Page => at.subject?.page ?? expect.unreachable();
const path = (rest = ''): string => `${world().server.url}/cycles/${world().cycle}/consultations${rest}`;
/** A week from now, in China. */
const dueOn = instantText(new Date(Date.now() + 7 * 86_400_000).toISOString()).slice(0, 10);
const proposal = '建议改为“按期办结率不低于95%”';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

beforeAll(async () => {
  at.world = await openWorld();
  at.folder = await mkdtemp(join(tmpdir(), 'plumbline-consultation-'));
  at.organiser = await world().sit('xiaoneng');
  at.subject = await world().sit('tuiyi', phone, { hasTouch: true });
});
afterAll(async () => {
  await world().close();
  await rm(at.folder, { recursive: true, force: true });
});

test('the organiser sends a draft out; what was typed outlives a reload', async () => {
  const page = organiser();
  await page.goto(path());
  await press(page, '发出征求意见…');
  const form = page.getByRole('dialog', { name: '发出第 2 轮征求意见' });
  await form.getByRole('button', { name: /^向 \d+ 个单位发出$/u }).click();
  await form.getByText('请写截止日期，今天或以后的。').waitFor();
  await form.getByLabel('答复截止日期').fill(dueOn);
  await form.getByLabel('给各单位的说明').fill('请重点看第二部分');
  await form.getByRole('radio', { name: '只征求选定的单位' }).check();
  for (const body of ['示范市退役军人事务局', '示范市委组织部']) {
    await form.getByRole('combobox', { name: '选定的单位' }).fill(body);
    await page.locator('.ant-select-item-option', { hasText: body }).first().click();
  }
  await page.reload();
  await press(page, '发出征求意见…');
  expect(await form.getByLabel('给各单位的说明').inputValue()).toBe('请重点看第二部分');
  expect(await axeFaults(page)).toEqual([]);
  await form.getByRole('button', { name: '向 2 个单位发出' }).click();
  await page.getByText('第 2 轮征求意见已发出。').waitFor();
});

test('a subject finds on the phone what is due, writes on a row, loses nothing by a reload, and answers', async () => {
  const page = subject();
  await page.goto(world().server.url);
  await page.getByText(`第 2 轮征求意见等本单位答复，截止 ${dueOn}，还有 7 天。`).waitFor();
  await page.getByRole('link', { name: '去答复' }).click();
  await page.getByRole('heading', { level: 1, name: '第 2 轮征求意见' }).waitFor();
  await page
    .getByRole('button', { name: /^对“.+”提意见$/u })
    .nth(2)
    .click();
  const form = page.getByRole('dialog', { name: '提意见' });
  expect(await form.getByLabel('对哪一行').inputValue()).not.toBe('');
  await form.getByRole('button', { name: '写好了' }).click();
  await form.getByText('请写修改意见。').waitFor();
  await form.getByLabel(/^修改意见/u).fill(proposal);
  expect(await axeFaults(page)).toEqual([]);
  await page.reload();
  await form.waitFor();
  expect(await form.getByLabel(/^修改意见/u).inputValue()).toBe(proposal);
  await form.getByLabel('理由').fill('与上级口径一致');
  await form.getByRole('button', { name: '写好了' }).click();
  await press(page, '对整个方案提意见');
  await form.getByLabel(/^修改意见/u).fill('建议推迟一个月实施');
  await form.getByRole('button', { name: '写好了' }).click();
  await page.getByText('有改动还没有交出：现在列着 2 条意见。').waitFor();
  await settled(page);
  await press(page, '交出答复（意见 2 条）');
  await page.getByText('答复已交出。截止日期以前可以修改，旧的一次也留着。').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(phone.width);
  await page.goto(world().server.url);
  await page.getByRole('heading', { name: '要办的' }).waitFor();
  await settled(page);
  expect(await page.getByText('第 2 轮征求意见等本单位答复').count()).toBe(0);
});

test('an assessor has no opinion, and may still amend that', async () => {
  const { page, context, faults } = await world().sit('zuzhi');
  await page.goto(path('/2'));
  await press(page, '无意见');
  await page.getByRole('dialog').getByRole('button', { name: '无意见' }).click();
  await page.getByText('本单位的答复是：无意见。').waitFor();
  await page.getByText('答复已交出。截止日期以前可以修改').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('the organiser sees who answered and what, and replies: with a reason where it is not adopted', async () => {
  const page = organiser();
  await page.goto(path('/2'));
  await page.getByText('已答复 2 / 2').waitFor();
  await page.getByText('意见 2 条 · 待回复 2 条').waitFor();
  expect(await page.getByRole('button', { name: '公布汇总表' }).count()).toBe(0);
  await page.getByRole('button', { name: '回复示范市退役军人事务局对“整个方案（总体意见）”的意见' }).click();
  const first = page.getByRole('form', { name: /总体意见/u });
  await first.getByRole('radio', { name: '不采纳' }).check();
  await first.getByRole('button', { name: '保存回复' }).click();
  await first.getByText('请写明理由').waitFor();
  await first.getByLabel(/^为什么/u).fill('实施时间由省里统一规定');
  await page.reload();
  expect(await first.getByLabel(/^为什么/u).inputValue()).toBe('实施时间由省里统一规定');
  await first.getByRole('button', { name: '保存回复' }).click();
  await page.getByText('意见 2 条 · 待回复 1 条').waitFor();
  await page
    .getByRole('button', { name: /^回复示范市退役军人事务局对/u })
    .last()
    .click();
  const second = page.getByRole('form', { name: /^回复示范市退役军人事务局对/u });
  await second.getByRole('radio', { name: '采纳', exact: true }).check();
  await second.getByLabel('在方案哪一版里改的').selectOption({ index: 1 });
  await second.getByRole('button', { name: '保存回复' }).click();
  await page.getByText('意见 2 条 · 都已回复。').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('the body sees its replies at once, and the summary of all once it is released', async () => {
  const page = subject();
  await page.goto(path('/2'));
  await page.getByText('实施时间由省里统一规定').waitFor();
  expect(await page.getByRole('heading', { name: '征求意见情况汇总表' }).count()).toBe(0);
  await press(organiser(), '公布汇总表');
  await organiser().getByRole('dialog').getByRole('button', { name: '公布汇总表' }).click();
  await organiser()
    .getByText(/^汇总表已于 .+ 公布$/u)
    .waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '征求意见情况汇总表' }).waitFor();
  await settled(page);
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.getByRole('button', { name: '对整个方案提意见' }).count()).toBe(0);
});

test('the summary as Word and as Excel says what the screen says', async () => {
  const hands = { page: organiser(), press: (button: ReturnType<Page['getByRole']>) => button.click() };
  for (const form of ['Word', 'Excel']) {
    const { blocks } = await readDocument(await saved(hands, `下载汇总表（${form}）`, at.folder));
    const table = blocks.find((block) => block.kind === 'table');
    const rows = Map.groupBy(table?.cells ?? [], ({ row }) => row);
    const texts = [...rows.values()].map((cells) => cells.map(cellText));
    expect(texts).toContainEqual(['序号', '条款/指标', '原文', '意见单位', '修改意见', '采纳情况', '理由']);
    expect(texts).toContainEqual([
      '1',
      '总体意见',
      '',
      '示范市退役军人事务局',
      '建议推迟一个月实施',
      '不采纳',
      '实施时间由省里统一规定',
    ]);
    expect(texts.some((row) => row[0] === '2' && row[4]?.includes(proposal) && row[5]?.startsWith('采纳'))).toBe(true);
  }
});

test('nothing of all that was a fault of the pages', () => {
  expect([...(at.organiser?.faults ?? []), ...(at.subject?.faults ?? [])]).toEqual([]);
});
