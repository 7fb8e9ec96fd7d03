// One browser, several tabs, years and a broken line (多标签、多年度、断线): what is shown and saved stays in its place.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { samplePath } from '../../src/app/demo-city/demo-city.ts';
import { type Fact, markSlot } from '../../src/domain/fact.ts';
import { loggedIn } from '../kit/browser.ts';
import { factId } from '../kit/fact-id.ts';
import { asked, openClerk } from '../kit/colleagues.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
/** A second year, made from the same table. */
let later = '';
const laterTitle = '2023年度绩效考评';

beforeAll(async () => {
  world = await openWorld();
  const context = await world.browser.newContext();
  await loggedIn(context, world.server.url, 'xiaoneng');
  const headers = { origin: world.server.url };
  const uploaded = await context.request.post(`${world.server.url}/api/documents?name=2023.docx`, {
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    data: readFileSync(samplePath),
  });
  const { sha256 } = (await uploaded.json()) as { sha256: string };
  const made = await context.request.post(`${world.server.url}/api/cycles`, {
    headers,
    data: { document: sha256, reading: {}, title: laterTitle, year: '2023', subjects: { from: 'newest-cycle' } },
  });
  later = ((await made.json()) as { cycle: { id: string } }).cycle.id;
  await context.close();
});
afterAll(() => world.close());

