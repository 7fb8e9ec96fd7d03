// Searching the journal (留痕检索测试): by person, body, row, event, day and words; and what is not told to everybody.
import { beforeAll, describe, expect, test } from 'vitest';
import type { JournalReply } from '../../src/api/journal.ts';
import type { Mark } from '../../src/domain/fact.ts';
import { entriesOf } from '../../src/store/journal.ts';
import { type City, openCity } from '../kit/city.ts';
import { factId } from '../kit/fact-id.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
const own: Mark[] = [];

beforeAll(async () => {
  const now = { at: new Date('2026-03-01T23:30:00Z') };
  one.city = await openCity(() => now.at);
  now.at = new Date('2026-03-02T00:30:00Z');
  const { cycle, call } = one.city;
  const url = `/api/cycles/${cycle}/marks`;
  const { facts } = (await call({ method: 'GET', url, as: 'zuzhi' })).json<{ facts: { fact: Mark }[] }>();
  const corrected = new Set(facts.map(({ fact }) => fact.supersedes));
  own.push(...facts.map(({ fact }) => fact).filter(({ id }) => !corrected.has(id)));
  const [first, second] = own;
  if (first === undefined || second === undefined) throw new Error('zuzhi has given no marks');
  const marks = [first, second].map(({ by: _by, at: _at, ...mark }, at) => ({
    ...mark,
    id: factId(`journal ${at}`),
    supersedes: mark.id,
    value: '61.25',
    reason: '复查后更正',
  }));
  const answer = await call({ method: 'POST', url, body: { marks }, as: 'zuzhi' });
  if (answer.statusCode !== 200) throw new Error(answer.body);
});

async function search(query: Record<string, string>, as = 'xiaoneng'): Promise<JournalReply['entries']> {
  const url = `/api/journal?${new URLSearchParams(query).toString()}`;
  const answer = await city().call({ method: 'GET', url, as });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<JournalReply>().entries;
}

describe('the journal is searched', () => {
  test.each<[string, (mark: Mark) => Promise<Record<string, string>>, keyof JournalReply['entries'][number]]>([
    ['by person', async () => ({ account: (await search({ event: 'mark-corrected' }))[0]?.account ?? '' }), 'account'],
    ['by body', (mark) => Promise.resolve({ body: mark.subject }), 'body'],
    ['by row', (mark) => Promise.resolve({ cycle: city().cycle, node: mark.node }), 'node'],
    ['by kind', () => Promise.resolve({ event: 'mark-corrected' }), 'event'],
  ])('%s: only what is asked for, and not everything', async (_name, queryOf, key) => {
    const [mark] = own;
    if (mark === undefined) throw new Error('no mark');
    const query = await queryOf(mark);
    const found = await search(query);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((each) => each[key]))).toEqual(new Set([query[key]]));
    expect(new Set((await search({})).map((each) => each[key])).size).toBeGreaterThan(1);
  });

  test('by words and by day', async () => {
    expect((await search({ text: '61.25' })).map(({ event }) => event)).toEqual(['mark-corrected', 'mark-corrected']);
    expect((await search({ text: '登录' }, 'liuhen')).map(({ event }) => event)).toContain('session-opened');
    const later = await search({ from: '2026-03-02T00:00:00.000Z' });
    expect(new Set(later.map(({ at }) => at.slice(0, 10)))).toEqual(new Set(['2026-03-02']));
    const before = await search({ until: '2026-03-02T00:00:00.000Z' });
    expect(new Set(before.map(({ at }) => at.slice(0, 10)))).toEqual(new Set(['2026-03-01']));
  });
});

test.each(['85', 'sha256', 'body', 'facts', '0', 'e'])(
  '“%s” is found only where the sentence says it',
  async (text) => {
    const sentences = (await search({ text })).map(({ sentence }) => sentence);
    expect(sentences.filter(({ zh, en }) => !zh.includes(text) && !en.includes(text))).toEqual([]);
  },
);

test('a search goes on through the whole journal, page by page', async () => {
  const text = '评分';
  const all: number[] = [];
  for (let before = ''; ;) {
    const page = await search({ text, ...(before === '' ? {} : { before }) }, 'liuhen');
    all.push(...page.map(({ sequence }) => sequence));
    if (page.length < 100) break;
    before = String(page.at(-1)?.sequence);
  }
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(all.toSorted((a, b) => b - a));
  const marks = await city().deps.store.transaction('demo', (tx) => entriesOf(tx, ['mark-given', 'mark-corrected']));
  const told = new Set(all);
  expect(marks.length).toBeGreaterThan(1000);
  expect(marks.filter(({ sequence }) => !told.has(sequence))).toEqual([]);
});

test.each(['mark-given', 'mark-corrected', 'fact-added'])(
  '%s: the ids of facts, which may say what the facts say, are for those who may see the facts',
  async (event) => {
    expect((await search({ event })).some(({ facts }) => facts.length > 0)).toBe(true);
    const entries = await search({ event }, 'liuhen');
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.flatMap(({ facts }) => facts)).toEqual([]);
  },
);

test('who may not see marks reads that one was given, by whom and where, but not what it says; a search tells no more', async () => {
  const sentences = (await search({ event: 'mark-corrected', from: '2026-03-02T00:00:00.000Z' }, 'liuhen')).map(
    ({ sentence }) => sentence.zh,
  );
  expect(sentences).toHaveLength(2);
  expect(sentences[0]).toMatch(/^钱示三在“2022年度绩效考评”中把“示范.+”的“.+”评分由 …… 改为 ……/u);
  expect(sentences.join('')).not.toContain('61.25');
  expect(sentences.join('')).not.toContain('复查');
  expect(await search({ text: '61.25' }, 'liuhen')).toEqual([]);
  expect((await search({ event: 'mark-corrected' }, 'shenji'))[0]?.sentence.zh).toContain('61.25');
});
