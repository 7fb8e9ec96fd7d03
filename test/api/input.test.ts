// Bad input at the doors (不合要求的输入): answered with words, never as a bug.
import { beforeAll, expect, test } from 'vitest';
import { type Call, type City, openCity } from '../kit/city.ts';
import { factId } from '../kit/fact-id.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});

const mark = (more: object) => ({
  type: 'mark',
  id: factId('x1'),
  node: 'n2.1.1',
  subject: 'caizheng',
  assessor: 'zuzhibu',
  value: '90',
  notApplicable: false,
  reason: '一处不足',
  evidence: [],
  supersedes: null,
  ...more,
});

test.each<[string, (cycle: string) => Call]>([
  ['a NUL in a name', () => ({ method: 'POST', url: '/api/session', body: { name: 'a\u0000', password: 'x' } })],
  [
    'half a sign in a password',
    () => ({ method: 'POST', url: '/api/session', body: { name: 'a', password: '\ud800' } }),
  ],
  ['a NUL in an address', () => ({ method: 'GET', url: '/api/cycles/%00/scheme', as: 'xiaoneng' })],
  ['a NUL in a query', () => ({ method: 'GET', url: '/api/journal?text=%00', as: 'shenji' })],
  [
    'a NUL in a reason',
    (cycle) => ({
      method: 'POST',
      url: `/api/cycles/${cycle}/marks`,
      body: { marks: [mark({ reason: 'a\u0000' })] },
      as: 'zuzhi',
    }),
  ],
  [
    'an endless id',
    (cycle) => ({
      method: 'POST',
      url: `/api/cycles/${cycle}/marks`,
      body: { marks: [mark({ id: 'x'.repeat(9000) })] },
      as: 'zuzhi',
    }),
  ],
  [
    'an endless reason',
    (cycle) => ({
      method: 'POST',
      url: `/api/cycles/${cycle}/marks`,
      body: { marks: [mark({ reason: '长'.repeat(30_000) })] },
      as: 'zuzhi',
    }),
  ],
  [
    'a computation beyond all numbers',
    (cycle) => ({ method: 'GET', url: `/api/cycles/${cycle}/computations/99999999999/ranking`, as: 'xiaoneng' }),
  ],
  [
    'a difference beyond all numbers',
    (cycle) => ({
      method: 'GET',
      url: `/api/cycles/${cycle}/computations/99999999999/difference/88888888888`,
      as: 'xiaoneng',
    }),
  ],
  [
    'a version beyond all numbers',
    (cycle) => ({ method: 'GET', url: `/api/cycles/${cycle}/scheme?version=999999999999999`, as: 'xiaoneng' }),
  ],
  [
    'a base beyond all numbers',
    (cycle) => ({
      method: 'POST',
      url: `/api/cycles/${cycle}/parameters`,
      body: { base: 3_000_000_000, signatures: [{ key: 'a', value: 1, reason: 'b' }] },
      as: 'xiaoneng',
    }),
  ],
  [
    'a chain from beyond its end',
    () => ({ method: 'GET', url: '/api/journal/chain?from=999999999999999', as: 'shenji' }),
  ],
  [
    'an instant to the last digit of all',
    () => ({ method: 'GET', url: `/api/journal?from=2022-01-01T00:00:00.${'1'.repeat(200)}Z`, as: 'shenji' }),
  ],
])('%s', async (_name, made) => {
  const answer = await city.call(made(city.cycle));
  expect([400, 404], answer.body).toContain(answer.statusCode);
  expect(answer.json<{ code: string }>().code).not.toBe('bug');
});

test('what a programmer is told in English is no reason for a reader, whatever Chinese name it quotes', async () => {
  const answer = await city.call({ method: 'GET', url: `/api/home?${encodeURIComponent('年度')}=1`, as: 'xiaoneng' });
  const { why, english } = answer.json<{ why: string; english: string }>();
  expect([answer.statusCode, why]).toEqual([400, '有的项缺少，或者格式不对。']);
  // The control: the quoted name is there.
  expect(english).toContain('年度');
});

test('the first day of all in China begins in the year before: the journal from there is all of it, and until there none', async () => {
  const read = async (query: string) => {
    const answer = await city.call({ method: 'GET', url: `/api/journal?${query}`, as: 'shenji' });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ entries: unknown[] }>().entries.length;
  };
  const first = '0000-12-31T16:00:00.000Z';
  expect(await read(`from=${first}`)).toBe(await read(''));
  expect(await read(`until=${first}`)).toBe(0);
});

test('a cycle that is not there is not found, and is not an empty one', async () => {
  const statuses = [];
  for (const [url, as] of [
    ['marks', 'zuzhi'],
    ['facts', 'xiaoneng'],
    ['computations', 'shenji'],
    ['scheme', 'zuzhi'],
  ] as const)
    statuses.push([url, (await city.call({ method: 'GET', url: `/api/cycles/nothing/${url}`, as })).statusCode]);
  expect(statuses).toEqual([
    ['marks', 404],
    ['facts', 404],
    ['computations', 404],
    ['scheme', 404],
  ]);
});

