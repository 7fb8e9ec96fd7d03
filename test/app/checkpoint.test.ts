// Checkpoints (检查点测试): what agrees with itself in the database is still found by what was certified outside of it.
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkpointIn,
  readCheckpoints,
  verifierFor,
  writeCheckpoint,
  writeCheckpoints,
} from '../../src/app/checkpoint.ts';
import type { Deps } from '../../src/app/deps.ts';
import { hash } from '../../src/app/hash.ts';
import { record } from '../../src/app/journal.ts';
import { type ChainStep, checkJournal } from '../../src/app/journal-chain.ts';
import type { Founder } from '../../src/app/jurisdiction.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { canonical } from '../../src/domain/canonical.ts';
import { toHex } from '../../src/domain/checkpoint.ts';
import { Entry, firstBefore } from '../../src/domain/event.ts';
import { type CheckpointFolder, openCheckpoints } from '../../src/store/checkpoint.ts';
import { chainFrom, type JournalRow } from '../../src/store/journal.ts';
import { openStore } from '../../src/store/open.ts';
import { codeOf, depsOn, founded, foundersOf } from '../kit/actors.ts';
import { freshFolder } from '../kit/archive.ts';
import { freshDatabase } from '../kit/database.ts';
import { asOwner } from '../kit/tables.ts';

type World = {
  deps: Deps & { checkpoints: CheckpointFolder };
  plain: Deps;
  by: Record<Founder, Actor>;
  url: string;
  folder: string;
};
const one = { world: undefined as World | undefined };
const world = (): World => one.world ?? expect.unreachable();
const city = (): string => world().by.organiser.jurisdiction;

/** So many entries more. */
const grow = (count: number): Promise<void> => {
  const { deps, by } = world();
  return deps.store.transaction(city(), (tx) =>
    record(
      tx,
      by.organiser,
      deps.now(),
      ...Array.from({ length: count }, (_, at) => ({ event: 'exported' as const, data: { document: `得分单 ${at}` } })),
    ),
  );
};
const rows = (): Promise<JournalRow[]> => world().deps.store.transaction(city(), (tx) => chainFrom(tx, 1, 100_000));

beforeAll(async () => {
  const { url } = await freshDatabase();
  const plain = depsOn(await openStore({ url }));
  const folder = freshFolder();
  const by = await foundersOf(plain, await founded(plain, '甲市'));
  one.world = { deps: { ...plain, checkpoints: openCheckpoints(folder) }, plain, by, url, folder };
  await grow(1500);
  await writeCheckpoint(world().deps, city());
  await grow(1200);
  await writeCheckpoint(world().deps, city());
  await grow(5);
  return () => plain.store.close();
});

async function check(deps: Deps): Promise<ChainStep & { compared: number }> {
  let compared = 0;
  for (let from = 1; ;) {
    const step = await checkJournal(world().by.organiser, { from }, deps);
    compared += step.checkpoints?.compared ?? 0;
    if (step.next === null) return { ...step, compared };
    from = step.next;
  }
}

/** What the owner of the tables may make of the whole chain: with all hashes, and its head. Undone afterwards. */
async function replaced(
  chain: readonly JournalRow[],
): Promise<{ outside: ChainStep; inside: ChainStep; written: string }> {
  const { url, deps, plain } = world();
  const before = await rows();
  const put = async (all: readonly JournalRow[]): Promise<void> => {
    const mine = `jurisdiction_id = '${city()}'`;
    await asOwner(url, 'journal', `delete from journal where ${mine}`);
    await asOwner(
      url,
      'journal',
      `insert into journal (jurisdiction_id, sequence, entry, sha256, sm3, at, event, account_id, cycle_id, body_id, node)
        select '${city()}', sequence, entry, sha256, sm3, at, event, account, cycle, body, node from jsonb_to_recordset($1)
        as r(sequence bigint, entry text, sha256 text, sm3 text, at timestamptz, event text, account text, cycle text, body text, node text)`,
      [JSON.stringify(all)],
    );
    const last = all.at(-1);
    await asOwner(url, 'journal_head', `update journal_head set sequence = $1, sha256 = $2, sm3 = $3 where ${mine}`, [
      last?.sequence,
      last?.sha256,
      last?.sm3,
    ]);
  };
  await put(chain);
  try {
    return {
      outside: await check(deps),
      inside: await check(plain),
      written: await codeOf(writeCheckpoint(deps, city())),
    };
  } finally {
    await put(before);
  }
}

/** The chain as the program itself would have written it, with one entry otherwise. */
function recomputed(chain: readonly JournalRow[], sequence: number): JournalRow[] {
  let before = firstBefore;
  return chain.map((row) => {
    const entry = Entry.parse(JSON.parse(row.entry));
    const text = canonical({ ...entry, before, ...(row.sequence === sequence ? { data: { document: '别的' } } : {}) });
    before = { sha256: hash('sha256', text), sm3: hash('sm3', text) };
    return { ...row, entry: text, ...before };
  });
}

