// Two windows of one person at one scheme (同一人的两个窗口): what one of them saves is in both, and nothing open in the other is closed.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { lookAgain } from '../../src/web/version/looking.ts';
import { settled } from '../kit/browser.ts';
import { copyFirst, madeBy, saveInVain, versions } from '../kit/lost-save.ts';
import { askToSave, dialog, remark, remarks, said, save, saveAll, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const newest = /\/scheme$/u;

/** Whoever saved it. */
const allSaved = (page: Page) => page.locator('.draft-bar.is-idle').waitFor();

/** Another window of the same browser, in which the copy of the row is seen too. */
async function copyInBoth(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  const [first] = await desk.rows();
  await copyFirst(desk, page);
  await desk.open(other, 'tree', first.id);
  await said(other, '1 处修改还没有保存');
  return other;
}
const behindIn = (...all: Page[]) => Promise.all(all.map((page) => page.locator('.behind').count()));

test('another window sees the version before the answer is there: nothing is left of the draft in either', async () => {
  const { page } = desk.screen;
  const made = await madeBy(desk, async () => {
    const other = await copyInBoth(page);
    await askToSave(page);
    await page.route(versions, async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      const response = await route.fetch();
      await said(other, '已保存为第');
      return route.fulfill({ response });
    });
    await save(page).click();
    await said(page, '已保存为第');
    expect(await behindIn(page, other)).toEqual([0, 0]);
  });
  expect(made).toEqual({ rows: 1, versions: 1 });
});

test('of two windows side by side both go on from what one of them saved', async () => {
  const { page } = desk.screen;
  const made = await madeBy(desk, async () => {
    const other = await copyInBoth(page);
    await saveAll(page);
    await allSaved(other);
    await remark(page, '写在新的一行上');
    await said(other, '1 处修改还没有保存');
    await settled(other);
    expect(await behindIn(page, other)).toEqual([0, 0]);
    await saveAll(other);
    await allSaved(page);
  });
  expect(made).toEqual({ rows: 1, versions: 2 });
});

test('a dialog and what is typed in it stay while the version of another window is fetched', async () => {
  const { page } = desk.screen;
  const other = await copyInBoth(page);
  const held = Promise.withResolvers<void>();
  await other.route(newest, async (route) => {
    await held.promise;
    await route.continue();
  });
  await other.getByRole('button', { name: '在后面增加一项' }).click();
  await dialog(other).getByLabel('名称').fill('新加的一项');
  await saveAll(page);
  await remark(page, '写在新的一行上');
  await said(page, '1 处修改还没有保存');
  await settled(other);
  expect(await behindIn(page, other)).toEqual([0, 0]);
  expect(await dialog(other).getByLabel('名称').inputValue()).toBe('新加的一项');
  held.resolve();
  await said(other, '1 处修改还没有保存');
  expect(await dialog(other).getByLabel('名称').inputValue()).toBe('新加的一项');
  expect(await behindIn(page, other)).toEqual([0, 0]);
});

test('a version that takes longer to come than one looks for it comes all the same', async () => {
  const { page } = desk.screen;
  const other = await copyInBoth(page);
  await other.route(newest, async (route) => {
    await new Promise((done) => setTimeout(done, lookAgain * 1.5));
    await route.continue();
  });
  await saveAll(page);
  await remark(page, '写在新的一行上');
  const { version } = await desk.newest();
  await other.getByText(`第 ${version} 版`).first().waitFor();
  expect(await behindIn(page, other)).toEqual([0, 0]);
});

test('an answer that comes late is not taken for the newest version, and takes away nothing that was typed since', async () => {
  const { page } = desk.screen;
  const [first] = await desk.rows();
  const other = await copyInBoth(page);
  const held = Promise.withResolvers<void>();
  await askToSave(page);
  await page.route(versions, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const response = await route.fetch();
    await held.promise;
    return route.fulfill({ response });
  });
  await save(page).click();
  await allSaved(other);
  await remark(other, '在另一个窗口里写的');
  await saveAll(other);
  const { version } = await desk.newest();
  held.resolve();
  await page.getByText(`第 ${version} 版`).first().waitFor();
  await settled(page);
  expect(await page.getByText(`第 ${version - 1} 版`).count()).toBe(0);
  await desk.open(page, 'tree', first.id);
  expect(await remarks(page).inputValue()).toBe('在另一个窗口里写的');
});

test('while one window waits for its answer, what the other edits stays', async () => {
  const { page } = desk.screen;
  const other = await copyInBoth(page);
  await saveInVain(page);
  await remark(other, '同时写的');
  await said(other, '2 处修改还没有保存');
  await said(page, '2 处修改还没有保存');
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
