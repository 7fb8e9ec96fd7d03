// The embedded database of a server (内置数据库): one server at a time on one data folder.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Refusal } from '../../domain/refusal.ts';
import { isUnreachable } from '../fault.ts';
import { readPassword } from './folder.ts';
import { runPostmaster, stopPostmaster } from './postmaster.ts';

/** `url` is the owner's, database `plumbline`. `stop` ends the database, also one that an earlier server left running. */
export type Cluster = { url: string; stop: () => Promise<void> };

const lockKey = 7_586_254;
/** So long may PostgreSQL take to notice that a killed server has gone. */
const patience = 2000;

/** The address of the database of `folder`, started when it does not run; without the claim to be its only server. */
export async function clusterUrl(folder: string, onProgress: (text: string) => void = () => {}): Promise<string> {
  const { port } = await runPostmaster(folder, onProgress);
  return `postgres://plumbline:${readPassword(folder)}@127.0.0.1:${port}/plumbline`;
}

/** Starts the database of `folder`, or takes over one that runs there. Throws Refusal data-in-use, database-failed, data-folder-unwritable. */
export async function openCluster(input: { folder: string; onProgress?: (text: string) => void }): Promise<Cluster> {
  for (const until = Date.now() + patience; ; await sleep(100)) {
    const url = await clusterUrl(input.folder, input.onProgress);
    const client = await claim(url);
    if (client !== null) {
      // The claim is given up last, so that nobody takes over a database that is about to stop.
      const stop = async () => {
        await stopPostmaster(input.folder);
        await client.end().catch(() => {});
      };
      return { url, stop };
    }
    if (Date.now() > until) throw inUse(input.folder);
  }
}

/**
 * A lock that PostgreSQL gives to a connection: it ends with its process, however that ends. Null while another
 * server has it, or while the database stops.
 */
async function claim(url: string): Promise<Client | null> {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: 'plumbline claim' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lockKey]);
    if (rows[0]?.held === true) return client;
    await client.end();
  } catch (fault) {
    if (!isUnreachable(fault)) throw fault;
  }
  return null;
}

function inUse(folder: string): Refusal {
  return new Refusal('data-in-use', {
    what: `数据文件夹正由另一个准绳服务使用：${folder}。`,
    why: '两个服务不能同时使用同一个数据文件夹。',
    next: '请先停止那个服务；要同时运行两个，请用环境变量 DATA_DIR 给其中一个另指定文件夹。',
    english: `Another Plumbline server uses the data folder ${folder}: stop it, or set DATA_DIR to another folder.`,
  });
}
