// Login and first page in a real browser (首页与登录测试): what a real city sees of the demonstration, what comes first there, and what a subject is told to do.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SetupReply } from '../../src/api/jurisdiction.ts';
import { axeFaults, phone } from '../kit/browser.ts';
import { choose, commit, sample, saying } from '../kit/import-desk.ts';
import { saveAll } from '../kit/scheme-desk.ts';
import { openWorld, type World } from '../kit/world.ts';

const city = '另一个示范市';
const words = '一句只有我自己记得住的话';
let world: World;
let founded: SetupReply;

beforeAll(async () => {
  world = await openWorld();
  const code = /设置码 setup code: (\S+)/u.exec(world.server.told())?.[1] ?? '';
  const people = Object.fromEntries(
    ['system-administrator', 'security-administrator', 'audit-administrator', 'organiser'].map((role, at) => [
      role,
      { name: `ren-${at}`, title: `人员${at}` },
    ]),
  );
  const { context } = await world.sit(null);
  const answer = await context.request.post(`${world.server.url}/api/jurisdictions`, {
    data: { code, title: city, organiser: '另一个效能办', people },
    headers: { origin: world.server.url },
  });
  founded = (await answer.json()) as SetupReply;
});
afterAll(() => world.close());

/** At the first page of the empty city, as its organiser. */
async function atEmptyCity(size?: typeof phone): Promise<{ page: Page; faults: string[] }> {
  const { page, context, faults } = await world.sit(null, size);
  const own = founded.accounts.find(({ role }) => role === 'organiser');
  const headers = { origin: world.server.url };
  const log = (password: string) =>
    context.request.post(`${world.server.url}/api/session`, {
      data: { jurisdiction: founded.id, name: own?.name, password },
      headers,
    });
  if (!(await log(words)).ok()) {
    await log(own?.password ?? '');
    const data = { before: own?.password, after: words };
    await context.request.put(`${world.server.url}/api/session/password`, { data, headers });
  }
  await page.goto(world.server.url);
  return { page, faults };
}

test('the accounts of the demonstration stand beside the demonstration only', async () => {
  const { page, faults } = await world.sit(null);
  await page.goto(world.server.url);
  const place = page.getByLabel('考评辖区');
  const demo = page.getByRole('heading', { name: '示范账号' });
  await place.selectOption({ label: '示范市' });
  await demo.waitFor();
  await place.selectOption({ label: city });
  await demo.waitFor({ state: 'detached' });
  expect(await page.getByText('xiaoneng').count()).toBe(0);
  await place.selectOption({ label: '示范市' });
  await demo.waitFor();
  expect(faults).toEqual([]);
});

