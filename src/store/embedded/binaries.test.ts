// PostgreSQL's programs: run where they lie, or from a copy when links are missing or root's folder is closed.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBinaries, type Binaries } from './binaries.ts';
import type { Runner } from './runner.ts';

const isRoot = process.getuid?.() === 0;
const runner: Runner = isRoot ? { uid: 65_534, gid: 65_534 } : {};
const place = mkdtempSync(join(tmpdir(), 'plumbline-binaries-'));
const data = join(place, 'data');
afterAll(() => rmSync(place, { recursive: true, force: true }));

const nativeOf = ({ postgres }: Binaries) => dirname(dirname(postgres));
const version = (binaries: Binaries, as: Runner) =>
  spawnSync(binaries.postgres, ['--version'], { ...as, cwd: '/', encoding: 'utf8' }).stdout;

/** A copy of the installed package in a folder of its own. */
function packageIn(folder: string): string {
  const native = join(folder, 'native');
  cpSync(installed, native, { recursive: true, verbatimSymlinks: true });
  cpSync(join(installed, '../package.json'), join(folder, 'package.json'));
  return native;
}

let installed = '';
beforeAll(() => {
  mkdirSync(data);
  chmodSync(place, 0o755);
  installed = nativeOf(findBinaries({}, data));
});

test('as they are installed', () => {
  expect(version(findBinaries({}, data), {})).toContain('PostgreSQL) 18');
  expect(readdirSync(data)).toEqual([]);
});

test('from a copy beside the data, made once, when no install script made the links', () => {
  const native = packageIn(join(place, 'bare'));
  const links = readdirSync(join(native, 'lib'), { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  for (const { name } of links) rmSync(join(native, 'lib', name));
  const before = readdirSync(join(native, 'lib')).length;
  const umask = process.umask(0o077);
  const copied = findBinaries(runner, data, { native });
  process.umask(umask);
  expect(version(copied, runner)).toContain('PostgreSQL) 18');
  expect(readdirSync(data)).toEqual([nativeOf(copied).slice(data.length + 1)]);
  expect(readdirSync(join(native, 'lib'))).toHaveLength(before);
  const { ino } = statSync(copied.postgres);
  expect(findBinaries(runner, data, { native })).toEqual(copied);
  expect(statSync(copied.postgres).ino).toBe(ino);
});

test('from a shared place, when they and the data lie behind root’s closed door', () => {
  const closed = join(place, 'closed');
  const shared = join(place, 'shared');
  const native = packageIn(closed);
  chmodSync(closed, 0o700);
  const found = findBinaries(runner, closed, { native, shared });
  expect(dirname(nativeOf(found))).toBe(isRoot ? shared : closed);
  expect(version(found, runner)).toContain('PostgreSQL) 18');
});

test('refused, when there are none for this machine or they do not run', () => {
  expect(() => findBinaries(runner, data, { native: null })).toThrow('没有找到适用于本机');
  const native = packageIn(join(place, 'damaged'));
  writeFileSync(findBinaries({}, data, { native }).postgres, 'not a program');
  rmSync(data, { recursive: true });
  mkdirSync(data);
  expect(() => findBinaries(runner, data, { native })).toThrow('无法运行');
});
