// Every page of the router (页面检查): drawn on a desktop and on a phone, nothing for axe to find, and a picture in the guide.
// UPDATE_GUIDE=1 draws the pictures anew (`npm run guide`).
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts } from '../../src/domain/act.ts';
import { pages } from '../../src/web/page-list.ts';
import { addressOf, type PageId } from '../../src/web/pages.ts';
import { axeFaults, desktop, phone, settled } from '../kit/browser.ts';
import { computeAgain } from '../kit/colleagues.ts';
import { handInSome } from '../kit/handed-in.ts';
import { personFor } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const pictures = join(import.meta.dirname, '../../docs/guide/pictures');
const isDrawing = process.env['UPDATE_GUIDE'] === '1';
let world: World;
beforeAll(async () => {
  world = await openWorld();
  await computeAgain(world);
  await handInSome(world);
});
afterAll(() => world.close());

/** What stands out beyond the screen, where one cannot scroll sideways. */
async function widthFaults(page: Page, size: typeof desktop, language: string): Promise<string[]> {
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  return width > size.width ? [`in ${language} the page is ${width} px wide on a screen of ${size.width}`] : [];
}

/** A page of the demonstration that nobody has touched has nothing to refuse and nothing to warn of. */
const alertFaults = async (page: Page): Promise<string[]> =>
  (await page.getByRole('alert').allInnerTexts()).map((text) => `it shows: ${text}`);

/** What is wrong with a page at a size. */
async function look(name: string, path: string, person: string | null, size: typeof desktop): Promise<string[]> {
  const { page, context, faults } = await world.sit(person, size);
  await page.goto(`${world.server.url}${path}`);
  await settled(page);
  faults.push(...(await alertFaults(page)));
  faults.push(...(await widthFaults(page, size, 'Chinese')), ...(await axeFaults(page)));
  if (isDrawing) await page.screenshot({ path: join(pictures, `${name}-${size === phone ? 'phone' : 'desktop'}.png`) });
  await page.locator('.header-button[lang="en"]').dispatchEvent('click');
  await page.locator('.header-button[lang="zh-CN"]').waitFor({ state: 'attached' });
  faults.push(...(await widthFaults(page, size, 'English')), ...(await axeFaults(page)));
  await context.close();
  return faults;
}

describe('every page', () => {
  test('asks for an act of the table', () => {
    expect(pages.filter(({ act }) => act !== null && act !== 'anyone' && !(act in acts)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test.each([desktop, phone])('login at $width px', async (size) => {
    expect(await look('login', '/', null, size)).toEqual([]);
  });

  test.each(pages.flatMap((page) => [desktop, phone].map((size) => ({ ...page, size, width: size.width }))))(
    '$id at $width px',
    async ({ id, act, sample, size }) => {
      const path = addressOf(id, { cycle: world.cycle, ...sample });
      expect(await look(id, path, personFor(act), size)).toEqual([]);
    },
  );
});

type Opened = { what: string; id: PageId; person: string; open: (page: Page) => Promise<void> };
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
/** What a page shows only after it was touched. */
const opened: readonly Opened[] = [
  {
    what: 'the editor of a cell',
    id: 'marks',
    person: 'zuzhi',
    open: async (page) => {
      await page.getByRole('row').nth(2).getByRole('gridcell').nth(1).click();
      await page.keyboard.press('F2');
      await page.locator('.mark-editor').waitFor();
    },
  },
  {
    what: 'the form of a fact',
    id: 'facts',
    person: 'xiaoneng',
    open: async (page) => {
      await page.getByRole('button', { name: '登记', exact: true }).click();
      const form = page.getByRole('dialog', { name: '登记一条' });
      await form.getByLabel('项目', { exact: true }).selectOption({ label: '察访核验 · 扣分' });
      await form.getByLabel('事项').waitFor();
    },
  },
  {
    what: 'the drawer of an account',
    id: 'accounts',
    person: 'anquan',
    open: async (page) => {
      await button(page, /^打开账号“.* zuzhi”$/u).click();
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    what: 'the drawer of a body',
    id: 'directory',
    person: 'xiaoneng',
    open: async (page) => {
      await button(page, '打开“示范市财政局”').click();
      await page.getByRole('dialog').getByRole('list', { name: '文件里的称呼' }).waitFor();
    },
  },
  {
    what: 'a correction in the journal',
    id: 'journal',
    person: 'xiaoneng',
    open: async (page) => {
      await button(page, '更正前后').click();
      await page.getByRole('table').first().waitFor();
    },
  },
  {
    what: 'a trial with a change',
    id: 'trial',
    person: 'xiaoneng',
    open: async (page) => {
      await page.getByRole('combobox', { name: '单位', exact: true }).selectOption('caizheng');
      await page
        .getByRole('textbox', { name: /^试为：严格遵守党纪党规/u })
        .first()
        .fill('90');
      await page.getByRole('list', { name: '有变化的单位' }).locator('summary').first().click();
    },
  },
  {
    what: 'a computation taken apart',
    id: 'scorecard',
    person: 'xiaoneng',
    open: async (page) => {
      await button(page, '全部展开').click();
      const step = page.locator('li[id="n2.1.2"]');
      await step.getByRole('button', { name: /^20，/u }).first().click();
      await step.getByRole('button', { name: /^出处/u }).first().click();
      await step.locator('.cell-view').first().waitFor();
    },
  },
  {
    what: 'a change of a comparison',
    id: 'comparison',
    person: 'xiaoneng',
    open: async (page) => {
      await page.getByRole('list', { name: '有变化的单位' }).locator('summary').first().click();
      await page.locator('.change-rows').first().waitFor();
    },
  },
];

test.each(opened)('$what, open on its page, has nothing for axe to find', async ({ id, person, open }) => {
  const { page, context, faults } = await world.sit(person);
  page.setDefaultTimeout(15_000);
  const sample = pages.find((each) => each.id === id)?.sample;
  await page.goto(`${world.server.url}${addressOf(id, { cycle: world.cycle, ...sample })}`);
  await settled(page);
  await open(page);
  await settled(page);
  faults.push(...(await widthFaults(page, desktop, 'Chinese')), ...(await axeFaults(page)));
  await context.close();
  expect(faults).toEqual([]);
});

test('control: axe finds a picture without words, and the width a table that does not fit', async () => {
  const { page, context } = await world.sit(null, phone);
  await page.goto(world.server.url);
  await settled(page);
  await page.evaluate(
    `document.querySelector('main, body').insertAdjacentHTML('beforeend', '<img src="/assets/none.png"><table width="900"><tr><td>1</td></tr></table>')`,
  );
  expect((await axeFaults(page)).join()).toContain('image-alt');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeGreaterThan(phone.width);
  await context.close();
});
