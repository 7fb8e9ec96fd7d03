// The whole server with its console (服务器与控制台): no route without a permission, no answer of the console without a policy.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleRoutes, policyFor } from '../../src/api/console.ts';
import { createServer } from '../../src/api/server.ts';
import type { Store } from '../../src/store/open.ts';
import { pages } from '../../src/web/page-list.ts';
import { addressOf } from '../../src/web/pages.ts';
import { depsOn } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-pages-'));
const script = 'console.log(1);'.repeat(9);
let store: Store;
let app: FastifyInstance;

/** As src/main.ts wires it. */
async function server(): Promise<FastifyInstance> {
  const log = (text: string) => void process.stderr.write(text);
  const made = await createServer(depsOn(store), { reach: { by: 'machine' }, tls: null, log });
  await consoleRoutes(made, folder);
  return made;
}

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" content="__NONCE__">');
  writeFileSync(join(folder, 'assets/page-1.js'), script);
  writeFileSync(join(folder, 'assets/page-1.js.gz'), gzipSync(script));
  store = await freshStore();
  app = await server();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a route without a permission keeps the server from starting, wherever it lies and whoever adds it', async () => {
  const open = await server();
  for (const url of ['/api/open', '/open', '/assets/open', '/'])
    expect(() => open.get(url, () => 1), url).toThrow(`the route GET ${url} declares no permission`);
  expect(() => open.get('/said', { config: { act: 'anyone' } }, () => 1), 'control').not.toThrow();
  void open.register(async (inner) => void inner.post('/inner', () => 1), { prefix: '/later' });
  await expect(open.ready()).rejects.toThrow('the route POST /later/inner declares no permission');
  await open.close().catch(() => undefined);
});

describe('every answer of the console has its policy', () => {
  const own = { host: '127.0.0.1:8642', origin: 'http://127.0.0.1:8642' };
  const policyOf = async (method: 'GET' | 'HEAD' | 'POST', url: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ method, url, headers: { ...own, ...headers } });
    const policy = String(answer.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1] ?? 'none';
    return { ...answer, status: answer.statusCode, isPolicy: policy === policyFor(nonce), nonce };
  };

  test.each(pages)('the page $id', async ({ id, sample }) => {
    const address = addressOf(id, { cycle: 'one', ...sample });
    const first = await policyOf('GET', address);
    expect([first.status, first.isPolicy]).toEqual([200, true]);
    expect(first.body).toContain(`content="${first.nonce}"`);
    expect((await policyOf('GET', address)).nonce, 'fresh each time').not.toBe(first.nonce);
  });

  test.each([
    ['GET', '/assets/page-1.js', 200],
    ['HEAD', '/assets/page-1.js', 200],
    ['HEAD', '/', 200],
    ['GET', '/assets/gone.js', 404],
    ['GET', '/assets/', 403],
    ['GET', '/assets/..%2findex.html', 403],
    ['POST', '/nowhere', 404],
    ['GET', '/no/such/page?and=1', 200],
    ['GET', '/apix', 200],
    ['GET', '/api%2f', 200],
    ['HEAD', '/api', 200],
  ] as const)('%s %s', async (method, url, status) => {
    const answer = await policyOf(method, url);
    expect([answer.status, answer.isPolicy]).toEqual([status, true]);
  });

  test('a packed file is the same one, and kept for ever', async () => {
    const packed = await policyOf('GET', '/assets/page-1.js', { 'accept-encoding': 'gzip' });
    expect(packed.rawPayload.equals(gzipSync(script))).toBe(true);
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  test('it runs no script that stands in a page', () => {
    expect(policyFor('n')).toContain(`default-src 'none'; script-src 'self';`);
    expect(policyFor('n')).not.toContain('unsafe');
  });
});