test.each([undefined, phone])('an empty city is told both steps in their order', async (size) => {
  const { page, faults } = await atEmptyCity(size);
  const next = page.getByRole('region', { name: '要办的' });
  await next.getByText('先把单位名录导入好').waitFor();
  const steps = await next.getByRole('link').allTextContents();
  expect(steps).toEqual(['第一步：导入单位名录', '第二步：导入考评表']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
  expect(await axeFaults(page)).toEqual([]);
  await next.getByRole('link', { name: '第一步' }).click();
  await page.getByRole('heading', { level: 1, name: '单位名录' }).waitFor();
  expect(faults).toEqual([]);
});

test('a subject is told what lacks, by kind, and is led there; a section cannot fill it in itself', async () => {
  const { page, faults } = await world.sit('tuiyi', phone);
  await page.goto(world.server.url);
  const due = page.getByRole('region', { name: '要办的' });
  await due.getByText('责任分工还缺 50 处，在 25 项里').waitFor();
  const duties = page.getByRole('region', { name: '本单位的责任分工' });
  const kinds = duties.locator('.duties-head .duty-lack');
  expect(await kinds.allTextContents()).toEqual(['缺责任人 25 处', '缺 AB 岗 25 处']);
  expect(await duties.locator('summary').filter({ visible: true }).count()).toBe(6);
  // What was cut is whole when it is unfolded.
  await duties.locator('summary').first().click();
  await duties.getByText('建设“一区六城”等方面情况').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await due.getByRole('link', { name: '去补齐责任分工' }).click();
  await page.getByRole('heading', { level: 1, name: /退役军人事务局/u }).waitFor();
  expect(faults).toEqual([]);

  const section = await world.sit('tuiyi-bangongshi', phone);
  await section.page.goto(world.server.url);
  await section.page.getByRole('link', { name: '看责任分工' }).waitFor();
  expect(await section.page.getByRole('link', { name: '去补齐责任分工' }).count()).toBe(0);
});

test('the marks have the width until a cell is chosen, and the chosen one stays in sight', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  const grid = page.locator('.mark-grid');
  await grid.getByRole('row').nth(5).waitFor();
  const widthOf = async () => Math.round((await grid.boundingBox())?.width ?? 0);
  const wide = await widthOf();
  expect(wide).toBeGreaterThan(1000);
  const last = grid.getByRole('row').nth(5).getByRole('gridcell').last();
  const column = await last.getAttribute('aria-colindex');
  const place = (await last.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  // A hand holds the button down for a moment.
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(120);
  await page.mouse.up();
  await expect.poll(widthOf).toBeLessThan(wide);
  const chosen = grid.locator('[aria-selected="true"]');
  expect(await chosen.getAttribute('aria-colindex')).toBe(column);
  // Narrower by the panel, the columns of reasons are still wide enough to be read.
  await expect.poll(async () => (await chosen.boundingBox())?.width).toBeGreaterThanOrEqual(220);
  const right = async () => {
    const [cell, all] = await Promise.all([chosen.boundingBox(), grid.boundingBox()]);
    return (all?.x ?? 0) + (all?.width ?? 0) - ((cell?.x ?? 0) + (cell?.width ?? 0));
  };
  await expect.poll(right).toBeGreaterThanOrEqual(-1);
  expect(faults).toEqual([]);
});

test('home and marks call a body as the directory does, whatever the table called it', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/directory`);
  await page.getByRole('button', { name: '打开“示范市效能办”' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: '单位名称' }).fill('示范市绩效办');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await drawer.getByText('已保存').waitFor();
  await page.goto(world.server.url);
  await page.getByRole('button', { name: /^查看 \d+ 个考评单位$/u }).click();
  const assessors = page.getByRole('region', { name: '各考评单位的评分' });
  await assessors.getByText('示范市绩效办').waitFor();
  expect(await assessors.getByText('示范市效能办').count()).toBe(0);
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  await page.getByText('示范市绩效办：80 个单位').waitFor();
  expect(faults).toEqual([]);
});

test.each([phone, undefined])(
  'where nobody but the organiser is in the directory, an import leaves open who is appraised, and says why',
  async (size) => {
    const { page, faults } = await atEmptyCity(size);
    await page.goto(`${world.server.url}/import`);
    await choose(page, sample);
    await saying(page, '0 个单位');
    await page.getByRole('button', { name: '去向', exact: true }).click();
    expect(await page.getByRole('radio', { name: '暂不确定' }).isChecked()).toBe(true);
    await page.getByText('单位名录里除了主办单位还没有别的单位').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: '去单位名录' }).click();
    await page.getByRole('heading', { level: 1, name: '单位名录' }).waitFor();
    expect(faults).toEqual([]);
  },
);

test('the year that it makes says at home that nobody is appraised, and gets its subjects there', async () => {
  const { page, faults } = await atEmptyCity();
  await page.goto(`${world.server.url}/import`);
  await choose(page, sample);
  await saying(page, '0 个单位');
  await commit(page).click();
  await page.getByRole('link', { name: '去看方案' }).waitFor();
  await page.goto(world.server.url);
  await page.getByRole('link', { name: '去加入被考评单位' }).click();
  await page.getByRole('button', { name: /^全部选上/u }).click();
  await page.getByRole('button', { name: /^加入选定的/u }).click();
  await page.getByRole('heading', { name: /^全部单位（\d+）$/u }).waitFor();
  await saveAll(page);
  await page.goto(world.server.url);
  await page.getByRole('link', { name: /^去(?:签署参数|改正方案)$/u }).waitFor();
  expect(faults).toEqual([]);
});
