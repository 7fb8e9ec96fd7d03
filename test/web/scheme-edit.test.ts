// Editing the scheme in a browser (在浏览器里改方案): the tree by mouse, by drag and by keyboard, rules and grades by form, an earlier version back.
import { inQuotes } from '../../src/domain/quote.ts';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { labelOf } from '../../src/domain/display.ts';
import { type Node, nodesOf } from '../../src/domain/scheme.ts';
import { axeFaults, settled } from '../kit/browser.ts';
import { schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const { newest } = desk;
const at = (view: string, mark = ''): string =>
  `${desk.world.server.url}/cycles/${desk.world.cycle}/scheme${view}${mark === '' ? '' : `#${encodeURIComponent(mark)}`}`;
const lacking = (what: string): never => {
  throw new Error(`the demonstration has no ${what}`);
};

/** The first three rows that stand beside each other with points, and what holds them. */
async function rows(): Promise<{ holder: Node; first: Node; second: Node; third: Node }> {
  const { scheme } = await newest();
  for (const holder of nodesOf(scheme.root)) {
    const [first, second, third] = holder.children;
    const isPlain = holder.children.every(({ children, kind }) => children.length === 0 && kind === 'indicator');
    if (first !== undefined && second !== undefined && third !== undefined && isPlain)
      return { holder, first, second, third };
  }
  return lacking('three rows side by side');
}
const childrenIn = async (id: string): Promise<string[]> => {
  const { scheme } = await newest();
  return ([...nodesOf(scheme.root)].find((node) => node.id === id)?.children ?? []).map((child) => child.id);
};

async function openTree(page: Page, mark = ''): Promise<void> {
  await page.goto(at('/tree', mark));
  await settled(page);
  await page.getByRole('tree').waitFor();
}
const item = (page: Page, node: Node) => page.getByRole('tree').getByTitle(labelOf(node), { exact: true });
const editor = (page: Page, node: Node) => page.getByRole('region', { name: labelOf(node), exact: true });
const unsaved = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
/** Each button says what it would do to the other points; the first way that is possible is taken. */
async function adopt(page: Page, name = '采用'): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
/** `despite`: facts cease to fit by it, which is asked first. */
async function save(page: Page, note: string, despite = false): Promise<void> {
  await page.getByRole('button', { name: '保存为新的一版' }).click();
  await page.getByLabel('这一版改了什么（版本说明）').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: '保存为新的一版' }).click();
  if (despite) await adopt(page, '仍然保存');
  await unsaved(page, '已保存为第');
}
/** The edits as the draft tells them, the oldest first. */
async function told(page: Page): Promise<string[]> {
  await page.getByText('修改了什么').click();
  const list = await page.locator('.draft-bar ol li').allInnerTexts();
  // Each says its place, by which it is spoken of.
  expect(list.map((text) => /^(\d+)\. /u.exec(text)?.[1])).toEqual(list.map((_, index) => String(index + 1)));
  await page.getByText('修改了什么').click();
  return list.map((text) => text.replace(/^\d+\. /u, ''));
}
async function drop(page: Page): Promise<void> {
  await page.getByRole('button', { name: '放弃修改' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '放弃全部修改' }).click();
  await unsaved(page, '没有未保存的修改');
}

