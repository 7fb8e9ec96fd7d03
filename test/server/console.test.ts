// When the console is built anew (重新构建): after any change of what it is made of, and only then; one process at a time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { alone } from '../../scripts/alone.mjs';
import { isStale, sourceHash } from '../../scripts/console.mjs';

const clone = mkdtempSync(join(tmpdir(), 'plumbline-console-'));
const built = join(clone, 'dist');
afterAll(() => rmSync(clone, { recursive: true, force: true }));

test('after a change of the pages, the engine, the domain or the packages; not after one of a test or of the server', () => {
  for (const folder of ['src/web', 'src/engine', 'src/domain', 'src/app', 'dist'])
    mkdirSync(join(clone, folder), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(clone, path), text);
  const record = () => write('dist/.built', sourceHash(clone));
  write('src/web/page.tsx', 'one');
  expect(isStale(clone, built)).toBe(true);
  record();
  expect(isStale(clone, built)).toBe(false);
  for (const path of [
    'src/web/page.tsx',
    'src/web/new.css',
    'src/engine/a.ts',
    'src/domain/a.ts',
    'package-lock.json',
  ]) {
    write(path, 'two');
    expect([path, isStale(clone, built)]).toEqual([path, true]);
    record();
  }
  rmSync(join(clone, 'src/web/new.css'));
  expect(isStale(clone, built)).toBe(true);
  record();
  for (const path of ['src/web/page.test.tsx', 'src/app/a.ts']) {
    write(path, 'three');
    expect([path, isStale(clone, built)]).toEqual([path, false]);
  }
});

/** Another process that holds the lock until it ends. */
async function holder(lock: string) {
  const text = `import { alone } from ${JSON.stringify(new URL('../../scripts/alone.mjs', import.meta.url).href)};
    await alone(${JSON.stringify(lock)}, () => new Promise((done) => { console.log('held'); process.stdin.resume(); }));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', text], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a build that %s ended is not waited for; one that goes on is',
  async (signal) => {
    const lock = join(clone, 'dist', 'console.lock');
    const child = await holder(lock);
    let isMine = false;
    const mine = alone(lock, () => {
      isMine = true;
      return Promise.resolve();
    });
    await wait(600);
    expect(isMine, 'control: the other one still builds').toBe(false);
    child.kill(signal);
    await mine;
    expect(isMine).toBe(true);
    expect(existsSync(lock)).toBe(false);
  },
);

test('a process that ends in the middle of its build leaves no lock', async () => {
  const lock = join(clone, 'dist', 'ended.lock');
  const child = await holder(lock);
  const text = `import { alone } from ${JSON.stringify(new URL('../../scripts/alone.mjs', import.meta.url).href)};
    await alone(${JSON.stringify(`${lock}2`)}, () => process.exit(3));`;
  const ended = spawn(process.execPath, ['--input-type=module', '--eval', text], { stdio: 'inherit' });
  expect(await once(ended, 'close')).toEqual([3, null]);
  expect([existsSync(lock), existsSync(`${lock}2`)]).toEqual([true, false]);
  child.kill('SIGKILL');
});

/** As if nobody had touched it for longer than a stranger is waited for. */
const age = (lock: string) => utimesSync(lock, Date.now() / 1000 - 121, Date.now() / 1000 - 121);
const holding = (lock: string) => JSON.parse(readFileSync(lock, 'utf8')) as Record<string, unknown>;
/** Whether the lock can be had while it stands so; it is removed in the end. */
async function isHad(lock: string): Promise<boolean> {
  let isMine = false;
  const mine = alone(lock, () => Promise.resolve(void (isMine = true)));
  await wait(600);
  const answer = isMine;
  rmSync(lock, { force: true });
  await mine;
  return answer;
}

test('a process that still runs keeps its lock, however long it takes; one that is gone does not, though its number is used again', async () => {
  const lock = join(clone, 'dist', 'long.lock');
  const child = await holder(lock);
  const its = holding(lock);
  age(lock);
  expect(await isHad(lock)).toBe(false);
  child.kill('SIGKILL');
  writeFileSync(lock, JSON.stringify({ ...its, pid: process.pid }));
  expect(await isHad(lock), 'known where Linux says when a process began').toBe(existsSync('/proc/self/stat'));
});

test.each([{ host: 'another machine' }, { boot: 'before a restart' }])(
  'of %o nobody knows: two minutes are given',
  async (other) => {
    const lock = join(clone, 'dist', 'other.lock');
    const child = await holder(lock);
    const text = JSON.stringify({ ...holding(lock), ...other });
    child.kill('SIGKILL');
    writeFileSync(lock, text);
    expect(await isHad(lock)).toBe(false);
    writeFileSync(lock, text);
    age(lock);
    expect(await isHad(lock)).toBe(true);
    // One that is just being written, or was on a full disk.
    writeFileSync(lock, '');
    expect(await isHad(lock)).toBe(false);
  },
);

test('only the own lock is released', async () => {
  const lock = join(clone, 'dist', 'own.lock');
  await alone(lock, () => Promise.resolve(writeFileSync(lock, 'another')));
  expect(readFileSync(lock, 'utf8')).toBe('another');
});
