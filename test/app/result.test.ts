// Results on a real database (结果测试): ranking, scorecards, files, differences; who may not, and what the journal keeps of it.
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type {
  BasisReply,
  ComputationsReply,
  ComputeReply,
  DifferenceReply,
  RankingReply,
  ScorecardReply,
} from '../../src/api/computation.ts';
import type { JournalReply } from '../../src/api/journal.ts';
import { sha256 } from '../../src/app/hash.ts';
import type { Mark } from '../../src/domain/fact.ts';
import { equals, parse, sum } from '../../src/domain/rational.ts';
import { Snapshot } from '../../src/domain/snapshot.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { unfold } from '../../src/engine/origins.ts';
import { verify } from '../../src/engine/snapshot.ts';
import { addComputation } from '../../src/store/computation.ts';
import { holdComputing } from '../../src/store/cycle.ts';
import { type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
beforeAll(async () => {
  one.city = await openCity();
});

const computations = () => `/api/cycles/${city().cycle}/computations`;
const get = (path: string, as = 'xiaoneng') => city().call({ method: 'GET', url: `${computations()}${path}`, as });
const read = async <T>(path: string): Promise<T> => (await get(path)).json<T>();
const newestEntries = async (): Promise<JournalReply['entries']> =>
  (await city().call({ method: 'GET', url: '/api/journal', as: 'xiaoneng' })).json<JournalReply>().entries;

/** Corrects a mark as its assessor does. */
async function correct(subject: string, value: string): Promise<void> {
  const url = `/api/cycles/${city().cycle}/marks`;
  const { facts } = (await city().call({ method: 'GET', url, as: 'jiwei' })).json<{ facts: { fact: Mark }[] }>();
  const own = facts.map(({ fact }) => fact).filter((fact) => fact.subject === subject && fact.assessor === 'jiwei');
  const corrected = own.findLast((fact) => !own.some(({ supersedes }) => supersedes === fact.id));
  if (corrected === undefined) throw new Error(`jiwei has given no mark to ${subject}`);
  const mark: Partial<Mark> = { ...corrected, id: city().deps.id(), supersedes: corrected.id, value, reason: '复查' };
  // Who and when is the server's to say.
  delete mark.by;
  delete mark.at;
  const answer = await city().call({ method: 'POST', url, as: 'jiwei', body: { marks: [mark] } });
  expect(answer.json<{ saved: unknown[] }>().saved?.length, answer.body).toBe(1);
}

const computed = async (): Promise<ComputeReply> =>
  (await city().call({ method: 'POST', url: computations(), as: 'xiaoneng' })).json<ComputeReply>();

describe('the ranking', () => {
  test('says of every body what its scorecard says', async () => {
    const { rows, groups, lines, components } = await read<RankingReply>('/newest/ranking');
    expect(rows.length).toBe(80);
    expect(groups.map(({ size }) => size)).toEqual(['34', '46']);
    expect(lines.map(({ atLeast }) => atLeast)).toEqual(['90', '80', '70', null]);
    for (const row of rows.filter((_, index) => index % 20 === 0)) {
      const { card, radar } = await read<ScorecardReply>(`/newest/scorecards/${row.subject}`);
      const { total, rank, grade, gradeNote } = card;
      expect({ total, rank, grade, gradeNote }).toEqual({
        total: row.total,
        rank: row.rank,
        grade: row.grade,
        gradeNote: row.gradeNote,
      });
      const full = row.parts.filter((part) => part !== null && part.points !== null);
      expect(radar.length).toBe(full.length);
      expect(row.parts.length).toBe(components.length);
    }
  });

  test('what each part counts in the total adds up to it, with the rounding', async () => {
    const { rows } = await read<RankingReply>('/newest/ranking');
    const wrong = rows.filter(({ total, parts, rest }) => {
      const counted = [...parts.map((part) => part?.counted ?? null), ...rest.map(({ value }) => value)];
      const all = sum(counted.flatMap((each) => (each === null ? [] : [parse(each)])));
      return total === null || !equals(all, parse(total));
    });
    expect(wrong.map(({ title }) => title)).toEqual([]);
    expect(rows.some(({ parts }) => parts.some((part) => part?.counted !== part?.value))).toBe(true);
  });

  test('counts what came after it, and shows where ranks have moved once computed again', async () => {
    const subject = 'caizheng';
    await correct(subject, '60');
    const before = await read<RankingReply>('/1/ranking');
    expect(before.computation.now).toEqual({ schemeVersion: 1, factsSince: 1 });
    expect((await computed()).number).toBe(2);
    const after = await read<RankingReply>('/newest/ranking');
    expect(after.computation.now.factsSince).toBe(0);
    const [old, now] = [before, after].map(({ rows }) => rows.find((row) => row.subject === subject));
    expect(now?.before).toEqual({ rank: old?.rank, total: old?.total });
    expect(now?.rank).toBeGreaterThan(old?.rank ?? 0);
    const { computations: all } = await read<ComputationsReply>('');
    expect(all.map(({ number, by }) => [number, by])).toEqual([
      [2, '赵示一'],
      [1, null],
    ]);
  });

  test('numbers are given one after another to those who compute at once; where nothing changed it is the same number', async () => {
    const { computations: all } = await read<ComputationsReply>('');
    const next = (all[0]?.number ?? 0) + 1;
    const same = await Promise.all([computed(), computed(), computed()]);
    expect(same.map(({ number }) => number)).toEqual([next - 1, next - 1, next - 1]);
    await Promise.all(
      ['61', '62', '63'].map(async (value) => {
        await correct('caizheng', value).catch(() => undefined);
        return computed();
      }),
    );
    const { computations: kept } = await read<ComputationsReply>('');
    const fresh = kept.filter(({ number }) => number >= next);
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.map(({ number }) => number)).toEqual(fresh.map((_, index) => next + fresh.length - 1 - index));
    // The newest number has the newest facts.
    const sequences = kept.map(({ factSequence }) => factSequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => b - a));
  });

  test('who computes while somebody else does waits for it, and nobody who marks waits for either', async () => {
    const { deps, cycle } = city();
    const order: string[] = [];
    const held = Promise.withResolvers<undefined>();
    const isHeld = Promise.withResolvers<undefined>();
    const holding = deps.store.transaction('demo', async (tx) => {
      await holdComputing(tx, cycle);
      isHeld.resolve(undefined);
      await held.promise;
      order.push('first');
    });
    await isHeld.promise;
    const waiting = computed().then(() => order.push('second'));
    await correct('caizheng', '64');
    order.push('mark');
    held.resolve(undefined);
    await Promise.all([holding, waiting]);
    expect(order).toEqual(['mark', 'first', 'second']);
  });
});