test('a row is moved, copied, put in and out a level and removed, undone and done again', async () => {
  const { page } = desk.screen;
  const { holder, first, second, third } = await rows();
  const [one, two] = [labelOf(first), labelOf(second)];
  await openTree(page, first.id);
  const press = (node: Node, name: string) => editor(page, node).getByRole('button', { name, exact: true }).click();
  await press(first, '下移');
  await unsaved(page, '1 处修改还没有保存');
  await press(first, '复制');
  await adopt(page);
  await page.getByRole('button', { name: '撤销' }).click();
  await unsaved(page, '1 处修改还没有保存');
  await page.getByRole('button', { name: '重做' }).click();
  await unsaved(page, '2 处修改还没有保存');
  await item(page, third).click();
  await press(third, '移出一级');
  await adopt(page);
  await item(page, third).click();
  await press(third, '移入上一项');
  await adopt(page);
  await item(page, second).click();
  await press(second, '删除');
  const question = page.getByRole('dialog', { name: `删除${inQuotes(two)}？` });
  // Without points there is nothing to ask about points.
  expect(await question.getByRole('radio').count()).toBe(0);
  await adopt(page, '删除');
  expect(await told(page)).toEqual([
    `把${inQuotes(one)}移到${inQuotes(two)}之后`,
    expect.stringMatching(`^复制${inQuotes(one)}，放在${inQuotes(one)}之后`),
    expect.stringMatching(`^把${inQuotes(labelOf(third))}移到${inQuotes(labelOf(holder))}之后`),
    expect.stringMatching(`^把${inQuotes(labelOf(third))}移到${inQuotes(labelOf(holder))}之下`),
    expect.stringMatching(`^删除${inQuotes(two)}`),
  ]);
  await save(page, '移动、复制、删除', true);
  const children = await childrenIn(holder.id);
  expect(children.filter((id) => [first.id, second.id, third.id].includes(id))).toEqual([first.id, third.id]);
  expect(children).toHaveLength(holder.children.length);
});

