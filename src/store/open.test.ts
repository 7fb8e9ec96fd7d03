// The door to the database: what a transaction sees, what its values are, and what happens when the database dies.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { freshDatabase, freshStore } from '../../test/kit/database.ts';
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
    const { serverUrl } = await freshDatabase();
    await withClient(serverUrl, async (client) => {
      expect((await client.query(settings)).rows).toEqual([
        { jurisdiction: null, role: 'plumbline_server', statement: '0' },
      ]);
    });
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

test('the server does not work as a role that owns one of the tables; control: without it, it does', async () => {
  const { url, serverUrl } = await freshDatabase();
  const given = new URL(serverUrl);
  given.username = `plumbline_given_${process.pid}`;
  const role = given.username;
  const asOwner = (text: string) => withClient(url, (client) => client.query(text));
  await asOwner(`create role ${role} login password '${given.password}' in role plumbline_server`);
  await asOwner(`grant ${role} to current_user; grant create on schema public to ${role}`);
  await asOwner(`alter table presence owner to ${role}`);
  expect(await codeOf(openStore({ url, serverUrl: given.href }))).toBe('database-unsafe');
  await asOwner(`alter table presence owner to current_user; revoke create on schema public from ${role}`);
  const control = openStore({ url, serverUrl: given.href });
  expect(await codeOf(control)).toBe('nothing was refused');
  await (await control).close();
  await asOwner(`drop role ${role}`);
});
