// Numbers as long as they may be and longer (数的长度): refused at the door with the length that is taken, read where they were kept.
import { beforeAll, expect, test } from 'vitest';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { labelOf } from '../../src/domain/display.ts';
import { inQuotes } from '../../src/domain/quote.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { amountMost } from '../../src/domain/setting.ts';
import { addToCycle } from '../../src/app/fact.ts';
import type { Fact } from '../../src/domain/fact.ts';
import type { FactRow } from '../../src/store/fact.ts';
import { type City, openCity } from '../kit/city.ts';
import { factId } from '../kit/fact-id.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});

type Reply = { code?: string; why?: string; saved?: unknown[] };

const marksOf = async (as: string): Promise<Extract<Fact, { type: 'mark' }>[]> => {
  const answer = await city.call({ method: 'GET', url: `/api/cycles/${city.cycle}/marks`, as });
  const facts = answer.json<{ facts: FactRow[] }>().facts.map(({ fact }) => fact);
  const past = new Set(facts.map(({ supersedes }) => supersedes));
  return facts.flatMap((fact) => (fact.type === 'mark' && fact.value !== null && !past.has(fact.id) ? [fact] : []));
};

/** Digits that no two of them share, the same in every run. */
const digits = (count: number, seed: number): string =>
  (BigInt(7919 + 104_729 * seed) ** BigInt(count)).toString().slice(0, count);

/** A fraction below 1 of parts of `signs` digits, reduced with no other. */
const fraction = (signs: number, seed: number): string =>
  `1${digits(signs - 1, seed)}/7${digits(signs - 2, seed + 1)}1`;

/** All marks that the account sees as other fractions, each of parts so long. */
const corrected = async (as: string, signs: number) =>
  (await marksOf(as)).map(({ by: _by, at: _at, ...fact }, index) => ({
    ...fact,
    id: factId(`${as} ${signs} ${index}`),
    supersedes: fact.id,
    value: fraction(signs, index),
    reason: '一处不足',
  }));

test('a number that is longer than any is refused at the door, with the length that is taken', async () => {
  const why = `数最多写 ${amountMost} 个字符，再长的请先四舍五入。`;
  const body = { marks: await corrected('zuzhi', 9000) };
  const answer = await city.call({ method: 'POST', url: `/api/cycles/${city.cycle}/marks`, body, as: 'zuzhi' });
  const reply = answer.json<Reply>();
  expect([answer.statusCode, reply.code, reply.why]).toEqual([400, 'input-invalid', why]);
  const tally = {
    type: 'tally',
    id: factId('all people and more'),
    node: 'n',
    subject: 'caizheng',
    evidence: [],
    supersedes: null,
    voterGroup: null,
    channel: null,
    counts: { 好: 1_000_000_000 },
  };
  const votes = await city.call({
    method: 'POST',
    url: `/api/cycles/${city.cycle}/facts`,
    body: { facts: [tally] },
    as: 'xiaoneng',
  });
  expect([votes.statusCode, votes.json<Reply>().why]).toEqual([400, '个数最多为 999999999。']);
  const sign = { key: 'grades', value: { lines: ['1'.repeat(amountMost + 1)] }, reason: '试一试' };
  const signed = await city.call({
    method: 'POST',
    url: `/api/cycles/${city.cycle}/parameters`,
    body: { base: 1, signatures: [sign] },
    as: 'xiaoneng',
  });
  expect([signed.statusCode, signed.json<Reply>().why]).toEqual([400, why]);
});

test('what was kept before there was a bound is read, computed and corrected', async () => {
  const clerk = { jurisdiction: 'demo', account: null, title: '示范经手人' };
  const [long] = await corrected('xiaoneng', 60);
  if (long === undefined) throw new Error('the demonstration has no marks');
  await city.deps.store.transaction(clerk.jurisdiction, (tx) => addToCycle(tx, clerk, city.cycle, [long], city.deps));
  const url = `/api/cycles/${city.cycle}`;
  const seen = await marksOf('xiaoneng');
  expect(seen.find(({ id }) => id === long.id)?.value).toBe(long.value);
  expect((await city.call({ method: 'POST', url: `${url}/computations`, as: 'xiaoneng' })).statusCode).toBe(200);
  for (const part of ['computations/newest', 'scheme']) {
    const answer = await city.call({ method: 'GET', url: `${url}/${part}`, as: 'xiaoneng' });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  }
});

test('what nobody may say anew is taken back as it was kept: a number too long, a matter without a name', async () => {
  const clerk = { jurisdiction: 'demo', account: null, title: '示范经手人' };
  const url = `/api/cycles/${city.cycle}/facts`;
  const answer = await city.call({ method: 'GET', url, as: 'xiaoneng' });
  const award = answer
    .json<{ facts: FactRow[] }>()
    .facts.map(({ fact }) => fact)
    .find((fact) => fact.type === 'adjustment');
  if (award?.type !== 'adjustment') throw new Error('the demonstration has no adjustment');
  const { by: _by, at: _at, ...said } = award;
  const old = { ...said, id: factId('an old matter'), title: '', points: '0.1'.padEnd(60, '1'), supersedes: null };
  await city.deps.store.transaction(clerk.jurisdiction, (tx) => addToCycle(tx, clerk, city.cycle, [old], city.deps));
  const later = { ...old, id: factId('taken back'), supersedes: old.id };
  const give = async (fact: object) =>
    (await city.call({ method: 'POST', url, body: { facts: [fact] }, as: 'xiaoneng' })).statusCode;
  // Said anew in a correction it is refused, each by itself.
  expect([await give({ ...later, title: '有名' }), await give({ ...later, points: '0.1' })]).toEqual([400, 400]);
  // Taken back, too, it is what stands or it is refused.
  const back = { ...later, withdrawn: true, changedFor: '没有事项' };
  expect([await give({ ...back, points: '0.2'.padEnd(9000, '1') }), await give(back)]).toEqual([422, 200]);
});

test('a scheme is refused with the row whose number is too long; words may be digits', async () => {
  const url = `/api/cycles/${city.cycle}/scheme`;
  const { scheme, version } = (await city.call({ method: 'GET', url, as: 'xiaoneng' })).json<SchemeReply>();
  const [first, second] = [...nodesOf(scheme.root)].filter(({ children }) => children.length === 0);
  if (first === undefined || second === undefined) throw new Error('the demonstration has no two rows');
  const save = async (base: number) => {
    const body = { base, scheme, note: '改', despiteFacts: true };
    return city.call({ method: 'POST', url: `${url}/versions`, body, as: 'xiaoneng' });
  };
  const { points } = first;
  first.points = `1${'0'.repeat(59)}/1${'0'.repeat(58)}`;
  const refused = await save(version);
  expect([refused.statusCode, refused.json<Reply>().why]).toEqual([
    400,
    expect.stringContaining(inQuotes(labelOf(first))),
  ]);
  first.points = points;
  first.remarks = '1'.repeat(60);
  expect((await save(version)).statusCode).toBe(200);
});

test('a city all of whose marks are as long as a number may be is computed', async () => {
  const marks = await corrected('xiaoneng', Math.floor((amountMost - 1) / 2));
  expect(marks.length).toBeGreaterThan(1000);
  const clerk = { jurisdiction: 'demo', account: null, title: '示范经手人' };
  await city.deps.store.transaction(clerk.jurisdiction, (tx) => addToCycle(tx, clerk, city.cycle, marks, city.deps));
  const answer = await city.call({ method: 'POST', url: `/api/cycles/${city.cycle}/computations`, as: 'xiaoneng' });
  expect(answer.statusCode, answer.body).toBe(200);
});
