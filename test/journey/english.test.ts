// The English screen (英文界面): every Chinese word on it is data of the server, or a sentence of the record marked as Chinese.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '../../src/web/page-list.ts';
import { addressOf, type PageId } from '../../src/web/pages.ts';
import { settled } from '../kit/browser.ts';
import { computeAgain } from '../kit/colleagues.ts';
import { personFor } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const table = join(import.meta.dirname, '../../examples/sanming-2022.docx');
let world: World;
beforeAll(async () => {
  world = await openWorld();
  await computeAgain(world);
});
afterAll(() => world.close());

/** All texts and keys of a reply; of a saying in both languages the English one alone. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'zh' && 'en' in value ? [] : [key, ...textsIn(inner)],
  );
};

const bare = (text: string): string => text.replaceAll(/\s/gu, '');

/** Chinese between what is English or stands between words, with the digits inside of it: “表1第3行”. */
const chineseIn = (text: string): string[] =>
  text
    .split(/[A-Za-z]{2,}|[·›…,;:()/|“”‘’"'—–→+≥≤=×÷%[\]\s]/u)
    .map((part) => part.replaceAll(/^[\d.、，。；：≈−-]+|[\d.、，。；：≈−-]+$/gu, ''))
    .filter((part) => /\p{Script=Han}/u.test(part));

/** What a reader sees or is read, but for what is marked as Chinese. */
const shownOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said = (element: Element) => element.closest('[lang^="zh"], noscript, script, style') === null;
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement !== null && said(node.parentElement)) texts.push(node.textContent ?? '');
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (said(element)) texts.push(element.getAttribute(name) ?? '');
    return texts;
  });

/** Texts of the page with Chinese that came from no reply. */
async function strangers(page: Page): Promise<string[]> {
  const shown = await shownOn(page);
  const replies = await page.evaluate<string[]>('Promise.all(kept)');
  const known = replies
    .flatMap((reply) => textsIn(parsed(reply)))
    .map(bare)
    .join('\n');
  const found = shown.filter((text) => chineseIn(text).some((part) => !known.includes(part)));
  return [...new Set(found)];
}

/** Keeps what the server answers: the browser's own record forgets large replies. */
const keepReplies = (): void => {
  const kept: Promise<string>[] = [];
  const ask = globalThis.fetch;
  globalThis.fetch = async (...given) => {
    const reply = await ask(...given);
    kept.push(reply.clone().text());
    return reply;
  };
  Object.assign(globalThis, { kept });
};

const parsed = (reply: string): unknown => {
  try {
    return JSON.parse(reply);
  } catch {
    return null;
  }
};

async function openEnglish(path: string, person: string | null): Promise<Page> {
  const { page } = await world.sit(person);
  page.setDefaultTimeout(10_000);
  await page.addInitScript(keepReplies);
  await page.addInitScript(`localStorage.setItem('plumbline.language', 'en')`);
  await page.goto(`${world.server.url}${path}`);
  await settled(page);
  // The page names itself once it is drawn.
  await page.waitForFunction(`document.title.includes(' · ')`);
  return page;
}

/** What a page shows only after it was touched. */
const touches: Partial<Record<PageId, ((page: Page) => Promise<unknown>)[]>> = {
  marks: [
    (page) => page.getByRole('row').nth(2).getByRole('gridcell').nth(1).click(),
    (page) => page.keyboard.press('F2'),
  ],
  facts: [
    (page) => page.getByRole('button', { name: 'Enter', exact: true }).click(),
    (page) => page.getByRole('dialog').getByLabel('Row', { exact: true }).selectOption({ index: 1 }),
    (page) => page.getByRole('dialog').getByLabel('Row', { exact: true }).selectOption({ index: 5 }),
  ],
  import: [
    async (page) => {
      await page.locator('input[type="file"]').first().setInputFiles(table);
      await page.locator('.read-tree').waitFor();
      // A file is sent with a request of another kind: what it holds is asked for by the reload.
      await page.reload();
      await page.locator('.read-tree').waitFor();
    },
    ...['Problems', 'Target', 'Changes'].map(
      (name) => (page: Page) => page.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click(),
    ),
    (page) => page.locator('.source td').nth(3).dblclick(),
  ],
  'scheme-tree': [
    (page) => page.locator('.tree-title').nth(4).click(),
    (page) => page.locator('.tree-title').nth(6).click(),
    (page) => page.locator('.tree-title').last().click(),
  ],
  scorecard: [
    (page) => page.getByRole('button', { name: 'Open all' }).first().click(),
    ...[0, 3, 6, 9].map((at) => (page: Page) => page.locator('.step .figure').nth(at).click()),
    (page) =>
      page
        .getByRole('button', { name: /^Source/u })
        .first()
        .click(),
  ],
  comparison: [(page) => page.locator('.changes summary').first().click()],
  trial: [
    (page) => page.getByRole('combobox', { name: 'Parameter' }).selectOption({ index: 1 }),
    (page) => page.getByRole('combobox', { name: 'Parameter' }).selectOption({ index: 44 }),
  ],
  directory: [(page) => page.locator('td button').nth(8).click()],
  accounts: [(page) => page.locator('td button').nth(3).click()],
  journal: [
    async (page) => {
      await page.locator('.journal-links button').first().click();
      await page.locator('.journal-entry table').waitFor();
    },
  ],
};

test.each(pages)('$id', async ({ id, act, sample }) => {
  const page = await openEnglish(addressOf(id, { cycle: world.cycle, ...sample }), personFor(act));
  const found = await strangers(page);
  for (const touch of touches[id] ?? []) {
    await touch(page);
    await settled(page);
    found.push(...(await strangers(page)));
  }
  expect([...new Set(found)]).toEqual([]);
  await page.context().close();
});

test('control: the words of the program in Chinese are found, and those of a place with numbers', async () => {
  const page = await openEnglish('/', 'xiaoneng');
  for (const words of ['重新载入', 'Read from 表1 第3行 第2列'])
    await page.evaluate((text) => document.querySelector('main')?.append(text), words);
  expect(await strangers(page)).toHaveLength(2);
  await page.context().close();
});
