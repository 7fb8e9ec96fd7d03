// A year from stage to stage (阶段流转): by its people through the server's doors; what is refused, what two people do, what a day does.
import { beforeAll, describe, expect, test } from 'vitest';
import type { ComputeReply } from '../../src/api/computation.ts';
import type { AssignmentReply } from '../../src/app/assignment.ts';
import type { FactsReply, MarksReply } from '../../src/api/fact.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import type { StageReply } from '../../src/api/stage.ts';
import { untold } from '../../src/app/journal-content.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { settleAllDue } from '../../src/app/stage.ts';
import { noCalendar } from '../../src/domain/calendar.ts';
import type { Stage } from '../../src/domain/stage.ts';
import { type City, openCity } from '../kit/city.ts';
import { demoOrganiser } from '../kit/demo-store.ts';
import { factId } from '../kit/fact-id.ts';
import { order } from '../kit/order.ts';

/** The clock of the server, in China: tests move it on. */
const clock = { now: new Date('2026-11-26T09:00:00+08:00') };
let city: City;
beforeAll(async () => {
  city = await openCity(() => clock.now);
});

const moveClock = (to: string): void => {
  clock.now = new Date(to);
  city.logInAnew();
};

const at = (rest: string): string => `/api/cycles/${city.cycle}/${rest}`;
type Answer = { status: number; code: string; why: string };
async function send(as: string, rest: string, body: object = {}, method: 'POST' | 'PUT' = 'POST'): Promise<Answer> {
  const answer = await city.call({ method, url: at(rest), body, as });
  const { code = '', why = '' } = answer.json<{ code?: string; why?: string }>();
  return { status: answer.statusCode, code, why };
}
const done = { status: 200, code: '', why: '' };
const read = async <Reply>(as: string, rest: string): Promise<Reply> =>
  (await city.call({ method: 'GET', url: at(rest), as })).json<Reply>();
const statusFor = async (as: string, rest: string): Promise<number> =>
  (await city.call({ method: 'GET', url: at(rest), as })).statusCode;
const view = (as = 'xiaoneng') => read<StageReply>(as, 'stage');
const stage = async (): Promise<Stage> => (await view()).stage;
const waiting = async (): Promise<string> => {
  const { proposals } = await view();
  return proposals.find(({ end }) => end === null)?.id ?? 'nothing waits';
};
const agree = async (as: string) => send(as, `proposals/${await waiting()}/agreement`);
const sentences = async (event: string): Promise<string[]> => {
  const url = `/api/journal?event=${event}`;
  const { entries } = (await city.call({ method: 'GET', url, as: 'xiaoneng' })).json<{
    entries: { sentence: { zh: string } }[];
  }>();
  return entries.map(({ sentence }) => sentence.zh);
};

/** One correction of a mark that stands. */
async function corrected(id: string): Promise<object> {
  const { facts } = await read<MarksReply>('zuzhi', 'marks');
  const past = new Set(facts.map(({ fact }) => fact.supersedes));
  const mark = facts.find(({ fact }) => !past.has(fact.id))?.fact;
  if (mark === undefined) throw new Error('no mark stands');
  const { by: _by, at: _at, ...rest } = mark;
  return { marks: [{ ...rest, id: factId(id), supersedes: mark.id, value: '61', reason: '台账不全' }] };
}
const compute = async (): Promise<number> =>
  (await city.call({ method: 'POST', url: at('computations'), as: 'xiaoneng' })).json<ComputeReply>().number;

describe('the demonstration is being marked', () => {
  test('and says so, with what each may do', async () => {
    const organiser = await view();
    expect(organiser).toMatchObject({ stage: 'marking', edition: 1, proposals: [], calendar: noCalendar });
    expect(organiser.moves.map(({ transition, mayNow }) => [transition, mayNow])).toEqual([
      ['recall', false],
      ['closure', true],
    ]);
    expect(organiser.acts).toContain('scheme:edit');
    expect(organiser.acts).not.toContain('mark:give');
    const assessor = await view('zuzhi');
    expect(assessor.acts).toContain('mark:give');
    expect(assessor.moves.every(({ mayNow }) => !mayNow)).toBe(true);
  });

  test('a change of the scheme names the paper that orders it, and the journal tells it', async () => {
    const { scheme, version } = await read<SchemeReply>('xiaoneng', 'scheme');
    const body = { base: version, scheme, note: '调整' };
    expect(await send('xiaoneng', 'scheme/versions', { ...body, order: undefined })).toMatchObject({
      status: 409,
      code: 'order-needed',
    });
    expect((await read<SchemeReply>('xiaoneng', 'scheme')).version).toBe(version);
    expect(await send('xiaoneng', 'scheme/versions', { ...body, order })).toEqual(done);
    expect((await sentences('scheme-saved'))[0]).toBe(
      '赵示一在“2022年度绩效考评”中保存方案第 2 版：调整，依据示效考〔2022〕3号《关于调整绩效考评指标的通知》（2022-03-01）',
    );
    const answer = scheme.parameters.find(({ signer }) => signer !== null);
    const signed = { base: version + 1, signatures: [{ key: answer?.key, value: answer?.value, reason: '再议' }] };
    expect((await send('xiaoneng', 'parameters', { ...signed, order: undefined })).code).toBe('order-needed');
  });

  test('no result is seen by whoever is marked, and issuing twice or publishing now is refused', async () => {
    for (const rest of ['computations/newest/ranking', 'computations', 'computations/newest/scorecards/tuiyijunren'])
      expect([rest, await statusFor('tuiyi', rest)]).toEqual([rest, 403]);
    for (const noun of ['opening', 'marking', 'review', 'publication', 'settlement'])
      expect(await send('xiaoneng', noun)).toMatchObject({ status: 409, code: 'stage-closed' });
    expect(await send('xiaoneng', 'recall', { reason: '误发' })).toMatchObject({ status: 409, code: 'facts-given' });
    expect((await send('tuiyi', 'closure', { reason: '早点' })).status).toBe(403);
  });
});

