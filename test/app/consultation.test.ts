// Consultations by the verbs (征求意见): who is asked, what is kept of an answer, what a reply needs, and who sees what when.
import { beforeAll, expect, test } from 'vitest';
import { answerConsultation } from '../../src/app/consultation/answer.ts';
import { exportConsultation } from '../../src/app/consultation/export.ts';
import { listConsultations, readConsultation } from '../../src/app/consultation/read.ts';
import { releaseConsultation, replyToOpinion } from '../../src/app/consultation/reply.ts';
import { listAddressees, sendConsultation } from '../../src/app/consultation/send.ts';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import { listCycles } from '../../src/app/cycle.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { readJournal } from '../../src/app/journal.ts';
import { actorOf, openSession } from '../../src/app/session.ts';
import { readScheme, saveScheme } from '../../src/app/scheme.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { codeOf, depsOn } from '../kit/actors.ts';
import { order } from '../kit/order.ts';
import { freshStore } from '../kit/database.ts';

const clock = { now: new Date('2026-03-02T02:00:00Z') };
const one: { deps?: ReturnType<typeof depsOn>; people: Map<string, Actor>; cycle: string; row: string } = {
  people: new Map(),
  cycle: '',
  row: '',
};
const deps = () => one.deps ?? expect.unreachable();
const as = (name: string): Actor => one.people.get(name) ?? expect.unreachable(`nobody is called ${name}`);
const own = (name: string): string => as(name).body ?? expect.unreachable();

beforeAll(async () => {
  const store = await freshStore();
  one.deps = depsOn(store, () => clock.now);
  await loadDemoCity(deps(), () => undefined);
  for (const name of ['xiaoneng', 'zuzhi', 'xinfang', 'jiwei', 'tuiyi', 'shenji', 'lingdao']) {
    const { token } = await openSession({ jurisdiction: 'demo', name, password: demoPassword }, deps());
    const actor = await actorOf(token, deps());
    if (actor !== null) one.people.set(name, actor);
  }
  one.cycle = (await listCycles(as('xiaoneng'), deps()))[0]?.id ?? '';
  const { scheme } = await readScheme(as('xiaoneng'), { cycle: one.cycle, version: 1 }, deps());
  one.row = [...nodesOf(scheme.root)].find(({ kind }) => kind === 'indicator')?.id ?? '';
});

const send = (more: object = {}) =>
  sendConsultation(
    as('xiaoneng'),
    {
      cycle: one.cycle,
      base: 1,
      version: 1,
      dueOn: '2026-03-10',
      note: '请结合实际提出意见',
      bodies: ['tuiyi', 'zuzhi', 'xinfang'].map(own),
      ...more,
    },
    deps(),
  );
const opinion = (id: string, more: object = {}) => ({
  id: `opinion-${id}`,
  node: one.row,
  text: '改为“按期办结”',
  reason: '更准确',
  ...more,
});
const answer = (name: string, base: number, opinions: ReturnType<typeof opinion>[], more: object = {}) =>
  answerConsultation(as(name), { cycle: one.cycle, number: 2, body: own(name), base, opinions, ...more }, deps());
const reply = (name: string, id: string, more: object = {}) =>
  replyToOpinion(
    as('xiaoneng'),
    {
      cycle: one.cycle,
      number: 2,
      body: own(name),
      opinion: `opinion-${id}`,
      base: 0,
      verdict: 'adopted',
      reason: '',
      done: null,
      ...more,
    },
    deps(),
  );
const read = (name: string, number = 2) => readConsultation(as(name), { cycle: one.cycle, number }, deps());
const release = () => releaseConsultation(as('xiaoneng'), { cycle: one.cycle, number: 2 }, deps());

test('a draft goes to the bodies of the scheme, subjects and assessors, by a day that is not over', async () => {
  const { addressees } = await listAddressees(as('xiaoneng'), { cycle: one.cycle, version: null }, deps());
  const of = (name: string) => addressees.find(({ body }) => body === own(name))?.as;
  expect(addressees.length).toBeGreaterThan(80);
  expect([of('tuiyi'), of('zuzhi')]).toEqual([['subject'], ['subject', 'assessor']]);
  expect(await codeOf(send({ dueOn: '2026-03-01' }))).toBe('input-invalid');
  expect(await codeOf(send({ bodies: [] }))).toBe('input-invalid');
  expect(await codeOf(send({ bodies: ['nobody'] }))).toBe('input-invalid');
  expect(await codeOf(send({ version: 9 }))).toBe('not-found');
  expect(await codeOf(send({ base: 5 }))).toBe('input-invalid');
  expect(await send()).toEqual({ number: 2 });
  // The answer was lost on its way: sent again it is the same round.
  expect(await send()).toEqual({ number: 2 });
  expect(await codeOf(send({ note: '另一轮' }))).toBe('version-conflict');
});