describe('a scorecard', () => {
  test('brings along whatever its numbers lead to', async () => {
    const reply = await read<ScorecardReply>('/newest/scorecards/caizheng');
    const snapshot = Snapshot.parse(JSON.parse((await get('/newest/snapshot.json')).body));
    const origin = { from: 'step', node: reply.card.step.node, subject: reply.card.subject } as const;
    const { leaves, orphans } = unfold(origin, snapshot.result, snapshot.scheme, snapshot.facts);
    expect(orphans).toEqual([]);
    const own = new Set(reply.facts.facts.map(({ id }) => id));
    const behind = leaves.flatMap((leaf) =>
      leaf.kind === 'fact' && leaf.fact.subject === 'caizheng' ? leaf.fact.id : [],
    );
    expect(behind.length).toBeGreaterThan(20);
    expect(behind.filter((id) => !own.has(id))).toEqual([]);
  });

  test('keeps the mark that was corrected', async () => {
    const { facts } = await read<ScorecardReply>('/newest/scorecards/caizheng');
    const corrected = facts.facts.find(({ supersedes }) => supersedes !== null);
    expect(facts.facts.map(({ id }) => id)).toContain(corrected?.supersedes);
  });

  test('names cells that are in the source table', async () => {
    const { card } = await read<ScorecardReply>('/newest/scorecards/caizheng');
    const cells: { sha256: string; row: number; column: number; table: number }[] = [];
    const walk = (step: typeof card.step): void => {
      if (step.source !== null) cells.push(step.source);
      step.children.forEach(walk);
    };
    walk(card.step);
    expect(cells.length).toBeGreaterThan(20);
    const hash = cells[0]?.sha256 ?? '';
    const url = `/api/documents/${hash}`;
    const { blocks } = (await city().call({ method: 'GET', url, as: 'shenji' })).json<RawDocument>();
    for (const { row, column, table, sha256: of } of cells) {
      expect(of).toBe(hash);
      const found = blocks.find((block) => block.kind === 'table' && block.index === table);
      const isThere =
        found?.kind === 'table' &&
        found.cells.some(
          (cell) =>
            cell.row <= row &&
            row < cell.row + cell.rowSpan &&
            cell.column <= column &&
            column < cell.column + cell.columnSpan,
        );
      expect(isThere, `${row}/${column}`).toBe(true);
    }
    expect((await city().call({ method: 'GET', url: url.replace(/.{4}$/u, 'ffff'), as: 'shenji' })).statusCode).toBe(
      404,
    );
  });
});

