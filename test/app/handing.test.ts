// Handing marks in by the verbs (评分报送): who checks, what is locked, what a return says, and what closing tells of those who have not.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import { listCycles } from '../../src/app/cycle.ts';
import { giveFacts, readMarks } from '../../src/app/fact.ts';
import { type HandingEntry, readHandings } from '../../src/app/handing/board.ts';
import { checkMarks, handInMarks, recallMarks, returnMarks } from '../../src/app/handing/hand-in.ts';
import { readHome } from '../../src/app/home.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { readJournal } from '../../src/app/journal.ts';
import { readMarkCases, readMarkContext } from '../../src/app/mark-context.ts';
import { agree, propose } from '../../src/app/proposal.ts';
import { readScheme } from '../../src/app/scheme.ts';
import { actorOf, openSession } from '../../src/app/session.ts';
import { readStage } from '../../src/app/stage-view.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Mark } from '../../src/domain/fact.ts';
import { addAccount } from '../../src/store/account.ts';
import { codeOf, depsOn } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

const one: { deps?: ReturnType<typeof depsOn>; people: Map<string, Actor>; cycle: string } = {
  people: new Map(),
  cycle: '',
};
const deps = () => one.deps ?? expect.unreachable();
const as = (name: string): Actor => one.people.get(name) ?? expect.unreachable(`nobody is called ${name}`);
const bodyOf = (name: string): string => as(name).body ?? expect.unreachable();

beforeAll(async () => {
  one.deps = depsOn(await freshStore());
  await loadDemoCity(deps(), () => undefined);
  for (const name of ['xiaoneng', 'zuzhi', 'xinfang', 'jiwei', 'tuiyi']) {
    const { token } = await openSession({ jurisdiction: 'demo', name, password: demoPassword }, deps());
    const actor = await actorOf(token, deps());
    if (actor !== null) one.people.set(name, actor);
  }
  one.cycle = (await listCycles(as('xiaoneng'), deps()))[0]?.id ?? '';
});

const entryOf = async (name: string, of = name): Promise<HandingEntry> => {
  const { assessors } = await readHandings(as(name), { cycle: one.cycle }, deps());
  return assessors.find(({ body }) => body === bodyOf(of)) ?? expect.unreachable();
};
const handIn = async (name: string) =>
  handInMarks(as(name), { cycle: one.cycle, body: bodyOf(name), covered: (await entryOf(name)).covered }, deps());
const check = async (name: string) =>
  checkMarks(as(name), { cycle: one.cycle, body: bodyOf(name), covered: (await entryOf(name)).covered }, deps());
const recall = (name: string) => recallMarks(as(name), { cycle: one.cycle, body: bodyOf(name), reason: '' }, deps());
const giveBack = (name: string, reason: string) =>
  returnMarks(as('xiaoneng'), { cycle: one.cycle, body: bodyOf(name), reason }, deps());

async function markOf(name: string): Promise<Mark> {
  const { facts } = await readMarks(as(name), { cycle: one.cycle, since: 0 }, deps());
  const corrected = new Set(facts.map(({ fact }) => fact.supersedes));
  const own = facts.flatMap(({ fact }) => (fact.type === 'mark' && fact.assessor === bodyOf(name) ? [fact] : []));
  const [newest] = own.filter(({ id, withdrawn }) => !corrected.has(id) && withdrawn !== true).slice(-1);
  if (newest === undefined) throw new Error(`${name} has given no mark`);
  return newest;
}
/** Corrects a mark of the body to the reason that is given. */
async function correct(name: string, reason: string): Promise<string> {
  const { by: _by, at: _at, ...mark } = await markOf(name);
  const next = { ...mark, id: randomUUID(), supersedes: mark.id, reason };
  return codeOf(giveFacts(as(name), { cycle: one.cycle, facts: [next] }, deps()));
}
const sentences = async (event: string): Promise<string[]> => {
  const asked = { account: null, body: null, node: null, before: null, limit: 50, text: null, event };
  const lines = await readJournal(as('xiaoneng'), { ...asked, cycle: one.cycle }, deps());
  return lines.map(({ sentence }) => sentence.zh);
};

