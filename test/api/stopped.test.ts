// Whoever asked is gone before it is done (取消导入、试读、导出): of a cycle, a version, a directory, a workbook of facts nothing stays, a reading ends, and of a file that did not go out the journal says nothing.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../src/api/document.ts';
import type { MarksReply } from '../../src/api/fact.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { factsFor } from '../../src/app/fact-list.ts';
import { openJournal } from '../../src/app/journal.ts';
import type { Tx } from '../../src/store/database.ts';
import { directoryWorkbook } from '../../src/documents/directory-xlsx/template.ts';
import { factsWorkbook } from '../../src/documents/facts-xlsx/template.ts';
import { type City, openCity } from '../kit/city.ts';
import { connected, type Connected, endings } from '../kit/connection.ts';

let city: City;
let world: Connected = { url: '', headers: {} };
let ended: string[] = [];
beforeAll(async () => {
  city = await openCity();
  ended = endings(city);
  world = await connected(city, 'xiaoneng', 'zuzhi');
});

/** Without a body it is read. */
type Sent = { as: string; path: string; body?: object | Uint8Array<ArrayBuffer> };
const ask = ({ as, path, body }: Sent, signal: AbortSignal | null = null) => {
  const headers = world.headers[as];
  if (body === undefined) return fetch(`${world.url}${path}`, { ...(headers && { headers }), signal });
  const isFile = body instanceof Uint8Array;
  const type = isFile ? 'application/octet-stream' : 'application/json';
  return fetch(`${world.url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': type },
    body: isFile ? body : JSON.stringify(body),
    signal,
  });
};
const read = async <T>(as: string, path: string) => (await (await ask({ as, path })).json()) as T;
async function document(): Promise<string> {
  const body = new Uint8Array(Buffer.from('指标,考核内容,分值,考核单位\n业务,按时办结,100,组织部\n'));
  const reply = await ask({ as: 'xiaoneng', path: '/api/documents?name=a.csv', body });
  return ((await reply.json()) as DocumentReply).sha256;
}
const inCycle = (rest: string) => `/api/cycles/${city.cycle}/${rest}`;

/** What is sent, and what there is of it: a number that grows when it is kept. */
type Work = { given: () => Promise<Sent>; count: () => Promise<number> };
const exporting = (path: string): Work => ({
  given: () => Promise.resolve({ as: 'xiaoneng', path: path.startsWith('/') ? path : inCycle(path) }),
  count: async () => (await read<{ entries: unknown[] }>('xiaoneng', '/api/journal?event=exported')).entries.length,
});
const works: Record<string, Work> = {
  'a cycle': {
    given: async () => {
      const target = { title: '新的一年', year: '2031', subjects: { from: 'none' } };
      return { as: 'xiaoneng', path: '/api/cycles', body: { document: await document(), reading: {}, ...target } };
    },
    count: async () => (await read<{ cycles: unknown[] }>('xiaoneng', '/api/cycles')).cycles.length,
  },
  'a version': {
    given: async () => {
      const { cycles } = await read<{ cycles: { id: string; isBegun: boolean }[] }>('xiaoneng', '/api/cycles');
      const empty = cycles.find(({ isBegun }) => !isBegun)?.id ?? '';
      const { version: base } = await read<SchemeReply>('xiaoneng', `/api/cycles/${empty}/scheme`);
      const body = { document: await document(), reading: {}, base };
      return { as: 'xiaoneng', path: `/api/cycles/${empty}/scheme/imported`, body };
    },
    count: async () => {
      const { cycles } = await read<{ cycles: { id: string; isBegun: boolean }[] }>('xiaoneng', '/api/cycles');
      const empty = cycles.find(({ isBegun }) => !isBegun)?.id ?? '';
      return (await read<SchemeReply>('xiaoneng', `/api/cycles/${empty}/scheme`)).version;
    },
  },
  'a directory': {
    given: async () => {
      const listed = [{ title: '新设的示范所', names: [], sections: [] }];
      const bytes = await directoryWorkbook(new Map(), { bodies: listed, people: [] });
      return { as: 'xiaoneng', path: '/api/bodies/list?name=a.xlsx&commit=true', body: new Uint8Array(bytes) };
    },
    count: async () => (await read<{ bodies: unknown[] }>('xiaoneng', '/api/bodies')).bodies.length,
  },
  'a workbook of facts': {
    given: async () => {
      const { scheme } = await read<SchemeReply>('zuzhi', inCycle('scheme'));
      const { facts } = await read<MarksReply>('zuzhi', inCycle('marks'));
      const own = facts.flatMap(({ fact }, at) =>
        fact.type === 'mark'
          ? [{ ...fact, supersedes: null, ...(at === 0 ? { value: '1', reason: '复核' } : {}) }]
          : [],
      );
      const assessors = scheme.bodies.filter(({ id }) => id === own[0]?.assessor);
      const bytes = await factsWorkbook(scheme, factsFor(scheme, '2022', own), null, assessors, ['mark']);
      return { as: 'zuzhi', path: inCycle('facts/workbook?name=a.xlsx&commit=true'), body: new Uint8Array(bytes) };
    },
    count: async () => (await read<MarksReply>('zuzhi', inCycle('marks'))).facts.length,
  },
  'the ranking as a file': exporting('computations/newest/results.xlsx'),
  'a scorecard as a file': exporting('computations/newest/scorecards/caizheng.html'),
  'the snapshot': exporting('computations/newest/snapshot.json'),
  'the scheme as a file': exporting('scheme.docx'),
  'the workbook of facts as a file': exporting('facts/workbook'),
  'the directory as a file': exporting('/api/bodies/list'),
  'an assignment as a file': exporting('assignments/caizheng/table.docx'),
};

/** How many wait for what the process of this number holds. */
const waiting = async (holder: number) => {
  const asked = sql`select from pg_stat_activity where ${holder} = any(pg_blocking_pids(pid))`;
  return (await city.deps.store.transaction('demo', (tx) => asked.execute(tx))).rows.length;
};
const processOf = async (tx: Tx) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  return rows[0]?.pid ?? 0;
};
/** Sent while somebody else holds what it needs; answers with its status, null where nobody waited, once it is over. */
async function sendBehind(
  sent: Sent,
  isGone: boolean,
  hold: (tx: Tx) => Promise<unknown> = openJournal,
): Promise<number | null> {
  const gone = new AbortController();
  const held = (work: (holder: number) => Promise<void>) =>
    city.deps.store.transaction('demo', async (tx) => {
      await hold(tx);
      await work(await processOf(tx));
    });
  let reply: Promise<number | null> = Promise.resolve(null);
  await held(async (holder) => {
    reply = ask(sent, gone.signal).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => null,
    );
    await expect.poll(() => waiting(holder), { interval: 50 }).toBe(1);
    if (isGone) gone.abort();
    await new Promise((done) => setTimeout(done, 200));
  });
  const status = await reply;
  // Whoever waits in the queue is served in its order: after this one the other has ended.
  await held(() => Promise.resolve());
  return status;
}

test.each(Object.entries(works))(
  '%s that is cancelled leaves nothing; control: the same one does where somebody waits for it',
  async (_, { given, count }) => {
    const sent = await given();
    const before = await count();
    expect([await sendBehind(sent, true), await count()]).toEqual([null, before]);
    expect(await sendBehind(sent, false)).toBe(200);
    expect(await count()).toBeGreaterThan(before);
  },
);

test('the reading of a table that is cancelled ends; control: the same one is answered where somebody waits for it', async () => {
  const target = { into: 'new-cycle', title: '新的一年', year: '2032', subjects: { from: 'none' } };
  const sent = { as: 'xiaoneng', path: `/api/documents/${await document()}/reading`, body: { reading: {}, target } };
  const holdBodies = (tx: Tx) => sql`lock table body in access exclusive mode`.execute(tx);
  ended.length = 0;
  expect(await sendBehind(sent, false, holdBodies)).toBe(200);
  expect(ended).toEqual([]);
  expect(await sendBehind(sent, true, holdBodies)).toBe(null);
  expect(ended).toEqual(['AbortError']);
});

test('asked for its head alone, no file goes out, and none is told to have gone', async () => {
  const { given, count } = exporting('scheme.docx');
  const { as, path } = await given();
  const before = await count();
  const { status } = await fetch(`${world.url}${path}`, { method: 'HEAD', headers: world.headers[as] ?? {} });
  expect([status, await count()]).toEqual([404, before]);
});
