// Issuing, copies and filing through the server's doors (印发、抄送、备案接口): no row without owner and deputy, receipts, and what stays visible.
import { unzipSync, strFromU8 } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { AssignmentReply, AssignmentsReply } from '../../src/api/assignment.ts';
import type { CopiesReply, FilingsReply, IssuesReply } from '../../src/api/issue.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { type Call, type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined, own: '', other: '' };
const city = (): City => one.city ?? expect.unreachable();
const ask = (method: Call['method'], rest: string, as: string, body?: unknown) =>
  city().call({
    method,
    url: `/api/cycles/${city().cycle}${rest}`,
    as,
    ...(body === undefined ? {} : { body }),
  });
const path = (body: string, rest = '') => `/assignments/${encodeURIComponent(body)}/issues${rest}`;
const issuesOf = async (body: string, as: string) => (await ask('GET', path(body), as)).json<IssuesReply>();
const filingOf = async (body: string) =>
  (await ask('GET', '/filings', 'xiaoneng')).json<FilingsReply>().filings.find((each) => each.body === body);
const copiesOf = async (as: string) =>
  (await ask('GET', '/copies', as)).json<CopiesReply>().copies.filter(({ body }) => body === one.own);
const journal = async (event: string) =>
  (await city().call({ method: 'GET', url: `/api/journal?event=${event}`, as: 'xiaoneng' }))
    .json<{ entries: { sentence: { zh: string } }[] }>()
    .entries.map(({ sentence }) => sentence.zh);
const bodyNamed = (reply: IssuesReply, title: string): string =>
  reply.bodies.find((each) => each.title.includes(title))?.id ?? expect.unreachable(title);

beforeAll(async () => {
  one.city = await openCity();
  const list = async (as: string) => (await ask('GET', '/assignments', as)).json<AssignmentsReply>().assignments;
  one.own = (await list('tuiyi'))[0]?.body ?? '';
  one.other = (await list('xiaoneng')).find(({ body }) => body !== one.own)?.body ?? '';
});

/** What the form sends; `more` over it. */
async function sent(more: object = {}) {
  const reply = await issuesOf(one.own, 'tuiyi');
  return {
    base: reply.issues.length,
    version: reply.version,
    title: reply.title,
    reference: '示退役〔2022〕8号',
    date: '2022-03-01',
    sections: reply.sections,
    copies: [bodyNamed(reply, '组织部')],
    isFiled: true,
    ...more,
  };
}

async function fillAll(): Promise<void> {
  const url = `/assignments/${encodeURIComponent(one.own)}`;
  const { assignment, version } = (await ask('GET', url, 'tuiyi')).json<AssignmentReply>();
  const { gaps } = await issuesOf(one.own, 'tuiyi');
  const missing = gaps.filter(({ code }) => code === 'row-unassigned').map(({ place }) => place.node ?? '');
  const empty = { target: null, leads: [], cooperators: [], owner: null, deputy: null, source: null };
  const rows = [...assignment.rows, ...missing.map((node) => ({ node, ...empty }))].map((row) => ({
    ...row,
    leads: row.leads.length === 0 ? [{ title: '办公室', kind: 'section' as const }] : row.leads,
    owner: '赵示一',
    deputy: '钱范二',
    milestones: [{ id: 'a', date: '2022-06-30', text: '完成过半' }],
  }));
  const saved = await ask('POST', url, 'tuiyi', { base: version, assignment: { ...assignment, rows }, note: '补齐' });
  expect(saved.statusCode).toBe(200);
}

test('no row without lead section, owner and deputy: the refusal names each of them', async () => {
  const refused = await ask('POST', path(one.own), 'tuiyi', await sent());
  const { code, problems } = refused.json<{ code: string; problems: Problem[] }>();
  expect([refused.statusCode, code]).toEqual([422, 'issue-incomplete']);
  expect(problems).toEqual((await issuesOf(one.own, 'tuiyi')).gaps);
  expect(problems.filter(({ code: each }) => each === 'deputy-missing').length).toBeGreaterThan(20);
  expect((await issuesOf(one.own, 'tuiyi')).issues).toEqual([]);
  expect((await journal('assignment-issued')).filter((each) => each.includes('示退役〔2022〕8号'))).toEqual([]);
});

test('the same person twice in a row is a gap, too', async () => {
  await fillAll();
  const url = `/assignments/${encodeURIComponent(one.own)}`;
  const { assignment, version } = (await ask('GET', url, 'tuiyi')).json<AssignmentReply>();
  const rows = assignment.rows.map((row, at) => (at === 0 ? { ...row, deputy: ' 赵示一' } : row));
  await ask('POST', url, 'tuiyi', { base: version, assignment: { ...assignment, rows }, note: '同一人' });
  const refused = await ask('POST', path(one.own), 'tuiyi', await sent());
  expect(refused.json<{ problems: Problem[] }>().problems.map(({ code }) => code)).toEqual(['deputy-same']);
  await fillAll();
});

test('another body’s is not issued, nor by a section, nor by the organiser', async () => {
  const body = await sent();
  expect((await ask('POST', path(one.other), 'tuiyi', body)).statusCode).toBe(403);
  expect((await ask('POST', path(one.own), 'tuiyi-bangongshi', body)).statusCode).toBe(403);
  expect((await ask('POST', path(one.own), 'xiaoneng', body)).statusCode).toBe(403);
  expect((await ask('GET', path(one.other), 'tuiyi')).statusCode).toBe(403);
  expect((await ask('POST', path(one.other, '/1/filing'), 'tuiyi', {})).statusCode).toBe(403);
  expect(
    (await ask('POST', path(one.own, '/1/verdict'), 'tuiyi', { verdict: 'acknowledged', reason: '' })).statusCode,
  ).toBe(403);
  expect((await ask('GET', '/filings', 'tuiyi')).statusCode).toBe(403);
});

