// Facts into a real database (事实入库): repeated, corrected, taken back, raced, refused.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Mark, plainAdjustment } from '../domain/fact.ts';
import { type City, openCity } from '../../test/kit/city.ts';
import { factId } from '../../test/kit/fact-id.ts';
import type { Saved } from './fact.ts';

type GivenMark = Omit<Mark, 'by' | 'at'>;
type Rows = { facts: { sequence: number; account: string | null; fact: Mark }[] };

describe('marks of an assessor', () => {
  let city: City;
  let ofDemo: Mark[];
  const now = new Date('2026-11-25T16:30:00Z');
  beforeAll(async () => {
    city = await openCity(() => now);
    const { facts } = await read();
    ofDemo = facts.map(({ fact }) => fact);
  });
  const url = () => `/api/cycles/${city.cycle}/marks`;
  const read = async (as = 'zuzhi', since = 0) =>
    (await city.call({ method: 'GET', url: `${url()}?since=${since}`, as })).json<Rows>();
  const post = (marks: readonly GivenMark[], as = 'zuzhi') =>
    city.call({ method: 'POST', url: url(), body: { marks }, as });
  const save = async (marks: readonly GivenMark[], as = 'zuzhi') => {
    const answer = await post(marks, as);
    expect(answer.statusCode).toBe(200);
    return answer.json<Saved>();
  };

  /** Over what stands in a subject's cell by the demonstration. */
  const over = (at: number, id: string, value: string, more: Partial<GivenMark> = {}): GivenMark => {
    const first = ofDemo[at];
    if (first === undefined) throw new RangeError(`no mark ${at}`);
    const { by: _by, at: _at, ...mark } = first;
    return { ...mark, id, value, reason: '理由', supersedes: first.id, ...more };
  };
  /** Whoever asks for everything after a number finds the last ones. */
  const standing = async (subject: string) => {
    const facts = (await read()).facts.filter(({ fact }) => fact.subject === subject).map(({ fact }) => fact);
    const corrected = new Set(facts.map(({ supersedes }) => supersedes));
    return facts.filter(({ id }) => !corrected.has(id)).map(({ id, value, withdrawn }) => [id, value, withdrawn]);
  };

  test('the server says who and when; the journal what it was before', async () => {
    const { saved, conflicts } = await save([over(0, factId('one'), '91')]);
    expect(conflicts).toEqual([]);
    expect(saved.map(({ fact, account }) => [fact.by, fact.at, account !== null])).toEqual([
      ['钱示三', '2026-11-26', true],
    ]);
    const { facts } = await read('zuzhi', (saved[0]?.sequence ?? 0) - 1);
    expect(facts.map(({ fact }) => fact.id)).toEqual([factId('one')]);
    const journal = await city.call({ method: 'GET', url: '/api/journal', as: 'xiaoneng' });
    const [newest] = journal.json<{ entries: { sentence: { zh: string } }[] }>().entries;
    expect(newest?.sentence.zh).toMatch(
      /^钱示三在“2022年度绩效考评”中把“示范市委办公室”的.*评分由 \d+ 改为 91，理由：理由$/u,
    );
  });

  test('the same request again changes nothing and is answered the same', async () => {
    const before = (await read()).facts.length;
    const again = await save([over(0, factId('one'), '91')]);
    expect(again.saved.map(({ fact }) => fact.id)).toEqual([factId('one')]);
    expect((await read()).facts).toHaveLength(before);
  });

  test('half of a batch was saved before the line broke: the batch again saves the other half', async () => {
    await save([over(1, factId('half-1'), '81')]);
    const { saved, conflicts } = await save([over(1, factId('half-1'), '81'), over(2, factId('half-2'), '82')]);
    expect([saved.map(({ fact }) => fact.id), conflicts]).toEqual([[factId('half-1'), factId('half-2')], []]);
  });

  test('an id that means something else is refused', async () => {
    const answer = await post([over(1, factId('half-1'), '99', { supersedes: factId('half-1') })]);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'facts-invalid']);
  });

  test('a correction of a correction, taken back, and marked again', async () => {
    const subject = ofDemo[3]?.subject ?? '';
    await save([over(3, factId('first'), '71')]);
    await save([over(3, factId('second'), '72', { supersedes: factId('first') })]);
    await save([over(3, factId('back'), '72', { supersedes: factId('second'), withdrawn: true })]);
    expect(await standing(subject)).toEqual([[factId('back'), '72', true]]);
    const { conflicts } = await save([over(3, factId('blind'), '73', { supersedes: null })]);
    expect(conflicts.map(({ theirs }) => theirs.fact.id)).toEqual([factId('back')]);
    await save([over(3, factId('third'), '73', { supersedes: factId('back') })]);
    expect(await standing(subject)).toEqual([[factId('third'), '73', undefined]]);
  });

  test('who corrects what no longer stands is told what stands, and the others are saved', async () => {
    await save([over(4, factId('winner'), '61')]);
    const { saved, conflicts } = await save([over(4, factId('loser'), '62'), over(5, factId('other'), '63')]);
    expect(saved.map(({ fact }) => fact.id)).toEqual([factId('other')]);
    expect(conflicts.map(({ yours, theirs }) => [yours.id, theirs.fact.id])).toEqual([
      [factId('loser'), factId('winner')],
    ]);
  });

  test('ten at once in one cell: one wins, nine see it', async () => {
    const ids = Array.from({ length: 10 }, (_, at) => factId(`race-${at}`));
    const answers = await Promise.all(ids.map((id, at) => save([over(6, id, String(50 + at))])));
    const winners = answers.flatMap(({ saved }) => saved.map(({ fact }) => fact.id));
    expect(winners).toHaveLength(1);
    const told = answers.flatMap(({ conflicts }) => conflicts.map(({ theirs }) => theirs.fact.id));
    expect(told).toEqual(Array.from({ length: 9 }, () => winners[0]));
  });

  test('a mark without its reason is refused with its fault, and nothing of the batch is saved', async () => {
    const answer = await post([over(7, factId('fine'), '51'), over(8, factId('bare'), '52', { reason: null })]);
    const { code, problems } = answer.json<{ code: string; problems: { code: string }[] }>();
    expect([answer.statusCode, code, problems.map((each) => each.code)]).toEqual([
      422,
      'facts-invalid',
      ['mark-without-reason'],
    ]);
    expect((await read()).facts.some(({ fact }) => fact.id === factId('fine'))).toBe(false);
  });

  test('nobody marks for another body, nor corrects its marks', async () => {
    const foreign = { assessor: 'xinfang' };
    expect((await post([over(7, factId('foreign'), '51', foreign)])).statusCode).toBe(403);
    const theirs = (await read('xinfang')).facts[0]?.fact.id ?? '';
    expect((await post([over(7, factId('robbed'), '51', { supersedes: theirs })])).statusCode).toBe(403);
    expect((await post([over(7, factId('organiser'), '51')], 'xiaoneng')).statusCode).toBe(403);
    expect((await read('zuzhi')).facts.every(({ fact }) => fact.assessor === 'zuzhibu')).toBe(true);
    expect(new Set((await read('xiaoneng')).facts.map(({ fact }) => fact.assessor)).size).toBeGreaterThan(10);
  });

  test('two of one request for one cell, or that correct the same mark, are refused; the answer to thousands is small', async () => {
    const codes = async (marks: readonly GivenMark[]) => {
      const answer = await post(marks);
      return [answer.statusCode, ...answer.json<{ problems: { code: string }[] }>().problems.map(({ code }) => code)];
    };
    const [here, there] = [over(10, factId('twin-1'), '41'), over(11, factId('twin-2'), '42')];
    expect(await codes([here, { ...here, id: factId('twin-3'), supersedes: null }])).toEqual([
      422,
      'fact-twice',
      'fact-twice',
    ]);
    expect(await codes([here, { ...there, supersedes: here.supersedes }])).toEqual([
      422,
      'superseded-twice',
      'superseded-twice',
    ]);
    const many = Array.from({ length: 3000 }, (_, at) => over(10, factId(`many-${at}`), '41'));
    const answer = await post(many);
    expect([answer.statusCode, answer.json<{ problems: unknown[] }>().problems.length]).toEqual([422, 200]);
    expect(answer.json<{ why: string }>().why).toContain('另有 2800 处，这里没有列出。');
    expect(answer.body.length).toBeLessThan(JSON.stringify({ marks: many }).length);
  });

  test('a correction stays in its cell', async () => {
    const moved = over(7, factId('moved'), '51', { subject: ofDemo[9]?.subject ?? '' });
    const answer = await post([moved]);
    // The other cell is filled already: that is told first.
    expect(answer.json<Saved>().conflicts.map(({ yours }) => yours.id)).toEqual([factId('moved')]);
    await save([over(9, factId('emptied'), '51', { withdrawn: true })]);
    const onto = over(9, factId('onto'), '51', { supersedes: ofDemo[8]?.id ?? '' });
    expect((await post([onto])).json<Saved>().conflicts.map(({ theirs }) => theirs.fact.id)).toEqual([
      factId('emptied'),
    ]);
  });

  test('others see where one is, for a few seconds, and only on marks that they may see', async () => {
    const cell = { node: 'n2.1.4', subject: 'shiweiban', assessor: 'zuzhibu' };
    const put = (body: unknown, as: string) =>
      city.call({ method: 'PUT', url: `/api/cycles/${city.cycle}/presence`, body, as });
    const seenBy = async (as: string) => {
      const answer = await city.call({ method: 'GET', url: url(), as });
      return answer.json<{ presence: { title: string; subject: string }[] }>().presence.map(({ title }) => title);
    };
    expect((await put({ cell }, 'zuzhi')).statusCode).toBe(204);
    expect([await seenBy('xiaoneng'), await seenBy('xinfang'), await seenBy('zuzhi')]).toEqual([['钱示三'], [], []]);
    expect((await put({ cell }, 'xinfang')).statusCode).toBe(403);
    now.setSeconds(now.getSeconds() + 20);
    expect(await seenBy('xiaoneng')).toEqual([]);
    await put({ cell }, 'zuzhi');
    await put({ cell: null }, 'zuzhi');
    expect(await seenBy('xiaoneng')).toEqual([]);
  });

  test('whoever says where one is waits for nobody else, however long they are gone', async () => {
    const put = async (as: string) => {
      const { facts } = (await city.call({ method: 'GET', url: url(), as })).json<{ facts: { fact: Mark }[] }>();
      const [cell = null] = facts.map(({ fact: { node, subject, assessor } }) => ({ node, subject, assessor }));
      expect(cell).not.toBeNull();
      return (await city.call({ method: 'PUT', url: `/api/cycles/${city.cycle}/presence`, body: { cell }, as }))
        .statusCode;
    };
    expect(await put('zuzhi')).toBe(204);
    now.setSeconds(now.getSeconds() + 20);
    const status = await city.deps.store.transaction('demo', async (tx) => {
      await tx.selectFrom('presence').selectAll().forUpdate().execute();
      return Promise.race([put('xinfang'), new Promise((done) => setTimeout(() => done('waits'), 2000))]);
    });
    expect(status).toBe(204);
  });
});

