// Nothing typed is lost (评分不丢失): the server and its database killed during a save, the browser closed, the session gone, two at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { clusterUrl } from '../../src/store/embedded/cluster.ts';
import { pathsIn } from '../../src/store/embedded/folder.ts';
import { readPidFile } from '../../src/store/embedded/pid-file.ts';
import { openBrowser } from '../kit/browser.ts';
import { holdCommits } from '../kit/held-commit.ts';
import { runningServer, type Server } from '../kit/server.ts';

/** A port that stays the same over a restart: drafts belong to the address of the page. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

type Saved = { facts: { fact: { id: string; subject: string; value: string | null; reason: string | null } }[] };

describe('marks in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-marks-'));
  let settings: Record<string, string>;
  let server: Server;
  let browser: Browser;
  let cycle = '';
  const { cluster: clusterFolder } = pathsIn(folder);

  beforeAll(async () => {
    settings = { DATA_DIR: folder, PORT: String(await freePort()) };
    server = await runningServer(settings);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function person(): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
    const data = { name: 'zuzhi', password: demoPassword };
    await context.request.post(`${server.url}/api/session`, { data, headers: { origin: server.url } });
    const { cycles } = (await (await context.request.get(`${server.url}/api/cycles`)).json()) as {
      cycles: { id: string }[];
    };
    cycle = cycles[0]?.id ?? '';
    return context;
  }
  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${server.url}/cycles/${cycle}/marks`);
    await page.getByRole('grid').waitFor();
    return page;
  }
  const markOf = (page: Page, subject: string) =>
    page.getByRole('row').filter({ hasText: subject }).getByRole('gridcell').nth(1);
  /** Goes on to the next row, as Enter does. */
  async function type(page: Page, subject: string, text: string): Promise<void> {
    await markOf(page, subject).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  const status = (page: Page) => page.getByText(/^(未保存 \d|全部已保存)/u);
  const allSaved = (page: Page) => page.getByText(/^全部已保存 · 已保存/u).waitFor();
  const marks = async (context: BrowserContext): Promise<Saved['facts']> => {
    const answer = await context.request.get(`${server.url}/api/cycles/${cycle}/marks`);
    return ((await answer.json()) as Saved).facts;
  };

  /** The facts that the server says it has saved, as the page hears of them. */
  function acknowledgedOn(page: Page): string[] {
    const acknowledged: string[] = [];
    page.on('response', (response) => {
      if (response.request().method() !== 'POST' || !response.ok()) return;
      void response.json().then(({ saved }: { saved: Saved['facts'] }) => {
        acknowledged.push(...saved.map(({ fact }) => fact.id));
      });
    });
    return acknowledged;
  }
  async function lost(context: BrowserContext, ids: readonly string[]): Promise<string[]> {
    const kept = new Set((await marks(context)).map(({ fact }) => fact.id));
    return ids.filter((id) => !kept.has(id));
  }

  /** No goodbye: neither the server nor its database gets to finish anything. */
  async function kill(): Promise<void> {
    const postmaster = readPidFile(clusterFolder)?.pid;
    if (postmaster === undefined) throw new Error('the database does not run: nothing would be killed');
    const ended = new Promise((done) => server.process.once('close', done));
    server.process.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await ended;
  }
  const restart = async () => {
    server = await runningServer(settings);
  };

  test('killed during a save: what was acknowledged is there, what was typed is sent after a reload', async () => {
    const context = await person();
    const page = await open(context);
    const acknowledged = acknowledgedOn(page);
    await type(page, '示范市人大常委会办公室', '61 第一批');
    await allSaved(page);
    const isSending = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/marks'));
    await type(page, '示范市政协办公室', '62 第二批');
    await isSending;
    await kill();
    await type(page, '示范市委宣传部', '63 断线以后');
    await page.getByText('填写的内容已存在本机').waitFor();
    await expect.poll(() => markOf(page, '示范市委宣传部').innerText()).toContain('等待连接');
    await expect.poll(() => status(page).innerText()).not.toMatch(/^全部已保存/u);
    await page.close();
    await restart();
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await lost(context, acknowledged)).toEqual([]);
    const again = await open(context);
    await allSaved(again);
    const values = (await marks(context)).flatMap(({ fact }) => (fact.reason?.match(/批$|以后$/u) ? [fact.value] : []));
    expect(values.toSorted((a, b) => Number(a) - Number(b))).toEqual(['61', '62', '63']);
    await context.close();
  });

  test('killed just before the commit: nothing was acknowledged; control: an earlier word would be found false', async () => {
    const context = await person();
    const page = await open(context);
    const acknowledged = acknowledgedOn(page);
    const held = await holdCommits(await clusterUrl(folder), 'fact');
    const isSending = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/marks'));
    await type(page, '示范市委宣传部', '60 未及提交');
    const sent = ((await isSending).postDataJSON() as { marks: { id: string }[] }).marks.map(({ id }) => id);
    await held.isHeld();
    await page.waitForTimeout(200);
    expect(acknowledged).toEqual([]);
    await kill();
    await held.release();
    await page.close();
    await restart();
    expect(sent).toHaveLength(1);
    expect(await lost(context, sent)).toEqual(sent);
    const again = await open(context);
    await allSaved(again);
    expect(await lost(context, sent)).toEqual([]);
    await context.close();
  });

  test('control: with the browser’s storage emptied, what was typed is gone', async () => {
    const context = await person();
    const page = await open(context);
    await kill();
    await type(page, '示范市委统战部', '64 没有存下');
    await page.getByText('填写的内容已存在本机').waitFor();
    await page.evaluate('localStorage.clear()');
    await page.close();
    await restart();
    const again = await open(context);
    await expect.poll(() => status(again).innerText()).toBe('全部已保存');
    expect((await marks(context)).filter(({ fact }) => fact.reason === '没有存下')).toEqual([]);
    await context.close();
  });

  test('a session that ended: what was typed stays on the page and is saved after the login', async () => {
    const context = await person();
    const page = await open(context);
    await context.clearCookies();
    await type(page, '示范市委政法委', '65 登录已过期');
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.getByLabel('密码').fill(demoPassword);
    await dialog.getByRole('button', { name: '登录' }).click();
    await allSaved(page);
    expect((await marks(context)).filter(({ fact }) => fact.reason === '登录已过期')).toHaveLength(1);
    await context.close();
  });

  test('a renewed session: what others saved meanwhile is there, although it is read in another way', async () => {
    const [first, second] = [await person(), await person()];
    const [a, b] = [await open(first), await open(second)];
    // The first browser's questions for what is new are answered with nothing.
    await a.route(/\/marks\?since=/u, (route) => route.fulfill({ json: { facts: [], presence: [] } }));
    const subject = '示范市委网信办';
    await type(b, subject, '66 其间');
    await allSaved(b);
    expect(await markOf(b, subject).innerText()).toBe('66');
    await first.clearCookies();
    await type(a, '示范市委编办', '67 过期');
    const dialog = a.getByRole('dialog', { name: '登录已过期' });
    await dialog.getByLabel('密码').fill(demoPassword);
    const read = a.waitForResponse((answer) => answer.request().method() === 'GET' && answer.url().endsWith('/marks'));
    await dialog.getByRole('button', { name: '登录' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await read).status()).toBe(200);
    await a.unroute(/\/marks\?since=/u);
    await expect.poll(() => markOf(a, subject).innerText()).toBe('66');
    await Promise.all([first.close(), second.close()]);
  });

  test('a cell that is being typed in when the login comes over it is open again after it, and typing goes on', async () => {
    const context = await person();
    const page = await open(context);
    await context.clearCookies();
    await markOf(page, '示范市委宣传部').dblclick();
    const editor = page.locator('.mark-editor');
    await editor.fill('6');
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    // By the mouse: a press outside closes the editor.
    await dialog.getByLabel('密码').click();
    await dialog.getByLabel('密码').fill(demoPassword);
    await dialog.getByRole('button', { name: '登录' }).click();
    await dialog.waitFor({ state: 'detached' });
    // The caret stands behind what was typed.
    const caret = () =>
      editor.evaluate((field: HTMLInputElement) => (field === document.activeElement ? field.selectionStart : null));
    await expect.poll(caret).toBe(1);
    await page.keyboard.type('7');
    expect(await editor.inputValue()).toBe('67');
    await context.close();
  });

  test('two browsers in one cell: the loser sees both and chooses; either choice stays on record', async () => {
    const [first, second] = [await person(), await person()];
    const [a, b] = [await open(first), await open(second)];
    // The second browser hears nothing of the first one’s marks before it saves.
    await b.route(/\/marks\?since=/u, (route) => route.fulfill({ json: { facts: [], presence: [] } }));
    await b.waitForTimeout(50);
    const subject = '示范市委政策研究室';
    await type(a, subject, '71 先到');
    await allSaved(a);
    await type(b, subject, '72 后到');
    await b.getByText('1 格与他人同时修改').waitFor();
    await markOf(b, subject).click();
    const conflict = b.getByRole('region', { name: '这一格别人同时改了' });
    expect((await conflict.innerText()).replaceAll(/\s+/gu, ' ')).toMatch(
      /钱示三 于 .* 保存： 71 理由：先到 您填写的： 72 理由：后到/u,
    );
    const ofRow = async () =>
      (await marks(first)).flatMap(({ fact }) => (/^[先后]到$/u.test(fact.reason ?? '') ? [fact.value] : []));
    expect(await ofRow()).toEqual(['71']);
    await conflict.getByRole('button', { name: '用我的' }).click();
    await allSaved(b);
    expect(await ofRow()).toEqual(['71', '72']);
    await expect.poll(() => markOf(a, subject).innerText()).toBe('72');
    await Promise.all([first.close(), second.close()]);
  });
});
