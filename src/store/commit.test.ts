// What is acknowledged is committed (提交之后才答复).
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/kit/database.ts';
import { holdCommits } from '../../test/kit/held-commit.ts';
import type { Tx } from './database.ts';
import { openStore } from './open.ts';

const ask = async (tx: Tx, text: string) => (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(tx)).rows[0];

test('a transaction answers when it is committed, and not a moment before', async () => {
  const { url } = await freshDatabase();
  const mine = await openStore({ url });
  const held = await holdCommits(url, 'jurisdiction');
  const happened: string[] = [];
  const insert = `insert into jurisdiction (jurisdiction_id, title, created_at) values ('sanhe', '三河市', now())`;
  const answer = mine
    .transaction('sanhe', (tx) => ask(tx, insert).then(() => happened.push('done')))
    .then(() => happened.push('answered'));
  await held.isHeld();
  await sleep(100);
  expect(happened).toEqual(['done']);
  await held.release();
  await answer;
  expect(happened).toEqual(['done', 'answered']);
  expect(await mine.transaction('sanhe', (tx) => ask(tx, 'select title from jurisdiction'))).toEqual({
    title: '三河市',
  });
  await mine.close();
});
