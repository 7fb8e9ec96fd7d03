// A scheme of several hundred rows in a browser (长方案): only what is near the window is drawn, and everything is still found.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssignmentsReply } from '../../src/api/assignment.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { lacks } from '../../src/domain/lack.ts';
import type { Node } from '../../src/domain/scheme.ts';
import { check } from '../../src/engine/check.ts';
import { axeFaults, settled } from '../kit/browser.ts';
import { order } from '../kit/order.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

const count = 450;
let world: World;
let screen: Screen;
const path = (rest: string): string => `${world.server.url}/api/cycles/${world.cycle}/${rest}`;

beforeAll(async () => {
  world = await openWorld();
  screen = await world.sit('xiaoneng');
  const { request } = screen.context;
  const { scheme, version } = (await (await request.get(path('scheme'))).json()) as SchemeReply;
  const leaf = (at: number): Node => ({
    id: `long-${at}`,
    number: null,
    title: `长项${at}`,
    kind: 'indicator',
    points: null,
    criterion: `第 ${at} 项的考核内容`,
    method: null,
    unit: null,
    remarks: null,
    assessors: [],
    admitted: null,
    groups: null,
    operation: null,
    rounding: null,
    source: null,
    children: [],
  });
  scheme.root.children.push({
    ...leaf(0),
    id: 'long',
    title: '长的一组',
    kind: 'component',
    children: Array.from({ length: count }, (_, at) => leaf(at + 1)),
  });
  const [asked] = scheme.parameters;
  if (asked === undefined) throw new Error('the demonstration has no parameter');
  for (let at = 1; at <= count; at += 1)
    scheme.parameters.push({
      ...asked,
      key: `long-${at}`,
      title: `长问题${at}`,
      value: null,
      signer: null,
      reason: null,
    });
  const data = { base: version, scheme, note: '很长' };
  const answer = await request.post(path('scheme/versions'), {
    data: { ...data, order },
    headers: { origin: world.server.url },
  });
  if (!answer.ok()) throw new Error(await answer.text());
});
afterAll(() => world.close());

async function open(page: Page, rest: string): Promise<void> {
  await page.goto(`${world.server.url}/cycles/${world.cycle}/${rest}`);
  await settled(page);
}
const drawn = (page: Page, selector: string): Promise<number> => page.locator(selector).count();

test('parameters: those in sight are drawn, and the last one is found by its address', async () => {
  const { page } = screen;
  await open(page, `scheme/parameters#long-${count}`);
  const last = page.locator(`[data-parameter="long-${count}"]`);
  await last.getByRole('heading', { name: `长问题${count}` }).waitFor();
  await expect.poll(() => last.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await drawn(page, '[data-parameter]')).toBeGreaterThanOrEqual(count);
  expect(await drawn(page, '[data-parameter] h3')).toBeLessThan(60);
  expect(await axeFaults(page)).toEqual([]);
});

test('the official table: lines come and go as it is scrolled', async () => {
  const { page } = screen;
  await open(page, 'scheme');
  await page.locator('.scheme-table tr').first().waitFor();
  const lines = await drawn(page, '.scheme-table tr');
  expect(lines).toBeLessThan(200);
  expect(await page.getByText(`第 ${count} 项的考核内容`).count()).toBe(0);
  // Beside it stands the check, and each row bears the mark of the worst that is said of it.
  const { scheme } = (await (await page.request.get(path('scheme'))).json()) as SchemeReply;
  const problems = check(scheme);
  const [errors, questions] = ['error', 'question'].map((each) => problems.filter((one) => one.severity === each));
  const beside = page.getByRole('complementary', { name: '检查' });
  expect(await beside.locator('.problems-count').innerText()).toContain(
    `错误 ${errors?.length} · 待定 ${questions?.length}`,
  );
  const told = await beside.locator('.problem-message').allInnerTexts();
  expect(told.length).toBeGreaterThan(5);
  expect(told).toEqual((errors ?? []).slice(0, told.length).map(({ message }) => message));
  const marked = await page
    .locator('.scheme-table tr:has(.row-link)')
    .evaluateAll((all) =>
      all.map((row) => [decodeURIComponent(row.querySelector('a')?.hash.slice(1) ?? ''), row.className]),
    );
  const worst = (node: string) => problems.find(({ place, severity }) => place.node === node && severity !== 'note');
  expect(marked).toEqual(
    marked.map(([node = '']) => [node, worst(node) === undefined ? '' : `is-${worst(node)?.severity}`]),
  );
  expect(new Set(marked.map(([, mark]) => mark))).toEqual(new Set(['', 'is-error']));
  await expect
    .poll(async () => {
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
      return page.getByText(`第 ${count} 项的考核内容`).count();
    })
    .toBe(1);
  expect(await drawn(page, '.scheme-table tr')).toBeLessThan(250);
});

test('the tree finds all hits, and draws those in sight', async () => {
  const { page } = screen;
  await open(page, 'scheme/tree');
  await page.getByRole('searchbox', { name: '查找项' }).fill('长项');
  await page.getByText(`找到 ${count} 处`).waitFor();
  expect(await drawn(page, '.tree-hits li')).toBeLessThan(60);
  expect(await page.locator('.tree-hits li').first().getAttribute('aria-setsize')).toBe(String(count));
});

test('assignments: what each body lacks, and of one only rows in sight are drawn', async () => {
  const { page } = screen;
  const answer = await page.request.get(path('assignments'));
  const { assignments } = (await answer.json()) as AssignmentsReply;
  await open(page, 'assignments');
  const lines = page.getByRole('row').filter({ has: page.getByRole('link') });
  const cells = await lines.evaluateAll((all) => all.map((line) => [...line.children].map((each) => each.textContent)));
  expect(cells.map(([title, , , ...counts]) => [title, ...counts])).toEqual(
    assignments.map(({ title, lacks: counts }) => {
      const shown = lacks.map((lack) => String(counts[lack] ?? ''));
      return [title, ...(shown.join('') === '' ? shown.with(0, '齐全') : shown)];
    }),
  );
  expect(cells.flat()).toContain(String(count));
  await lines.getByRole('link').first().click();
  await page.locator('.assignment-row h2').first().waitFor();
  expect(await drawn(page, '.assignment-row')).toBeGreaterThanOrEqual(count);
  expect(await drawn(page, '.assignment-row h2')).toBeLessThan(60);
});

test('nothing of all that was a fault of the page', () => {
  expect(screen.faults).toEqual([]);
});
