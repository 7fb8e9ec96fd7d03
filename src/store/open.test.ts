// The door to the database: what a transaction sees, what its values are, and what happens when the database dies.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshStore } from '../../test/kit/database.ts';
import type { Tx } from './database.ts';

const store = await freshStore();
const ask = async (tx: Tx, text: string) => (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(tx)).rows[0];

test('a transaction knows its jurisdiction and limits, and leaves no setting behind', async () => {
  const settings = `select current_setting('plumbline.jurisdiction', true) as jurisdiction, current_user as role,
    current_setting('statement_timeout') as statement, current_setting('synchronous_commit') as commit`;
  const inside = await store.transaction('sanhe', (tx) => ask(tx, settings));
  expect(inside).toEqual({ jurisdiction: 'sanhe', role: 'plumbline_server', statement: '30s', commit: 'on' });
  const outside = await store.transaction('', (tx) => ask(tx, settings));
  expect(outside).toEqual({ jurisdiction: '', role: 'plumbline_server', statement: '30s', commit: 'on' });
});
