// How people reach the server (可达方式): the cookie's flags and the origin, on this machine, over TLS and behind a proxy.
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reach } from '../../src/api/origin.ts';
import { createServer } from '../../src/api/server.ts';
import { depsOn, founded } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

const own = 'kaoping.example.gov.cn';
const forwarded = { host: own, origin: `https://${own}`, 'x-forwarded-proto': 'https' };
const machine = { host: '127.0.0.1:8642', origin: 'http://127.0.0.1:8642' };
const doors: { by: Reach['by']; reach: Reach; headers: Record<string, string>; name: string; isSecure: boolean }[] = [
  { by: 'machine', reach: { by: 'machine' }, headers: machine, name: 'plumbline', isSecure: false },
  {
    by: 'tls',
    reach: { by: 'tls' },
    headers: { host: own, origin: `https://${own}` },
    name: '__Host-plumbline',
    isSecure: true,
  },
  {
    by: 'proxy',
    reach: { by: 'proxy', url: `https://${own}` },
    headers: forwarded,
    name: '__Host-plumbline',
    isSecure: true,
  },
];

const servers = new Map<Reach['by'], FastifyInstance>();
const login = { name: 'shenji', password: '' };
beforeAll(async () => {
  const deps = depsOn(await freshStore());
  const { accounts } = await founded(deps, '甲市');
  login.password = accounts.find(({ name }) => name === login.name)?.password ?? '';
  for (const { by, reach } of doors)
    servers.set(by, await createServer(deps, { reach, tls: null, log: (text) => void process.stderr.write(text) }));
  return async () => {
    for (const app of servers.values()) await app.close();
  };
});
const at = (by: Reach['by']): FastifyInstance => servers.get(by) ?? expect.unreachable();

/** `set-cookie` taken apart: name, value, and its attributes in small letters. */
function cookieIn(header: unknown): { name: string; value: string; flags: Record<string, string> } {
  const [first = '', ...rest] = String(header)
    .split(';')
    .map((part) => part.trim());
  const flags = rest.map((part) => {
    const [key = '', value = ''] = part.split('=');
    return [key.toLowerCase(), value];
  });
  const [name = '', value = ''] = first.split('=');
  return { name, value, flags: Object.fromEntries(flags) as Record<string, string> };
}

describe.each(doors)('the cookie of a server reached by $by', ({ by, headers, name, isSecure }) => {
  const open = async () => {
    const answer = await at(by).inject({ method: 'POST', url: '/api/session', headers, payload: login });
    expect(answer.statusCode, answer.body).toBe(200);
    return cookieIn(answer.headers['set-cookie']);
  };
  const flagsOf = (more: Record<string, string>) => ({
    path: '/',
    httponly: '',
    samesite: 'Strict',
    ...(isSecure ? { secure: '' } : {}),
    ...more,
  });

  test('is out of reach of scripts and other sites, and bound to this host', async () => {
    const { name: found, flags } = await open();
    expect(found).toBe(name);
    expect(flags).toEqual(flagsOf({ expires: expect.any(String) as string }));
    expect(Date.parse(flags['expires'] ?? '') - Date.now()).toBeLessThanOrEqual(12 * 3600_000);
  });

  test('opens the session under its own name only, and is taken back with the same flags', async () => {
    const { value } = await open();
    const accountWith = async (cookie: string): Promise<unknown> => {
      const answer = await at(by).inject({ url: '/api/session', headers: { ...headers, cookie } });
      return answer.json<{ account: { name: string } | null }>().account?.name;
    };
    expect(await accountWith(`${name}=${value}`)).toBe(login.name);
    expect(await accountWith(`${isSecure ? 'plumbline' : '__Host-plumbline'}=${value}`)).toBeUndefined();
    const left = await at(by).inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { ...headers, cookie: `${name}=${value}` },
    });
    const { name: found, value: now, flags } = cookieIn(left.headers['set-cookie']);
    expect([found, now]).toEqual([name, '']);
    expect(flags).toMatchObject(flagsOf({}));
    expect(Date.parse(flags['expires'] ?? '')).toBeLessThan(Date.now());
    expect(await accountWith(`${name}=${value}`)).toBeUndefined();
  });
});