test('who was asked sees the round and who was not sees none of it', async () => {
  const seen = async (name: string) =>
    (await listConsultations(as(name), { cycle: one.cycle }, deps())).rounds.map(({ number }) => number);
  expect(await seen('xiaoneng')).toEqual([2, 1]);
  expect(await seen('tuiyi')).toEqual([2, 1]);
  expect(await seen('jiwei')).toEqual([2, 1]);
  expect(await read('tuiyi')).toMatchObject({
    daysLeft: 8,
    before: 1,
    changes: [],
    answers: null,
    addressed: null,
    summary: null,
    mayReply: false,
    own: { body: own('tuiyi'), mayAnswer: true, answer: null },
  });
  const stranger = { ...as('tuiyi'), body: 'somebody-else' };
  expect(await codeOf(readConsultation(stranger, { cycle: one.cycle, number: 2 }, deps()))).toBe('not-found');
  expect(await codeOf(read('lingdao'))).toBe('not-permitted');
});

test('a body answers for itself alone; amended, the older answer stays', async () => {
  expect(await codeOf(answer('tuiyi', 0, [], { body: own('zuzhi') }))).toBe('not-permitted');
  expect(await codeOf(answer('jiwei', 0, []))).toBe('not-permitted');
  expect(await codeOf(answer('xiaoneng', 0, []))).toBe('not-permitted');
  expect(await codeOf(answer('tuiyi', 0, [opinion('a', { node: 'no-such-row' })]))).toBe('input-invalid');
  expect(await codeOf(answer('tuiyi', 0, [opinion('a'), opinion('a')]))).toBe('input-invalid');
  expect(await answer('tuiyi', 0, [opinion('a'), opinion('b', { node: null, text: '推迟一个月' })])).toEqual({
    version: 1,
    isLate: false,
  });
  // Sent again it is the same answer; a colleague who does not know of it is told.
  expect(await answer('tuiyi', 0, [opinion('a'), opinion('b', { node: null, text: '推迟一个月' })])).toMatchObject({
    version: 1,
  });
  expect(await codeOf(answer('tuiyi', 0, []))).toBe('version-conflict');
  expect(
    await answer('tuiyi', 1, [
      opinion('a', { text: '改为“限时办结”' }),
      opinion('b', { node: null, text: '推迟一个月' }),
    ]),
  ).toMatchObject({
    version: 2,
  });
  expect(await answer('zuzhi', 0, [])).toMatchObject({ version: 1 });
  const shown = (await read('tuiyi')).own?.answer;
  expect([shown?.version, shown?.isLate, shown?.opinions.map(({ text, label }) => [text, label])]).toEqual([
    2,
    false,
    [
      ['推迟一个月', null],
      ['改为“限时办结”', expect.stringMatching(/^市委市政府重点工作/u)],
    ],
  ]);
  expect((await read('zuzhi')).own?.answer?.opinions).toEqual([]);
});

test('a reply other than “adopted” needs its reason; what was replied to is changed no more', async () => {
  for (const verdict of ['partly', 'declined'])
    expect(await codeOf(reply('tuiyi', 'a', { verdict, reason: ' ' }))).toBe('input-invalid');
  expect(await codeOf(reply('tuiyi', 'nothing'))).toBe('not-found');
  expect(await codeOf(reply('tuiyi', 'a', { done: 7 }))).toBe('not-found');
  expect(await reply('tuiyi', 'a', { verdict: 'declined', reason: '与上级口径不符' })).toEqual({ version: 1 });
  expect(await reply('tuiyi', 'a', { verdict: 'declined', reason: '与上级口径不符' })).toEqual({ version: 1 });
  expect(await codeOf(reply('tuiyi', 'a', { verdict: 'adopted' }))).toBe('version-conflict');
  expect(await reply('tuiyi', 'a', { base: 1, verdict: 'partly', reason: '只改一处' })).toEqual({ version: 2 });
  expect(await codeOf(answer('tuiyi', 2, [opinion('b', { node: null, text: '推迟一个月' })]))).toBe(
    'consultation-fixed',
  );
  const kept = [opinion('a', { text: '改为“限时办结”' })];
  expect(await answer('tuiyi', 2, [...kept, opinion('b', { node: null, text: '推迟两个月' })])).toMatchObject({
    version: 3,
  });
  expect((await read('tuiyi')).own?.answer?.opinions.map(({ reply: given }) => given?.verdict ?? null)).toEqual([
    null,
    'partly',
  ]);
  expect((await read('tuiyi')).own?.answer?.opinions[1]?.reply).toMatchObject({
    reason: '只改一处',
    by: as('xiaoneng').title,
  });
});

