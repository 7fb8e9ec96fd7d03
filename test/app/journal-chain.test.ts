// The journal's chain on a real database (留痕链测试): whole as it is written, and whatever the database's owner does to it is found.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Deps } from '../../src/app/deps.ts';
import type { Founder } from '../../src/app/jurisdiction.ts';
import { hash } from '../../src/app/hash.ts';
import { readJournal, record } from '../../src/app/journal.ts';
import { type ChainStep, checkJournal } from '../../src/app/journal-chain.ts';
import { canonical } from '../../src/domain/canonical.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { chainFrom } from '../../src/store/journal.ts';
import { openStore } from '../../src/store/open.ts';
import { withClient } from '../../src/store/server-role.ts';
import { codeOf, depsOn, founded, foundersOf } from '../kit/actors.ts';
import { freshDatabase } from '../kit/database.ts';

type World = { deps: Deps; by: Record<Founder, Actor>; url: string };
const one = { world: undefined as World | undefined };
const world = (): World => one.world ?? expect.unreachable();
const entries = 2_200;

beforeAll(async () => {
  const { url } = await freshDatabase();
  const deps = depsOn(await openStore({ url }));
  const by = await foundersOf(deps, await founded(deps, '甲市'));
  await foundersOf(deps, await founded(deps, '乙市'));
  await deps.store.transaction(by.organiser.jurisdiction, async (tx) => {
    const many = Array.from({ length: entries }, (_, index) => ({
      event: 'exported' as const,
      data: { document: `得分单 ${index}` },
      cycle: '年度',
      body: `单位${index % 7}`,
    }));
    await record(tx, by.organiser, deps.now(), ...many);
  });
  one.world = { deps, by, url };
  return () => deps.store.close();
});

/** Step by step as the page does it: the answer of the last step, and how many there were. */
async function check(): Promise<ChainStep & { steps: number }> {
  const { deps, by } = world();
  let steps = 0;
  for (let from = 1; ;) {
    const step = await checkJournal(by.organiser, { from }, deps);
    steps += 1;
    if (step.next === null) return { ...step, steps };
    from = step.next;
  }
}

/** What the owner of the tables can do: triggers and row security off, then `sql`. Undone afterwards. */
async function tampered(sql: string): Promise<ChainStep> {
  const { url, by } = world();
  const { jurisdiction } = by.organiser;
  const run = (work: string) =>
    withClient(url, async (client) => {
      const tables = ['journal', 'journal_head'];
      for (const table of tables)
        await client.query(
          `alter table ${table} disable trigger user; alter table ${table} no force row level security`,
        );
      await client.query(work.replaceAll(':city', `'${jurisdiction}'`));
      for (const table of tables)
        await client.query(`alter table ${table} enable trigger user; alter table ${table} force row level security`);
    });
  await run(
    'drop table if exists kept; drop table if exists kept_head; create table kept as select * from journal; create table kept_head as select * from journal_head',
  );
  await run(sql);
  try {
    return await check();
  } finally {
    await run(
      'delete from journal; insert into journal select * from kept; delete from journal_head; insert into journal_head select * from kept_head',
    );
  }
}

const mine = 'jurisdiction_id = :city';

/** One entry rewritten, with hashes that fit it. */
function rewritten(sequence: number): string {
  const entry = canonical({ event: 'nothing', sequence });
  return `update journal set entry = '${entry}', sha256 = '${hash('sha256', entry)}', sm3 = '${hash('sm3', entry)}'
    where ${mine} and sequence = ${sequence}`;
}

test('control: the chain as it was written is whole, in steps that tell how far they are', async () => {
  const { total, checked, fault, steps } = await check();
  expect(fault).toBeNull();
  expect(total).toBeGreaterThan(entries);
  expect(checked).toBe(total);
  expect(steps).toBe(2);
});

