// What hands do in the grid of marks (评分表的手上动作): copied as a spreadsheet takes it, pasted back, cut, and filled with the mouse.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MarksReply } from '../../src/api/fact.ts';
import { fromTabs } from '../../src/web/mark/clipboard.ts';
import { asked } from '../kit/colleagues.ts';
import { paste } from '../kit/hands.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
let screen: Screen;
let page: Page;
/** The first five bodies of the grid, as they stand one below the other. */
let names: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  screen = await world.sit('zuzhi');
  page = screen.page;
  page.setDefaultTimeout(10_000);
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  await page.getByRole('grid').waitFor();
  await page.getByRole('checkbox', { name: '显示理由列' }).check();
  const lines = page.locator('.rdg-row:not(.mark-group-row)');
  names = (await lines.locator('[aria-colindex="1"]').allTextContents()).slice(0, 5);
});
afterAll(() => world.close());

const row = (name: string) => page.getByRole('row').filter({ hasText: name });
/** The second cell is the first mark, the third its reason. */
const cell = (name: string, at: number): Locator => row(name).getByRole('gridcell').nth(at);
const textIn = async (name: string, at: number): Promise<string> =>
  (await cell(name, at).locator('.mark-text').textContent()) ?? '';
const shown = (those: readonly string[], columns: readonly number[]) =>
  Promise.all(those.map((name) => Promise.all(columns.map((at) => textIn(name, at)))));
const clipboard = (): Promise<string> => page.evaluate('navigator.clipboard.readText()');
const allSaved = () => page.getByText(/^全部已保存/u).waitFor();
async function choose(from: Locator, to: Locator): Promise<void> {
  await from.click();
  await to.click({ modifiers: ['Shift'] });
}
async function type(name: string, text: string): Promise<void> {
  await cell(name, 1).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
/** The marks that stand at the server for a body, by its title. */
async function kept(name: string): Promise<(string | null)[]> {
  const ask = await asked(world, 'zuzhi');
  const { facts } = await ask<MarksReply>('GET', `/api/cycles/${world.cycle}/marks`);
  const { scheme } = await (
    await asked(world, 'xiaoneng')
  )<{ scheme: { subjects: { id: string; title: string }[] } }>('GET', `/api/cycles/${world.cycle}/scheme`);
  const subject = scheme.subjects.find(({ title }) => title === name)?.id;
  const superseded = new Set(facts.map(({ fact }) => fact.supersedes));
  return facts.flatMap(({ fact }) =>
    fact.type === 'mark' && fact.subject === subject && !superseded.has(fact.id) && fact.withdrawn !== true
      ? [fact.value]
      : [],
  );
}

test('Ctrl+C puts on the clipboard what the grid shows, line by line with its reasons, and pasted it comes back', async () => {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = names;
  await type(first, '81 迟报“两次”');
  await type(second, '82.5 缺一份材料');
  await type(third, '/ 没有这项业务');
  await allSaved();
  const before = await shown([first, second, third], [1, 2]);
  expect(before[0]).toEqual(['81', '迟报“两次”']);
  expect(before[2]?.[0]).toBe('不适用');
  await choose(cell(first, 1), cell(third, 2));
  await page.keyboard.press('ControlOrMeta+C');
  const copied = await clipboard();
  expect(copied).toBe(before.map((line) => line.join('\t')).join('\r\n'));
  // As another spreadsheet takes it apart.
  expect(fromTabs(copied)).toEqual(before);

  const rest = await shown([fourth, fifth], [1, 2]);
  await cell(fourth, 1).click();
  await paste(
    page,
    before
      .slice(0, 2)
      .map((line) => line.join('\t'))
      .join('\r\n'),
  );
  await expect.poll(() => shown([fourth, fifth], [1, 2])).toEqual(before.slice(0, 2));
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => shown([fourth, fifth], [1, 2])).toEqual(rest);
  await allSaved();
  // A blank cell takes the mark back, as in a spreadsheet, and it is said.
  await cell(first, 1).click();
  await paste(page, '\t\r\n82.5\t缺一份材料');
  await page.getByRole('status').filter({ hasText: '撤回了 1 个分（可撤销）。' }).waitFor();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => shown([first], [1, 2])).toEqual(before.slice(0, 1));
  await allSaved();
  // With the names, where the first column is chosen too.
  await choose(cell(first, 0), cell(second, 1));
  await page.keyboard.press('ControlOrMeta+C');
  expect(fromTabs(await clipboard())).toEqual([
    [first, '81'],
    [second, '82.5'],
  ]);
});

