// `npm start` whole (启动测试): ready with a city, stopped without a trace, killed and started again, refused where it must be.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { pathsIn } from '../../src/store/embedded/folder.ts';
import { isPostmaster, readPidFile } from '../../src/store/embedded/pid-file.ts';
import { withClient } from '../../src/store/server-role.ts';
import { makeCertificate } from '../kit/certificate.ts';
import { freshDatabase } from '../kit/database.ts';
import { runningServer, type Server, startServer } from '../kit/server.ts';
import { needs } from '../needs.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function login({ url }: Server, name = 'xiaoneng'): Promise<{ cookie: string; status: number }> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: demoPassword }),
  });
  return { status: answer.status, cookie: (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '' };
}

/** The embedded database of a data folder; null where none says that it runs. */
const postmasterOf = (dataFolder: string) => readPidFile(pathsIn(dataFolder).cluster);
const isRunning = (postmaster: ReturnType<typeof postmasterOf>, dataFolder: string): boolean =>
  postmaster !== null && isPostmaster(postmaster, pathsIn(dataFolder).cluster);

const isAnswering = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('starts from an empty folder, stops whole, starts again, survives a kill', async () => {
  const DATA_DIR = join(folder, '数据 data');
  const first = await runningServer({ DATA_DIR });
  const names = ['xiaoneng', 'zuzhi', 'tuiyi'] as const;
  const [organiser, assessor, subject] = names;
  const accounts = `${organiser}（主办单位）、${assessor}（考评单位）、${subject}（被考评单位）……密码 password: ${demoPassword}`;
  expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  expect(first.line).toBe(`准绳已就绪 Plumbline is ready: ${first.url}  示范账号 demo accounts: ${accounts}`);
  for (const name of names) expect([name, (await login(first, name)).status]).toEqual([name, 200]);
  expect(await (await fetch(first.url)).text()).toContain('<div id="console">');
  const described = (await (await fetch(`${first.url}/api`)).json()) as { openapi: string; paths: object };
  expect(described.openapi).toMatch(/^3\.1/u);
  expect(Object.keys(described.paths).filter((path) => !path.startsWith('/api'))).toEqual([]);
  const { cookie, status } = await login(first);
  expect(status).toBe(200);

  const second = await startServer({ DATA_DIR });
  expect(second).toMatchObject({ code: 5 });
  expect('err' in second ? second.err : '').toContain('DATA_DIR');

  const postmaster = postmasterOf(DATA_DIR);
  expect(isRunning(postmaster, DATA_DIR)).toBe(true);
  expect(await first.stop()).toBe(0);
  expect(first.out(), 'one line, to the end').toBe(`${first.line}\n`);
  expect(await isAnswering(first.url)).toBe(false);
  expect(isRunning(postmaster, DATA_DIR)).toBe(false);

  const again = await runningServer({ DATA_DIR });
  const cycles = await fetch(`${again.url}/api/cycles`, { headers: { cookie } });
  expect((await cycles.json()) as object).toMatchObject({ cycles: [{ year: '2022' }] });

  again.process.kill('SIGKILL');
  await once(again.process, 'close');
  const left = postmasterOf(DATA_DIR);
  expect(isRunning(left, DATA_DIR)).toBe(true);
  const third = await runningServer({ DATA_DIR });
  expect((await login(third)).status).toBe(200);
  // Ctrl-C, as npm and the launcher may pass it on: twice.
  expect(await third.stop('SIGINT', 'SIGINT')).toBe(0);
  expect([isRunning(left, DATA_DIR), postmasterOf(DATA_DIR)]).toEqual([false, null]);
});

