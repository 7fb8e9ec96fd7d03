// The import page where it was rough (导入页的细处): a list that is not there yet, a cell at the edge, words instead of codes.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phone } from '../kit/browser.ts';
import { clipboardHtml } from '../kit/clipboard.ts';
import { drop } from '../kit/hands.ts';
import { atImport, choose, commit, sample, saying } from '../kit/import-desk.ts';
import { openWorld, type World } from '../kit/world.ts';
import { drawDocument } from '../documents/hand-made.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a list of subjects is asked for only once it is there', async () => {
  const { page, faults } = await atImport(world);
  await choose(page, sample);
  await page.getByRole('button', { name: /^另建/u }).click();
  await saying(page, /^建立/u);
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  await page.getByRole('button', { name: '去向', exact: true }).click();
  await page.getByRole('radio', { name: /^另给一份名单/u }).check();
  await page.waitForTimeout(800);
  await page.getByRole('radio', { name: /名录/u }).check();
  await saying(page, /^建立/u);
  await page.waitForTimeout(800);
  expect(refused).toEqual([]);
  expect(faults).toEqual([]);
});

test.each([
  ['a desk', undefined],
  ['a phone', phone],
])('a cell at the right edge is mended inside of the pane, on a ground of its own: %s', async (_, size) => {
  const { page, faults } = await atImport(world, size);
  await choose(page, sample);
  if (size !== undefined) await page.getByRole('button', { name: '原表', exact: true }).click();
  const editor = page.locator('.cell-editor');
  const inside = async (): Promise<boolean[]> => {
    const [box, pane] = [await editor.boundingBox(), await page.locator('.source').boundingBox()];
    if (box === null || pane === null) return [];
    return [
      box.x >= pane.x,
      box.x + box.width <= pane.x + pane.width,
      box.y >= pane.y,
      box.y + box.height <= pane.y + pane.height,
    ];
  };
  await page.locator('[data-cell="1/5/6"]').dblclick();
  expect(await inside()).toEqual([true, true, true, true]);
  const ground = await page.evaluate(`getComputedStyle(document.querySelector('.cell-editor')).backgroundColor`);
  expect(ground).toBe('rgb(255, 255, 255)');
  await page.keyboard.press('Escape');
  // Of a cell at the lower edge little is seen, and its middle is where it is filled in.
  const last = page.locator('[data-cell$="/6"]').last();
  await last.evaluate((cell) => {
    const pane = cell.closest('.source');
    if (pane !== null) pane.scrollTop += cell.getBoundingClientRect().top - pane.getBoundingClientRect().bottom + 30;
  });
  await last.dblclick({ position: { x: 10, y: 10 } });
  await editor.waitFor();
  expect(await inside()).toEqual([true, true, true, true]);
  expect(faults).toEqual([]);
});

test('what a column may hold is told in the words of the page, without a code', async () => {
  const { page, faults } = await atImport(world);
  const table = drawDocument([
    '临川县2027年度考核表',
    [
      ['项目', '考核内容', '分值', '考核部门', '甲乙丙'],
      ['业务', '按时办结', '60', '组织部', '三'],
      ['党建', '学习到位', '40', '宣传部', '四'],
    ],
  ]);
  await drop(page, '外地.html', Buffer.from(clipboardHtml(table, 'word')));
  await page.getByRole('button', { name: /^问题/u }).click();
  const reading = page.getByRole('group', { name: '怎样读' }).first();
  await reading.waitFor();
  const words = await reading
    .getByRole('radio')
    .evaluateAll((all) => all.map((each) => each.parentElement?.textContent));
  expect(words).toContain('不读这一列');
  expect(words.join('')).not.toMatch(/[a-z]/u);
  expect(faults).toEqual([]);
});

test('what is opened in another tab does not take the place of what this one imports', async () => {
  const { page, context, faults } = await atImport(world);
  const imports = (tab: Page, file: string) => tab.locator('.page-header p').getByText(file, { exact: true }).waitFor();
  await choose(page, sample);
  await imports(page, 'sanming-2022.docx');
  const [other, third] = [await context.newPage(), await context.newPage()];
  await other.goto(page.url());
  await imports(other, 'sanming-2022.docx');
  await third.goto(page.url());
  await imports(third, 'sanming-2022.docx');
  await other.getByRole('button', { name: '换一个文件' }).click();
  await choose(other, sample.replace('.docx', '.txt'));
  await imports(other, 'sanming-2022.txt');
  await Promise.all([page, other, third].map((tab) => tab.reload()));
  await imports(page, 'sanming-2022.docx');
  await imports(other, 'sanming-2022.txt');
  await imports(third, 'sanming-2022.docx');
  expect(faults).toEqual([]);
});

test('what is typed in an open cell outlives a reload, and nothing is kept before it is taken or given up', async () => {
  const { page, faults } = await atImport(world);
  const table = drawDocument([
    '临江县2031年度考核表',
    [
      ['项目', '考核内容', '分值', '考核部门'],
      ['业务', '按时办结', '60', '组织部'],
      ['党建', '学习到位', '40', '宣传部'],
    ],
  ]);
  await drop(page, '临江.html', Buffer.from(clipboardHtml(table, 'word')));
  await saying(page, /^建立 2031/u);
  await page.locator('[data-cell="1/2/2"]').dblclick();
  const editor = page.locator('.cell-editor textarea');
  await editor.fill('按期办结');
  // The word under the pointer is marked, and the cell stays open.
  await editor.dblclick();
  await page.reload();
  await saying(page, /^建立 2031/u);
  expect(await editor.inputValue()).toBe('按期办结');
  await commit(page).click();
  const notice = page.getByRole('alert').filter({ hasText: '第2行第2列改的文字还没有采用' });
  await notice.waitFor();
  expect(await page.getByRole('heading', { name: /^已建立/u }).count()).toBe(0);
  // Who goes on to another cell is done with the one before.
  await page.locator('[data-cell="1/3/2"]').dblclick();
  await page.locator('[data-cell="1/2/2"]', { hasText: '按期办结已改正' }).waitFor();
  expect(await editor.inputValue()).toBe('学习到位');
  await editor.fill('学习用心');
  await saying(page, /^建立 2031/u);
  await commit(page).click();
  await page.getByRole('alert').getByRole('button', { name: '采用' }).click();
  await page.locator('[data-cell="1/3/2"]', { hasText: '学习用心已改正' }).waitFor();
  await saying(page, /^建立 2031/u);
  await commit(page).click();
  await page.getByRole('heading', { name: /^已建立/u }).waitFor();
  expect(faults).toEqual([]);
});

test('a copy under another name is shown under that name, also after a reload', async () => {
  const { page, faults } = await atImport(world);
  const bytes = Buffer.from('指标,考核内容,分值,考核单位\n业务,按时办结,100,组织部\n');
  const title = (name: string) => page.locator('.page-header').getByText(name).waitFor();
  await drop(page, '初稿.csv', bytes);
  await title('初稿.csv');
  await drop(page, '定稿.csv', bytes);
  await title('定稿.csv');
  await page.reload();
  await title('定稿.csv');
  expect(faults).toEqual([]);
});