test('Ctrl+X takes the marks along and leaves nothing behind, at the server neither', async () => {
  const [first = '', second = ''] = names;
  const before = await shown([first, second], [1, 2]);
  const count = (await kept(first)).length;
  await choose(cell(first, 1), cell(second, 2));
  await page.keyboard.press('ControlOrMeta+X');
  expect(fromTabs(await clipboard())).toEqual(before);
  await expect.poll(() => shown([first, second], [1])).toEqual([[''], ['']]);
  await allSaved();
  await expect.poll(async () => (await kept(first)).length).toBe(count - 1);
  await cell(first, 1).click();
  await page.keyboard.press('ControlOrMeta+V');
  await expect.poll(() => shown([first, second], [1, 2])).toEqual(before);
  await allSaved();
  await expect.poll(() => kept(first)).toContain('81');
});

test('the corner of a cell, drawn down with the mouse, fills the cells below it', async () => {
  const [, , third = '', fourth = '', fifth = ''] = names;
  await type(third, '77 同一原因');
  await allSaved();
  await cell(third, 1).click();
  const corner = await page.locator('.rdg-cell-drag-handle').boundingBox();
  const below = await cell(fifth, 1).boundingBox();
  if (corner === null || below === null) throw new Error('nothing to draw with');
  await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
  await page.mouse.down();
  await page.mouse.move(below.x + below.width / 2, below.y + below.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect
    .poll(() => shown([third, fourth, fifth], [1, 2]))
    .toEqual([
      ['77', '同一原因'],
      ['77', '同一原因'],
      ['77', '同一原因'],
    ]);
  await allSaved();
  expect(await kept(fifth)).toContain('77');
  expect(screen.faults).toEqual([]);
});

test('what cannot be saved says why in the cell and in the line above, and a mark below full is no fault', async () => {
  const [first = '', second = ''] = names;
  await type(first, '101');
  await type(second, '-5');
  const told = page.locator('.mark-asked.is-incomplete');
  await told.filter({ hasText: '2 格还不能保存' }).waitFor();
  expect(await told.innerText()).toMatch(new RegExp(`第 1 行 ${first}，.*：评分 101 高于上限 100。`, 'u'));
  expect(await cell(first, 1).locator('.mark-cell').getAttribute('title')).toContain('评分 101 高于上限 100。');
  expect(await cell(second, 1).locator('.mark-cell').getAttribute('title')).toBe('评分 -5 低于下限 0。');
  expect(await cell(second, 1).innerText()).not.toContain('缺理由');
  expect(await cell(first, 1).innerText()).toContain('高于上限 100');
  expect(await told.innerText()).toContain('评分 -5 低于下限 0。');
  await told.getByRole('button', { name: `去看：${second}` }).click();
  await expect.poll(() => cell(second, 1).getAttribute('aria-selected')).toBe('true');
  await cell(first, 2).click();
  await page.keyboard.press('Delete');
  await type(first, '/');
  await told.filter({ hasText: '不适用要写明理由。' }).waitFor();
  // As an input method writes it: into an open editor.
  for (const [name, text] of [
    [first, '９３ 材料迟报'],
    [second, '９０．５ 材料迟报'],
  ] as const) {
    await cell(name, 1).click();
    await page.keyboard.press('F2');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
  }
  await allSaved();
  const ink = (place: Locator) => place.locator('.mark-text').evaluate((text) => getComputedStyle(text).color);
  expect(await ink(cell(first, 1))).toBe(await ink(cell(first, 2)));
  expect(await kept(second)).toContain('90.5');
  expect(screen.faults).toEqual([]);
});

test('a new mark over an old reason says so, in the cell and beside it, until the reason is written anew', async () => {
  const [first = ''] = names;
  await type(first, '90 迟报一次');
  await allSaved();
  await type(first, '85');
  await allSaved();
  const hint = cell(first, 1).locator('.mark-hint');
  await expect.poll(() => hint.textContent()).toBe('旧理由');
  await cell(first, 1).click();
  await page.getByText('这条理由是评“90”时写的').waitFor();
  await type(first, '85 迟报两次');
  await expect.poll(() => hint.count()).toBe(0);
  await allSaved();
});
