// Importing in a browser (导入页): chosen, dropped and pasted tables; what is decided is undone, kept over a reload, and saved.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { drawDocument } from '../documents/hand-made.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { axeFaults, phone } from '../kit/browser.ts';
import { clipboardHtml } from '../kit/clipboard.ts';
import { asked } from '../kit/colleagues.ts';
import { cellsIn, drawnCells } from '../kit/drawn-cells.ts';
import { atImport, choose, commit, sample, saying } from '../kit/import-desk.ts';
import { openWorld, type World } from '../kit/world.ts';

const head = ['项目', '考核内容', '分值', '考核单位', '责任科室'];
/** A table whose names can be read in two ways. */
const doubtful = drawDocument([
  '示范市某某局2024年度绩效考核表',
  [
    head,
    ['业务', '按时办结', '60', '组织部宣传部', '人事科\n财务'],
    ['党建', '学习到位', '40', '市委\n组织部', '办公室'],
  ],
]);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** As the browser hands over what lies on the clipboard, or what is dropped. */
const hand = (page: Page, kind: 'paste' | 'drop', given: { html?: string; file?: { name: string; text: string } }) =>
  page.evaluate(
    ([type, { html, file }]) => {
      const data = new DataTransfer();
      if (html !== undefined) data.setData('text/html', html);
      if (file !== undefined) data.items.add(new File([file.text], file.name));
      const event =
        type === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    },
    [kind, given] as const,
  );

test('the sample becomes a cycle without an open question in five clicks', async () => {
  const { page, faults } = await atImport(world);
  await choose(page, sample);
  // The year that it speaks of has a cycle: nothing is saved before somebody says which one is meant.
  await saying(page, '请先选定导入到哪里');
  expect(await commit(page).isDisabled()).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '作为它的新一版' }).click();
  await saying(page, '存为“示范市2022年度绩效考评方案”方案第 2 版');
  await page.getByRole('button', { name: '去向', exact: true }).click();
  await page.getByRole('radio', { name: '建立新的考评年度' }).check();
  await page.getByText('原表写的是 2022 年，各项文字照原表导入').waitFor();
  await page.getByRole('button', { name: '方案', exact: true }).click();
  await saying(page, '建立 2023 考评年度：25 行，80 个单位，40 个问题待签署');
  expect(await axeFaults(page)).toEqual([]);

  // Merged as the document has them, and at least one is.
  const merged = await drawnCells(page.locator('.source-table'), 'tbody tr');
  expect(merged.some(([, , rows, columns]) => rows > 1 && columns === 1)).toBe(true);
  expect(merged).toEqual(await cellsIn(sample));

  // Pointing at a cell shows what it became, and the other way round.
  const cell = page.locator('[data-cell="1/5/5"]');
  await cell.hover();
  expect(await page.locator('.read-node.is-lit').first().textContent()).toContain('宣传部');
  await page.getByRole('treeitem', { name: '察访核验' }).first().hover();
  expect(await page.locator('td.is-lit').first().textContent()).toContain('察访核验');

  await commit(page).click();
  await page.getByRole('heading', { name: '已建立“2023年度绩效考评”（2023）' }).waitFor();
  // One question names a row that had another name then: it is not answered unasked, and is offered again.
  const offers = page.locator('.offers');
  const other = offers.getByRole('listitem').filter({ has: page.getByRole('checkbox', { checked: false }) });
  await expect.poll(() => other.count()).toBe(1);
  await other.getByText('当时的问法：').waitFor();
  await page.getByRole('button', { name: '采用并签署这 39 个参数' }).click();
  await page.getByText('已签署 39 个参数，还有 1 个待定。').waitFor();
  await expect.poll(() => offers.getByRole('listitem').count()).toBe(1);
  await offers.getByRole('listitem').first().getByRole('checkbox').check();
  await page.getByRole('button', { name: '采用并签署这 1 个参数' }).click();
  await page.getByText('已签署 1 个参数，没有待定的问题了。').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('a version that somebody saves meanwhile is told before the import stands on it', async () => {
  const { page, faults } = await atImport(world);
  await choose(page, sample);
  await page.getByRole('button', { name: '作为它的新一版' }).click();
  await saying(page, /方案第 2 版/u);
  const ask = await asked(world, 'xiaoneng');
  const { scheme, version } = await ask<SchemeReply>('GET', `/api/cycles/${world.cycle}/scheme`);
  const saved = { base: version, scheme: { ...scheme, title: '别人改的标题' }, note: '别人' };
  await ask('POST', `/api/cycles/${world.cycle}/scheme/versions`, saved);
  // As it is when somebody comes back to the window.
  await page.waitForTimeout(5100);
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
  await page.getByText('别人刚保存了方案第 2 版').waitFor();
  await saying(page, /方案第 3 版/u);
  expect(await commit(page).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '看与新版的不同' }).click();
  await expect.poll(() => commit(page).isDisabled()).toBe(false);
  expect(faults).toEqual([]);
});

