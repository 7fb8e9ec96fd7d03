// The upgrade of the database: each file once, in order, all of it or nothing, by one server at a time.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/kit/database.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';
import { withClient } from './server-role.ts';

const place = mkdtempSync(join(tmpdir(), 'plumbline-migrations-'));
afterAll(() => rmSync(place, { recursive: true }));

/** Migrations out of files, as the program reads its own. */
function written(name: string, files: Record<string, string>): Migration[] {
  const folder = join(place, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return readMigrations(folder);
}

const first = 'create table a (x int); insert into a values (1);';
const second = "insert into a values (2); do $$ begin perform 1; end $$; create table b (y text default '；');";
const both = written('both', { '001-a.sql': first, '002-b.sql': second });

const run = (url: string, migrations: Migration[]) => withClient(url, (client) => migrate(client, migrations));
const ask = (url: string, text: string) =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(text)).rows);

test('applies each file once, in the order of the numbers, from wherever the database stands', async () => {
  const { url } = await freshDatabase('template0');
  await run(url, both.slice(0, 1));
  expect(await ask(url, 'select x from a')).toEqual([{ x: 1 }]);
  await run(url, both);
  await run(url, both);
  expect(await ask(url, 'select x from a order by x')).toEqual([{ x: 1 }, { x: 2 }]);
  expect(await ask(url, 'select name from migration order by name')).toEqual(both.map(({ name }) => ({ name })));
});

test('several servers that start at once take turns', async () => {
  const { url } = await freshDatabase('template0');
  await Promise.all(Array.from({ length: 6 }, () => run(url, both)));
  expect(await ask(url, 'select x from a order by x')).toEqual([{ x: 1 }, { x: 2 }]);
});

test('a file that fails leaves nothing of itself, and keeps those before it', async () => {
  const { url } = await freshDatabase('template0');
  const broken = written('broken', { '001-a.sql': first, '002-b.sql': 'create table b (y text); select 1 / 0;' });
  await expect(run(url, broken)).rejects.toThrow('migration 002-b.sql failed: division by zero');
  expect(await ask(url, `select to_regclass('a') is not null as a, to_regclass('b') is not null as b`)).toEqual([
    { a: true, b: false },
  ]);
  await run(url, both);
  expect(await ask(url, 'select count(*)::int4 as files from migration')).toEqual([{ files: 2 }]);
});

test('a database of another version is refused, newer or changed', async () => {
  const { url } = await freshDatabase('template0');
  await run(url, both);
  await expect(run(url, both.slice(0, 1))).rejects.toMatchObject({ code: 'database-newer' });
  for (const [name, statement] of Object.entries({
    value: first.replace('(1)', '(2)'),
    quoted: `${first} insert into a values ('1 --2');`,
  })) {
    const changed = written(`changed-${name}`, { '001-a.sql': statement, '002-b.sql': second });
    await expect(run(url, changed)).rejects.toMatchObject({ code: 'database-newer' });
  }
});

test('comments and white space are not a change, what stands in quotes is', () => {
  const shaOf = (name: string, text: string): string | undefined => written(name, { '001-a.sql': text })[0]?.sha256;
  const plain = shaOf('plain', "create table a (x int, y text default 'a -- b', primary key (x));");
  const commented = `-- The body's table\n\ncreate  table a ( -- it's "new"\n  x int, /* of\n'all' */ y text default 'a -- b',
    primary key (x)\n);\n`;
  expect(shaOf('commented', commented)).toBe(plain);
  expect(shaOf('in-quotes', commented.replace('a -- b', 'a -- c'))).not.toBe(plain);
  expect(shaOf('space-in-quotes', commented.replace('a -- b', 'a --  b'))).not.toBe(plain);
  expect(shaOf('other-word', commented.replace('x int', 'xint'))).not.toBe(plain);
});

test('a data folder from before a comment was mended opens, whichever hash it holds', async () => {
  const { url } = await freshDatabase('template0');
  await withClient(url, (client) => migrate(client));
  const hold = (name: string, sha256: string) =>
    ask(url, `update migration set sha256 = '${sha256}' where name = '${name}'`);
  await hold('002-note.sql', '1dca3b601db4c5175d6d4c24b1abf83620d4155ce4bf0f1d1c9b298f3f774cef');
  for (const sha256 of [
    'a56840863ac5201a14b7c6baad29db4059eabab072d9db8c11a8afa6cb9727ca',
    'a29b0e25e2504cd5f297e2ac1c907d95f849ccd696dc17a0b21e0952c96eab2e',
  ]) {
    await hold('001-console.sql', sha256);
    await withClient(url, (client) => migrate(client));
  }
  // One that was made with other statements, before the discarding of a year.
  await hold('001-console.sql', '75df6cad94d52c0f6c03038fa7e62efc03b6857f8242c7218bfb2b5edc43235c');
  await expect(withClient(url, (client) => migrate(client))).rejects.toMatchObject({ code: 'database-newer' });
});

test('a gap or a double in the numbers is a mistake of ours', () => {
  expect(() => written('gap', { '001-a.sql': '', '003-b.sql': '' })).toThrow('expected the migration 002');
  expect(() => written('double', { '001-a.sql': '', '001-b.sql': '' })).toThrow('expected the migration 002');
});

test('line endings of a checkout are not a change', () => {
  const [here] = written('unix', { '001-a.sql': 'select 1;\nselect 2;\n' });
  const [there] = written('windows', { '001-a.sql': 'select 1;\r\nselect 2;\r\n' });
  expect(there?.sha256).toBe(here?.sha256);
});
