// What the tests of one run share (共用的测试数据): a database cluster and a city, made when a test asks, taken away by the run.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isAlive } from '../../src/store/embedded/pid-file.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the cluster lies, and the beginning of the names of its databases. */
    testCluster: { folder: string; prefix: string };
    /** Where the data of a server lie after its first start: see first-start.ts. */
    testFirstStart: string;
  }
}

const folderName = /^plumbline-test-(\d+)(?:-first(?:-making|\.lock)?)?$/u;
const cluster = { folder: join(tmpdir(), `plumbline-test-${process.pid}`), prefix: `plumbline_test_${process.pid}` };
const firstStart = `${cluster.folder}-first`;

/** Before the first test; what earlier runs left when they were killed goes. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('testCluster', cluster);
  project.provide('testFirstStart', firstStart);
  for (const name of readdirSync(tmpdir())) {
    const pid = folderName.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await remove(join(tmpdir(), name));
  }
}

/** After the last test. */
export async function teardown(): Promise<void> {
  await remove(cluster.folder);
  rmSync(firstStart, { recursive: true, force: true });
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) await dropAll(given);
}

async function remove(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const { stopPostmaster } = await import('../../src/store/embedded/postmaster.ts');
  await stopPostmaster(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** A given cluster stays; the databases of this run do not. */
async function dropAll(url: string): Promise<void> {
  const { withClient } = await import('../../src/store/server-role.ts');
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [cluster.prefix],
    );
    for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
  });
}
