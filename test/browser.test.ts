// Engine and domain run unchanged in a browser (浏览器中的引擎): the same modules, the same bytes.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonical } from '../src/domain/canonical.ts';
import { evaluate } from '../src/engine/evaluate.ts';
import { plan } from '../src/engine/plan.ts';
import { demonstration } from './kit/demonstration.ts';
import { openBrowser } from './kit/browser.ts';

const root = join(import.meta.dirname, '..');
const page = `<!doctype html><meta charset="utf-8"><title>engine</title>
<script type="importmap">{"imports":{"zod":"/node_modules/zod/index.js"}}</script>`;

/** Runs in the page, as text: the test runner would rewrite the imports of a function. */
const script = `async ([scheme, assumptions, facts]) => {
  const [{ plan }, { evaluate }, { canonical }] = await Promise.all([
    import('/src/engine/plan.ts'),
    import('/src/engine/evaluate.ts'),
    import('/src/domain/canonical.ts'),
  ]);
  return canonical(evaluate(plan(scheme, assumptions), facts));
}`;

/** Serves the sources as they stand, only with their types stripped: no bundler, nothing replaced. */
async function body(path: string): Promise<{ type: string; text: string } | null> {
  if (path === '/') return { type: 'text/html', text: page };
  if (!/^\/(?:src\/(?:domain|engine)|node_modules\/zod)\//u.test(path)) return null;
  const text = await readFile(join(root, path), 'utf8').catch(() => null);
  if (text === null) return null;
  return { type: 'text/javascript', text: extname(path) === '.ts' ? stripTypeScriptTypes(text) : text };
}

let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    void body(normalize(new URL(request.url ?? '/', 'http://localhost').pathname)).then((found) => {
      response.writeHead(found === null ? 404 : 200, { 'content-type': found?.type ?? 'text/plain' });
      response.end(found?.text ?? 'not found');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

test('a whole city scored in a browser gives the very bytes that Node gives', async () => {
  const { scheme, assumptions, facts } = await demonstration();
  const browser = await openBrowser();
  try {
    const tab = await browser.newPage();
    await tab.goto(address);
    const scored: unknown = await tab.evaluate(`(${script})(${JSON.stringify([scheme, assumptions, facts])})`);
    expect(scored).toBe(canonical(evaluate(plan(scheme, assumptions), facts)));
    expect(String(scored).length).toBeGreaterThan(100_000);
  } finally {
    await browser.close();
  }
});
