// Editing an assignment in a browser (在浏览器里改责任分工): two at once, what versions differ in, and an earlier one taken back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssignmentReply, AssignmentsReply } from '../../src/api/assignment.ts';
import type { AssignmentRow } from '../../src/domain/assignment.ts';
import { axeFaults, settled } from '../kit/browser.ts';
import { comeBack } from '../kit/scheme-desk.ts';
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
  [first, second] = [await world.sit('tuiyi'), await world.sit('xiaoneng')];
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
  const [b, a] = screens();
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
    expect.stringMatching(/新写了责任人“先到”$/u),
    expect.stringMatching(/新写了责任人“先到二”$/u),
    expect.stringMatching(/：责任人 用新版的：先到\s?用我的：后到$/u),
  ]);
  expect(await axeFaults(b)).toEqual([]);
  const styleOf = (tag: string) => `getComputedStyle(document.querySelector('.clashes ${tag}')).listStyleType`;
  expect(await b.evaluate(styleOf('li'))).toBe('none');
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
  await a.getByText('责任人“后到”').waitFor();
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
  await a.getByRole('dialog').getByRole('button', { name: '放弃修改' }).click();
  await a.getByRole('status').filter({ hasText: '没有未保存的修改' }).waitFor();
  expect(rowAt(await newest(), 3).owner).not.toBe('还没保存的人');
});

test('several rows get one lead section, owner and deputy at once, and it is taken back in one step', async () => {
  const [a] = screens();
  await open(a);
  const before = await newest();
  const bar = a.getByRole('region', { name: '一并填写' });
  const [lead, other] = before.sections;
  await bar.getByRole('checkbox', { name: /^选定全部/u }).check();
  await card(a, 0)
    .getByRole('checkbox', { name: /^选定“/u })
    .uncheck();
  const count = before.assignment.rows.length - 1;
  const fill = bar.getByRole('button', { name: `一并填写选定的 ${count} 项` });
  await fill.click();
  const dialog = a.getByRole('dialog', { name: `一并填写选定的 ${count} 项` });
  const enter = dialog.getByRole('button', { name: `填入 ${count} 项` });
  expect(await enter.isDisabled()).toBe(true);
  await dialog.getByLabel('牵头责任科室（单位）').fill(lead ?? '');
  await a.keyboard.press('Enter');
  await a.keyboard.press('Escape');
  await dialog.getByLabel('责任人', { exact: true }).fill('同一人');
  await dialog.getByText(/^其中 \d+ 项原有的内容会被替换。$/u).waitFor();
  expect(await axeFaults(a)).toEqual([]);
  await enter.click();
  const said = bar.getByRole('status').filter({ hasText: `已填入 ${count} 项` });
  await said.waitFor();
  await a
    .getByRole('status')
    .filter({ hasText: `${count} 项的修改还没有保存` })
    .waitFor();
  expect(await fill.evaluate((button) => button === document.activeElement)).toBe(true);
  // What is changed by hand after it stays.
  await write(a, 1, '责任人', other ?? '');
  await save(a, '一并填写');
  await saved(a);
  const filled = await newest();
  const told = ({ leads, owner, deputy }: Partial<AssignmentRow>) => [leads?.map(({ title }) => title), owner, deputy];
  expect(filled.assignment.rows.map(told)).toEqual(
    before.assignment.rows.map((row, at) => (at === 0 ? told(row) : [[lead], at === 1 ? other : '同一人', row.deputy])),
  );
  await bar.getByRole('button', { name: '撤销这次填写' }).click();
  await said.waitFor({ state: 'detached' });
  await save(a, '撤销');
  await saved(a);
  const back = await newest();
  expect(back.assignment.rows.map(told)).toEqual(
    before.assignment.rows.map((row, at) => (at === 1 ? [told(row)[0], other, row.deputy] : told(row))),
  );
});

test('two windows of one browser: what one saved is not taken back by the other', async () => {
  const [a] = screens();
  const b = await a.context().newPage();
  await Promise.all([open(a), open(b)]);
  const before = await newest();
  await write(a, 3, '责任人', '新的责任人');
  await save(a, '一');
  await saved(a);
  await write(a, 4, '责任人', '第二项');
  await b.getByRole('status').filter({ hasText: '1 项的修改还没有保存' }).waitFor();
  await write(b, 3, 'AB 岗另一人', '搭档');
  await b.getByRole('status').filter({ hasText: '2 项的修改还没有保存' }).waitFor();
  expect([await a.locator('.behind').count(), await b.locator('.behind').count()]).toEqual([0, 0]);
  await save(a, '二');
  await saved(a);
  await b
    .getByText(`第 ${before.version + 2} 版`)
    .first()
    .waitFor();
  const after = await newest();
  expect(after.version).toBe(before.version + 2);
  expect(rowAt(after, 3)).toMatchObject({ owner: '新的责任人', deputy: '搭档' });
  expect(rowAt(after, 4)).toMatchObject({ owner: '第二项' });
  await b.close();
});

test('an answer is lost, a row is put back meanwhile: the save is found, and the row is still to be saved', async () => {
  const [a] = screens();
  await open(a);
  const before = await newest();
  await write(a, 5, '责任人', '一时');
  await write(a, 6, '责任人', '长久');
  const versions = new RegExp(`/api/cycles/[^/]+/assignments/${body}(?:/versions)?$`, 'u');
  await a.route(versions, async (route) => {
    if (route.request().method() === 'POST') await route.fetch();
    return route.abort('connectionreset');
  });
  await save(a, '答复丢了');
  await a.getByText('正在核对').waitFor();
  await write(a, 5, '责任人', '');
  await a.unroute(versions);
  await a.reload();
  await a.getByRole('status').filter({ hasText: '1 项的修改还没有保存' }).waitFor();
  expect(await a.locator('.behind').count()).toBe(0);
  expect((await newest()).version).toBe(before.version + 1);
  expect(rowAt(await newest(), 5).owner).toBe('一时');
  await save(a, '放回去');
  await saved(a);
  const after = await newest();
  expect([rowAt(after, 5).owner, rowAt(after, 6).owner]).toEqual([rowAt(before, 5).owner, '长久']);
});

test('a note that is being typed stays, whoever saves meanwhile', async () => {
  const [a, b] = screens();
  await open(a);
  await write(a, 7, '责任人', '一');
  await save(a, '第一次');
  await saved(a);
  await write(a, 8, '责任人', '二');
  await a.getByRole('button', { name: '保存为新的一版' }).click();
  const note = a.getByLabel('这一版改了什么（版本说明）');
  expect(await note.inputValue()).toBe('');
  await note.fill('还在写的说明');
  await open(b);
  await write(b, 9, '责任人', '同事');
  await save(b, '同事的');
  await saved(b);
  await comeBack(a);
  await a.getByRole('dialog').getByRole('alert').waitFor();
  expect(await note.inputValue()).toBe('还在写的说明');
});

test('nothing of all that was a fault of the pages', () => {
  expect([first?.faults, second?.faults]).toEqual([[], []]);
});
