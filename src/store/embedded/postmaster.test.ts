// Stopping PostgreSQL (停止数据库): over when its process has gone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pathsIn } from './folder.ts';
import { isPostmaster, pidFilePath } from './pid-file.ts';
import { stopPostmaster } from './postmaster.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-leaving-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a database is stopped when its process has gone, not already when its record has', async () => {
  const { cluster } = pathsIn(folder);
  mkdirSync(cluster, { recursive: true });
  // Stands where PostgreSQL would, and goes as it does, only slower: first the record, then the process.
  const leaving = `process.on('SIGINT', () => {
    require('node:fs').rmSync('postmaster.pid');
    setTimeout(() => process.exit(), 500);
  });
  setInterval(() => {}, 1000);
  console.log('here');`;
  const args = ['--eval', leaving, '--', '-D', cluster, '-p', '5432', ''];
  const child = spawn(process.execPath, args, { cwd: cluster, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  writeFileSync(pidFilePath(cluster), [child.pid, cluster, 0, 5432, '', '127.0.0.1', '1 1', 'ready', ''].join('\n'));
  const isThere = () => isPostmaster({ pid: child.pid ?? 0, port: 5432, isReady: true }, cluster);
  expect([existsSync(pidFilePath(cluster)), isThere()]).toEqual([true, true]);
  await stopPostmaster(folder);
  expect([existsSync(pidFilePath(cluster)), isThere()]).toEqual([false, false]);
});