test('a cell is mended by the keyboard, undone, done again, and kept over a reload', async () => {
  const { page, faults } = await atImport(world);
  await choose(page, sample);
  const cell = page.locator('[data-cell="1/5/5"]');
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '改正这一格的文字' }).fill('宣传部\n统战部');
  await page.keyboard.press('Control+Enter');
  const tree = page.getByRole('tree');
  await tree.getByText('考评单位：示范市委宣传部、示范市委统战部').waitFor();
  expect(await cell.textContent()).toContain('已改正');
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('1/5/4');

  await page.getByRole('button', { name: '撤销' }).click();
  await tree.getByText('考评单位：示范市委宣传部、示范市委统战部').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '重做' }).click();
  await tree.getByText('考评单位：示范市委宣传部、示范市委统战部').waitFor();
  await page.reload();
  await tree.getByText('考评单位：示范市委宣传部、示范市委统战部').waitFor();

  await page.getByLabel('第4列读作').selectOption({ label: '不读这一列' });
  await page.getByRole('button', { name: '改动' }).click();
  await page.getByRole('list', { name: '改动记录' }).getByText('表1 第4列读作“不读这一列”').waitFor();
  expect(faults).toEqual([]);
});

test('a pasted table asks how names are read, and takes the answer', async () => {
  const { page, faults } = await atImport(world);
  await hand(page, 'paste', { html: clipboardHtml(doubtful, 'word') });
  await page.getByRole('button', { name: /^问题/u }).click();
  await page.getByRole('button', { name: '可选读法 3' }).click();
  await page.getByRole('radio', { name: '组织部宣传部', exact: true }).check();
  await page.getByText('已按选定的“组织部宣传部”读入').waitFor();
  await page.getByRole('button', { name: '方案', exact: true }).click();
  await page.getByText('考评单位：组织部宣传部').waitFor();
  expect(faults).toEqual([]);
});

test('a file that takes long is cancelled: nothing of it comes, and the next one is taken', async () => {
  const { page, faults } = await atImport(world);
  let isLate = false;
  await page.route(/\/api\/documents\?name=/u, async (route) => {
    if (!isLate) {
      isLate = true;
      await new Promise((done) => setTimeout(done, 1500));
    }
    return route.continue();
  });
  await choose(page, sample);
  const running = page.getByRole('status').filter({ hasText: 'sanming-2022.docx' });
  await running.getByRole('progressbar').waitFor();
  await running.getByRole('button', { name: '取消' }).click();
  await running.waitFor({ state: 'detached' });
  await page.waitForTimeout(2000);
  expect(await page.getByRole('tree').count()).toBe(0);
  expect(await page.getByRole('alert').count()).toBe(0);
  await hand(page, 'drop', {
    file: { name: '2026.csv', text: '指标,考核内容,分值,考核单位\n业务,按时办结,100,组织部\n' },
  });
  await page.getByRole('tree').waitFor();
  expect(faults).toEqual([]);
});