test('control: as it was written, it agrees with both checkpoints', async () => {
  const { fault, total, checked, compared, checkpoints } = await check(world().deps);
  expect(fault).toBeNull();
  expect(checked).toBe(total);
  expect(compared).toBe(2);
  expect(checkpoints?.newest?.size).toBe(total - 5);
});

test('written again, nothing is added; the tree is that of the exact bytes', async () => {
  const { deps, folder } = world();
  const all = await rows();
  const { checkpoints } = deps;
  const [newest] = (await checkpoints.sizes(city())).slice(-1);
  const note = (await checkpoints.read(city(), newest ?? 0))?.note ?? '';
  const checkpoint = checkpointIn(note, verifierFor(checkpoints, city()));
  const naive = (leaves: readonly JournalRow[]): Buffer => {
    const [only] = leaves;
    if (leaves.length === 1 && only !== undefined)
      return Buffer.from(hash('sha256', Buffer.concat([Buffer.from([0]), Buffer.from(only.entry)])), 'hex');
    const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
    return Buffer.from(
      hash('sha256', Buffer.concat([Buffer.from([1]), naive(leaves.slice(0, split)), naive(leaves.slice(split))])),
      'hex',
    );
  };
  expect(toHex(checkpoint?.root ?? new Uint8Array())).toBe(naive(all.slice(0, newest)).toString('hex'));
  const before = readdirSync(join(folder, city()));
  await writeCheckpoints(deps, (fault) => expect.unreachable(fault));
  const after = await writeCheckpoint(deps, city());
  expect(after?.size).toBe(all.length);
  expect(readdirSync(join(folder, city()))).toHaveLength(before.length + 1);
  await writeCheckpoint(deps, city());
  expect(readdirSync(join(folder, city()))).toHaveLength(before.length + 1);
});

describe('what agrees with itself is found by the checkpoints, and by nothing else', () => {
  test.each([3, 900, 1700])('the whole chain recomputed from entry %i on', async (sequence) => {
    const { outside, inside, written } = await replaced(recomputed(await rows(), sequence));
    expect(inside.fault).toBeNull();
    const sizes = await world().deps.checkpoints.sizes(city());
    const first = (sizes.findLast((size) => size < sequence) ?? 0) + 1;
    expect(outside.fault?.sequence).toBe(first);
    expect(outside.fault?.zh).toContain('与库外的检查点不符');
    expect(written).toBe('checkpoint-differs');
  });

  test('the end cut off together with its head', async () => {
    const all = await rows();
    const { outside, inside, written } = await replaced(all.slice(0, -30));
    expect(inside.fault).toBeNull();
    expect(outside.fault?.sequence).toBe(all.length - 29);
    expect(outside.fault?.zh).toContain('被截掉了');
    expect(written).toBe('checkpoint-differs');
  });

  test('the end cut off, and others written in its place', async () => {
    const all = await rows();
    const { outside, inside } = await replaced(recomputed(all, all.length - 20));
    expect(inside.fault).toBeNull();
    expect(outside.fault?.zh).toContain('与库外的检查点不符');
  });
});

test('undone, it agrees again', async () => {
  expect((await check(world().deps)).fault).toBeNull();
});

test.each([
  ['altered', (note: string) => note.replace(/^(.*\n)(\d+)/u, '$11')],
  ['of another key', (note: string) => note.replace(/ [^ ]+\n$/u, ` ${Buffer.alloc(68).toString('base64')}\n`)],
  ['no note', () => 'x'],
])('a checkpoint that is %s is told', async (_name, change) => {
  const { deps, folder } = world();
  const [first = 0] = await deps.checkpoints.sizes(city());
  const path = join(folder, city(), `${String(first).padStart(12, '0')}.txt`);
  const note = (await deps.checkpoints.read(city(), first))?.note ?? '';
  renameSync(path, `${path}.kept`);
  writeFileSync(path, change(note));
  const { fault } = await check(deps);
  renameSync(`${path}.kept`, path);
  expect(fault?.sequence).toBe(first);
  expect(fault?.zh).toContain('后来被改过');
});

test('whoever is logged in may take key and checkpoint along', async () => {
  const { deps, by, plain } = world();
  const { key, newest, count } = await readCheckpoints(by['system-administrator'], deps);
  expect(key).toMatch(new RegExp(String.raw`^plumbline/${city()}\+[0-9a-f]{8}\+`, 'u'));
  expect(newest?.note).toContain(`plumbline/${city()}\n${newest?.size}\n`);
  expect(count).toBe(3);
  expect(await readCheckpoints(by.organiser, plain)).toEqual({ key: null, newest: null, count: 0 });
});
