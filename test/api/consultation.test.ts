// A consultation through the server's doors (征求意见接口): what each person is let do and shown, over HTTP, and the feed without a login.
import { beforeAll, expect, test } from 'vitest';
import type { ConsultationReply, ConsultationsReply } from '../../src/api/consultation.ts';
import type { CalendarReply } from '../../src/api/reminder.ts';
import { type Call, type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
const ask = (method: Call['method'], rest: string, as: string | null, body?: unknown) =>
  city().call({
    method,
    url: `/api/cycles/${city().cycle}/consultations${rest}`,
    as,
    ...(body === undefined ? {} : { body }),
  });
const codeOf = async (asked: ReturnType<typeof ask>) => {
  const answer = await asked;
  return answer.statusCode === 200 ? 200 : `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
};
const opinion = { id: 'opinion-1', node: null, text: '建议推迟一个月', reason: '' };

beforeAll(async () => {
  one.city = await openCity(() => new Date('2026-03-02T02:00:00Z'));
});

test('sending out is the organiser’s, and a day that is none is refused', async () => {
  const sent = { base: 1, version: 1, dueOn: '2026-03-10', note: '', bodies: null };
  for (const name of ['tuiyi', 'zuzhi', 'jiwei', 'shenji', 'xitong'])
    expect(await codeOf(ask('POST', '', name, sent)), name).toBe('403 not-permitted');
  expect(await codeOf(ask('POST', '', null, sent))).toBe('401 session-needed');
  expect(await codeOf(ask('POST', '', 'xiaoneng', { ...sent, dueOn: '2026-02-30' }))).toBe('400 input-invalid');
  expect(await codeOf(ask('POST', '', 'xiaoneng', { ...sent, dueOn: '2026-03-01' }))).toBe('400 input-invalid');
  expect(await codeOf(ask('POST', '', 'xiaoneng', sent))).toBe(200);
});

test('a body answers for itself only, and sees nothing of the others before the release', async () => {
  const answer = (body: string, name: string, opinions: unknown[]) =>
    codeOf(ask('POST', `/2/answers/${body}`, name, { base: 0, opinions }));
  expect(await answer('zuzhibu', 'tuiyi', [opinion])).toBe('403 not-permitted');
  expect(await answer('tuiyi', 'xiaoneng', [opinion])).toBe('403 not-permitted');
  expect(await answer('tuiyi', 'tuiyi-bangongshi', [opinion])).toBe('403 not-permitted');
  expect(await answer('tuiyi', 'tuiyi', [{ ...opinion, text: ' ' }])).toBe('400 input-invalid');
  expect(await answer('tuiyi', 'tuiyi', [opinion])).toBe(200);
  expect(await answer('zuzhibu', 'zuzhi', [])).toBe(200);
  const seen = await ask('GET', '/2', 'zuzhi');
  expect(seen.body).not.toContain(opinion.text);
  expect(seen.json<ConsultationReply>()).toMatchObject({ answers: null, summary: null, own: { body: 'zuzhibu' } });
  const all = (await ask('GET', '/2', 'xiaoneng')).json<ConsultationReply>();
  expect(all.answers?.flatMap(({ opinions }) => opinions.map(({ text }) => text))).toEqual([opinion.text]);
  const { rounds } = (await ask('GET', '', 'tuiyi')).json<ConsultationsReply>();
  expect(rounds.map(({ number, counts, own }) => [number, counts, own?.answeredAt !== null])).toEqual([
    [2, null, true],
    [1, null, true],
  ]);
});

test('a reply is the organiser’s, with its reason; the summary is out when it is released', async () => {
  const reply = (name: string, more: object = {}) =>
    codeOf(
      ask('POST', '/2/answers/tuiyi/replies', name, {
        opinion: opinion.id,
        base: 0,
        verdict: 'declined',
        reason: '',
        done: null,
        ...more,
      }),
    );
  expect(await reply('tuiyi', { reason: '自己回复自己' })).toBe('403 not-permitted');
  expect(await reply('xiaoneng')).toBe('400 input-invalid');
  expect(await reply('xiaoneng', { reason: '实施时间由省里统一规定' })).toBe(200);
  for (const form of ['docx', 'xlsx']) {
    expect(await codeOf(ask('GET', `/2/summary.${form}`, 'tuiyi'))).toBe('409 consultation-open');
    const file = await ask('GET', `/2/summary.${form}`, 'xiaoneng');
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    // The first round of the demonstration is released.
    expect((await ask('GET', `/1/summary.${form}`, 'tuiyi')).statusCode).toBe(200);
  }
  expect(await codeOf(ask('POST', '/2/release', 'tuiyi'))).toBe('403 not-permitted');
  // Others may still answer.
  expect(await codeOf(ask('POST', '/2/release', 'xiaoneng'))).toBe('409 consultation-open');
  expect(await codeOf(ask('POST', '/1/answers/tuiyi', 'tuiyi', { base: 1, opinions: [opinion] }))).toBe(
    '409 consultation-closed',
  );
  expect(await codeOf(ask('GET', '/99', 'xiaoneng'))).toBe('404 not-found');
});

test('the feed needs no login, only its address', async () => {
  const { token } = (
    await city().call({ method: 'POST', url: '/api/reminders/calendar', as: 'tuiyi' })
  ).json<CalendarReply>();
  const feed = await city().call({ method: 'GET', url: `/api/calendar/${token}.ics` });
  expect([feed.statusCode, feed.headers['content-type'], feed.headers['cache-control']]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'private, no-store',
  ]);
  expect(feed.body).toContain('DTSTART;VALUE=DATE:20260310');
  const other = await city().call({ method: 'GET', url: `/api/calendar/${token.slice(0, -1)}.ics` });
  expect(other.statusCode).toBe(404);
});
