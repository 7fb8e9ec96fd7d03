// The console under a strict Content-Security-Policy (内容安全策略): it draws, and the browser reports no violation.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildConsole, consoleFolder } from '../../scripts/console.mjs';
import { consoleRoutes } from '../../src/api/console.ts';
import { openBrowser } from '../kit/browser.ts';

/** The built files as the server sends them, and no API behind them: every call fails, as with a server that is away. */
async function serve(): Promise<FastifyInstance> {
  const app = fastify();
  app.get('/api/*', async (_request, reply) => reply.code(503).send(''));
  await consoleRoutes(app, consoleFolder);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

/** Collects what the browser forbids, before any script of the page runs. */
const listen = `window.violations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.violations.push(event.effectiveDirective + ' ' + event.blockedURI));`;
const violations = (page: Page) => page.evaluate<string[]>('window.violations');

test('index.html has no script and no style of its own', () => {
  const html = readFileSync(join(import.meta.dirname, '../../src/web/index.html'), 'utf8');
  expect(html.match(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/gu)).toBeNull();
  expect(html).toContain('content="__NONCE__"');
});

describe('in a browser', () => {
  let app: FastifyInstance;
  let browser: Browser;
  let address = '';
  beforeAll(async () => {
    await buildConsole();
    app = await serve();
    address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const open = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.addInitScript(listen);
    await page.goto(address);
    await page.waitForSelector('[role="alert"]');
    return page;
  };

  test('a server that is away is told in words, in both languages, without a violation', async () => {
    const page = await open();
    expect(await page.textContent('[role="alert"] h2')).toBe('连不上服务器');
    await page.evaluate("localStorage.setItem('plumbline.language', 'en')");
    await page.reload();
    await page.waitForSelector('[role="alert"]');
    expect(await page.textContent('[role="alert"] h2')).toBe('The server cannot be reached');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('the styles of the components carry the nonce and are in force', async () => {
    const page = await open();
    const colour = await page.evaluate("getComputedStyle(document.querySelector('button')).backgroundColor");
    expect(colour).toBe('rgb(29, 79, 145)');
    await page.close();
  });

  test('a style that a library makes without asking for the nonce is allowed', async () => {
    const page = await open();
    const colour = await page.evaluate(`const style = document.createElement('style');
      style.textContent = 'body { color: rgb(1, 2, 3) }';
      document.head.append(style);
      getComputedStyle(document.body).color`);
    expect(colour).toBe('rgb(1, 2, 3)');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('styles and scripts that stand in the text of the page are reported: the control', async () => {
    const page = await open();
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<style>b{}</style><i style="color:red">');
      const script = document.createElement('script'); script.textContent = '0'; document.head.append(script);`);
    await page.waitForFunction('window.violations.length >= 3');
    const reported = ['script-src-elem inline', 'style-src-attr inline', 'style-src-elem inline'];
    expect((await violations(page)).toSorted()).toEqual(reported);
    await page.close();
  });
});