test('issued, filed, received, sent back and issued again; the older one stays', async () => {
  expect(await filingOf(one.own)).toMatchObject({ state: 'not-issued', gaps: 0, issue: null });
  const body = await sent();
  const [first, again] = [
    await ask('POST', path(one.own), 'tuiyi', body),
    await ask('POST', path(one.own), 'tuiyi', body),
  ];
  expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
  // The same sent again issues nothing more.
  expect(again.json<IssuesReply>().issues.map(({ number }) => number)).toEqual([1]);
  const other = await ask('POST', path(one.own), 'tuiyi', { ...body, reference: '示退役〔2022〕9号' });
  expect(other.json()).toMatchObject({ code: 'version-conflict' });
  expect(await filingOf(one.own)).toMatchObject({ state: 'filed', isStale: false });

  const file = await ask('GET', path(one.own, '/1/issue.docx'), 'tuiyi');
  const xml = strFromU8(unzipSync(new Uint8Array(file.rawPayload))['word/document.xml'] ?? new Uint8Array());
  const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)</gu)].map(([, text]) => text).join('\n');
  for (const text of ['示退役〔2022〕8号', '2022年3月1日', '抄送：', '办公室', '钱范二', '2022-06-30 完成过半', 'AB岗'])
    expect(words).toContain(text);

  const copy = (await copiesOf('zuzhi'))[0];
  expect(copy).toMatchObject({ number: 1, receivedAt: null, receivedBy: null });
  expect(await copiesOf('xinfang')).toEqual([]);
  expect((await ask('POST', `/copies/${one.own}/1/receipt`, 'xinfang')).statusCode).toBe(404);
  expect((await ask('GET', `/copies/${one.own}/1/issue.docx`, 'xinfang')).statusCode).toBe(404);
  await ask('POST', `/copies/${one.own}/1/receipt`, 'zuzhi');
  const taken = await ask('GET', `/copies/${one.own}/1/issue.docx`, 'zuzhi');
  expect(taken.rawPayload).toEqual(file.rawPayload);
  const received = (await journal('issue-received')).filter((each) => each.includes('8号'));
  expect(received).toEqual([expect.stringMatching(/^钱示三.*签收“.*退役军人.*”印发的责任分工（示退役〔2022〕8号）/u)]);
  expect((await issuesOf(one.own, 'tuiyi')).issues[0]?.copies).toEqual([
    expect.objectContaining({ by: '钱示三', at: expect.stringMatching(/Z$/u) as unknown }),
  ]);

  const verdict = (number: number, given: string, reason: string) =>
    ask('POST', path(one.own, `/${number}/verdict`), 'xiaoneng', { verdict: given, reason });
  expect((await verdict(1, 'returned', ' ')).json()).toMatchObject({ code: 'input-invalid' });
  expect((await verdict(1, 'returned', '目标写得太笼统')).statusCode).toBe(200);
  expect((await verdict(1, 'acknowledged', '')).json()).toMatchObject({ code: 'filing-closed' });
  expect(await filingOf(one.own)).toMatchObject({ state: 'returned', reason: '目标写得太笼统' });
  expect((await issuesOf(one.own, 'tuiyi')).issues[0]?.filing.map(({ act, reason }) => [act, reason])).toEqual([
    ['filed', null],
    ['returned', '目标写得太笼统'],
  ]);

  await fillAll();
  expect(await filingOf(one.own)).toMatchObject({ state: 'returned', isStale: true });
  const second = await ask(
    'POST',
    path(one.own),
    'tuiyi',
    await sent({ reference: '示退役〔2022〕10号', isFiled: false }),
  );
  expect(second.json<IssuesReply>().issues.map(({ number, head }) => [number, head.reference])).toEqual([
    [2, '示退役〔2022〕10号'],
    [1, '示退役〔2022〕8号'],
  ]);
  expect(await filingOf(one.own)).toMatchObject({ state: 'not-filed', isStale: false });
  expect((await verdict(2, 'acknowledged', '')).json()).toMatchObject({ code: 'filing-closed' });
  for (let time = 0; time < 2; time += 1)
    expect(
      (await ask('POST', path(one.own, '/2/filing'), 'tuiyi', {})).json<IssuesReply>().issues[0]?.filing.length,
    ).toBe(1);
  expect((await verdict(2, 'acknowledged', '')).statusCode).toBe(200);
  expect(await filingOf(one.own)).toMatchObject({ state: 'acknowledged' });
  expect((await ask('GET', path(one.own, '/1/issue.docx'), 'tuiyi')).rawPayload).toEqual(file.rawPayload);
  expect((await copiesOf('zuzhi')).map(({ number }) => number)).toEqual([2, 1]);
});

test('the board begins with who lacks most, and the journal with its content is whole', async () => {
  const { filings } = (await ask('GET', '/filings', 'xiaoneng')).json<FilingsReply>();
  const order = ['not-begun', 'incomplete', 'not-issued', 'returned', 'not-filed', 'filed', 'acknowledged'];
  const places = filings.map(({ state }) => order.indexOf(state));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (let from: number | null = 1; from !== null;) {
    const answer = await city().call({ method: 'GET', url: `/api/journal/chain?from=${from}`, as: 'xiaoneng' });
    const checked = answer.json<{ fault: unknown; next: number | null }>();
    expect(checked.fault).toBe(null);
    from = checked.next;
  }
});
