// Real databases for tests (测试数据库): each test file gets its own, copied from a template with all migrations.
import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { clusterUrl } from '../../src/store/embedded/cluster.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { serverUrlFrom, withClient } from '../../src/store/server-role.ts';

/** `url` is the owner's, `serverUrl` that of the role which the server works as. */
export type FreshDatabase = { url: string; serverUrl: string };

const lockKey = 7_586_256;
let cluster: Promise<string> | undefined;

/** The owner's address of the run's cluster, started by whoever asks first; TEST_DATABASE_URL names another one. */
export const testCluster = (): Promise<string> => (cluster ??= findCluster());

async function findCluster(): Promise<string> {
  const url = process.env['TEST_DATABASE_URL'] ?? (await clusterUrl(inject('testCluster').folder));
  const name = templateName();
  await withClient(url, async (client) => {
    // One worker makes the template; the others wait, or its copies would find it in use.
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length > 0) return;
    await client.query(`create database ${name}`);
    const store = await openStore({ url: withName(url, name) });
    await store.close();
  });
  return url;
}

const templateName = () => `${inject('testCluster').prefix}_template`;

function withName(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/** A database with all tables and no rows; it goes after the file's last test. `template0` gives one without tables. */
export async function freshDatabase(template?: 'template0'): Promise<FreshDatabase> {
  const url = await testCluster();
  const name = `${inject('testCluster').prefix}_${randomBytes(5).toString('hex')}`;
  await withClient(url, (client) => client.query(`create database ${name} template ${template ?? templateName()}`));
  afterAll(() => withClient(url, (client) => client.query(`drop database if exists ${name} with (force)`)));
  const own = withName(url, name);
  return { url: own, serverUrl: serverUrlFrom(own) };
}

/** A store on a fresh database, closed after the file's last test. */
export async function freshStore(): Promise<Store> {
  const { url } = await freshDatabase();
  const store = await openStore({ url });
  afterAll(() => store.close());
  return store;
}

/** The address for what only a superuser may do: the owner's where it is one, else that of the embedded cluster's, who has the same password. */
export async function superuserUrl(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ super: boolean }>('select rolsuper as super from pg_roles where rolname = current_user'),
  );
  if (rows[0]?.super === true) return ownerUrl;
  if (process.env['TEST_DATABASE_URL'] !== undefined)
    throw new Error('TEST_DATABASE_URL must name a superuser for this test');
  url.username = 'postgres';
  return url.href;
}