test('a body with one account hands in by itself, and the journal says that nobody else has checked', async () => {
  expect(await entryOf('xinfang')).toMatchObject({ accounts: 1, state: 'open', mayCheck: false, mayHandIn: true });
  await handIn('xinfang');
  const { given } = await entryOf('xinfang');
  expect(await entryOf('xiaoneng', 'xinfang')).toMatchObject({ state: 'handed-in', isLocked: true, mayReturn: true });
  expect(await sentences('marks-handed-in')).toEqual([
    expect.stringContaining(`的评分：${given} 条，本单位只有一个评分账号，没有另一人审核`),
  ]);
});

test('what is handed in is locked until it is recalled, and is handed in anew', async () => {
  expect(await correct('xinfang', '补充理由')).toBe('marks-locked');
  await recall('xinfang');
  const before = (await entryOf('xinfang')).covered;
  expect(await correct('xinfang', '补充理由')).toBe('done');
  expect((await entryOf('xinfang')).covered).not.toBe(before);
  const stale = { cycle: one.cycle, body: bodyOf('xinfang'), covered: before };
  expect(await codeOf(handInMarks(as('xinfang'), stale, deps()))).toBe('version-conflict');
  await handIn('xinfang');
  expect((await sentences('marks-handed-in'))[0]).toContain('第 2 次');
});

test('the organiser sends back with a reason, which the assessor finds on its first page', async () => {
  expect(await codeOf(giveBack('xinfang', ' '))).toBe('input-invalid');
  await giveBack('xinfang', '理由太笼统');
  expect(await codeOf(giveBack('xinfang', '再退一次'))).toBe('handing-closed');
  // Sent again, it adds nothing.
  await giveBack('xinfang', '理由太笼统');
  expect(await entryOf('xinfang')).toMatchObject({ state: 'returned', isLocked: false });
  expect((await readHome(as('xinfang'), { cycle: null }, deps())).cycle?.returned).toBe('理由太笼统');
  expect(await codeOf(recall('xinfang'))).toBe('handing-closed');
  await handIn('xinfang');
  expect((await readHome(as('xinfang'), { cycle: null }, deps())).cycle?.returned).toBe(null);
});

test('with two accounts each mark is checked by somebody who did not give it', async () => {
  const first = as('zuzhi');
  const second: Actor = { ...first, account: randomUUID(), name: 'zuzhi-2', title: '另一人' };
  await deps().store.transaction('demo', (tx) =>
    addAccount(tx, {
      id: second.account,
      name: second.name,
      title: second.title,
      roles: [...second.roles],
      body: second.body,
      section: null,
      password: 'x',
      at: new Date().toISOString(),
    }),
  );
  one.people.set('zuzhi-2', second);
  expect(await correct('zuzhi', '经办人改的')).toBe('done');
  expect(await codeOf(handIn('zuzhi'))).toBe('second-person');
  await check('zuzhi');
  expect((await entryOf('zuzhi')).unchecked).toBe(1);
  expect(await codeOf(handIn('zuzhi'))).toBe('second-person');
  await check('zuzhi-2');
  expect(await entryOf('zuzhi')).toMatchObject({ state: 'checked', unchecked: 0, mayHandIn: true });
  expect(await correct('zuzhi', '审核以后又改')).toBe('done');
  expect(await entryOf('zuzhi')).toMatchObject({ state: 'open', checks: [] });
  await check('zuzhi-2');
  expect((await entryOf('zuzhi')).unchecked).toBe(0);
  await handIn('zuzhi');
  expect((await sentences('marks-handed-in'))[0]).toContain('，由另一人审核');
});

