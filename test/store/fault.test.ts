// A database whose machine fails (数据库的故障): refused in words with what to do, never as a fault of the program, and tried again with success.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { statusOf } from '../../src/api/refusal.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Store } from '../../src/store/open.ts';
import { freshStore } from '../kit/database.ts';

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});

/** A transaction in which the database itself raises this SQLSTATE. */
const fail = (state: string) =>
  store.transaction('sanhe', async (tx) => {
    const raise = `begin raise exception 'the machine' using errcode = '${state}'; end`;
    await sql.raw(`create function pg_temp.fail() returns int language plpgsql as $$ ${raise} $$`).execute(tx);
    await sql`select pg_temp.fail()`.execute(tx);
  });
const refusalOf = async (state: string): Promise<Refusal> => {
  const fault = await fail(state).catch((each: unknown) => each);
  if (fault instanceof Refusal) return fault;
  throw new Error(`no refusal: ${String(fault)}`);
};

test.each([
  ['53100', 507, 'database-full', '磁盘满了，这次操作没有保存'],
  ['53200', 503, 'database-strained', '内存不够（53200）'],
  ['53400', 503, 'database-strained', '到了配置的上限（53400）'],
  ['58030', 503, 'database-strained', '读写磁盘出错（58030）'],
  ['25P03', 503, 'database-busy', '（25P03）'],
])('%s is answered with %s, %s', async (state, status, code, words) => {
  const refusal = await refusalOf(state);
  expect([statusOf(refusal), refusal.code]).toEqual([status, code]);
  expect(refusal.message).toContain(words);
  expect(await store.transaction('sanhe', (tx) => sql`select 1 as one`.execute(tx))).toMatchObject({
    rows: [{ one: 1 }],
  });
});

test('control: what the program did wrong stays its fault', async () => {
  await expect(fail('22012')).rejects.not.toBeInstanceOf(Refusal);
});