test.each(['made by the owner', 'given'] as const)('works on a given database, as a role that is %s', async (how) => {
  const { url: DATABASE_URL, serverUrl } = await freshDatabase('template0');
  const DATA_DIR = join(folder, how);
  const settings = { DATA_DIR, DATABASE_URL, ...(how === 'given' ? { DATABASE_SERVER_URL: serverUrl } : {}) };
  const server = await runningServer(settings);
  expect((await login(server)).status).toBe(200);
  const look = (text: string) => withClient(DATABASE_URL, async (client) => (await client.query(text)).rows as unknown);
  // Its rows are in that database, its connections are the small role's, and no database of its own runs beside it.
  expect(await look(`select jurisdiction_id from jurisdiction`)).toEqual([{ jurisdiction_id: 'demo' }]);
  const others = `select distinct usename as role from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'plumbline'`;
  expect(await look(others)).toEqual([{ role: 'plumbline_server' }]);
  expect([postmasterOf(DATA_DIR), existsSync(pathsIn(DATA_DIR).whole)]).toEqual([null, false]);
  expect(await server.stop()).toBe(0);
  const again = await runningServer(settings);
  expect((await login(again)).status).toBe(200);
  expect(await again.stop()).toBe(0);
  // The given cluster is left as it was.
  expect(await look('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a given database is not worked on as its owner', async () => {
  const { url } = await freshDatabase('template0');
  const DATA_DIR = join(folder, 'owner');
  const refused = await startServer({ DATA_DIR, DATABASE_URL: url, DATABASE_SERVER_URL: url });
  expect(refused).toMatchObject({ code: 5 });
  expect('err' in refused ? refused.err : '').toContain('DATABASE_SERVER_URL');
});

test.each(['SIGINT', 'SIGHUP'] as const)('%s stops the database as well', async (signal) => {
  const DATA_DIR = join(folder, signal);
  const server = await runningServer({ DATA_DIR });
  const postmaster = postmasterOf(DATA_DIR);
  expect(isRunning(postmaster, DATA_DIR)).toBe(true);
  expect(await server.stop(signal)).toBe(0);
  expect(isRunning(postmaster, DATA_DIR)).toBe(false);
});

test('a port in use, an unwritable folder, a plain public address: refused in words, with what to do', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const address = blocker.address();
  const PORT = String(typeof address === 'object' && address !== null ? address.port : 0);
  const refused = async (settings: Record<string, string>) => {
    const server = await startServer({ DATA_DIR: join(folder, 'b'), ...settings });
    return 'err' in server ? server : { code: await server.stop(), err: 'it started' };
  };
  const port = await refused({ PORT });
  expect(port.code).toBe(5);
  expect(port.err).toMatch(/端口 \d+ 已被占用[\s\S]+PORT/u);
  blocker.close();

  const plain = await refused({ HOST: '0.0.0.0' });
  expect(plain.err).toContain('TLS_CERT');
  const file = join(folder, '文件');
  await writeFile(file, 'x');
  const unwritable = await refused({ DATA_DIR: join(file, 'data') });
  expect(unwritable.code).toBe(5);
  expect(unwritable.err).toContain(file);
});

const openssl = needs('openssl');
test.skipIf(!openssl.present)('serves other machines by https alone, with the certificate that was given', async () => {
  const { cert: TLS_CERT, key: TLS_KEY } = makeCertificate(openssl.path ?? '', join(folder, '证书'));
  const server = await runningServer({ DATA_DIR: join(folder, 'https'), HOST: '0.0.0.0', TLS_CERT, TLS_KEY });
  const { port } = new URL(server.url);
  const asked = (url: string, trusted: string | null) =>
    new Promise<string>((done) => {
      const options = trusted === null ? {} : { ca: trusted };
      get(url, options, ({ statusCode }) => done(String(statusCode))).on('error', ({ message }) => done(message));
    });
  const url = `${server.url}/api`;
  expect(url, 'the address that it names can be opened').toBe(`https://localhost:${port}/api`);
  expect(await asked(url, readFileSync(TLS_CERT, 'utf8'))).toBe('200');
  expect(await asked(url, null), 'control: a certificate that nobody vouches for').toMatch(/self-signed/u);
  expect(await isAnswering(`http://localhost:${port}/api`)).toBe(false);
  expect(await server.stop()).toBe(0);
});