test('marks that are missing are given first', async () => {
  const { by: _by, at: _at, ...mark } = await markOf('jiwei');
  const back = { ...mark, id: randomUUID(), supersedes: mark.id, withdrawn: true as const };
  await giveFacts(as('jiwei'), { cycle: one.cycle, facts: [back] }, deps());
  expect(await codeOf(handIn('jiwei'))).toBe('marks-missing');
  expect(await entryOf('jiwei')).toMatchObject({ mayHandIn: false });
});

test('an assessor sees its own alone, and nobody hands in for another body', async () => {
  const { assessors } = await readHandings(as('jiwei'), { cycle: one.cycle }, deps());
  // It is the supervisor as well, who sees all.
  expect(assessors.length).toBeGreaterThan(5);
  expect((await readHandings(as('xinfang'), { cycle: one.cycle }, deps())).assessors.length).toBe(1);
  const other = { cycle: one.cycle, body: bodyOf('xinfang'), covered: 'a'.repeat(64) };
  expect(await codeOf(handInMarks(as('zuzhi'), other, deps()))).toBe('not-permitted');
});

test('nobody marks the own body', async () => {
  const { by: _by, at: _at, ...mark } = await markOf('jiwei');
  const own = { ...mark, id: randomUUID(), subject: bodyOf('jiwei'), supersedes: null };
  const given = giveFacts(as('jiwei'), { cycle: one.cycle, facts: [own] }, deps());
  await expect(given).rejects.toMatchObject({ code: 'own-body', why: expect.stringContaining('不给本单位评分') });
});

test('beside a cell stand the target and the milestones, for whoever marks it', async () => {
  const { scheme } = await readScheme(as('xiaoneng'), { cycle: one.cycle, version: null }, deps());
  const { node } = await markOf('zuzhi');
  const place = { cycle: one.cycle, node, subject: scheme.subjects[0]?.id ?? '' };
  const context = await readMarkContext(as('zuzhi'), place, deps());
  expect(context).toMatchObject({ selfAssessment: null, lastYear: null });
  expect(context.target).toEqual(expect.any(String));
  expect(await codeOf(readMarkContext(as('xinfang'), place, deps()))).toBe('not-permitted');
});

test('what an assessor has taken off, with the reasons; not what others have', async () => {
  const { cases } = await readMarkCases(as('zuzhi'), { cycle: one.cycle, assessor: bodyOf('zuzhi') }, deps());
  expect(cases.length).toBeGreaterThan(3);
  expect(cases.every(({ off, reason }) => Number(off) > 0 && reason !== '')).toBe(true);
  const others = readMarkCases(as('zuzhi'), { cycle: one.cycle, assessor: bodyOf('xinfang') }, deps());
  expect(await codeOf(others)).toBe('not-permitted');
});

test('closing tells who has not handed in, and ends handing in', async () => {
  await propose(as('xiaoneng'), { cycle: one.cycle, proposed: { kind: 'closure', reason: '评完' } }, deps());
  const [proposal] = (await readStage(as('jiwei'), { cycle: one.cycle }, deps())).proposals;
  await agree(as('jiwei'), { cycle: one.cycle, proposal: proposal?.id ?? '' }, deps());
  const closed = (await readStage(as('xiaoneng'), { cycle: one.cycle }, deps())).history.at(-1);
  const { assessors } = await readHandings(as('xiaoneng'), { cycle: one.cycle }, deps());
  const open = assessors.filter(({ state }) => state !== 'handed-in').map(({ title }) => title);
  expect(closed?.unhanded.toSorted()).toEqual(open.toSorted());
  expect(open.length).toBe(assessors.length - 2);
  expect((await sentences('stage-changed'))[0]).toContain(`${open.length} 个考评单位没有报送`);
  expect(await codeOf(giveBack('zuzhi', '晚了'))).toBe('stage-closed');
  expect(await codeOf(recall('zuzhi'))).toBe('stage-closed');
});

test('all of it is held by the journal', async () => {
  for (let from: number | null = 1; from !== null;) {
    const checked: Awaited<ReturnType<typeof checkJournal>> = await checkJournal(as('xiaoneng'), { from }, deps());
    expect(checked.fault).toBe(null);
    from = checked.next;
  }
});