test('several first figures in an empty cell at once: the others see the one that was taken; it stays in its cell', async () => {
  const city = await openCity();
  const fact = {
    type: 'figure',
    node: 'n2.3.3',
    subject: 'shiweiban',
    evidence: [],
    supersedes: null,
    key: '新数据',
    period: '2022',
    level: null,
    notApplicable: false,
    reason: null,
  } as const;
  const call = (id: string, value: string, more = {}) =>
    city.call({
      method: 'POST',
      url: `/api/cycles/${city.cycle}/facts`,
      body: { facts: [{ ...fact, id: factId(id), value, ...more }] },
      as: 'xiaoneng',
    });
  const answers = await Promise.all([call('a', '1'), call('b', '2'), call('c', '3')]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  const replies = answers.map((answer) => answer.json<Saved>());
  expect(replies.filter(({ saved }) => saved.length === 1)).toHaveLength(1);
  expect(replies.filter(({ conflicts }) => conflicts.length === 1)).toHaveLength(2);
  const winner = replies.flatMap(({ saved }) => saved.map((row) => row.fact.id))[0] ?? '';
  const moved = await call('moved', '4', { key: '别的数据', supersedes: winner });
  expect(moved.json<{ problems: { code: string }[] }>().problems.map(({ code }) => code)).toEqual([
    'supersedes-elsewhere',
  ]);
  // An adjustment has no box, and stays where it was all the same.
  const award = {
    ...plainAdjustment,
    node: 'a1.1',
    subject: 'shiweiban',
    evidence: [],
    supersedes: null as string | null,
    title: '省级表彰',
    issuer: '省委',
    document: '示范发〔2022〕1号',
    level: '省级',
    matter: '表彰',
  };
  const give = (more: object) =>
    city.call({
      method: 'POST',
      url: `/api/cycles/${city.cycle}/facts`,
      body: { facts: [{ ...award, ...more }] },
      as: 'xiaoneng',
    });
  expect((await give({ id: factId('award') })).statusCode).toBe(200);
  for (const elsewhere of [{ node: 'a2.1', level: '较重' }, { subject: 'caizheng' }]) {
    const answer = await give({ id: factId('award-moved'), supersedes: factId('award'), ...elsewhere });
    expect(answer.json<{ problems: { code: string }[] }>().problems.map(({ code }) => code)).toEqual([
      'supersedes-elsewhere',
    ]);
  }
  expect((await give({ id: factId('award-better'), supersedes: factId('award'), level: '国家级' })).statusCode).toBe(
    200,
  );
  // Organiser’s facts are not an assessor’s to give, nor to read.
  const refused = await city.call({ method: 'GET', url: `/api/cycles/${city.cycle}/facts`, as: 'zuzhi' });
  expect(refused.statusCode).toBe(403);
});
