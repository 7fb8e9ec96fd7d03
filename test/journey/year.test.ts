// A year from stage to stage in a browser (年度各阶段): each step by the role that takes it, two people where it takes two.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../kit/browser.ts';
import { correctMark } from '../kit/colleagues.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
const screens = new Map<string, Screen>();
async function at(person: string, path: string): Promise<Page> {
  const screen = screens.get(person) ?? (await world.sit(person));
  screens.set(person, screen);
  await screen.page.goto(`${world.server.url}${path.replace('$cycle', world.cycle)}`);
  return screen.page;
}
const stageOf = (person: string): Promise<Page> => at(person, '/cycles/$cycle/stage');
const isAt = (page: Page, title: string) =>
  page.getByRole('list', { name: '考评的各个阶段' }).locator('[aria-current="step"]').getByText(title).waitFor();

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Asks, fills in what is asked, and says yes. */
async function move(page: Page, button: string, said: Record<string, string> = {}): Promise<void> {
  await page.getByRole('region', { name: '可以办的' }).getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(said)) await dialog.getByLabel(label, { exact: true }).fill(text);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}
const agree = (page: Page) =>
  page.getByRole('region', { name: '等待另一人同意的' }).getByRole('button', { name: '同意，随即办理' }).click();

test('marking: the organiser sets a day, proposes to close early, and cannot agree himself', async () => {
  const page = await stageOf('xiaoneng');
  await isAt(page, '评分');
  await page.getByRole('button', { name: '安排日程' }).click();
  await page.getByLabel('申诉截止').fill('2999-1-20');
  await page.getByRole('button', { name: '保存日程' }).click();
  await page.getByText('2999-01-20').waitFor();
  await page.getByRole('button', { name: '提请截止' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '提请截止' }).click();
  await dialog.getByText('请写明理由。').waitFor();
  await dialog.getByLabel('理由').fill('各考评单位都已评完');
  await dialog.getByRole('button', { name: '提请截止' }).click();
  await page.getByText('您提请的，等另一人同意。').waitFor();
  expect(await page.getByRole('button', { name: '同意，随即办理' }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});

test('the supervisor is told at home, does not agree, and agrees the second time', async () => {
  const page = await at('jiwei', '/');
  await page.getByText('有 1 项别人的提请，等您同意或不同意。').waitFor();
  await page.getByRole('region', { name: '要办的' }).getByRole('link', { name: '看阶段和日程' }).click();
  await page.getByText('理由：各考评单位都已评完').waitFor();
  await page.getByRole('button', { name: '不同意' }).click();
  await page.getByLabel('不同意的理由').fill('信访局还要核对');
  await page.getByRole('button', { name: '不同意' }).click();
  await page.getByText('已有结果的提请').click();
  await page.getByText(/不同意（李范三）/u).waitFor();
  await move(await stageOf('xiaoneng'), '提请截止', { 理由: '信访局已核对' });
  await agree(await stageOf('jiwei'));
  await isAt(page, '截止');
});

test('closed: an assessor reads that it is over and finds no cell to write in', async () => {
  const page = await at('zuzhi', '/');
  await page.getByRole('region', { name: '年度进展' }).getByText('评分已经截止').waitFor();
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await grid.getByRole('gridcell').nth(3).dblclick();
  expect(await page.locator('.mark-editor').count()).toBe(0);
  await expect(
    correctMark(world, { node: 'n2.1.2', subject: 'caizheng', assessor: 'jiwei' }, { value: '20', reason: '太晚' }),
  ).rejects.toThrow('stage-closed');
});

test('computed: the organiser proposes the newest computation, another body agrees; reviewed and published', async () => {
  await move(await stageOf('xiaoneng'), '提请采用');
  const supervisor = await stageOf('jiwei');
  await supervisor.getByText(/赵示一提请采用第 1 次计算的结果/u).waitFor();
  await supervisor.getByRole('link', { name: '先到结果里核对' }).click();
  await supervisor.getByText('共 80 个单位').waitFor();
  await agree(await stageOf('jiwei'));
  await isAt(supervisor, '计算');
  await move(supervisor, '审核通过');
  await isAt(supervisor, '审核');
  await move(await stageOf('xiaoneng'), '公示');
  await isAt(await stageOf('xiaoneng'), '公示');
});

test('published: a subject finds its own scorecard at home, with the reasons, and not the ranking', async () => {
  const page = await at('tuiyi', '/');
  await page.getByRole('link', { name: '看本单位的得分单' }).click();
  await page.getByRole('heading', { level: 1, name: /退役军人事务局/u }).waitFor();
  await page.getByRole('region', { name: '计算过程' }).waitFor();
  expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '结果' }).count()).toBe(0);
  await page.goto(`${world.server.url}/cycles/${world.cycle}/scorecards/caizheng`);
  await page.getByText('您的账号只能办理本单位的事项。').waitFor();
});

test('settled by minutes, archived by two of three, opened again as a second edition', async () => {
  const page = await stageOf('xiaoneng');
  await move(page, '登记审定', { 文号: '示委纪要〔2027〕2号', 日期: '2027-1-25' });
  await isAt(page, '审定');
  await page.getByText(/依据示委纪要〔2027〕2号（2027-01-25）/u).waitFor();
  await move(page, '提请归档');
  await agree(await stageOf('dangan'));
  await isAt(await stageOf('dangan'), '归档');
  await move(await stageOf('jiwei'), '提请重新开放', { 理由: '发现计票录入错误' });
  await agree(await stageOf('dangan'));
  await isAt(await stageOf('dangan'), '评分');
  await (await stageOf('xiaoneng')).getByText('第 2 版：重新开放过 1 次').waitFor();
  expect([...screens.values()].flatMap(({ faults }) => faults)).toEqual([]);
});
