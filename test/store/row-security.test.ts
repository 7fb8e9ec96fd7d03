// Two cities in one database (行级安全): each table, from the catalogue, shows and takes nothing of the other; and the record only grows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from 'pg';
import { openStore, type Store } from '../../src/store/open.ts';
import { withClient } from '../../src/store/server-role.ts';
import { exact, plain } from '../kit/column-value.ts';
import { type FreshDatabase, freshDatabase } from '../kit/database.ts';

/** Tables of the program itself, which hold nothing of any city. */
const apart = ['migration'];
/** Which cities there are is what the login page shows: it is seen from everywhere, and written by its own only. */
const listed = ['jurisdiction'];
const appendOnly = [
  'absence',
  'appeal',
  'appeal_decision',
  'appeal_withdrawal',
  'assignment_version',
  'calendar_version',
  'claim',
  'claim_step',
  'computation',
  'consultation',
  'consultation_answer',
  'consultation_release',
  'consultation_reply',
  'cycle_discard',
  'document',
  'evidence',
  'evidence_use',
  'fact',
  'filing',
  'half_year_note',
  'innovation_call',
  'issue',
  'issue_receipt',
  'journal',
  'mark_handing',
  'proposal',
  'proposal_end',
  'scheme_version',
  'self_assessment',
  'self_assessment_handing',
  'stage_change',
  'task_report',
];

const one = { database: undefined as FreshDatabase | undefined, store: undefined as Store | undefined };
const database = (): FreshDatabase => one.database ?? expect.unreachable();
const asOwner = <T>(work: (client: Client) => Promise<T>): Promise<T> => withClient(database().url, work);

/** As the server works: its role, one transaction, the city's setting. */
async function as<T>(city: string, work: (client: Client) => Promise<T>): Promise<T> {
  return withClient(database().serverUrl, async (client) => {
    await client.query('begin');
    await client.query("select set_config('plumbline.jurisdiction', $1, true)", [city]);
    try {
      return await work(client);
    } finally {
      await client.query('rollback');
    }
  });
}

/** One row for each table of one city, with every column that must be filled. */
async function rows(city: string): Promise<[string, Record<string, unknown>][]> {
  const { rows: columns } = await asOwner((client) =>
    client.query<{ name: string; column: string; type: string }>(`
      select c.relname as name, a.attname as column, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and (a.attname = 'jurisdiction_id' or (a.attnotnull and not a.atthasdef)) order by 1, a.attnum`),
  );
  const byTable = Map.groupBy(
    columns.filter(({ name }) => !apart.includes(name)),
    ({ name }) => name,
  );
  return [...byTable].map(([name, own]) => {
    // Names of cities are of the whole server.
    const given: Record<string, unknown> = { ...exact, 'jurisdiction.title': city };
    const values = own.map(({ column, type }) => [column, given[`${name}.${column}`] ?? plain[type]]);
    return [name, { ...Object.fromEntries(values), jurisdiction_id: city }];
  });
}