describe('found, with its place', () => {
  test.each([
    [
      'altered words',
      `update journal set entry = replace(entry, '"exported"', '"computed"') where ${mine} and sequence = 500`,
      500,
    ],
    ['another SHA-256', `update journal set sha256 = repeat('a', 64) where ${mine} and sequence = 700`, 700],
    ['another SM3', `update journal set sm3 = repeat('a', 64) where ${mine} and sequence = 2100`, 2100],
    ['an entry taken out', `delete from journal where ${mine} and sequence = 900`, 900],
    ['the last of a step taken out', `delete from journal where ${mine} and sequence = 2000`, 2000],
    ['a column for searching', `update journal set body_id = '别的' where ${mine} and sequence = 1500`, 1500],
    [
      'another time beside the entry',
      `update journal set at = at - interval '1 day' where ${mine} and sequence = 1501`,
      1501,
    ],
    ['the first entry', `update journal set account_id = 'x' where ${mine} and sequence = 1`, 1],
    ['an entry that is none, with fitting hashes', rewritten(600), 600],
    [
      'two entries exchanged',
      `update journal set sequence = -1 where ${mine} and sequence = 50; update journal set sequence = 50 where ${mine} and sequence = 51; update journal set sequence = 51 where ${mine} and sequence = -1`,
      50,
    ],
  ])('%s', async (_name, sql, place) => {
    expect((await tampered(sql)).fault?.sequence).toBe(place);
  });

  test('an entry written anew with everything that belongs to it: the next one does not follow', async () => {
    const { deps, by } = world();
    const [row] = await deps.store.transaction(by.organiser.jurisdiction, (tx) => chainFrom(tx, 800, 1));
    const entry = row?.entry.replace(by.organiser.title, '别人') ?? '';
    expect(entry).not.toBe(row?.entry);
    const { fault } = await tampered(`update journal set entry = '${entry}', sha256 = '${hash('sha256', entry)}',
      sm3 = '${hash('sm3', entry)}' where ${mine} and sequence = 800`);
    expect(fault?.sequence).toBe(801);
  });

  test('the end cut off, and an end that the head does not know', async () => {
    const { total } = await check();
    expect((await tampered(`delete from journal where ${mine} and sequence > ${total - 3}`)).fault?.sequence).toBe(
      total - 2,
    );
    expect((await tampered(`update journal_head set sequence = ${total - 1} where ${mine}`)).fault?.sequence).toBe(
      total,
    );
    expect((await tampered(`update journal_head set sha256 = repeat('0', 64) where ${mine}`)).fault).not.toBeNull();
  });
});

test('is checked by those who read the journal', async () => {
  const { deps, by } = world();
  expect(await codeOf(checkJournal(by['system-administrator'], { from: 1 }, deps))).toBe('not-permitted');
  expect(await codeOf(checkJournal(by['security-administrator'], { from: 1 }, deps))).toBe('done');
});

describe('who sees what', () => {
  const seen = async (actor: Actor) => {
    const query = {
      account: null,
      cycle: null,
      body: null,
      node: null,
      event: null,
      text: null,
      before: null,
      limit: 5000,
    };
    return new Set((await readJournal(actor, query, world().deps)).map(({ event }) => event));
  };

  test('logins and accounts: the security and audit administrators; the appraisal: not the security administrator', async () => {
    const { by } = world();
    const [organiser, security, audit] = [by.organiser, by['security-administrator'], by['audit-administrator']];
    expect([...(await seen(organiser))].toSorted()).toEqual(['body-added', 'exported', 'jurisdiction-created']);
    expect(await seen(security)).toContain('session-opened');
    expect(await seen(security)).not.toContain('exported');
    expect(await seen(audit)).toContain('exported');
    expect(await seen(audit)).toContain('password-changed');
  });

  test('by words as they stand, with signs that SQL would read', async () => {
    const { deps, by } = world();
    const find = async (text: string) => {
      const query = {
        account: null,
        cycle: null,
        body: null,
        node: null,
        event: null,
        text,
        before: null,
        limit: 5000,
      };
      return (await readJournal(by.organiser, query, deps)).length;
    };
    expect(await find('得分单 2199')).toBe(1);
    expect(await find('得分单_2199')).toBe(0);
    expect(await find('%')).toBe(0);
    expect(await find('"')).toBe(0);
  });
});
