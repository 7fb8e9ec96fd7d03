// The door to the database: what a transaction sees, what its values are, and what happens when the database dies.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { freshDatabase, freshStore, superuserUrl } from '../../test/kit/database.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Tx } from './database.ts';
import { openCluster } from './embedded/cluster.ts';
import { pathsIn } from './embedded/folder.ts';
import { readPidFile } from './embedded/pid-file.ts';
import { openStore, type Store } from './open.ts';
import { withClient } from './server-role.ts';

const store = await freshStore();
const ask = async (tx: Tx, text: string) => (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(tx)).rows[0];
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (fault: unknown) => (fault instanceof Refusal ? fault.code : fault),
  );

describe('a transaction', () => {
  const settings = `select current_setting('plumbline.jurisdiction', true) as jurisdiction, current_user as role,
    current_setting('statement_timeout') as statement`;

  test('knows its jurisdiction and its limits, and leaves no setting behind', async () => {
    const inside = await store.transaction('sanhe', (tx) => ask(tx, settings));
    expect(inside).toEqual({ jurisdiction: 'sanhe', role: 'plumbline_server', statement: '30s' });
    const backend = () => store.transaction('sanhe', (tx) => ask(tx, 'select pg_backend_pid() as pid'));
    // Its own settings are undone first: what is seen then is what stayed on the connection.
    const left = () =>
      store.transaction('bei', async (tx) => {
        await ask(tx, 'rollback');
        return { ...(await ask(tx, settings)), ...(await ask(tx, 'select pg_backend_pid() as pid')) };
      });
    const { pid } = (await backend()) ?? {};
    expect(await left()).toEqual({ jurisdiction: '', role: 'plumbline_server', statement: '0', pid });
    await store.transaction('sanhe', (tx) => ask(tx, `select set_config('plumbline.jurisdiction', 'sanhe', false)`));
    expect(await left(), 'control').toMatchObject({ jurisdiction: 'sanhe', pid });
    await store.transaction('sanhe', (tx) => ask(tx, `select set_config('plumbline.jurisdiction', '', false)`));
  });

  test('waits for the disk, whatever somebody has set for the database since the start', async () => {
    const { url, serverUrl } = await freshDatabase();
    const mine = await openStore({ url });
    const look = `select current_setting('synchronous_commit') as waits`;
    await withClient(url, (owner) =>
      owner.query(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`),
    );
    const beside = await withClient(serverUrl, async (client) => (await client.query(look)).rows);
    expect(beside, 'control').toEqual([{ waits: 'off' }]);
    expect(await mine.transaction('sanhe', (tx) => ask(tx, look))).toEqual({ waits: 'on' });
    await mine.close();
  });

  test('does all or nothing', async () => {
    const insert = (tx: Tx) =>
      sql`insert into jurisdiction (jurisdiction_id, title, created_at) values ('sanhe', '三河市', now())`.execute(tx);
    const count = () => store.transaction('sanhe', (tx) => ask(tx, 'select count(*) from jurisdiction'));
    const failing = store.transaction('sanhe', async (tx) => {
      await insert(tx);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toEqual({ count: '0' });
    await store.transaction('sanhe', insert);
    expect(await count()).toEqual({ count: '1' });
  });

  test('that waits too long is refused and can be tried again', async () => {
    const slow = store.transaction('sanhe', async (tx) => {
      await sql`set local statement_timeout = '50ms'`.execute(tx);
      return ask(tx, 'select pg_sleep(5)');
    });
    expect(await codeOf(slow)).toBe('database-busy');
    expect(await store.transaction('sanhe', (tx) => ask(tx, 'select 1 as one'))).toEqual({ one: 1 });
  });

  test('prepares no statement by name, which a shared pool could not keep', async () => {
    const names = await store.transaction('sanhe', (tx) => ask(tx, 'select count(*) from pg_prepared_statements'));
    expect(names).toEqual({ count: '0' });
  });
});

test('values keep every digit; instants are ISO text, whatever the session’s zone', async () => {
  const row = await store.transaction('sanhe', async (tx) => {
    await sql`set local timezone = 'Asia/Kolkata'`.execute(tx);
    return ask(
      tx,
      `select 9007199254740993::int8 as whole, 12345678901234567890.10 as points, date '2026-11-25' as day,
        timestamptz '2026-11-25 08:00:00.123456+08' as instant, 7 as small, true as yes, array['甲', '乙,丙'] as texts,
        '{"points": "57.27"}'::jsonb as json, '\\x00ff'::bytea as bytes, null::timestamptz as never`,
    );
  });
  expect(row).toEqual({
    whole: '9007199254740993',
    points: '12345678901234567890.10',
    day: '2026-11-25',
    instant: '2026-11-25T00:00:00.123Z',
    small: 7,
    yes: true,
    texts: ['甲', '乙,丙'],
    json: { points: '57.27' },
    bytes: Buffer.from([0, 255]),
    never: null,
  });
});

describe('a database that dies', () => {
  const one = (each: Store) => each.transaction('sanhe', (tx) => ask(tx, 'select 1 as one'));

  test('in the middle of a transaction, or beside it, is a refusal, and the next one finds it again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-dying-'));
    const cluster = await openCluster({ folder });
    const mine = await openStore({ url: cluster.url });
    try {
      // Several connections lie idle in the pool when it dies.
      await Promise.all([one(mine), one(mine), one(mine)]);
      const outcome = codeOf(
        mine.transaction('sanhe', async (tx) => {
          await ask(tx, 'select 1');
          process.kill(readPidFile(pathsIn(folder).cluster)?.pid ?? 0, 'SIGQUIT');
          await sleep(300);
          return ask(tx, 'select 1');
        }),
      );
      expect(await outcome).toBe('database-unreachable');
      expect(await codeOf(one(mine))).toBe('database-unreachable');
      expect(await codeOf(openStore({ url: cluster.url }))).toBe('database-unreachable');
    } finally {
      await mine.close();
      const again = await openCluster({ folder });
      await again.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('one connection that is cut does not end the others', async () => {
    const { url } = await freshDatabase();
    const mine = await openStore({ url });
    const outcome = codeOf(
      mine.transaction('sanhe', async (tx) => {
        const pid = (await ask(tx, 'select pg_backend_pid() as pid'))?.['pid'];
        await mine.transaction('sanhe', (other) => ask(other, `select pg_terminate_backend(${String(pid)})`));
        return ask(tx, 'select 1');
      }),
    );
    expect(await outcome).toBe('database-unreachable');
    expect(await one(mine)).toEqual({ one: 1 });
    await mine.close();
  });
});

describe('refused at the door', () => {
  test('a wrong password, an unknown database, nobody there', async () => {
    const { url } = await freshDatabase();
    const changed = (change: (url: URL) => void) => {
      const address = new URL(url);
      change(address);
      return codeOf(openStore({ url: address.href }));
    };
    expect(await changed((each) => (each.password = 'guess'))).toBe('database-refused');
    expect(await changed((each) => (each.password = ''))).toBe('database-refused');
    expect(await changed((each) => (each.pathname = '/nowhere'))).toBe('database-refused');
    expect(await changed((each) => (each.port = '1'))).toBe('database-unreachable');
    const nowhere = new URL(url);
    nowhere.port = '1';
    await expect(openStore({ url: nowhere.href })).rejects.toMatchObject({
      what: '连不上数据库，服务没有启动。',
      next: expect.stringContaining('DATABASE_URL') as string,
    });
  });

  test('the owner of another database of the cluster, whose password would become the server’s', async () => {
    const [first, second] = [await freshDatabase(), await freshDatabase()];
    const administrator = await superuserUrl(first.url);
    const administer = async (text: string) => withClient(administrator, (client) => client.query(text));
    const address = new URL(second.url);
    address.username = `plumbline_owner_${process.pid}`;
    address.password = 'another';
    await administer(`create role ${address.username} superuser login password '${address.password}'`);
    try {
      expect(await codeOf(openStore({ url: address.href }))).toBe('database-refused');
      // What serves already goes on.
      expect(await withClient(first.serverUrl, () => Promise.resolve('served'))).toBe('served');
      await (await openStore({ url: address.href, serverUrl: second.serverUrl })).close();
    } finally {
      await administer(`drop role ${address.username}`);
    }
  });

  test('a role for the server that may do too much; a small one that was given is taken', async () => {
    const { url, serverUrl } = await freshDatabase();
    const given = await openStore({ url, serverUrl });
    expect(await given.transaction('', (tx) => ask(tx, 'select current_user as role'))).toEqual({
      role: 'plumbline_server',
    });
    await given.close();
    expect(await codeOf(openStore({ url, serverUrl: url }))).toBe('database-unsafe');
  });
});

describe('a role that could undo the protections is not the server’s', () => {
  /** A database, and a role that may do what the server may; `give` makes more of it and `take` undoes that. */
  async function outcomes(give: (role: string) => string[], take: (role: string) => string[]): Promise<unknown[]> {
    const { url, serverUrl } = await freshDatabase();
    const given = new URL(serverUrl);
    const role = `plumbline_given_${process.pid}`;
    given.username = role;
    const name = new URL(url).pathname.slice(1);
    const administrator = await superuserUrl(url);
    const administer = async (...texts: string[]) =>
      withClient(administrator, async (client) => {
        for (const text of texts) await client.query(text.replaceAll('this_database', name));
      });
    const outcome = async (): Promise<unknown> => {
      const opening = openStore({ url, serverUrl: given.href });
      const code = await codeOf(opening);
      if (code === 'nothing was refused') await (await opening).close();
      return code;
    };
    await administer(`create role ${role} login password '${given.password}' in role plumbline_server`);
    try {
      await administer(...give(role));
      const before = await outcome();
      await administer(...take(role));
      return [before, await outcome()];
    } finally {
      await administer(`reassign owned by ${role} to current_user`, `drop owned by ${role}`, `drop role ${role}`);
    }
  }
  const makes = (kind: string, definition: string) => ({
    give: (role: string) => [`create ${kind} thing ${definition}`, `alter ${kind} thing owner to ${role}`],
    take: () => [`alter ${kind} thing owner to current_user`],
  });
  const owns = (thing: string) => ({
    give: (role: string) => [`alter ${thing} owner to ${role}`],
    take: () => [`alter ${thing} owner to current_user`],
  });
  const other = `plumbline_other_${process.pid}`;

  test.each<{ title: string; give: (role: string) => string[]; take: (role: string) => string[] }>([
    { title: 'owns the database', ...owns('database this_database') },
    { title: 'owns the schema', ...owns('schema public') },
    { title: 'owns a table', ...owns('table presence') },
    { title: 'owns a function of the triggers', ...owns('function refuse_change()') },
    { title: 'owns a view', ...makes('view', 'as select 1 as one') },
    { title: 'owns a materialized view', ...makes('materialized view', 'as select 1 as one') },
    { title: 'owns a sequence', ...makes('sequence', '') },
    {
      title: 'is a member of the owner of the database',
      give: (role) => [
        `create role ${other}`,
        `alter database this_database owner to ${other}`,
        `grant ${other} to ${role}`,
      ],
      take: (role) => [`alter database this_database owner to current_user`, `drop role ${other}`, `select '${role}'`],
    },
    {
      title: 'is a member of a role without row security',
      give: (role) => [`create role ${other} bypassrls`, `grant ${other} to ${role}`],
      take: () => [`drop role ${other}`],
    },
    {
      title: 'makes roles',
      give: (role) => [`alter role ${role} createrole`],
      take: (role) => [`alter role ${role} nocreaterole`],
    },
    {
      title: 'may run programs on the machine',
      give: (role) => [`grant pg_execute_server_program to ${role}`],
      take: (role) => [`revoke pg_execute_server_program from ${role}`],
    },
    {
      title: 'may switch triggers off',
      give: (role) => [`grant set on parameter session_replication_role to ${role}`],
      take: (role) => [`revoke set on parameter session_replication_role from ${role}`],
    },
  ])('$title; control: without that, it is taken', async ({ give, take }) => {
    expect(await outcomes(give, take)).toEqual(['database-unsafe', 'nothing was refused']);
  });
});
