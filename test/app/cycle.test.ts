// Cycles through the doors (考评年度): one made by mistake goes out of sight, one with facts does not; versions and facts wait for each other.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { AssignmentReply } from '../../src/api/assignment.ts';
import type { CyclesReply } from '../../src/api/cycle.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { addCycleWithScheme } from '../../src/app/new-cycle.ts';
import { openJournal } from '../../src/app/journal.ts';
import { type Node, nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { type Call, type City, openCity, openMarking } from '../kit/city.ts';
import { factId } from '../kit/fact-id.ts';

const as = 'xiaoneng';
let city: City;
let scheme: Scheme;
beforeAll(async () => {
  city = await openCity();
  // A login takes the lock, too: it is over before anybody waits in turn.
  await ask({ method: 'GET', url: `/api/cycles/${city.cycle}/marks`, as: 'zuzhi' });
  ({ scheme } = await ask<SchemeReply>({ method: 'GET', url: `/api/cycles/${city.cycle}/scheme`, as }));
});
async function ask<T>(call: Call, status = 200): Promise<T> {
  const reply = await city.call(call);
  expect(reply.statusCode, reply.body.slice(0, 400)).toBe(status);
  return reply.json<T>();
}

const author = { jurisdiction: 'demo', title: '赵示一', account: null };
/** A year with a scheme that is ready to be marked by. */
const made = async (title: string): Promise<string> => {
  const cycle = {
    id: randomUUID(),
    title,
    year: '2030',
    scheme: { ...scheme, cycle: '2030' },
    document: null,
    note: '试',
  };
  return (await city.deps.store.transaction('demo', (tx) => addCycleWithScheme(tx, author, cycle, city.deps))).id;
};
const listed = async () => (await ask<CyclesReply>({ method: 'GET', url: '/api/cycles', as })).cycles;
const discard = (cycle: string, status = 200): Promise<{ code: string; why: string }> =>
  ask({ method: 'POST', url: `/api/cycles/${cycle}/discard`, body: { reason: '传错了表' }, as }, status);

const assessor = 'zuzhibu';
const own = ({ kind, assessors }: Node): boolean => kind === 'indicator' && assessors.includes(assessor);
const rowOf = (given: Scheme): Node => [...nodesOf(given.root)].find(own) ?? expect.unreachable();
const mark = (name: string) => ({
  type: 'mark',
  id: factId(name),
  subject: scheme.subjects[0]?.id,
  node: rowOf(scheme).id,
  assessor,
  value: null,
  notApplicable: true,
  reason: '不承担（示范）',
  evidence: [],
  supersedes: null,
});
const give = (cycle: string, name: string) =>
  city.call({ method: 'POST', url: `/api/cycles/${cycle}/marks`, body: { marks: [mark(name)] }, as: 'zuzhi' });

/** Both wait for the lock that all changes take, the first in front of the second. */
async function inTurn<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  let isHeld = (): void => undefined;
  const holding = new Promise<void>((done) => (isHeld = done));
  const holder = city.deps.store.transaction('demo', async (tx) => {
    await openJournal(tx);
    isHeld();
    await held;
  });
  await holding;
  const one = first();
  await wait(400);
  const other = second();
  await wait(400);
  release();
  await holder;
  return Promise.all([one, other]);
}

test('a year that was made by mistake goes out of sight with a reason; its journal stays', async () => {
  const id = await made('误建年度');
  expect(await listed()).toContainEqual({
    id,
    title: '误建年度',
    year: '2030',
    isBegun: false,
    isCurrent: false,
    stage: 'drafted',
  });
  await discard(id);
  expect((await listed()).map((cycle) => cycle.id)).not.toContain(id);
  expect((await give(id, 'after the end')).statusCode).toBe(404);
  await discard(id, 404);
  const { entries } = await ask<{ entries: { sentence: { zh: string } }[] }>({
    method: 'GET',
    url: '/api/journal?event=cycle-discarded',
    as,
  });
  expect(entries.map(({ sentence }) => sentence.zh)).toEqual([
    expect.stringContaining('放弃考评年度“误建年度”，理由：传错了表'),
  ]);
});

