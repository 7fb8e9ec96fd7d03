// The tables as types (数据表): database.ts and database-year.ts name the very columns of the migrated database, and which may be null.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshStore } from '../../test/kit/database.ts';

/** Table → column → whether its type allows null, as the text of the types says. */
function declared(): Map<string, Map<string, boolean>> {
  const body = ['database.ts', 'database-year.ts']
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .map((text) => /export type (?:Database|YearTables) = \{\n([\s\S]*?)\n\}/u.exec(text)?.[1] ?? '')
    .join('\n');
  const tables = body.split(/^ {2}(?=\w+:)/mu).filter((part) => part.trim() !== '');
  return new Map(
    tables.map((part) => {
      const table = /^\w+/u.exec(part)?.[0] ?? '';
      const inside = part.slice(part.indexOf('{'));
      const columns = [...inside.matchAll(/(\w+): ((?:[^;<]|<[^;]*>)+);?/gu)].map(
        ([, name = '', type = '']): [string, boolean] => [name, /OrNull|\| null/u.test(type)],
      );
      return [table, new Map([['jurisdiction_id', false], ...columns])];
    }),
  );
}

test('every table and column is declared, and none that is not there', async () => {
  const store = await freshStore();
  const { rows } = await store.transaction('甲', (tx) =>
    sql<{ table: string; column: string; nullable: boolean }>`
      select c.relname as table, a.attname as column, not a.attnotnull as nullable
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
        and a.attnum > 0 and not a.attisdropped`.execute(tx),
  );
  const inDatabase = rows.map(({ table, column, nullable }) => `${table}.${column}${nullable ? ' null' : ''}`);
  const inTypes = [...declared()].flatMap(([table, columns]) =>
    [...columns].map(([column, isNullable]) => `${table}.${column}${isNullable ? ' null' : ''}`),
  );
  expect(inTypes.length).toBeGreaterThan(60);
  expect(inTypes.toSorted()).toEqual(inDatabase.toSorted());
});
