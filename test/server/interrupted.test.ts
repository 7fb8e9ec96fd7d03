// Ctrl-C in the middle of a start (启动中途停止): quiet, nothing is left running, and the next start goes on from there.
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathsIn } from '../../src/store/embedded/folder.ts';
import { isPostmaster, type PidFile, readPidFile } from '../../src/store/embedded/pid-file.ts';
import { stopPostmaster } from '../../src/store/embedded/postmaster.ts';
import { runningServer, startServer } from '../kit/server.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-interrupted-'));
});
afterAll(async () => {
  await stopPostmaster(join(folder, 'data'));
  await rm(folder, { recursive: true, force: true });
});

test('at any moment: no word of a fault, no process left; the start after it is whole', async () => {
  const DATA_DIR = join(folder, 'data');
  const { cluster } = pathsIn(DATA_DIR);
  const names = () => (existsSync(DATA_DIR) ? readdirSync(DATA_DIR) : []);
  const databases: PidFile[] = [];
  const database = () => {
    const found = readPidFile(cluster);
    if (found !== null) databases.push(found);
    return found;
  };
  const later = (milliseconds: number) => async () => {
    while (database()?.isReady !== true) await sleep(5);
    await sleep(milliseconds);
  };
  /** Each begins where the one before it was stopped, the first in an empty folder. */
  const moments: Record<string, () => Promise<void>> = {
    'while the program is read': () => sleep(30),
    'while the database is made': async () => {
      while (!names().some((name) => name.startsWith('postgres-new-'))) await sleep(5);
    },
    'while the database comes up': async () => {
      while (database() === null) await sleep(1);
    },
    'as soon as it is up': later(0),
    'while the city is loaded': later(400),
    'while the city is loaded, later': later(900),
  };
  for (const [moment, come] of Object.entries(moments)) {
    const interrupt = async (child: ChildProcess) => {
      await come();
      child.kill('SIGINT');
    };
    const start = await startServer({ DATA_DIR }, { meanwhile: (child) => void interrupt(child) });
    // A quick machine may have been ready before.
    const ended = 'err' in start ? start : { code: await start.stop(), out: '', err: '' };
    expect(moment === 'while the program is read' ? [0, null] : [0], moment).toContain(ended.code);
    expect([ended.out, ended.err], moment).toEqual(['', '']);
    expect(
      databases.filter((each) => isPostmaster(each, cluster)),
      moment,
    ).toEqual([]);
    expect(
      names().filter((name) => name !== 'postgres' && name !== 'checkpoints'),
      moment,
    ).toEqual([]);
  }
  expect(databases.length, 'control: it was seen running').toBeGreaterThan(1);
  const whole = await runningServer({ DATA_DIR });
  expect(await whole.stop()).toBe(0);
});
