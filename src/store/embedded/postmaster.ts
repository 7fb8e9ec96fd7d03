// Starting, finding again and stopping PostgreSQL (启停数据库): whoever was killed left it running.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries, type Binaries } from './binaries.ts';
import { failed, hasCluster, makeCluster, pathsIn, prepareFolder, readPassword, unwritable } from './folder.ts';
import { isPostmaster, pidFilePath, readPidFile } from './pid-file.ts';
import { environment, placeOf, runnerOf, type Runner } from './runner.ts';

/** A database that runs in `folder`: its process and its port on 127.0.0.1. */
export type Postmaster = { pid: number; port: number };

const logBytesMax = 10_000_000;
const portsTried = 5;
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  // A statement may hold a person's data; the log says only what went wrong.
  'log_min_error_statement=panic',
  'log_checkpoints=off',
];

/** The database of `place`, running: found, or started, or made first. Safe to call from several processes at once. */
export async function runPostmaster(place: string, onProgress: (text: string) => void): Promise<Postmaster> {
  const folder = prepareFolder(place);
  const { cluster } = pathsIn(folder);
  const running = await findRunning(cluster);
  if (running !== null) return running;
  const runner = runnerOf(cluster);
  const binaries = findBinaries(runner, folder);
  if (!hasCluster(folder)) {
    onProgress('正在建立数据库');
    await makeCluster(folder, binaries, runner);
  }
  // Without it nobody could come in: refused before anything is started.
  readPassword(folder);
  onProgress('正在启动数据库');
  for (let attempt = 1; ; attempt += 1) {
    const started = (await findRunning(cluster)) ?? (await start(folder, binaries, runner));
    if (started !== null) return started;
    if (attempt === portsTried) throw failed(readLog(folder));
  }
}

/** One that runs is waited for, until it is ready or has gone. What a dead one left is taken away. */
async function findRunning(cluster: string): Promise<Postmaster | null> {
  for (;;) {
    const found = readPidFile(cluster);
    if (found === null) return null;
    if (!isPostmaster(found, cluster)) {
      // PostgreSQL would take a foreign process of that number for itself.
      if (readPidFile(cluster)?.pid === found.pid) rmSync(pidFilePath(cluster), { force: true });
      return null;
    }
    if (found.isReady) return found;
    await sleep(20);
  }
}

/** Null when it ended before it was ready: another was quicker, or the port was just taken. */
async function start(folder: string, binaries: Binaries, runner: Runner): Promise<Postmaster | null> {
  const { cluster } = pathsIn(folder);
  const { cwd, data } = placeOf(runner, cluster);
  const port = await freePort();
  const log = openLog(folder);
  // A group of its own: Ctrl-C in the terminal is for the server, which ends its work before the database stops.
  const child = spawn(
    binaries.postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((each) => ['-c', each])],
    {
      ...runner,
      cwd,
      env: environment,
      stdio: ['ignore', log, log],
      detached: true,
      windowsHide: true,
    },
  );
  closeSync(log);
  child.unref();
  const end = new AbortController();
  child.on('error', () => end.abort());
  child.on('exit', () => end.abort());
  while (!end.signal.aborted) {
    const found = readPidFile(cluster);
    if (found !== null && found.pid === child.pid && found.isReady) return found;
    await sleep(10);
  }
  return null;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}

function openLog(folder: string): number {
  const { log } = pathsIn(folder);
  try {
    const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    return openSync(log, size > logBytesMax ? 'w' : 'a', 0o600);
  } catch (fault) {
    throw unwritable(log, fault);
  }
}

function readLog(folder: string): string {
  try {
    return readFileSync(pathsIn(folder).log, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Ends the database of `folder` with a fast shutdown, if it runs; at once, which is as safe, when that takes too long.
 * Answers when its process has gone, which is a moment later than its record.
 */
export async function stopPostmaster(folder: string): Promise<void> {
  const { cluster } = pathsIn(folder);
  const found = readPidFile(cluster);
  if (found === null || !isPostmaster(found, cluster)) return;
  if (process.platform === 'win32') {
    const { pgCtl } = findBinaries({}, folder);
    spawnSync(pgCtl, ['stop', '-w', '-m', 'fast', '-D', cluster], { env: environment });
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(found.pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + patience; Date.now() < until; await sleep(10)) {
      if (!isPostmaster(found, cluster)) return;
    }
  }
}
