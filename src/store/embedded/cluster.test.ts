// The embedded database: started, found again after a killed server, started anew after a dead database, refused where it must be.
import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { withClient } from '../server-role.ts';
import { openCluster } from './cluster.ts';
import { pathsIn } from './folder.ts';
import { isPostmaster, pidFilePath, readPidFile } from './pid-file.ts';
import { stopPostmaster } from './postmaster.ts';
import { isReachable, type Runner } from './runner.ts';

const isRoot = process.getuid?.() === 0;
const kit = join(import.meta.dirname, '../../../test/kit');
/** Somebody who is not root; where only root can read the clone, or nobody is root, whoever runs the tests. */
const nobody: Runner = { uid: 65_534, gid: 65_534 };
const ordinary: Runner = isRoot && isReachable(nobody, kit) ? nobody : {};

/** Closed to everybody else, as root's home folder is: a database that root starts has no path to it. */
const closed = mkdtempSync(join(tmpdir(), 'plumbline-cluster-'));
const folders: string[] = [];
function newFolder(mode = 0o700): string {
  const folder = join(closed, `data-${folders.length}`);
  folders.push(folder);
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}

/** One that most tests use, each leaves it stopped; the last one damages it. */
const made = newFolder(0o755);

afterAll(async () => {
  for (const folder of folders) await stopPostmaster(folder);
  rmSync(closed, { recursive: true, force: true });
});

const Said = z.union([z.object({ url: z.string() }), z.object({ code: z.string(), what: z.string() })]);

/** A server in a process of its own, and what it said: the address, or the refusal. */
async function hold(
  folder: string,
  options: Runner & { detached?: true } = {},
  becoming: string[] = [],
): Promise<{ child: ChildProcess; said: z.infer<typeof Said> }> {
  const stdio: ('pipe' | 'inherit')[] = ['pipe', 'pipe', 'inherit'];
  const child = spawn(process.execPath, [join(kit, 'cluster-holder.ts'), folder, ...becoming], {
    ...options,
    cwd: '/',
    stdio,
  });
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout }))
    return { child, said: Said.parse(JSON.parse(line)) };
  throw new Error('it said nothing');
}

const ended = (child: ChildProcess) =>
  new Promise((done) => ((child.exitCode ?? child.signalCode) === null ? child.on('exit', done) : done(null)));

async function end(child: ChildProcess, signal?: 'SIGKILL'): Promise<void> {
  if (signal === undefined) child.stdin?.end();
  else child.kill(signal);
  await ended(child);
}

/** What runs on a folder: the number of the process, or null. */
function running(folder: string): number | null {
  const found = readPidFile(pathsIn(folder).cluster);
  return found !== null && isPostmaster(found, pathsIn(folder).cluster) ? found.pid : null;
}

const ask = (url: string, text: string) =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(text)).rows);

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  }
  return 'nothing was refused';
}