test('after the last day an answer is taken and marked, and opinions are added only', async () => {
  expect(await codeOf(release())).toBe('consultation-open');
  // Midnight in China ends the last day.
  clock.now = new Date('2026-03-10T15:59:00Z');
  expect(await read('tuiyi')).toMatchObject({ daysLeft: 0 });
  clock.now = new Date('2026-03-10T16:01:00Z');
  expect(await read('tuiyi')).toMatchObject({ daysLeft: -1 });
  const before = [opinion('a', { text: '改为“限时办结”' }), opinion('b', { node: null, text: '推迟两个月' })];
  expect(await codeOf(answer('tuiyi', 3, [before[0] ?? opinion('a')]))).toBe('consultation-fixed');
  expect(await answer('tuiyi', 3, [...before, opinion('c', { node: null, text: '补充一条' })])).toEqual({
    version: 4,
    isLate: true,
  });
  expect(await answer('xinfang', 0, [opinion('late')])).toEqual({ version: 1, isLate: true });
  const { answers } = await read('xiaoneng');
  expect(answers?.map(({ title, isLate, opinions }) => [title, isLate, opinions.map((each) => each.isLate)])).toEqual(
    expect.arrayContaining([
      [expect.any(String), false, [false, true, false]],
      [expect.any(String), true, [true]],
      [expect.any(String), false, []],
    ]),
  );
});

test('the summary is out once each opinion has its reply; then nothing more is answered', async () => {
  expect(await codeOf(release())).toBe('consultation-open');
  const file = (name: string) => exportConsultation(as(name), { cycle: one.cycle, number: 2, form: 'docx' }, deps());
  expect(await codeOf(file('tuiyi'))).toBe('consultation-open');
  // A version in which it was done.
  const { scheme } = await readScheme(as('xiaoneng'), { cycle: one.cycle, version: 1 }, deps());
  await saveScheme(
    as('xiaoneng'),
    {
      cycle: one.cycle,
      base: 1,
      scheme: { ...scheme, title: `${scheme.title}（修改稿）` },
      note: '按意见修改',
      order,
      despiteFacts: true,
    },
    deps(),
  );
  await reply('tuiyi', 'b', { done: 2 });
  await reply('tuiyi', 'c');
  expect(await codeOf(release())).toBe('consultation-open');
  await reply('xinfang', 'late', { verdict: 'declined', reason: '已逾期且与职责无关' });
  const { releasedAt } = await release();
  expect(await release()).toEqual({ releasedAt });
  expect(await codeOf(answer('zuzhi', 1, [opinion('x')]))).toBe('consultation-closed');
  const { summary, own: mine } = await read('zuzhi');
  expect(mine?.mayAnswer).toBe(false);
  expect(
    summary?.map(({ row, text, verdict, because, version, isLate }) => [
      row === null,
      text,
      verdict,
      because,
      version,
      isLate,
    ]),
  ).toEqual([
    [true, '推迟两个月', 'adopted', '', 2, false],
    [true, '补充一条', 'adopted', '', null, true],
    [false, '改为“按期办结”', 'declined', '已逾期且与职责无关', null, true],
    [false, '改为“限时办结”', 'partly', '只改一处', null, false],
  ]);
  // Corrected afterwards, it says so.
  clock.now = new Date('2026-03-12T02:00:00Z');
  await reply('tuiyi', 'c', { base: 1, verdict: 'partly', reason: '明年再议' });
  const corrected = (await read('tuiyi')).own?.answer?.opinions.map(({ reply: given }) => given?.isAfterRelease);
  expect(corrected).toEqual([false, true, false]);
  expect((await file('tuiyi')).name).toMatch(/第2轮征求意见情况汇总表\.docx$/u);
});

test('the next round tells what changed since the one before', async () => {
  expect(await send({ base: 2, version: 2, dueOn: '2026-03-20', bodies: null })).toEqual({ number: 3 });
  const round = await read('tuiyi', 3);
  expect([round.before, round.changes?.length]).toEqual([1, 1]);
  expect(round.asked).toBeGreaterThan(80);
});

test('the journal tells each step, and is bound to what was said', async () => {
  const lines = await readJournal(
    as('xiaoneng'),
    {
      account: null,
      cycle: one.cycle,
      body: own('tuiyi'),
      node: null,
      event: null,
      before: null,
      limit: 5,
      text: null,
    },
    deps(),
  );
  expect(lines.map(({ sentence }) => sentence.zh.replace(/^.*?”中/u, ''))).toEqual([
    '回复“示范市退役军人事务局”在第 2 轮征求意见中的意见：部分采纳，第 2 次',
    '回复“示范市退役军人事务局”在第 2 轮征求意见中的意见：采纳',
    '回复“示范市退役军人事务局”在第 2 轮征求意见中的意见：采纳',
    '答复第 2 轮征求意见（“示范市退役军人事务局”）：意见 3 条，逾期，第 4 次',
    '答复第 2 轮征求意见（“示范市退役军人事务局”）：意见 2 条，第 3 次',
  ]);
  let fault: string | null = null;
  for (let from: number | null = 1; from !== null;) {
    const checked = await checkJournal(as('xiaoneng'), { from }, deps());
    fault ??= checked.fault?.zh ?? null;
    from = checked.next;
  }
  expect(fault).toBeNull();
});