test('nested beyond all reason', async () => {
  const payload = `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const headers = { host: '127.0.0.1:8642', origin: 'http://127.0.0.1:8642', 'content-type': 'application/json' };
  const answer = await city.app.inject({ method: 'POST', url: '/api/session', headers, payload });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'input-invalid']);
});

const figure = {
  type: 'figure',
  node: 'n2.3.3',
  subject: 'shiweiban',
  evidence: [],
  supersedes: null,
  key: '别人的数据',
  period: '2022',
  value: '1',
  level: null,
  notApplicable: false,
  reason: null,
};

test('an id that another body uses is refused without a word of what it stands for', async () => {
  const body = { facts: [{ ...figure, id: factId('of the organiser') }] };
  const url = `/api/cycles/${city.cycle}`;
  const entered = await city.call({ method: 'POST', url: `${url}/facts`, body, as: 'xiaoneng' });
  expect(entered.statusCode, entered.body).toBe(200);
  const own = mark({ id: factId('of the organiser'), subject: 'nobody' });
  const answer = await city.call({ method: 'POST', url: `${url}/marks`, body: { marks: [own] }, as: 'zuzhi' });
  const problems = answer.json<{ problems: { code: string; place: { node: string | null } }[] }>().problems;
  expect(problems.map(({ code }) => code)).toContain('duplicate-id');
  expect(problems.every(({ place }) => place.node === 'n2.1.1')).toBe(true);
  expect(answer.body).not.toContain(figure.key);
});

test('an id that says what it is for is not taken: it would stand in the way of the fact that will get it', async () => {
  const { facts } = (await city.call({ method: 'GET', url: `/api/cycles/${city.cycle}/marks`, as: 'xinfang' })).json<{
    facts: { fact: { id: string } }[];
  }>();
  const theirs = facts[0]?.fact.id ?? '';
  const body = { marks: [mark({ id: `${theirs}:更正` })] };
  const answer = await city.call({ method: 'POST', url: `/api/cycles/${city.cycle}/marks`, body, as: 'zuzhi' });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'input-invalid']);
});

test('an odd cookie is no login, and no fault', async () => {
  for (const cookie of ['plumbline=%00.x', 'plumbline=demo.', 'plumbline=..', `plumbline=${'x'.repeat(3000)}`]) {
    const headers = { host: '127.0.0.1:8642', cookie };
    const answer = await city.app.inject({ method: 'GET', url: '/api/session', headers });
    expect([cookie, answer.statusCode, answer.json<{ account: unknown }>().account]).toEqual([cookie, 200, null]);
  }
});

test('a fact and its correction in one request are refused: the box would be lost; one after the other they are taken', async () => {
  const { cycle } = city;
  const { facts } = (await city.call({ method: 'GET', url: `/api/cycles/${cycle}/marks`, as: 'zuzhi' })).json<{
    facts: { fact: { id: string; node: string; subject: string; assessor: string; supersedes: string | null } }[];
  }>();
  const later = new Set(facts.map(({ fact }) => fact.supersedes));
  const now = facts.map(({ fact }) => fact).find(({ id }) => !later.has(id));
  if (now === undefined) throw new Error('no mark stands');
  const { node, subject, assessor } = now;
  const [first, second] = [
    mark({ id: factId('together-1'), node, subject, assessor, supersedes: now.id }),
    mark({ id: factId('together-2'), node, subject, assessor, supersedes: factId('together-1'), value: '91' }),
  ];
  const post = (...marks: object[]) =>
    city.call({ method: 'POST', url: `/api/cycles/${cycle}/marks`, body: { marks }, as: 'zuzhi' });
  const refused = await post(first, second);
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'facts-invalid']);
  expect((await post(first)).statusCode).toBe(200);
  expect((await post(second)).statusCode).toBe(200);
});

test('names for logging in are told to those who may see accounts, rows to those who may see the scheme', async () => {
  const places = async (as: string) =>
    (await city.call({ method: 'GET', url: '/api/journal/places', as })).json<{
      people: { name: string }[];
      rows: unknown[];
    }>();
  const [auditor, security, organiser] = [await places('shenji'), await places('anquan'), await places('xiaoneng')];
  expect(new Set(auditor.people.map(({ name }) => name))).toEqual(new Set(['']));
  expect(auditor.rows.length).toBeGreaterThan(0);
  expect(security.rows).toEqual([]);
  expect(security.people.map(({ name }) => name)).toContain('xiaoneng');
  expect(organiser.people.map(({ name }) => name)).toContain('xiaoneng');
});
