// Brings the tables up to date (数据库升级): plain SQL files in the order of their numbers, each in its own transaction.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { Refusal } from '../domain/refusal.ts';

/** `sha256` is that of its statements, so that a comment may be mended in a file that databases have applied. */
export type Migration = { name: string; sql: string; sha256: string };

const ownFolder = join(import.meta.dirname, 'migrations');
/** Any number, as long as it is always the same: two servers that start at once take turns. */
const lockKey = 7_586_255;

/** What databases hold from before a migration was known by its statements, hashes of whole files, with what they are now. */
const formerly: ReadonlyMap<string, string> = new Map([
  [
    'a56840863ac5201a14b7c6baad29db4059eabab072d9db8c11a8afa6cb9727ca',
    '5977df9f88f5abe98fb4cec0d3d5f5b3ad66533d7193aa996a933476c1c46e57',
  ],
  [
    'a29b0e25e2504cd5f297e2ac1c907d95f849ccd696dc17a0b21e0952c96eab2e',
    '5977df9f88f5abe98fb4cec0d3d5f5b3ad66533d7193aa996a933476c1c46e57',
  ],
  [
    '1dca3b601db4c5175d6d4c24b1abf83620d4155ce4bf0f1d1c9b298f3f774cef',
    '053404ba240afd187ab02429df602ce5258061a4d43b744241ccbf43fd5555be',
  ],
]);

/** Without comments, and with no more white space than SQL needs; what stands in quotes is kept, bodies between $$ are statements, too. */
const statementsOf = (sql: string): string =>
  sql.replaceAll(
    /('[^']*'|"[^"]*")|(?:--[^\n]*|\/\*[\s\S]*?\*\/|\s)+/g,
    (gap: string, quoted: string | undefined, at: number) => {
      const isNeeded = ![sql[at - 1], sql[at + gap.length]].some((mark) => '(),;'.includes(mark ?? ','));
      return quoted ?? (isNeeded ? ' ' : '');
    },
  );

/** The numbered files of a folder, from 001 without a gap. */
export function readMigrations(folder = ownFolder): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  return names.map((name, index) => {
    const number = String(index + 1).padStart(3, '0');
    if (!name.startsWith(`${number}-`)) throw new Error(`${name}: expected the migration ${number}`);
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, sha256: createHash('sha256').update(statementsOf(sql)).digest('hex') };
  });
}

/** Applies what is missing, as the owner. Throws Refusal database-newer for a database that this program does not know. */
export async function migrate(client: Pick<Client, 'query'>, migrations = readMigrations()): Promise<void> {
  const isMade = await client.query<{ made: boolean }>(`select to_regclass('public.migration') is not null as made`);
  if (isMade.rows[0]?.made === true && (await missing(client, migrations)).length === 0) return;
  for (let isDone = false; !isDone;) {
    await client.query('begin');
    try {
      await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
      await client.query(
        'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
      );
      const next = (await missing(client, migrations))[0];
      if (next !== undefined) await apply(client, next);
      else isDone = true;
      await client.query('commit');
    } catch (fault) {
      await client.query('rollback').catch(() => {});
      throw fault;
    }
  }
}

async function apply(client: Pick<Client, 'query'>, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query(sql);
  } catch (fault) {
    throw new Error(`migration ${name} failed: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
  await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
}

async function missing(client: Pick<Client, 'query'>, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration order by name',
  );
  const known = new Map(migrations.map((each) => [each.name, each.sha256]));
  const isKnown = ({ name, sha256 }: (typeof rows)[number]): boolean =>
    known.get(name) === (formerly.get(sha256) ?? sha256);
  const strange = rows.filter((row) => !isKnown(row)).map(({ name }) => name);
  if (strange.length > 0) throw newer(strange);
  const applied = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

function newer(names: readonly string[]): Refusal {
  return new Refusal('database-newer', {
    what: '这个数据库是别的版本的准绳建立的。',
    why: `数据库中有本版本没有的升级，或内容与本版本不同的升级：${names.join('、')}。`,
    next: '请用建立它的那个版本或更新的版本启动，或指定另一个数据库。',
    english: `The database has migrations that this version does not know or has differently: ${names.join(', ')}. Use the version that made it, or a newer one.`,
  });
}