test('one with facts stays, whoever comes first', async () => {
  expect((await discard(city.cycle, 409)).code).toBe('in-use');
  expect((await listed()).find(({ id }) => id === city.cycle)?.isBegun).toBe(true);
  const late = await made('先评分');
  await openMarking(city, late);
  const [given, refused] = await inTurn(
    () => give(late, 'before the discard'),
    () => discard(late, 409),
  );
  expect([given.statusCode, refused.code]).toEqual([200, 'in-use']);
  const early = await made('先放弃');
  const [, tooLate] = await inTurn(
    () => discard(early),
    () => give(early, 'after the discard'),
  );
  expect(tooLate.statusCode).toBe(404);
});

test('nothing is written into a year that was discarded, however close together they come', async () => {
  const { document } = await ask<SchemeReply>({ method: 'GET', url: `/api/cycles/${city.cycle}/scheme`, as });
  const again = { ...scheme, cycle: '2030' };
  const answer = scheme.parameters.find(({ signer }) => signer !== null);
  const signatures = [{ key: answer?.key, value: answer?.value, reason: '再议' }];
  const subject = scheme.subjects[0]?.id ?? '';
  const assigned = `/assignments/${encodeURIComponent(subject)}`;
  const { assignment } = await ask<AssignmentReply>({ method: 'GET', url: `/api/cycles/${city.cycle}${assigned}`, as });
  const post =
    (url: string, body?: object) =>
    (cycle: string): Call => ({ method: 'POST', url: `/api/cycles/${cycle}${url}`, body, as });
  const writing: Record<string, (cycle: string) => Call> = {
    save: post('/scheme/versions', { base: 1, scheme: again, note: '再存' }),
    sign: post('/parameters', { base: 1, signatures, despiteFacts: true }),
    import: post('/scheme/imported', { document, reading: {}, base: 1 }),
    assign: post(assigned, { base: 0, assignment, note: '' }),
    mark: (cycle) => ({ ...post('/marks', { marks: [mark(`${cycle} late`)] })(cycle), as: 'zuzhi' }),
  };
  for (const [verb, call] of Object.entries(writing)) {
    const [early, late] = [await made(`${verb}甲`), await made(`${verb}乙`)];
    // Nothing is marked before the scheme is issued.
    if (verb === 'mark') await openMarking(city, late);
    expect((await city.call(call(late))).statusCode, `${verb}, control`).toBe(200);
    await discard(early);
    expect((await city.call(call(early))).statusCode, `${verb} afterwards`).toBe(404);
    const between = await made(`${verb}丙`);
    const [, reply] = await inTurn(
      () => discard(between),
      () => city.call(call(between)),
    );
    expect(reply.statusCode, `${verb} behind it`).toBe(404);
  }
});

test('a new year that is sent twice at once is one; discarded, its id makes no other', async () => {
  const { document } = await ask<SchemeReply>({ method: 'GET', url: `/api/cycles/${city.cycle}/scheme`, as });
  const target = { title: '一次', year: '2031', subjects: { from: 'none' } };
  const id = randomUUID();
  const send = () =>
    city.call({ method: 'POST', url: '/api/cycles', body: { id, document, reading: {}, ...target }, as });
  const [first, other] = await Promise.all([send(), send()]);
  expect([first.statusCode, other.statusCode], other.body).toEqual([200, 200]);
  expect(other.json()).toEqual(first.json());
  expect((await send()).json()).toEqual(first.json());
  await discard(id);
  expect((await send()).statusCode).toBe(404);
});

test('no mark slips between the check of a version and its saving', async () => {
  const cycle = await made('同时');
  await openMarking(city, cycle);
  const changed = structuredClone(scheme);
  rowOf(changed).kind = 'evaluation';
  const body = { base: 1, scheme: { ...changed, cycle: '2030' }, note: '改类别' };
  const [given, saved] = await inTurn(
    () => give(cycle, 'meanwhile'),
    () => city.call({ method: 'POST', url: `/api/cycles/${cycle}/scheme/versions`, body, as }),
  );
  expect([given.statusCode, saved.statusCode]).toEqual([200, 409]);
  expect(saved.json<{ code: string }>().code).toBe('row-in-use');
});