describe('closing early and moving the last day take two people', () => {
  test('a day of the calendar is set by the organiser, the last day of marking is not once it has begun', async () => {
    const calendar = { ...noCalendar, appealsUntil: '2027-01-20' };
    expect(await send('xiaoneng', 'calendar', { base: 0, calendar }, 'PUT')).toEqual(done);
    const other = { ...calendar, closesOn: '2026-12-20' };
    expect(await send('xiaoneng', 'calendar', { base: 1, calendar: other }, 'PUT')).toMatchObject({
      code: 'calendar-invalid',
      why: '评分已经开始，截止日要由两个人改。',
    });
    expect(
      await send('xiaoneng', 'calendar', { base: 0, calendar: { ...calendar, halfYearOn: '2026-12-01' } }, 'PUT'),
    ).toMatchObject({
      code: 'version-conflict',
    });
    expect(
      (await send('xiaoneng', 'calendar', { base: 1, calendar: { ...calendar, assessedBy: '2026-11-01' } }, 'PUT')).why,
    ).toContain('已经过去');
  });

  test('proposed by one, agreed to by another, and not by the same', async () => {
    expect((await send('xiaoneng', 'extension', { reason: '', closesOn: '2026-12-20' })).code).toBe('input-invalid');
    expect(await send('xiaoneng', 'extension', { reason: '按会议要求', closesOn: '2026-12-20' })).toEqual(done);
    expect((await send('jiwei', 'extension', { reason: '再提', closesOn: '2026-12-21' })).code).toBe('proposal-open');
    expect(await agree('xiaoneng')).toMatchObject({
      status: 403,
      code: 'second-person',
      why: '提请的人自己不能同意。',
    });
    expect((await view()).calendar.closesOn).toBeNull();
    expect(await agree('jiwei')).toEqual(done);
    expect((await view()).calendar.closesOn).toBe('2026-12-20');
    expect((await sentences('proposal-agreed'))[0]).toContain(
      '李范三在“2022年度绩效考评”中同意赵示一提请的改期截止评分',
    );
  });

  test('what is not agreed to, or taken back, changes nothing; and is over', async () => {
    expect(await send('xiaoneng', 'closure', { reason: '已评完' })).toEqual(done);
    const id = await waiting();
    expect((await send('jiwei', `proposals/${id}/refusal`, {})).code, 'a reason is needed').toBe('input-invalid');
    expect(await send('jiwei', `proposals/${id}/refusal`, { reason: '还缺三家' })).toEqual(done);
    expect((await send('jiwei', `proposals/${id}/agreement`)).code).toBe('proposal-over');
    expect(await stage()).toBe('marking');
    expect(await send('xiaoneng', 'closure', { reason: '已评完' })).toEqual(done);
    expect(await send('xiaoneng', `proposals/${await waiting()}/refusal`, {})).toEqual(done);
    const ends = (await view()).proposals.map(({ end }) => end?.outcome);
    expect(new Set(ends)).toEqual(new Set(['agreed', 'refused', 'withdrawn']));
  });
});

