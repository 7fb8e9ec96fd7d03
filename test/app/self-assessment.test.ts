// Self-assessments by the verbs (自评): by sections, confirmed by the body, late but taken, and never a mark.
import { globSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { saveCalendar } from '../../src/app/calendar.ts';
import { computeCycle } from '../../src/app/computation.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import { datesFor } from '../../src/app/kept-date.ts';
import { listCycles } from '../../src/app/cycle.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { readMarkContext } from '../../src/app/mark-context.ts';
import { listSelfAssessments, readSelfAssessment } from '../../src/app/self-assessment/read.ts';
import { handInSelfAssessment, writeSelfAssessment } from '../../src/app/self-assessment/write.ts';
import { actorOf, openSession } from '../../src/app/session.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { noCalendar } from '../../src/domain/calendar.ts';
import { computationOf } from '../../src/store/computation.ts';
import { codeOf, depsOn } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

const clock = { now: new Date('2026-03-02T02:00:00Z') };
const one: { deps?: ReturnType<typeof depsOn>; people: Map<string, Actor>; cycle: string } = {
  people: new Map(),
  cycle: '',
};
const deps = () => one.deps ?? expect.unreachable();
const as = (name: string): Actor => one.people.get(name) ?? expect.unreachable(`nobody is called ${name}`);
const place = () => ({ cycle: one.cycle, body: as('tuiyi').body ?? '' });

beforeAll(async () => {
  one.deps = depsOn(await freshStore(), () => clock.now);
  await loadDemoCity(deps(), () => undefined);
  for (const name of ['xiaoneng', 'zuzhi', 'tuiyi', 'tuiyi-bangongshi']) {
    const { token } = await openSession({ jurisdiction: 'demo', name, password: demoPassword }, deps());
    const actor = await actorOf(token, deps());
    if (actor !== null) one.people.set(name, actor);
  }
  one.cycle = (await listCycles(as('xiaoneng'), deps()))[0]?.id ?? '';
  await saveCalendar(
    as('xiaoneng'),
    { cycle: one.cycle, base: 0, calendar: { ...noCalendar, assessedBy: '2026-03-05' } },
    deps(),
  );
});

const read = (name: string) => readSelfAssessment(as(name), place(), deps());
const write = (name: string, node: string, more: object = {}) =>
  writeSelfAssessment(as(name), { ...place(), node, base: 0, text: '已办结', claimed: null, ...more }, deps());
const handIn = async (name: string) =>
  handInSelfAssessment(as(name), { ...place(), covered: (await read(name)).covered }, deps());
/** Hash of what a computation makes of all facts. */
const computed = async (): Promise<string> =>
  deps().store.transaction('demo', async (tx) => {
    await computeCycle(tx, as('xiaoneng'), one.cycle, deps());
    return JSON.stringify(await computationOf(tx, one.cycle, null));
  });

const dates = (name: string) =>
  deps().store.transaction('demo', async (tx) =>
    (await datesFor(tx, as(name), clock.now)).map(({ kind, day, isDone }) => `${kind} ${day} ${isDone}`),
  );

test('the last day is among the dates that its people must keep, and nobody else’s', async () => {
  expect(await dates('tuiyi')).toContain('self-assessment 2026-03-05 false');
  expect(await dates('tuiyi-bangongshi')).toContain('self-assessment 2026-03-05 false');
  expect((await dates('zuzhi')).filter((each) => each.startsWith('self-assessment'))).toEqual([]);
});

test('a section writes on its own rows, in versions that stay', async () => {
  const all = (await read('tuiyi')).rows;
  const mine = (await read('tuiyi-bangongshi')).rows;
  expect(mine.length).toBeGreaterThan(0);
  expect(mine.length).toBeLessThan(all.length);
  expect(mine.every(({ mayWrite }) => mayWrite)).toBe(true);
  const [own] = mine;
  const other = all.find(({ node }) => !mine.some((each) => each.node === node));
  expect(await codeOf(write('tuiyi-bangongshi', other?.node ?? ''))).toBe('not-permitted');
  await write('tuiyi-bangongshi', own?.node ?? '', { text: '第一稿' });
  expect(await codeOf(write('tuiyi', own?.node ?? '', { text: '另一稿' }))).toBe('version-conflict');
  const { rows } = await write('tuiyi', own?.node ?? '', { base: 1, text: '第二稿', claimed: '0' });
  expect(rows.find(({ node }) => node === own?.node)).toMatchObject({ text: '第二稿', claimed: '0', version: 2 });
  // The same again adds nothing.
  const again = await write('tuiyi', own?.node ?? '', { base: 1, text: '第二稿', claimed: '0' });
  expect(again.rows.find(({ node }) => node === own?.node)?.version).toBe(2);
});

test('what is claimed is a number within the points of the row', async () => {
  const row = (await read('tuiyi')).rows.find(({ points, version }) => points !== null && version === 0);
  const claim = (claimed: string) => codeOf(write('tuiyi', row?.node ?? '', { claimed }));
  expect(await claim('很多')).toBe('input-invalid');
  expect(await claim('-1')).toBe('input-invalid');
  expect(await claim('1e9')).toBe('input-invalid');
  expect(await claim(`${Number(row?.points) + 1}`)).toBe('input-invalid');
  expect(await claim(row?.points ?? '')).toBe('done');
});

test('the body hands in once all rows are written; late is taken and marked; assessors see what was confirmed', async () => {
  expect(await codeOf(handIn('tuiyi'))).toBe('self-assessment-incomplete');
  expect(await codeOf(handIn('tuiyi-bangongshi'))).toBe('not-permitted');
  for (const { node, version } of (await read('tuiyi')).rows)
    if (version === 0) await write('tuiyi', node, { text: `自评 ${node}` });
  const { rows } = await read('tuiyi');
  const marked = { cycle: one.cycle, node: '', subject: place().body };
  const shown = async () => {
    for (const { node } of rows) {
      const context = await readMarkContext(as('zuzhi'), { ...marked, node }, deps()).catch(() => null);
      if (context !== null) return { node, self: context.selfAssessment };
    }
    return expect.unreachable('zuzhi marks no row of the body');
  };
  expect((await shown()).self).toBe(null);
  clock.now = new Date('2026-03-07T02:00:00Z');
  for (const name of ['xiaoneng', 'zuzhi', 'tuiyi']) {
    const { token } = await openSession({ jurisdiction: 'demo', name, password: demoPassword }, deps());
    const actor = await actorOf(token, deps());
    if (actor !== null) one.people.set(name, actor);
  }
  expect((await handIn('tuiyi')).handed).toMatchObject({ number: 1, isLate: true, isChanged: false });
  expect(await dates('tuiyi')).toContain('self-assessment 2026-03-05 true');
  const { node, self } = await shown();
  expect(self).toMatchObject({ isLate: true });
  clock.now = new Date('2026-03-07T03:00:00Z');
  const before = rows.find((each) => each.node === node);
  const changed = await write('tuiyi', node, { base: before?.version, text: '报送以后改的' });
  expect(changed.handed).toMatchObject({ isChanged: true });
  // Not confirmed yet.
  expect((await shown()).self?.text).toBe(self?.text);
  expect((await handIn('tuiyi')).handed).toMatchObject({ number: 2, isChanged: false });
  expect((await shown()).self?.text).toBe('报送以后改的');
  const { bodies } = await listSelfAssessments(as('xiaoneng'), { cycle: one.cycle }, deps());
  expect(bodies.filter(({ handed }) => handed !== null).map(({ body }) => body)).toEqual([place().body]);
});

test('a self-assessment is no mark: a computation is the same with it, and the engine knows none', async () => {
  const before = await computed();
  const [row] = (await read('tuiyi')).rows;
  await write('tuiyi', row?.node ?? '', { base: row?.version ?? 0, text: '再改一稿', claimed: '0' });
  expect(await computed()).toBe(before);
  const files = globSync('src/engine/**/*.ts').filter((file) =>
    /self-assessment|selfAssessment/u.test(readFileSync(file, 'utf8')),
  );
  expect(files).toEqual([]);
});

test('all of it is held by the journal', async () => {
  let fault: string | null = null;
  for (let from: number | null = 1; from !== null;) {
    const checked = await checkJournal(as('xiaoneng'), { from }, deps());
    fault ??= checked.fault?.zh ?? null;
    from = checked.next;
  }
  expect(fault).toBeNull();
});