describe('an empty folder', () => {
  test('becomes a database with Chinese order and checksums, that is for this machine and its owner alone', async () => {
    const folder = newFolder();
    const steps: string[] = [];
    const cluster = await openCluster({ folder, onProgress: (text) => steps.push(text) });
    const { password, cluster: data } = pathsIn(folder);
    expect(steps).toEqual(['正在建立数据库', '正在启动数据库']);
    const [settings] = await ask(
      cluster.url,
      `select current_user as role, current_database() as name, current_setting('server_encoding') as encoding,
        current_setting('data_checksums') as checksums, current_setting('listen_addresses') as address,
        (select datlocale from pg_database where datname = current_database()) as locale,
        (select rolsuper from pg_roles where rolname = current_user) as super`,
    );
    const locale = 'zh-Hans-CN';
    const wanted = { encoding: 'UTF8', checksums: 'on', address: '127.0.0.1', super: false, locale };
    expect(settings).toEqual({ role: 'plumbline', name: 'plumbline', ...wanted });
    const order = await ask(cluster.url, `select t from (values ('张'), ('李'), ('阿'), ('王')) as x(t) order by t`);
    expect(order.map(({ t }) => t).join('')).toBe('阿李王张');
    expect(statSync(password).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(data).uid === 0).toBe(false);
    const stranger = new URL(cluster.url);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await cluster.stop();
    expect(running(folder)).toBeNull();
  });

  test('keeps what was written over a stop and a start', async () => {
    const folder = made;
    const first = await openCluster({ folder });
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await openCluster({ folder });
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('that two servers find at once becomes one database, for one of them', async () => {
    const folder = newFolder();
    const both = await Promise.all([hold(folder), hold(folder)]);
    expect(both.map(({ said }) => ('url' in said ? 'started' : said.code)).toSorted()).toEqual([
      'data-in-use',
      'started',
    ]);
    expect(readdirSync(folder)).toEqual(['postgres']);
    await Promise.all(both.map(({ child }) => end(child)));
    expect(running(folder)).toBeNull();
  });
});

describe('an ordinary user', () => {
  test('starts a database, and root or the same user takes it over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-ordinary-'));
    folders.push(folder);
    try {
      chmodSync(folder, 0o777);
      const { child, said } = await hold(folder, ordinary);
      expect(said).toHaveProperty('url');
      const pid = running(folder);
      await end(child, 'SIGKILL');
      const cluster = await openCluster({ folder });
      expect(running(folder)).toBe(pid);
      await cluster.stop();
      const again = await openCluster({ folder });
      await again.stop();
      const { child: last, said: words } = await hold(folder, ordinary);
      expect(words).toHaveProperty('url');
      await end(last);
      expect(running(folder)).toBeNull();
    } finally {
      await stopPostmaster(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each(['is to be made in', 'is'] as const)(
    'is told where the data folder %s one that cannot be written to',
    async (how) => {
      const folder = mkdtempSync(join(tmpdir(), 'plumbline-locked-'));
      try {
        chmodSync(folder, 0o555);
        const { child, said } = await hold(how === 'is' ? folder : join(folder, 'data'), {}, isRoot ? ['65534'] : []);
        expect(said).toMatchObject({ code: 'data-folder-unwritable' });
        await end(child);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

describe('after a kill', () => {
  test('the next server finds the database running and takes it over', async () => {
    const folder = made;
    const first = await hold(folder);
    const pid = running(folder);
    expect(pid).not.toBeNull();
    await end(first.child, 'SIGKILL');
    expect(running(folder)).toBe(pid);
    const second = await openCluster({ folder });
    expect({ url: second.url }).toEqual(first.said);
    expect(running(folder)).toBe(pid);
    await second.stop();
    expect(running(folder)).toBeNull();
  });

  test('Ctrl-C, which a terminal sends to a whole group, does not reach the database before the server', async () => {
    const folder = made;
    const { child } = await hold(folder, { detached: true });
    const pid = running(folder);
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await ended(child);
    await sleep(200);
    expect(running(folder)).toBe(pid);
    await stopPostmaster(folder);
    expect(running(folder)).toBeNull();
  });

  test('a database that was killed too is started anew, with all that was committed', async () => {
    const folder = made;
    const first = await openCluster({ folder });
    await ask(first.url, 'create table kept_on as select 42 as answer');
    process.kill(running(folder) ?? 0, 'SIGKILL');
    while (running(folder) !== null) await sleep(10);
    expect(existsSync(pidFilePath(pathsIn(folder).cluster))).toBe(true);
    const second = await openCluster({ folder });
    expect(await ask(second.url, 'select answer from kept_on')).toEqual([{ answer: 42 }]);
    await second.stop();
    await first.stop();
  });

  test('a record that names somebody else’s process does not stop the start', async () => {
    const folder = made;
    await (await openCluster({ folder })).stop();
    const path = pidFilePath(pathsIn(folder).cluster);
    writeFileSync(
      path,
      [process.pid, pathsIn(folder).cluster, 0, 5432, '', '127.0.0.1', '1 1', 'ready', ''].join('\n'),
    );
    const cluster = await openCluster({ folder });
    expect(running(folder)).not.toBe(process.pid);
    await cluster.stop();
  });

  test('a half-made database of a killed server is taken away', async () => {
    const folder = newFolder();
    const child = spawn(process.execPath, ['--version']);
    await ended(child);
    mkdirSync(join(folder, `postgres-new-${child.pid}-abc`));
    await (await openCluster({ folder })).stop();
    expect(readdirSync(folder)).toEqual(['postgres']);
  });
});

describe('refused', () => {
  test('a second server on the same folder, as long as the first one lives', async () => {
    const folder = made;
    const first = await openCluster({ folder });
    expect((await hold(folder)).said).toMatchObject({ code: 'data-in-use' });
    expect(await ask(first.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await first.stop();
    const { child, said } = await hold(folder);
    expect(said).toHaveProperty('url');
    await end(child);
  });

  test('a data folder whose way leads through a file, or that has lost its password', async () => {
    const folder = made;
    writeFileSync(join(folder, 'file'), '');
    expect(await refusalOf(openCluster({ folder: join(folder, 'file/data') }))).toBe('data-folder-unwritable');
    await (await openCluster({ folder })).stop();
    const { password } = pathsIn(folder);
    renameSync(password, `${password}.lost`);
    expect(await refusalOf(openCluster({ folder }))).toBe('data-folder-unwritable');
    renameSync(`${password}.lost`, password);
    expect(running(folder)).toBeNull();
  });

  test('a damaged database, with what PostgreSQL said', async () => {
    const folder = made;
    await (await openCluster({ folder })).stop();
    rmSync(join(pathsIn(folder).cluster, 'global/pg_control'));
    const fault = await openCluster({ folder }).catch((each: unknown) => each);
    expect(fault).toMatchObject({ code: 'database-failed', why: expect.stringContaining('pg_control') });
  });
});
