// Widths (宽度): the sample beside its tree without scrolling sideways, and on a phone nothing beyond the screen but in what scrolls.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, phone, settled } from '../kit/browser.ts';
import { sample } from '../kit/import-desk.ts';
import { openWorld, type World } from '../kit/world.ts';

/** What is made to be moved sideways. */
const scrollers = '.rdg, .source';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function openAt(path: string, person: string, size: typeof desktop, language = 'zh'): Promise<Page> {
  const { page } = await world.sit(person, size);
  await page.addInitScript(`localStorage.setItem('plumbline.language', '${language}')`);
  await page.goto(`${world.server.url}${path}`);
  await settled(page);
  return page;
}
async function withSample(size: typeof desktop, language?: string): Promise<Page> {
  const page = await openAt('/import', 'xiaoneng', size, language);
  await page.locator('input[type="file"]').first().setInputFiles(sample);
  await page.locator('.read-tree').waitFor({ state: 'attached' });
  await settled(page);
  return page;
}

/** What is wider than the place it has: the table than its pane, and words than their cells. */
const tooWide = (page: Page): Promise<string[]> =>
  page
    .locator('.source')
    .evaluate((pane) =>
      [pane, ...pane.querySelectorAll('th, td, .column-role span')]
        .filter((each) => each.scrollWidth > each.clientWidth + (each === pane ? 0 : 1))
        .map((each) => `${each.className} ${each.textContent.slice(0, 20)}: ${each.scrollWidth} > ${each.clientWidth}`),
    );

/** What the screen cuts off, but for what lies in a place that scrolls. */
const beyond = (page: Page): Promise<string[]> =>
  page.evaluate((moved) => {
    const drawn = [...document.querySelectorAll('main *, header *')].filter(
      (each) => each.closest(moved)?.contains(each.parentElement) !== true && each.checkVisibility(),
    );
    return drawn
      .map((each) => ({ each, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.right > innerWidth + 1 || box.left < -1))
      .map(({ each, box }) => `${each.tagName} ${each.className} ${box.left}–${box.right}`);
  }, scrollers);

/** Whether what was corrected lies below its entry's words, and inside of the entry. */
const isBelowItsWords = (page: Page): Promise<boolean> =>
  page.locator('.journal-entry:has(table)').evaluate((entry) => {
    const boxOf = (selector: string) => entry.querySelector(selector)?.getBoundingClientRect();
    const [words, table, whole] = [boxOf('.journal-links'), boxOf('table'), entry.getBoundingClientRect()];
    return words !== undefined && table !== undefined && table.top >= words.bottom && table.bottom <= whole.bottom;
  });

/** Whether the whole of the chosen cell can be seen: in the grid, on the screen, beside the column that stays. */
const isCellInSight = (page: Page): Promise<boolean> =>
  page.locator('.rdg').evaluate((grid) => {
    const box = grid.querySelector('[role="gridcell"][aria-selected="true"]')?.getBoundingClientRect();
    const kept = grid.querySelector('[role="columnheader"]')?.getBoundingClientRect();
    if (box === undefined || kept === undefined) return false;
    const place = grid.getBoundingClientRect();
    return (
      box.left >= kept.right - 1 &&
      box.right <= Math.min(place.right, innerWidth) + 1 &&
      box.top >= kept.bottom - 1 &&
      box.bottom <= Math.min(place.bottom, innerHeight) + 1
    );
  });

const cases = [desktop, { width: 1440, height: 900 }].flatMap((size) =>
  ['zh', 'en'].map((language) => ({ size, width: size.width, language })),
);
test.each(cases)('the whole sample is read beside its tree at $width px ($language)', async ({ size, language }) => {
  const page = await withSample(size, language);
  expect(await tooWide(page)).toEqual([]);
  const columns = await page
    .locator('.source thead th')
    .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().width));
  expect(columns).toHaveLength(6);
  expect(Math.min(...columns)).toBeGreaterThan(70);
  await page.context().close();
});

test('control: a column that takes what it wants is too wide for the pane', async () => {
  const page = await withSample(desktop);
  await page.evaluate(`document.querySelector('.source-table').style.minWidth = '952px'`);
  expect((await tooWide(page)).length).toBeGreaterThan(0);
  await page.context().close();
});

test('on a phone the journal is read without moving sideways, and its filters and corrections too', async () => {
  for (const language of ['zh', 'en']) {
    const page = await openAt('/journal', 'xiaoneng', phone, language);
    expect(await beyond(page)).toEqual([]);
    await page.locator('.journal-fold summary').click();
    await page.getByLabel(language === 'zh' ? '事项' : 'Event', { exact: true }).selectOption('mark-corrected');
    await page.locator('.journal-links button').first().click();
    await page.locator('.journal-entry table').waitFor();
    expect(await isBelowItsWords(page)).toBe(true);
    expect(await beyond(page)).toEqual([]);
    await page.context().close();
  }
});

test('on a phone the chosen cell of the marks stays in sight, and every button on the screen', async () => {
  for (const language of ['zh', 'en']) {
    const page = await openAt(`/cycles/${world.cycle}/marks`, 'zuzhi', phone, language);
    expect(await beyond(page)).toEqual([]);
    await page.getByRole('row').nth(2).getByRole('gridcell').nth(1).click();
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'ArrowLeft', 'PageDown']) {
      await page.keyboard.press(key);
      await expect.poll(() => isCellInSight(page), { message: key }).toBe(true);
    }
    await page.keyboard.press('F2');
    await page.locator('.mark-editor').waitFor();
    expect(await beyond(page)).toEqual([]);
    await page.context().close();
  }
});

test('on a phone the imported table scrolls in its pane, and nothing else does', async () => {
  const page = await withSample(phone);
  expect(await beyond(page)).toEqual([]);
  await page.getByRole('button', { name: '原表', exact: true }).click();
  expect(await beyond(page)).toEqual([]);
  const cell = page.locator('.source td').last();
  await cell.scrollIntoViewIfNeeded();
  expect(await beyond(page)).toEqual([]);
  await page.context().close();
});

test('control: what is wider than a phone is found, and a cell that was moved away', async () => {
  const page = await openAt(`/cycles/${world.cycle}/marks`, 'zuzhi', phone);
  await page.getByRole('row').nth(2).getByRole('gridcell').nth(1).click();
  await page.evaluate(`document.querySelector('.rdg').scrollLeft = 400`);
  expect(await isCellInSight(page)).toBe(false);
  await page.evaluate(
    `document.querySelector('main').insertAdjacentHTML('beforeend', '<table width="500"><tr><td>1</td></tr></table>')`,
  );
  expect((await beyond(page)).join()).toContain('TABLE ');
  await page.context().close();
});