test('an earlier version comes back as a new one', async () => {
  const { page } = desk.screen;
  const before = await newest();
  await page.goto(at('/versions'));
  await page.getByRole('link', { name: '打开第 1 版' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 Word 表' }).click();
  const file = await readFile(await (await download).path());
  const written = async (rest: string): Promise<boolean> =>
    file.equals(
      await (
        await page.request.get(`${desk.world.server.url}/api/cycles/${desk.world.cycle}/scheme.docx${rest}`)
      ).body(),
    );
  expect([await written('?version=1'), await written('')]).toEqual([true, false]);
  await page.getByRole('button', { name: '恢复成这一版' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '另存为新的一版' }).click();
  await page.getByRole('link', { name: `打开第 ${before.version + 1} 版` }).waitFor();
  const answer = await desk.screen.context.request.get(
    `${desk.world.server.url}/api/cycles/${desk.world.cycle}/scheme?version=1`,
  );
  const [old, now] = [(await answer.json()) as SchemeReply, await newest()];
  expect([now.version, now.note.zh, now.sha256]).toEqual([before.version + 1, '恢复第 1 版的内容', old.sha256]);
  expect(now.sha256).not.toBe(before.sha256);
});

test('a row is dragged behind another, and into another branch', async () => {
  const { page } = desk.screen;
  const { holder, first, second, third } = await rows();
  await openTree(page);
  await item(page, first).dragTo(item(page, third), { targetPosition: { x: 8, y: 22 } });
  await unsaved(page, '1 处修改还没有保存');
  expect(await told(page)).toEqual([`把${inQuotes(labelOf(first))}移到${inQuotes(labelOf(third))}之后`]);
  const { scheme } = await newest();
  const other = scheme.root.children
    .flatMap(({ children }) => children.flatMap((each) => each.children))
    .find((each) => each.children.length > 0 && each.id !== holder.id && !holder.id.startsWith(each.id));
  const branch = other ?? lacking('other branch');
  await item(page, second).dragTo(item(page, branch), { targetPosition: { x: 60, y: 22 } });
  await page.getByRole('dialog', { name: '移动后分值怎样处理' }).waitFor();
  await adopt(page);
  expect((await told(page)).at(-1)).toMatch(
    `把${inQuotes(labelOf(second))}移到${inQuotes(labelOf(branch.children[0] ?? branch))}之前`,
  );
  await page.getByRole('button', { name: '撤销' }).click();
  await save(page, '拖动');
  expect((await childrenIn(holder.id)).slice(0, 3).at(-1)).toBe(first.id);
});

test('the tree by keyboard alone: found, opened, moved and saved', async () => {
  const { page } = desk.screen;
  const { holder, first, second } = await rows();
  await openTree(page);
  await page.getByRole('searchbox', { name: '查找项' }).focus();
  await page.keyboard.press('Tab');
  const active = () => page.evaluate<string>('document.querySelector(".ant-tree-treenode-active")?.textContent ?? ""');
  for (let step = 0; step < 60 && !(await active()).includes(labelOf(second)); step += 1)
    await page.keyboard.press('ArrowDown');
  expect(await active()).toContain(labelOf(second));
  await page.keyboard.press('Enter');
  await editor(page, second).waitFor();
  const up = editor(page, second).getByRole('button', { name: '上移' });
  for (let step = 0; step < 40 && !(await up.evaluate((each) => each === document.activeElement)); step += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await unsaved(page, '1 处修改还没有保存');
  expect(await told(page)).toEqual([`把${inQuotes(labelOf(second))}移到${inQuotes(labelOf(first))}之前`]);
  expect(await up.evaluate((each) => each.ownerDocument.activeElement !== each.ownerDocument.body)).toBe(true);
  await drop(page);
  expect((await childrenIn(holder.id)).indexOf(first.id)).toBe(0);
});

test('a list of grades is signed by form: a row added, a limit changed', async () => {
  const { page } = desk.screen;
  const { scheme, version } = await newest();
  const before = scheme.parameters.find(({ key }) => key === 'grades')?.value;
  await page.goto(at('/parameters', 'grades'));
  const card = page.locator('[data-parameter="grades"]');
  await card.getByRole('button', { name: '重新签署' }).click();
  await card.getByText('用于全方案的规则：等次').waitFor();
  const form = card.getByRole('group', { name: '取值' });
  await form.getByLabel('下限', { exact: true }).first().fill('92.5');
  await form.getByRole('button', { name: '去掉第 1 行' }).last().click();
  await card.getByLabel('理由').fill('委员会改定');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '签署选定的 1 个' }).click();
  await card.getByText('委员会改定').waitFor();
  const now = await newest();
  const { lines } = before as { lines: { title: string; atLeast: string | null }[] };
  expect(now.version).toBe(version + 1);
  expect(now.scheme.parameters.find(({ key }) => key === 'grades')).toMatchObject({
    value: { lines: lines.with(0, { title: '优秀', atLeast: '92.5' }), quotas: [] },
    signer: '赵示一',
  });
});

test('grades, the title and the ranking are changed by form', async () => {
  const { page } = desk.screen;
  const { scheme } = await newest();
  const { first } = await rows();
  await openTree(page, scheme.root.id);
  const rules = page.getByRole('region', { name: '全方案的规则' });
  await rules.getByRole('button', { name: '修改规则' }).click();
  await rules.getByLabel('方案名称').fill('示范市新方案');
  await rules.getByLabel('等次 怎样定').selectOption('written');
  await rules.getByLabel('等次', { exact: true }).first().fill('优秀');
  await rules.getByLabel('下限 怎样定').selectOption('written');
  await rules.getByLabel('下限', { exact: true }).fill('90');
  await rules.getByLabel('排名 怎样定').selectOption('written');
  await rules.getByLabel('同分时').selectOption('next');
  const compared = rules.getByRole('group', { name: '依次比较的项' });
  await compared.getByRole('button', { name: '加一行' }).click();
  await compared.getByRole('combobox').selectOption(first.id);
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(wide)).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
  await rules.getByRole('button', { name: '采用' }).click();
  await unsaved(page, '1 处修改还没有保存');
  await save(page, '规则');
  const now = (await newest()).scheme;
  expect([now.title, now.ranking]).toEqual(['示范市新方案', { within: 'group', ties: 'next', criteria: [first.id] }]);
  expect(now.grades).toEqual({ lines: [{ title: '优秀', atLeast: '90' }], quotas: [] });
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
