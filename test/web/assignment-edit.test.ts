// Editing an assignment in a browser (在浏览器里改责任分工): two at once, what versions differ in, and an earlier one taken back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssignmentReply, AssignmentsReply } from '../../src/api/assignment.ts';
import type { AssignmentRow } from '../../src/domain/assignment.ts';
import { axeFaults, settled } from '../kit/browser.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
let [first, second]: Screen[] = [];
let body = '';
const screens = (): [Page, Page] => [first?.page ?? expect.unreachable(), second?.page ?? expect.unreachable()];

async function get<Reply>(path: string): Promise<Reply> {
  const answer = await screens()[0].request.get(`${world.server.url}/api/cycles/${world.cycle}/assignments${path}`);
  return (await answer.json()) as Reply;
}
const newest = () => get<AssignmentReply>(`/${body}`);

beforeAll(async () => {
  world = await openWorld();
  [first, second] = [await world.sit('tuiyi'), await world.sit('tuiyi')];
  body = (await get<AssignmentsReply>('')).assignments[0]?.body ?? '';
});
afterAll(() => world.close());

async function open(page: Page): Promise<void> {
  await page.goto(`${world.server.url}/cycles/${world.cycle}/assignments/${body}`);
  await settled(page);
}
const card = (page: Page, at: number) => page.locator('.assignment-row').nth(at);
async function write(page: Page, at: number, label: string, text: string): Promise<void> {
  await card(page, at)
    .getByRole('button', { name: /^修改“/u })
    .click();
  await card(page, at).getByLabel(label).fill(text);
  await card(page, at).getByRole('button', { name: '填好了' }).click();
}
async function save(page: Page, note: string): Promise<void> {
  const button = page.getByRole('button', { name: '保存为新的一版' });
  await button.click();
  await page.getByLabel('这一版改了什么（版本说明）').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: '保存为新的一版' }).click();
}
const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已保存为第' }).waitFor();
const rowAt = (reply: AssignmentReply, at: number): Partial<AssignmentRow> => reply.assignment.rows[at] ?? {};

test('two save at once: the loser sees both, goes on from the newest version, and nothing of the winner is lost', async () => {
  const [a, b] = screens();
  const before = await newest();
  await Promise.all([open(a), open(b)]);
  await write(a, 0, '责任人', '先到');
  await write(a, 1, '责任人', '先到二');
  await write(b, 0, '责任人', '后到');
  await write(b, 2, '责任人', '后到三');
  await save(a, '先保存');
  await saved(a);
  await save(b, '后保存');
  const alert = b.getByRole('alert').filter({ hasText: `别人已保存第 ${before.version + 1} 版` });
  await alert.getByRole('listitem').first().waitFor();
  const told = (await alert.getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, ' '));
  expect(told).toEqual([
    expect.stringMatching(/的责任人由 空 改为 “先到”$/u),
    expect.stringMatching(/的责任人由 空 改为 “先到二”$/u),
    expect.stringMatching(/：责任人 用新版的：先到\s?用我的：后到$/u),
  ]);
  expect(await axeFaults(b)).toEqual([]);
  expect((await newest()).version).toBe(before.version + 1);
  const goOn = alert.getByRole('button', { name: '在新版上继续' });
  expect(await goOn.isDisabled()).toBe(true);
  await alert.getByRole('radio', { name: '用我的：后到' }).check();
  await goOn.click();
  await save(b, '合在一起');
  await saved(b);
  const after = await newest();
  expect(after.version).toBe(before.version + 2);
  expect([0, 1, 2].map((at) => rowAt(after, at).owner)).toEqual(['后到', '先到二', '后到三']);
});

test('a version is read on a page of its own, and its texts are compared word by word', async () => {
  const [a] = screens();
  const before = await newest();
  await open(a);
  const target = rowAt(before, 0).target ?? '';
  await write(a, 0, '年度工作目标', `${target}另加半年通报。`);
  await save(a, '加一句');
  await saved(a);
  await a.getByText(/^各版/u).click();
  await a.getByRole('link', { name: `看这一版 第 ${before.version + 1} 版` }).click();
  await a.getByText('修改了年度工作目标').waitFor();
  expect(await a.locator('.version-changes ins').allInnerTexts()).toEqual(['另加半年通报。']);
  expect(await a.locator('.version-changes del').count()).toBe(0);
  expect(await a.getByRole('button', { name: /^修改“/u }).count()).toBe(0);
  await a.getByLabel('比较').selectOption('1');
  await a.getByText(`从第 1 版到第 ${before.version + 1} 版`).waitFor();
  await a.getByText('改为 “后到”').waitFor();
  expect(await axeFaults(a)).toEqual([]);
});

test('an earlier version is taken back into the page and saved as a new one', async () => {
  const [a] = screens();
  const [before, old] = [await newest(), await get<AssignmentReply>(`/${body}?version=1`)];
  await open(a);
  await a.getByText(/^各版/u).click();
  await a.getByRole('button', { name: '取回这一版的内容 第 1 版' }).click();
  await a.getByRole('status').filter({ hasText: '3 项的修改还没有保存' }).waitFor();
  await save(a, '恢复第 1 版');
  await saved(a);
  const now = await newest();
  expect(now.version).toBe(before.version + 1);
  expect(now.assignment).toEqual(old.assignment);
});

test('what is not saved yet is there again after a reload', async () => {
  const [a] = screens();
  await open(a);
  await write(a, 3, '责任人', '还没保存的人');
  const told = a.getByRole('status').filter({ hasText: '1 项的修改还没有保存' });
  await told.waitFor();
  // The page asks before it is left, and is left.
  a.once('dialog', (dialog) => void dialog.accept());
  await a.reload();
  await told.waitFor();
  await card(a, 3).getByText('还没保存的人').waitFor();
  await a.getByRole('button', { name: '放弃修改' }).click();
  await a.getByRole('dialog').getByRole('button').first().click();
  expect(rowAt(await newest(), 3).owner).not.toBe('还没保存的人');
});

test('nothing of all that was a fault of the pages', () => {
  expect([first?.faults, second?.faults]).toEqual([[], []]);
});
