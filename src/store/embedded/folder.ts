// The folder of the embedded database (内置数据库的文件夹): made whole beside its place, then moved there at once.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './pid-file.ts';
import { environment, placeOf, type Runner } from './runner.ts';

/** What lies in DATA_DIR/postgres. `cluster` belongs to PostgreSQL, the rest to the server. */
export const pathsIn = (folder: string) => ({
  whole: join(folder, 'postgres'),
  cluster: join(folder, 'postgres/cluster'),
  password: join(folder, 'postgres/password'),
  log: join(folder, 'postgres/log.txt'),
});

const draftName = /^postgres-new-(\d+)-/u;

/** Makes the data folder, shows that it can be written to, and answers with its real path. Throws Refusal data-folder-unwritable. */
export function prepareFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(mkdtempSync(join(folder, '.probe-')), { recursive: true });
    for (const name of readdirSync(folder)) {
      const pid = draftName.exec(name)?.[1];
      if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
    }
    return realpathSync(folder);
  } catch (fault) {
    throw unwritable(folder, fault);
  }
}

export const hasCluster = (folder: string): boolean => existsSync(pathsIn(folder).whole);

/** The password of the owner's role; it never changes. Throws Refusal data-folder-unwritable. */
export function readPassword(folder: string): string {
  try {
    return readFileSync(pathsIn(folder).password, 'utf8').trim();
  } catch (fault) {
    throw unwritable(pathsIn(folder).password, fault);
  }
}

/** A new cluster with the role and the database `plumbline`. Two that do this at once end with one of the two. */
export async function makeCluster(folder: string, binaries: Binaries, runner: Runner): Promise<void> {
  const draft = mkdtempSync(join(folder, `postgres-new-${process.pid}-`));
  const paths = { cluster: join(draft, 'cluster'), password: join(draft, 'password') };
  try {
    chmodSync(draft, runner.uid === undefined ? 0o700 : 0o711);
    mkdirSync(paths.cluster, { mode: 0o700 });
    if (runner.uid !== undefined && runner.gid !== undefined) chownSync(paths.cluster, runner.uid, runner.gid);
    const { cwd, data } = placeOf(runner, paths.cluster);
    const options = { ...runner, cwd, env: environment };
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=zh-Hans-CN'];
    const first = ['--username=postgres', '--auth=trust', '--data-checksums', '--no-instructions'];
    await execute(binaries.initdb, ['-D', data, ...locale, ...first], options);
    const password = randomBytes(24).toString('base64url');
    await execute(binaries.postgres, ['--single', '-D', data, '-c', 'exit_on_error=on', 'postgres'], options, [
      `alter role postgres password '${password}'`,
      `create role plumbline login createdb createrole password '${password}'`,
      `create database plumbline owner plumbline`,
    ]);
    writeFileSync(join(paths.cluster, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
    writeFileSync(paths.password, `${password}\n`, { mode: 0o600 });
    if (!hasCluster(folder)) renameSync(draft, pathsIn(folder).whole);
  } catch (fault) {
    if (!hasCluster(folder)) throw fault instanceof Refusal ? fault : unwritable(folder, fault);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

type Options = Runner & { cwd: string; env: Record<string, string> };

/** Runs a program to its end, `lines` on its input. Throws Refusal database-failed with what it said. */
function execute(program: string, args: string[], options: Options, lines: string[] = []): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...options, stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stdin.on('error', () => {});
    child.stdin.end(lines.map((line) => `${line};\n`).join(''));
    child.on('error', (fault) => fail(failed(fault.message)));
    child.on('close', (code) => (code === 0 ? done() : fail(failed(said))));
  });
}

/** The embedded database does not come up; `said` is what it printed last. */
export function failed(said: string): Refusal {
  const last = said.trim().split('\n').slice(-4).join('\n');
  return new Refusal('database-failed', {
    what: '内置数据库启动不了。',
    why: `它最后说：\n${last}\n`,
    next: '请检查磁盘空间和数据文件夹的权限后再启动；也可以用环境变量 DATABASE_URL 指定别的 PostgreSQL。',
    english: `The embedded PostgreSQL did not start: ${last}`,
  });
}

export function unwritable(path: string, fault: unknown): Refusal {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
  const reasons: Record<string, string> = {
    EACCES: '当前用户没有权限。',
    EPERM: '当前用户没有权限。',
    EROFS: '它在只读的磁盘上。',
    ENOSPC: '磁盘已满。',
    ENOTDIR: '路径中有一段不是文件夹。',
    EEXIST: '那里已经有一个同名的文件。',
    ENOENT: '缺少应有的文件。',
  };
  return new Refusal('data-folder-unwritable', {
    what: `数据文件夹不能使用：${path}。`,
    why: reasons[code] ?? `系统报告 ${code}。`,
    next: '请改好权限或腾出空间，或用环境变量 DATA_DIR 指定另一个可以写入的文件夹，然后再启动。',
    english: `The data folder cannot be used: ${path} (${code}). Mend it, or set DATA_DIR to a folder that can be written.`,
  });
}