test('what cannot be read is refused in words, and the page goes on', async () => {
  const { page, faults } = await atImport(world);
  await hand(page, 'drop', { file: { name: '坏.docx', text: 'no package' } });
  await page.getByRole('alert').getByText('文件“坏.docx”').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const list = '单位\n教育局\n民政局\n财政局\n';
  await hand(page, 'drop', { file: { name: '名单.csv', text: list } });
  // A list is no table of an appraisal: it is shown, and what is said against it stands beside.
  await page.locator('[data-cell="1/2/1"]').waitFor();
  await page.getByRole('alert').getByText('像一份单位名单').first().waitFor();
  expect(await commit(page).isDisabled()).toBe(true);
  expect(faults).toEqual([]);
});

test('a file without a table is not what the next visit begins with', async () => {
  const { page, faults } = await atImport(world);
  await hand(page, 'drop', { file: { name: 'note.txt', text: '会议改到下午三点。' } });
  await page.getByText('这份文件里没有表格').first().waitFor();
  await page.reload();
  await page.getByRole('button', { name: '选择文件…' }).waitFor();
  expect(faults).toEqual([]);
});

test('of a long table only what is in sight is drawn, and a node far down leads to its cell', async () => {
  const { page, faults } = await atImport(world);
  const rows = Array.from({ length: 450 }, (_, at) => [`指标${at + 1}`, `完成第${at + 1}项工作`, '0.2', '组织部']);
  const lines = [['指标', '考核内容', '分值', '考核单位'], ...rows].map((row) => row.join(','));
  await hand(page, 'drop', { file: { name: '2025细则.csv', text: lines.join('\n') } });
  await saying(page, '450 行');
  expect(await page.locator('td').count()).toBeLessThan(800);
  const tree = page.getByRole('tree');
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await tree.getByRole('treeitem', { name: '指标450' }).waitFor();
  await page.locator('[data-cell="1/451/2"]').waitFor();
  expect(faults).toEqual([]);
});

test('on a phone the panes are tabs within the width of the screen', async () => {
  const { page, faults } = await atImport(world, phone);
  await choose(page, sample);
  await page.getByRole('tree').waitFor();
  await page.getByRole('button', { name: '原表' }).click();
  await page.getByRole('grid').waitFor();
  expect(await page.getByRole('tree').isVisible()).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('Enter on a node of the tree shows its cell, as a press on it does', async () => {
  const { page, faults } = await atImport(world, phone);
  await choose(page, sample);
  await page.getByRole('tree').getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('grid').waitFor();
  expect(await page.getByRole('tree').isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

test('the open document is its account’s, and gone from the browser when the session ends', async () => {
  const { page, faults } = await atImport(world);
  const keptIn = (stores: ('localStorage' | 'sessionStorage')[]) =>
    page.evaluate(
      (names) =>
        names.flatMap((name) => Object.keys(globalThis[name]).filter((key) => key.startsWith('plumbline.import'))),
      stores,
    );
  await choose(page, sample);
  await page.getByRole('tree').waitFor();
  await page.getByRole('button', { name: '去向', exact: true }).click();
  await page.getByLabel('名称', { exact: true }).fill('只有我看得见的名称');
  const [open, work] = (await keptIn(['localStorage'])).toSorted();
  expect(work?.startsWith(`${open}.`)).toBe(true);
  // What an earlier version left, and what another account has open.
  const foreign = await page.evaluate((key) => {
    const sha256 = localStorage.getItem(key) ?? '';
    for (const store of [localStorage, sessionStorage]) {
      store.clear();
      for (const other of ['plumbline.import', 'plumbline.import.somebody']) store.setItem(other, sha256);
    }
    return sha256;
  }, open ?? '');
  expect(foreign).toMatch(/^[0-9a-f]{64}$/u);
  await page.reload();
  await page.getByRole('button', { name: '选择文件…' }).waitFor();
  expect(await page.getByRole('tree').count()).toBe(0);
  await page.getByRole('button', { name: '赵示一' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  expect(await keptIn(['localStorage', 'sessionStorage'])).toEqual([]);
  expect(faults).toEqual([]);
});
