// Brings the tables up to date (数据库升级): plain SQL files in the order of their numbers, each in its own transaction.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { Refusal } from '../domain/refusal.ts';

export type Migration = { name: string; sql: string; sha256: string };

const ownFolder = join(import.meta.dirname, 'migrations');
/** Any number, as long as it is always the same: two servers that start at once take turns. */
const lockKey = 7_586_255;

/** The numbered files of a folder, from 001 without a gap. */
export function readMigrations(folder = ownFolder): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  return names.map((name, index) => {
    const number = String(index + 1).padStart(3, '0');
    if (!name.startsWith(`${number}-`)) throw new Error(`${name}: expected the migration ${number}`);
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
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
  const strange = rows.filter(({ name, sha256 }) => known.get(name) !== sha256).map(({ name }) => name);
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