const insert = (table: string, row: Record<string, unknown>): [string, unknown[]] => {
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  return [`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row)];
};

/** Round after round, since a row waits for those that it refers to. */
async function fill(client: Client, city: string): Promise<void> {
  let left = await rows(city);
  while (left.length > 0) {
    const waiting: typeof left = [];
    let why: unknown = null;
    for (const [table, row] of left) {
      await client.query('savepoint one');
      await client.query(...insert(table, row)).catch(async (fault: unknown) => {
        await client.query('rollback to savepoint one');
        waiting.push([table, row]);
        why = fault;
      });
    }
    if (waiting.length === left.length)
      throw new Error(`no row for ${waiting.map(([name]) => name).join()}: ${String(why)}`);
    left = waiting;
  }
}

async function catalogue(): Promise<string[]> {
  const { rows: found } = await asOwner((client) =>
    client.query<{ name: string }>(
      "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1",
    ),
  );
  return found.map(({ name }) => name);
}
const tables = async (): Promise<string[]> => (await catalogue()).filter((name) => !apart.includes(name));

/** Tables of which `reader` sees a row of the other city. */
async function leaking(reader: string, other: string): Promise<string[]> {
  const all = (await tables()).filter((name) => !listed.includes(name));
  return as(reader, async (client) => {
    const leaks: string[] = [];
    for (const table of all) {
      const { rowCount } = await client.query(`select from ${table} where jurisdiction_id = $1`, [other]);
      if (rowCount !== 0) leaks.push(table);
    }
    return leaks;
  });
}

/** What one statement of the server's role in the city 甲 comes to: rows touched, or the refusal's code. */
const outcome = (sql: string, values: unknown[] = []): Promise<number | string> =>
  as('甲', async (client) =>
    client.query(sql, values).then(
      ({ rowCount }) => rowCount ?? 0,
      (fault: unknown) => String((fault as { code?: string }).code),
    ),
  );

beforeAll(async () => {
  one.database = await freshDatabase();
  one.store = await openStore({ url: database().url });
  for (const city of ['甲', '乙'])
    await withClient(database().serverUrl, async (client) => {
      await client.query('begin');
      await client.query("select set_config('plumbline.jurisdiction', $1, true)", [city]);
      await fill(client, city);
      await client.query('commit');
    });
});
afterAll(() => one.store?.close());

describe('every table', () => {
  test('has the city first in its primary key, row security forced, and a policy', async () => {
    const { rows: found } = await asOwner((client) =>
      client.query<{ name: string; first: string; secured: boolean; policies: number }>(`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured,
          (select count(*)::integer from pg_policy p where p.polrelid = c.oid) as policies,
          (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
            where i.indrelid = c.oid and i.indisprimary) as first
        from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`),
    );
    const wrong = found
      .filter(({ name }) => !apart.includes(name))
      .filter(({ first, secured, policies }) => first !== 'jurisdiction_id' || !secured || policies === 0);
    expect(wrong).toEqual([]);
    expect(found.length).toBe((await tables()).length + apart.length);
  });

  test('and every unique key leads with the city: equal names of two cities never meet', async () => {
    const { rows: found } = await asOwner((client) =>
      client.query<{ name: string }>(
        `
        select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
          join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indisunique and c.relnamespace = 'public'::regnamespace and a.attname <> 'jurisdiction_id'
          and c.relname <> all ($1)`,
        [apart],
      ),
    );
    // The names of the cities are on the login page, and no two are alike.
    expect(found).toEqual([{ name: 'jurisdiction_title_key' }]);
  });

  test('shows nothing of the other city', async () => {
    expect(await leaking('甲', '乙')).toEqual([]);
    expect(await leaking('', '乙')).toEqual([]);
    const own = await leaking('甲', '甲');
    expect(own).toEqual((await tables()).filter((name) => !listed.includes(name)));
  });

  test('takes nothing for the other city, and changes nothing of it', async () => {
    const wrong: string[] = [];
    for (const [table, row] of await rows('乙')) {
      const added = await outcome(...insert(table, row));
      if (added !== '42501') wrong.push(`insert ${table}: ${added}`);
      for (const sql of [`update ${table} set jurisdiction_id = '甲'`, `delete from ${table}`]) {
        const touched = await outcome(`${sql} where jurisdiction_id = '乙'`);
        if (touched !== 0 && touched !== '42501') wrong.push(`${sql}: ${touched}`);
      }
      const moved = await outcome(`update ${table} set jurisdiction_id = '乙' where jurisdiction_id = '甲'`);
      if (moved !== '42501' && moved !== '23001') wrong.push(`move ${table}: ${moved}`);
    }
    expect(wrong).toEqual([]);
  });

  test('control: without row security, or unforced for its owner, the same look finds the other city', async () => {
    await asOwner((client) => client.query('alter table fact disable row level security'));
    expect(await leaking('甲', '乙')).toEqual(['fact']);
    await asOwner((client) => client.query('alter table fact enable row level security'));
    expect(await leaking('甲', '乙')).toEqual([]);

    const seen = () => asOwner(async (client) => (await client.query('select from fact')).rowCount);
    expect(await seen()).toBe(0);
    await asOwner((client) => client.query('alter table fact no force row level security'));
    expect(await seen()).toBe(2);
    await asOwner((client) => client.query('alter table fact force row level security'));
  });

  test('control: with a policy that lets all through, the other city can be written', async () => {
    await asOwner((client) => client.query('create policy hole on body using (true) with check (true)'));
    expect(await leaking('甲', '乙')).toEqual(['body']);
    expect(await outcome(`update body set title = '改' where jurisdiction_id = '乙'`)).toBe(1);
    await asOwner((client) => client.query('drop policy hole on body'));
    expect(await leaking('甲', '乙')).toEqual([]);
  });
});

describe('the role of the server', () => {
  test('owns nothing, passes by nothing, and makes nothing', async () => {
    const { rows: found } = await asOwner((client) =>
      client.query<{ owned: number; free: boolean }>(`
        select (select count(*)::integer from pg_class c where c.relowner = r.oid) as owned,
          r.rolsuper or r.rolbypassrls or r.rolcreatedb or r.rolcreaterole as free
        from pg_roles r where r.rolname = 'plumbline_server'`),
    );
    expect(found).toEqual([{ owned: 0, free: false }]);
    expect(await outcome('create table mine (a integer)')).toBe('42501');
    expect(await outcome('alter table fact disable row level security')).toBe('42501');
    expect(await outcome('set session_replication_role = replica')).toBe('42501');
  });
});

describe('what only grows', () => {
  const attempts = (table: string) => [
    `update ${table} set jurisdiction_id = jurisdiction_id`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ];

  test('is not changed, deleted or emptied by the server', async () => {
    const wrong: string[] = [];
    for (const table of appendOnly)
      for (const sql of attempts(table)) {
        const code = await outcome(sql);
        if (code !== '42501') wrong.push(`${sql}: ${code}`);
      }
    expect(wrong).toEqual([]);
  });

  test('nor by the owner, as long as the triggers stand', async () => {
    const tryAsOwner = (sql: string): Promise<string> =>
      asOwner(async (client) => {
        await client.query('begin');
        await client.query("select set_config('plumbline.jurisdiction', '甲', true)");
        const code = await client.query(sql).then(
          ({ rowCount }) => `done ${rowCount}`,
          (fault: unknown) => String((fault as { code?: string }).code),
        );
        await client.query('rollback');
        return code;
      });
    const wrong: string[] = [];
    for (const table of appendOnly)
      for (const sql of attempts(table)) {
        const code = await tryAsOwner(sql);
        if (code !== '23001') wrong.push(`${sql}: ${code}`);
      }
    expect(wrong).toEqual([]);

    await asOwner((client) => client.query('alter table computation disable trigger user'));
    expect(await tryAsOwner('delete from computation'), 'control').toBe('done 1');
    await asOwner((client) => client.query('alter table computation enable trigger user'));
    expect(await tryAsOwner('delete from computation')).toBe('23001');
  });

  test('is every table that the server may not change: a new one is decided here', async () => {
    const { rows: found } = await asOwner((client) =>
      client.query<{ name: string }>(`
        select relname as name from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
          and not has_table_privilege('plumbline_server', c.oid, 'update')
          and has_table_privilege('plumbline_server', c.oid, 'insert') order by 1`),
    );
    expect(found.map(({ name }) => name)).toEqual([...appendOnly, 'account_role', 'cycle', 'jurisdiction'].toSorted());
  });
});