describe('behind a proxy', () => {
  const without = (key: string) => Object.fromEntries(Object.entries(forwarded).filter(([name]) => name !== key));
  const status = async (by: Reach['by'], method: 'GET' | 'POST', headers: Record<string, string>): Promise<number> =>
    (await at(by).inject({ method, url: '/api/session', headers, ...(method === 'POST' ? { payload: login } : {}) }))
      .statusCode;

  test('control: what the proxy passes on as it should is answered', async () => {
    expect(await status('proxy', 'GET', without('origin'))).toBe(200);
    expect(await status('proxy', 'POST', forwarded)).toBe(200);
  });

  test.each<{ title: string; headers: Record<string, string> }>([
    { title: 'a foreign host', headers: { ...forwarded, host: 'evil.example' } },
    {
      title: 'a foreign host with its own origin',
      headers: { ...forwarded, host: 'evil.example', origin: 'https://evil.example' },
    },
    { title: 'the address of the machine behind', headers: { ...machine, 'x-forwarded-proto': 'https' } },
    { title: 'the name with another port', headers: { ...forwarded, host: `${own}:8642` } },
    { title: 'plain text before the proxy', headers: { ...forwarded, 'x-forwarded-proto': 'http' } },
    { title: 'plain text said before it', headers: { ...forwarded, 'x-forwarded-proto': 'http, https' } },
    { title: 'a proxy that does not say how', headers: without('x-forwarded-proto') },
  ])('$title is refused, to read and to change', async ({ headers }) => {
    expect(await status('proxy', 'GET', headers)).toBe(403);
    expect(await status('proxy', 'POST', headers)).toBe(403);
  });

  test.each<{ title: string; headers: Record<string, string> }>([
    { title: 'no origin', headers: without('origin') },
    { title: 'the origin of another page', headers: { ...forwarded, origin: 'https://evil.example' } },
    { title: 'the own name in plain text', headers: { ...forwarded, origin: `http://${own}` } },
  ])('$title changes nothing', async ({ headers }) => {
    expect(await status('proxy', 'POST', headers)).toBe(403);
  });

  test('control: the server’s own word about the way counts only there', async () => {
    expect(await status('tls', 'POST', { host: own, origin: `https://${own}` })).toBe(200);
    expect(await status('tls', 'POST', { ...forwarded, origin: `http://${own}` })).toBe(403);
    expect(await status('machine', 'POST', forwarded)).toBe(403);
  });
});

test.each(['kaoping.example.gov.cn', 'kaoping.example.gov.cn:8443'])(
  'the nginx of the handbook lets people in who open https://%s',
  async (address) => {
    const lines = (await readFile('docs/operations.md', 'utf8')).matchAll(/^ *proxy_set_header (\S+) (\S+);$/gmu);
    // What nginx makes of a browser's request: `$host` is the name without the port.
    const [host = ''] = address.split(':');
    const said = new Map(
      Object.entries({ $host: host, $http_host: address, $scheme: 'https', $remote_addr: '203.0.113.7' }),
    );
    const set = Object.fromEntries(
      [...lines].map(([, name = '', value = '']) => [name.toLowerCase(), said.get(value) ?? value]),
    );
    expect(Object.keys(set).toSorted()).toEqual(['host', 'x-forwarded-for', 'x-forwarded-proto']);
    const reach: Reach = { by: 'proxy', url: `https://${address}` };
    const app = await createServer(depsOn(await freshStore()), { reach, tls: null, log: () => undefined });
    const ask = async (headers: Record<string, string>) => {
      const sent = { ...headers, origin: `https://${address}` };
      const payload = { name: 'nobody', password: 'wrong' };
      return (await app.inject({ method: 'POST', url: '/api/session', headers: sent, payload })).statusCode;
    };
    // Past the door, where the password is looked at; the control: under another port it is shut.
    expect([await ask(set), await ask({ ...set, host: `${host}:8642` })]).toEqual([401, 403]);
    await app.close();
  },
);

test.each(doors)('a server reached by $by waits for no request without end', ({ by }) => {
  const { requestTimeout, headersTimeout } = at(by).server;
  expect([requestTimeout, headersTimeout]).toEqual([300_000, 60_000]);
});