describe('the last day is over', () => {
  test('marking is refused from the first moment of the next day on, before anybody wrote it down', async () => {
    const before = await corrected('last-moment');
    expect(await send('xiaoneng', 'closure', { reason: '已评完' })).toEqual(done);
    moveClock('2026-12-20T23:59:59+08:00');
    expect(await send('zuzhi', 'marks', before)).toEqual(done);
    moveClock('2026-12-21T00:00:00+08:00');
    expect(await send('zuzhi', 'marks', await corrected('too-late'))).toMatchObject({
      status: 409,
      code: 'stage-closed',
    });
    expect((await view()).history.at(-1)).toMatchObject({ transition: 'closure', at: null, day: '2026-12-20' });
  });

  test('it is written down by the server itself, once, and what waited for a second person ends', async () => {
    await settleAllDue(city.deps);
    await settleAllDue(city.deps);
    const { history, proposals } = await view();
    expect(history.map(({ transition, by }) => [transition, by])).toEqual([
      ['opening', null],
      ['marking', null],
      ['closure', null],
    ]);
    expect(proposals.filter(({ end }) => end?.outcome === 'lapsed')).toHaveLength(1);
    expect(proposals.every(({ end }) => end !== null)).toBe(true);
    expect((await sentences('stage-changed'))[0]).toBe(
      '系统（按日程）在“2022年度绩效考评”中截止评分：由“评分”阶段进入“截止”阶段（按日程 2026-12-20），22 个考评单位没有报送',
    );
  });

  test('neither the scheme nor an assignment nor a fact changes any more', async () => {
    const { scheme, version } = await read<SchemeReply>('xiaoneng', 'scheme');
    expect((await send('xiaoneng', 'scheme/versions', { base: version, scheme, note: '再改', order })).code).toBe(
      'stage-closed',
    );
    const body = scheme.subjects[0]?.id ?? '';
    const { assignment, version: base } = await read<AssignmentReply>('xiaoneng', `assignments/${body}`);
    expect((await send('xiaoneng', `assignments/${body}`, { base, assignment, note: '' })).code).toBe('stage-closed');
    const { facts } = await read<FactsReply>('xiaoneng', 'facts');
    const late = { ...facts[0]?.fact, by: undefined, at: undefined, id: factId('late fact'), supersedes: null };
    expect((await send('xiaoneng', 'facts', { facts: [late] })).code).toBe('stage-closed');
    expect((await send('xiaoneng', 'calendar', { base: 2, calendar: noCalendar }, 'PUT')).code).toBe(
      'calendar-invalid',
    );
  });
});

describe('applying a computation takes two bodies', () => {
  test('one that is not the newest is not proposed; alone nobody applies', async () => {
    const number = await compute();
    expect((await send('xiaoneng', 'application', { number: number - 1 })).code).toBe('computation-stale');
    expect((await send('xiaoneng', 'application', { number: 99 })).code).toBe('not-found');
    expect(await send('xiaoneng', 'application', { number })).toEqual(done);
    expect((await agree('xiaoneng')).code).toBe('second-person');
    expect(await stage()).toBe('closed');
    // The supervisor sees what he is to agree to, before and after.
    expect(await statusFor('jiwei', 'computations/newest/ranking')).toBe(200);
    expect(await agree('jiwei')).toEqual(done);
    expect(await view()).toMatchObject({ stage: 'computed' });
    expect((await view()).history.at(-1)).toMatchObject({ computation: number, two: ['赵示一', '李范三'] });
  });

  test('reviewed, published: then each subject sees its own scorecard and no other', async () => {
    const { scheme } = await read<SchemeReply>('xiaoneng', 'scheme');
    const own = (await city.call({ method: 'GET', url: '/api/session', as: 'tuiyi' })).json<{
      account: { body: { id: string } };
    }>().account.body.id;
    const other = scheme.subjects.find(({ id }) => id !== own)?.id ?? '';
    const card = (subject: string) => `computations/newest/scorecards/${subject}`;
    expect((await send('xiaoneng', 'publication')).code, 'before the review').toBe('stage-closed');
    expect(await send('jiwei', 'review')).toEqual(done);
    expect(await statusFor('tuiyi', card(own))).toBe(403);
    expect(await send('xiaoneng', 'publication')).toEqual(done);
    expect(await statusFor('tuiyi', card(own))).toBe(200);
    expect(await statusFor('tuiyi-bangongshi', card(own))).toBe(200);
    expect(await statusFor('tuiyi', card(other))).toBe(403);
    expect(await statusFor('tuiyi', 'computations/newest/ranking')).toBe(403);
    expect(await statusFor('zuzhi', card(own))).toBe(403);
    expect(await statusFor('tuiyi', `computations/1/scorecards/${own}`), 'one that was not applied').toBe(404);
  });

  test('settled by minutes, archived by two of three, reopened as a new edition', async () => {
    expect((await send('xiaoneng', 'settlement')).code).toBe('order-needed');
    const document = { number: '〔2027〕2号', title: '会议纪要', on: '2027-01-25' };
    expect(await send('xiaoneng', 'settlement', { document })).toEqual(done);
    expect(await send('xiaoneng', 'archive')).toEqual(done);
    expect((await agree('xiaoneng')).code).toBe('second-person');
    expect(await agree('dangan')).toEqual(done);
    expect(await stage()).toBe('archived');
    expect((await send('jiwei', 'reopening')).code).toBe('input-invalid');
    expect(await send('jiwei', 'reopening', { reason: '法院判决' })).toEqual(done);
    expect(await agree('dangan')).toEqual(done);
    expect(await view()).toMatchObject({ stage: 'marking', edition: 2 });
    // The last day was over before it was opened again.
    expect(await send('zuzhi', 'marks', await corrected('once more'))).toEqual(done);
    expect((await sentences('stage-changed')).at(1)).toContain('归档：由“审定”阶段进入“归档”阶段，由赵示一提请');
  });
});

test('the journal is bound to all of it: nothing altered, nothing untold', async () => {
  expect(await city.deps.store.transaction('demo', untold)).toBeNull();
  const actor = { ...demoOrganiser, jurisdiction: 'demo' };
  for (let from: number | null = 1; from !== null;) {
    const { fault, next } = await checkJournal(actor, { from }, city.deps);
    expect(fault).toBeNull();
    from = next;
  }
});
