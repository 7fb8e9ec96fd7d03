// The journal and every column of what it tells of (留痕所系的栏): whichever is altered, in whichever table that is only added to, is found.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { saveAssignment } from '../../src/app/assignment.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { computeCycle } from '../../src/app/computation.ts';
import { discardCycle } from '../../src/app/cycle.ts';
import type { Deps } from '../../src/app/deps.ts';
import { takeDocument } from '../../src/app/document.ts';
import { addToCycle } from '../../src/app/fact.ts';
import { addEvidence } from '../../src/app/evidence/add.ts';
import { withdrawEvidence } from '../../src/app/evidence/change.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { addCycleWithScheme } from '../../src/app/new-cycle.ts';
import { openSession } from '../../src/app/session.ts';
import { newestAssignments } from '../../src/store/assignment.ts';
import { cycles } from '../../src/store/cycle.ts';
import { factsOf } from '../../src/store/fact.ts';
import { schemeOf } from '../../src/store/scheme.ts';
import { withClient } from '../../src/store/server-role.ts';
import { demoOrganiser as organiser, demoStore } from '../kit/demo-store.ts';
import { roomCases } from '../kit/room-cases.ts';
import { asOwner } from '../kit/tables.ts';

function sure<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}
const bytes = Buffer.from('指标,考核内容,分值,考核单位\n业务,按时办结,100,组织部\n');

const world = { url: '', from: 1, deps: undefined as Deps | undefined };
const deps = (): Deps => sure(world.deps);

type Column = { table: string; column: string; type: string; nullable: boolean };
let columns: Column[] = [];
/** When a row was added, by its table. */
let clocks = new Map<string, string>();

/** One new row in each table, through the verbs: a day later than the city. */
async function addOneOfEach(): Promise<void> {
  for (const name of ['甲.txt', '甲.csv']) await takeDocument(organiser, { name, bytes }, deps());
  await deps().store.transaction('demo', async (tx) => {
    const cycle = (await cycles(tx))[0]?.id ?? '';
    const { scheme, document } = sure(await schemeOf(tx, cycle, null));
    const facts = (await factsOf(tx, cycle, { since: 0, types: ['mark'], assessor: null })).map(({ fact }) => fact);
    const corrected = new Set(facts.map(({ supersedes }) => supersedes));
    const { by: _by, at: _at, ...mark } = sure(facts.find(({ id }) => !corrected.has(id)));
    const given = { ...mark, id: randomUUID(), supersedes: mark.id, reason: '复查' };
    await addToCycle(tx, organiser, cycle, [given], deps());
    await computeCycle(tx, organiser, cycle, deps());
    await addCycleWithScheme(
      tx,
      organiser,
      { id: 'by-mistake', title: '错的年度', year: '2030', scheme, document, note: '试' },
      deps(),
    );
  });
  await discardCycle(organiser, { cycle: 'by-mistake', reason: '传错了表' }, deps());
  const [cycle, first] = await deps().store.transaction('demo', async (tx) => {
    const id = (await cycles(tx))[0]?.id ?? '';
    return [id, sure((await newestAssignments(tx, id))[0])] as const;
  });
  const { body, version: base, assignment } = first;
  await saveAssignment(organiser, { cycle, body, base, assignment, note: '再存一次' }, deps());
  await handIn(cycle, body, assignment.rows[0]?.node ?? '');
  const the = async (name: string) =>
    (await openSession({ jurisdiction: 'demo', name, password: demoPassword }, deps())).actor;
  for (const prepare of Object.values(roomCases({ deps, the, cycle: () => cycle }))) await (await prepare())();
}

/** A piece that serves a row, and is taken back. */
async function handIn(cycle: string, body: string, row: string): Promise<void> {
  const subject = { ...organiser, body, roles: ['subject' as const] };
  const about = { title: '甲', number: '市〔2026〕1号', issuer: '市政府', date: '2026-01-05' };
  const chunks = (async function* () {
    yield Buffer.from('%PDF-1.4');
  })();
  const given = { id: 'piece', body, file: '甲.pdf', about, size: null, cycle, rows: [row], chunks };
  await addEvidence(subject, given, deps());
  await withdrawEvidence(subject, { id: 'piece', base: 1, reason: '传错了' }, deps());
}

