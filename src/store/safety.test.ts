// A database that would lose what it confirmed is refused; without the check nothing else would stop the start.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/kit/database.ts';
import { openCluster } from './embedded/cluster.ts';
import { pathsIn } from './embedded/folder.ts';
import { migrate } from './migrate.ts';
import { openStore } from './open.ts';
import { judge } from './safety.ts';
import { prepareServerRole, serverUrlFrom, withClient } from './server-role.ts';

const refused = (url: string, serverUrl?: string) =>
  openStore({ url, serverUrl }).then(
    async (store) => {
      await store.close();
      return { code: 'nothing was refused' };
    },
    (fault: unknown) => fault,
  );

const safe = {
  server_version: '15.0',
  server_version_num: '150000',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
};
const judged = (values: Partial<typeof safe>) => {
  try {
    judge({ ...safe, ...values });
    return null;
  } catch (fault) {
    return fault;
  }
};

describe('settings', () => {
  test('are judged one by one; stricter ones are welcome', () => {
    expect(judged({})).toBeNull();
    expect(judged({ synchronous_commit: 'remote_apply' })).toBeNull();
    expect(judged({ server_version: '14.19', server_version_num: '140019' })).toMatchObject({
      code: 'database-too-old',
    });
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      const fault = judged({ [name]: 'off' });
      expect(fault).toMatchObject({
        code: 'database-unsafe',
        next: expect.stringContaining(`ALTER SYSTEM SET ${name} = on;`),
      });
    }
  });

  test('of the whole server stop the start, and being mended let it happen', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-unsafe-'));
    const configuration = join(pathsIn(folder).cluster, 'postgresql.conf');
    const openWith = async (settings: string) => {
      const { url, stop } = await openCluster({ folder });
      await stop();
      appendFileSync(configuration, `\n${settings}\n`);
      const cluster = await openCluster({ folder });
      const outcome = await refused(cluster.url);
      await cluster.stop();
      expect(url).toContain('127.0.0.1');
      return outcome;
    };
    try {
      expect(await openWith('fsync = off')).toMatchObject({
        code: 'database-unsafe',
        what: expect.stringContaining('fsync'),
      });
      expect(await openWith('fsync = on\nfull_page_writes = off')).toMatchObject({ code: 'database-unsafe' });
      expect(await openWith('full_page_writes = on')).toEqual({ code: 'nothing was refused' });
    } finally {
      await openCluster({ folder }).then(({ stop }) => stop());
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('of one database or of the server’s role alone stop it too', async () => {
    const { url, serverUrl } = await freshDatabase();
    const name = new URL(url).pathname.slice(1);
    const change = (text: string) => withClient(url, (client) => client.query(text));
    await change(`alter database ${name} set synchronous_commit = off`);
    expect(await refused(url)).toMatchObject({ code: 'database-unsafe' });
    await change(`alter database ${name} reset synchronous_commit`);
    await change(`alter role plumbline_server in database ${name} set synchronous_commit = off`);
    expect(await refused(url)).toMatchObject({ code: 'database-unsafe' });
    expect(await refused(url, serverUrl)).toMatchObject({ code: 'database-unsafe' });
    await change(`alter role plumbline_server in database ${name} reset all`);
    expect(await refused(url)).toEqual({ code: 'nothing was refused' });
  });

  test('control: the other steps of the start do not mind', async () => {
    const { url } = await freshDatabase();
    const serverUrl = serverUrlFrom(url);
    await withClient(url, async (client) => {
      await client.query(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
      await prepareServerRole(client, serverUrl, false);
      await migrate(client);
    });
    const { rows } = await withClient(serverUrl, (client) => client.query('show synchronous_commit'));
    expect(rows).toEqual([{ synchronous_commit: 'off' }]);
  });
});