const open = async ({ page }: Screen, path: string): Promise<void> => {
  await page.goto(`${world.server.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

describe('marks', () => {
  const subject = { id: 'zhengyanshi', title: '示范市委政策研究室' };
  type Given = { sequence: number; fact: Extract<Fact, { type: 'mark' }> };
  type Colleague = Awaited<ReturnType<typeof asked>>;
  let colleague: Colleague;
  let marks: Screen;
  beforeAll(async () => {
    colleague = await openClerk(world, 'zuzhi2', 'zuzhibu');
    marks = await world.sit('zuzhi');
    await open(marks, `/cycles/${world.cycle}/marks`);
    await marks.page.getByRole('grid').waitFor();
  });

  const cell = () => marks.page.getByRole('row').filter({ hasText: subject.title }).getByRole('gridcell').nth(1);
  const saved = async (): Promise<Given[]> =>
    (await colleague<{ facts: Given[] }>('GET', `/api/cycles/${world.cycle}/marks`)).facts.filter(
      ({ fact }) => fact.subject === subject.id,
    );
  const standing = async (): Promise<Given['fact']> => {
    const all = (await saved()).map(({ fact }) => fact);
    return all.find(({ id }) => all.every(({ supersedes }) => supersedes !== id)) ?? expect.unreachable();
  };
  /** The colleague marks the cell, and the open page has heard of it. */
  async function markBeside(name: string, value: string): Promise<void> {
    const id = factId(name);
    const { by: _by, at: _at, withdrawn: _withdrawn, ...before } = await standing();
    const mark = { ...before, id, value, notApplicable: false, reason: `同事写于 ${name}`, supersedes: before.id };
    const isHeard = marks.page.waitForResponse(
      async (answer) => answer.url().includes('/marks?since=') && (await answer.text()).includes(id),
    );
    await colleague('POST', `/api/cycles/${world.cycle}/marks`, { marks: [mark] });
    await isHeard;
  }
  const sent = (page: Page): string[] => {
    const urls: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/marks')) urls.push(request.url());
    });
    return urls;
  };

  test('Escape in an editor leaves alone what a colleague saved under it, and so does looking', async () => {
    const { page } = marks;
    await cell().click();
    await page.keyboard.press('Delete');
    await page.getByText(/已保存 \d/u).waitFor();
    expect((await standing()).withdrawn).toBe(true);
    const requests = sent(page);
    for (const [name, keys] of [
      ['beside-1', ['Escape']],
      ['beside-2', ['9', 'Escape']],
      ['beside-3', ['8', '2', 'Tab']],
    ] as const) {
      await cell().click();
      await page.keyboard.press('F2');
      await markBeside(name, name.replace('beside-', '8'));
      for (const key of keys) await page.keyboard.press(key);
      await expect.poll(() => cell().innerText()).toMatch(/^8\d$/u);
    }
    await page.waitForTimeout(800);
    expect([requests, (await standing()).id]).toEqual([[], factId('beside-3')]);
  });

  test('another account in another tab: nothing more is saved until the page’s own account logs in again', async () => {
    const { page, context } = marks;
    // Typed whole before the other logs in: the page may notice it at any moment, and asks over whatever is open.
    await cell().click();
    await page.keyboard.type('77 换人以前');
    const isRefused = page.waitForResponse((answer) => answer.status() === 401);
    await loggedIn(context, world.server.url, 'zuzhi2');
    await page.keyboard.press('Enter');
    await isRefused;
    const dialog = page.getByRole('dialog', { name: '这个浏览器里已换了账号' });
    await dialog.getByText('现在登录的是“示范录入员 zuzhi2”，这一页是用“钱示三”的账号打开的').waitFor();
    await dialog.getByRole('button', { name: '以“示范录入员 zuzhi2”重新载入页面' }).waitFor();
    await page.waitForTimeout(2500);
    expect((await standing()).id).toBe(factId('beside-3'));
    await dialog.getByLabel('密码').fill(demoPassword);
    await dialog.getByRole('button', { name: '登录' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await standing()).value).toBe('77');
    expect(await standing()).toMatchObject({ by: '钱示三', reason: '换人以前' });
  });

  test('what is typed for a cell that the table no longer has can be dropped', async () => {
    const { page } = marks;
    const account = await page.evaluate(async () => {
      const answer = await fetch('/api/session');
      return ((await answer.json()) as { account: { id: string } }).account.id;
    });
    const entry = { value: '66', isNotApplicable: false, reason: '旧方案' };
    await page.evaluate(([key, draft]) => localStorage.setItem(key, draft), [
      `plumbline.mark.${account}.${world.cycle}.${markSlot('9.9', subject.id, 'zuzhibu')}`,
      JSON.stringify({ entry, base: null, sent: null }),
    ] as const);
    await page.reload();
    const region = page.getByRole('region', { name: '有填写的内容已不在评分表里' });
    expect(await region.getByRole('listitem').innerText()).toContain(
      '示范市委政策研究室 · 已不在方案里的一行 · 66 · 旧方案',
    );
    // It waits for nothing: the table itself is saved.
    await page.getByText(/^(?:未保存 0|全部已保存)/u).waitFor();
    await region.getByRole('button', { name: '丢弃' }).click();
    await region.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('9.9')))).toEqual([]);
    expect(marks.faults).toEqual([]);
  });
});

describe('years', () => {
  let screen: Screen;
  beforeAll(async () => {
    screen = await world.sit('xiaoneng');
  });
  const year = () => screen.page.getByRole('combobox', { name: '考评年度' });

  test('another year on the first page is another first page', async () => {
    await open(screen, '/');
    const { page } = screen;
    // The running year is in front of one in which nothing was given yet.
    await page.getByRole('heading', { level: 2, name: '2022年度绩效考评' }).waitFor();
    await year().selectOption({ label: laterTitle });
    await page.getByRole('heading', { level: 2, name: laterTitle }).waitFor();
    await year().selectOption(world.cycle);
    await page.getByRole('heading', { level: 2, name: '2022年度绩效考评' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 2, name: '2022年度绩效考评' }).waitFor();
  });

  test('what was said of one year is not said on the page of another, and the choice keeps the keyboard', async () => {
    const { page } = screen;
    await open(screen, `/cycles/${world.cycle}/results`);
    await page.getByRole('button', { name: '重新计算' }).click();
    await page.getByText(/第 \d+ 次计算已完成/u).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await year().focus();
    await year().selectOption(later);
    await page.waitForURL(new RegExp(`cycles/${later}/results`, 'u'));
    await page.getByText('还没有计算', { exact: false }).first().waitFor();
    expect(await page.getByText(/次计算已完成/u).count()).toBe(0);
    expect(await year().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a computation that ends elsewhere leads nowhere', async () => {
    const { page } = screen;
    await open(screen, `/cycles/${world.cycle}/results`);
    await page.route(/\/computations$/u, async (route) => {
      if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    const isDone = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok());
    await page.getByRole('button', { name: '重新计算' }).click();
    await page.getByRole('link', { name: '加减分与数据' }).click();
    await page.waitForURL(/facts/u);
    await isDone;
    await page.waitForTimeout(1000);
    expect(new URL(page.url()).search).toBe('');
    await page.unroute(/\/computations$/u);
  });
});

test('without a line: what is read comes by itself once it is back, what changes something is not done again', async () => {
  const { page } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/results`);
  await page.getByRole('button', { name: '重新计算' }).waitFor();
  await page.route(/\/api\//u, (route) => route.abort());
  await page.getByRole('button', { name: '重新计算' }).click();
  await page.getByText('刚才这一步没有得到答复，不会自动再做。').waitFor();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '加减分与数据' }).click();
  await page.getByText('连上以后会自动继续').waitFor();
  await page.unroute(/\/api\//u);
  await page.getByText('连上以后会自动继续').waitFor({ state: 'detached', timeout: 10_000 });
  await page.getByText('与服务器的连接已断开').waitFor({ state: 'detached' });
  await page.getByRole('table').first().waitFor();
});
