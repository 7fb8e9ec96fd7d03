// A journal of an older program (旧版留痕): its entries are bound to less than whole rows; they stay whole, what they bind is checked, and how many there are is told.
import { beforeAll, expect, test } from 'vitest';
import type { Deps } from '../../src/app/deps.ts';
import { takeDocument } from '../../src/app/document.ts';
import { hash } from '../../src/app/hash.ts';
import { type ChainStep, checkJournal } from '../../src/app/journal-chain.ts';
import { canonical } from '../../src/domain/canonical.ts';
import { yearEvents } from '../../src/domain/event-year.ts';
import { Entry, firstBefore } from '../../src/domain/event.ts';
import { chainFrom } from '../../src/store/journal.ts';
import { demoOrganiser as organiser, demoStore } from '../kit/demo-store.ts';
import { asOwner } from '../kit/tables.ts';

const world = { url: '', deps: undefined as Deps | undefined, entries: 0, bound: 0 };
const deps = (): Deps => world.deps ?? expect.unreachable();

/** The chain as the program wrote it before entries were bound to whole rows. */
async function writeOlder(): Promise<void> {
  const rows = await deps().store.transaction('demo', (tx) => chainFrom(tx, 1, 1_000_000));
  let before = firstBefore;
  const older = rows.map((row) => {
    const { bound, ...rest } = Entry.parse(JSON.parse(row.entry));
    // It did not say which reading of the bytes lies there.
    delete rest.data['reading'];
    // What that program did not know binds whole rows: there is no older form of it.
    const isNew = rest.event in yearEvents;
    if (bound !== undefined && !isNew) world.bound += 1;
    const entry = canonical({ ...rest, ...(isNew && bound !== undefined && { bound }), before });
    before = { sha256: hash('sha256', entry), sm3: hash('sm3', entry) };
    return { sequence: row.sequence, entry, ...before };
  });
  world.entries = older.length;
  await asOwner(
    world.url,
    'journal',
    `update journal j set entry = o.entry, sha256 = o.sha256, sm3 = o.sm3
      from jsonb_to_recordset($1) as o(sequence bigint, entry text, sha256 text, sm3 text) where o.sequence = j.sequence`,
    [JSON.stringify(older)],
  );
  await asOwner(world.url, 'journal_head', `update journal_head set sha256 = $1, sm3 = $2`, [
    before.sha256,
    before.sm3,
  ]);
}

beforeAll(async () => {
  const { url, deps: made } = await demoStore();
  world.deps = made;
  world.url = url;
  // The same bytes read twice, otherwise.
  for (const name of ['甲.txt', '甲.csv'])
    await takeDocument(organiser, { name, bytes: Buffer.from('甲,乙\n1,2\n') }, deps());
  await writeOlder();
});

/** The last step, with the older entries of all steps. */
async function check(): Promise<ChainStep> {
  let older = 0;
  for (let from = 1; ;) {
    const step = await checkJournal(organiser, { from }, deps());
    older += step.older;
    if (step.next === null) return { ...step, older };
    from = step.next;
  }
}

async function altered(table: string, change: string, back: string): Promise<string | null> {
  await asOwner(world.url, table, `update ${table} set ${change}`);
  const { fault } = await check();
  await asOwner(world.url, table, `update ${table} set ${back}`);
  return fault?.zh ?? null;
}

test('is whole, and tells how many of its entries bind less', async () => {
  expect(world.bound).toBeGreaterThan(2000);
  expect(await check()).toEqual({
    total: world.entries,
    checked: world.entries,
    next: null,
    fault: null,
    older: world.bound,
  });
});

test.each([
  ['fact', `content = content || '{"reason": "改过"}'`, 'content'],
  ['fact', `node = node || 'x'`, 'node'],
  ['scheme_version', `content = content || '{"title": "改过"}'`, 'content'],
  ['scheme_version', `sha256 = repeat('0', 64)`, 'sha256'],
  ['assignment_version', `content = '{}'`, 'content'],
  ['computation', `snapshot = snapshot || ' '`, 'snapshot'],
  ['document', `bytes = bytes || '\\x00'::bytea`, 'bytes'],
])('what it binds is found as it was: %s, %s', async (table, change, column) => {
  await asOwner(world.url, table, `alter table ${table} add column kept_${column} text`);
  await asOwner(world.url, table, `update ${table} set kept_${column} = ${column}::text`);
  const type = { content: 'jsonb', bytes: 'bytea' }[column] ?? 'text';
  const fault = await altered(table, change, `${column} = kept_${column}::${type}`);
  await asOwner(world.url, table, `alter table ${table} drop column kept_${column}`);
  expect(fault).toMatch(/^第 \d+ 条记的内容后来被改动过/u);
});

test('entries that are written from now on bind whole rows, behind those that do not', async () => {
  const before = await check();
  await takeDocument(organiser, { name: '丙.csv', bytes: Buffer.from('丙,丁\n1,2\n') }, deps());
  const after = await check();
  expect(after).toEqual({ ...before, total: before.total + 1, checked: before.total + 1 });
  const last = `where sha256 = (select sha256 from document order by imported_at desc limit 1)`;
  const fault = await altered('document', `raw = raw || '{"x": 1}' ${last}`, `raw = raw - 'x' ${last}`);
  expect(fault).toBe(`第 ${after.total} 条记的内容后来被改动过：它所说的一行与当时的 SHA-256 不符。`);
  expect(await check()).toEqual(after);
});