describe('two computations', () => {
  test('differ in what was corrected, with the reason', async () => {
    const { subjects, unchanged } = await read<DifferenceReply>('/1/difference/2');
    expect(subjects.length + unchanged).toBe(80);
    expect(subjects[0]).toMatchObject({ subject: 'caizheng', title: '示范市财政局', groupTitle: '政府' });
    expect(subjects[0]?.rows.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual(['fact-corrected']);
    expect((await read<DifferenceReply>('/2/difference/2')).subjects).toEqual([]);
  });

  test('a trial begins with what was computed from', async () => {
    const { scheme, assumptions, facts } = await read<BasisReply>('/1/basis');
    const snapshot = Snapshot.parse(JSON.parse((await get('/1/snapshot.json')).body));
    expect({ scheme, assumptions, facts }).toEqual({
      scheme: snapshot.scheme,
      assumptions: snapshot.assumptions,
      facts: snapshot.facts,
    });
  });
});

describe('files', () => {
  test.each([
    ['results.xlsx', 'PK', '第 1 次计算的结果（.xlsx）'],
    ['results.docx', 'PK', '第 1 次计算的结果（.docx）'],
    ['snapshot.json', '{"', '第 1 次计算的快照（.json）'],
    ['scorecards/caizheng.pdf', '%PDF', '“示范市财政局”第 1 次计算的得分单（.pdf）'],
    ['scorecards/caizheng.html', '<!doctype html>', '“示范市财政局”第 1 次计算的得分单（.html）'],
  ])('%s is saved under a name, and the journal says so', async (path, start, document) => {
    const answer = await get(`/1/${path}`, 'shenji');
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, start.length).toString('latin1')).toBe(start);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="table\.\w+"; filename\*=UTF-8''/u);
    const [entry] = await newestEntries();
    expect(entry).toMatchObject({ event: 'exported', sentence: { zh: `卫范四在“2022年度绩效考评”中导出${document}` } });
    expect(entry?.body).toBe(path.startsWith('scorecards/') ? 'caizheng' : null);
  });

  test('are not for those who may not see results, and then no export is in the journal', async () => {
    const before = (await newestEntries()).filter(({ event }) => event === 'exported').length;
    for (const path of ['/1/results.xlsx', '/1/snapshot.json', '/1/scorecards/tuiyi.pdf', '/1/scorecards/tuiyi'])
      expect((await get(path, 'tuiyi')).json()).toMatchObject({ code: 'not-permitted' });
    expect((await newestEntries()).filter(({ event }) => event === 'exported').length).toBe(before);
  });

  test('a snapshot is what the verifier takes', async () => {
    const snapshot = Snapshot.parse(JSON.parse((await get('/2/snapshot.json')).body));
    expect(verify(snapshot, sha256)).toEqual([]);
  });

  test('what is not there is said so', async () => {
    for (const path of ['/99/ranking', '/1/scorecards/nobody', '/1/scorecards/nobody.pdf', '/99/results.xlsx'])
      expect((await get(path)).json()).toMatchObject({ code: 'not-found' });
  });
});

test('a computation that no longer has the hash that it was saved with is not believed', async () => {
  const { cycle, deps } = city();
  const keep = (number: number, text: string, hash: string) =>
    deps.store.transaction('demo', (tx) =>
      addComputation(tx, cycle, {
        number,
        snapshot: text,
        sha256: hash,
        schemeVersion: 1,
        factSequence: 0,
        account: null,
        at: deps.now().toISOString(),
      }),
    );
  const { body } = await get('/1/snapshot.json');
  // Other bytes than the first computation's, so that nothing of it is remembered.
  const sound = body.replace('示范市2022', '示范市２０２２');
  const spoilt = sound.replace('"total":"99.95"', '"total":"99.96"');
  expect(spoilt).not.toBe(sound);
  await keep(70, spoilt, sha256(sound));
  await keep(71, sound, sha256(sound));
  for (const path of ['/70/ranking', '/70/snapshot.json', '/70/scorecards/caizheng'])
    expect((await get(path)).json(), path).toMatchObject({ code: 'snapshot-differs' });
  expect((await get('/71/snapshot.json')).body).toBe(sound);
});

test('a large answer travels packed to whoever takes it, and whole to the others', async () => {
  const url = `${computations()}/newest/ranking`;
  const login = await city().app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: '127.0.0.1:8642', origin: 'http://127.0.0.1:8642' },
    payload: { name: 'xiaoneng', password: 'plumbline-demo' },
  });
  const cookie = login.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = (encoding: string) =>
    city().app.inject({ url, headers: { host: '127.0.0.1:8642', cookie, 'accept-encoding': encoding } });
  const [packed, plain, refused] = [await ask('gzip, br'), await ask('identity'), await ask('gzip;q=0')];
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.rawPayload.length * 3).toBeLessThan(plain.rawPayload.length);
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
  expect([plain, refused].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, undefined]);
  expect(plain.headers.vary).toBe('Accept-Encoding');
});