beforeAll(async () => {
  const now = { at: new Date('2026-03-01T08:00:00Z') };
  const { url, deps: made } = await demoStore(() => now.at);
  world.deps = made;
  world.url = url;
  world.from = (await checkJournal(organiser, { from: 1 }, deps())).total + 1;
  now.at = new Date('2026-03-02T08:00:00Z');
  await addOneOfEach();
  await withClient(url, async (client) => {
    // Whatever the server may add to, and neither change nor remove.
    const { rows } = await client.query<Column>(`
      select c.relname as table, a.attname as column, a.atttypid::regtype::text as type, not a.attnotnull as nullable
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and has_table_privilege('plumbline_server', c.oid, 'insert')
        and not has_any_column_privilege('plumbline_server', c.oid, 'update')
        and not has_table_privilege('plumbline_server', c.oid, 'delete')`);
    columns = rows;
    // An owner who alters rows drops what hinders him.
    await client.query(`do $$ declare each record; begin
      for each in select conrelid::regclass as name, conname from pg_constraint
          where contype in ('c', 'f') and conrelid <> 0 and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', each.name, each.conname);
      end loop; end $$; drop index fact_slot, fact_supersedes`);
  });
  clocks = new Map(
    columns.filter(({ type }) => type.startsWith('timestamp')).map(({ table, column }) => [table, column]),
  );
});

/** From the first entry behind the city on; of what came before, from the very first. */
async function firstFault(from: number): Promise<string | null> {
  for (let next: number | null = from; next !== null;) {
    const step = await checkJournal(organiser, { from: next }, deps());
    if (step.fault !== null) return step.fault.zh;
    next = step.next;
  }
  return null;
}

/** Another value of the same type. */
const otherThan: Record<string, (column: string) => string> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  integer: (column) => `coalesce(${column}, 0) + 10000`,
  boolean: (column) => `not coalesce(${column}, false)`,
  bigint: (column) => `coalesce(${column}, 0) + 10000`,
  jsonb: (column) => `coalesce(${column}, '{}') || '{"x": "x"}'`,
  bytea: (column) => `${column} || '\\x00'::bytea`,
  'timestamp with time zone': (column) => `${column} + interval '1 second'`,
};

test('control: as it was written it is whole', async () => {
  expect(await firstFault(1)).toBeNull();
  expect(columns.map(({ table }) => table)).toContain('cycle_discard');
});

test('each column of each table that is only added to: altered or emptied, it is found', async () => {
  const unnoticed: string[] = [];
  for (const { table, column, type, nullable } of columns) {
    const changes = [sure(otherThan[type])(column), ...(nullable ? ['null'] : [])];
    for (const change of changes) {
      const clock = sure(clocks.get(table));
      // One row: the whole rest is as it was.
      const newest = `ctid = (select ctid from ${table} order by ${clock} desc limit 1)`;
      await asOwner(world.url, table, `create table kept as select * from ${table}`);
      await asOwner(world.url, table, `update ${table} set ${column} = ${change} where ${newest}`);
      const others = `select from ${table} t where not exists (select from kept where kept::text = t::text)`;
      const isAltered = (await asOwner(world.url, table, others)) === 1;
      const isFound = (await firstFault(table === 'jurisdiction' ? 1 : world.from)) !== null;
      // What is empty already is not emptied.
      if (isFound !== isAltered || (change !== 'null' && !isAltered)) unnoticed.push(`${table}.${column} = ${change}`);
      await asOwner(world.url, table, `delete from ${table}`);
      await asOwner(world.url, table, `insert into ${table} select * from kept; drop table kept`);
    }
  }
  expect(unnoticed).toEqual([]);
  expect(await firstFault(1)).toBeNull();
  // Each column of every table takes a check of the whole journal.
}, 600_000);
