// The facts workbook on a real database (填报表): what goes out comes in unchanged, and a dry run says what the commit says.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type City, openCity, openMarking } from '../../../test/kit/city.ts';
import { factId } from '../../../test/kit/fact-id.ts';
import { factsWorkbook } from '../../documents/facts-xlsx/template.ts';
import { answersOf } from '../../domain/ballot-answer.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { factsFor } from '../fact-list.ts';
import { addCycleWithScheme } from '../new-cycle.ts';
import type { WorkbookVerdict } from './workbook.ts';

let city: City;
let scheme: Scheme;
beforeAll(async () => {
  city = await openCity();
  const reply = await city.call({ method: 'GET', url: `/api/cycles/${city.cycle}/scheme`, as: 'zuzhi' });
  scheme = reply.json<{ scheme: Scheme }>().scheme;
});
const address = (cycle = city.cycle) => `/api/cycles/${cycle}/facts/workbook`;
const post = (bytes: Uint8Array, as: string, commit = false, cycle = city.cycle) =>
  city.call({ method: 'POST', url: `${address(cycle)}?name=a.xlsx${commit ? '&commit=true' : ''}`, body: bytes, as });
const verdict = async (bytes: Uint8Array, as: string, commit = false) => {
  const answer = await post(bytes, as, commit);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json<WorkbookVerdict>();
};
const download = async (as: string) => (await city.call({ method: 'GET', url: address(), as })).rawPayload;
const standing = async (kind: 'marks' | 'facts', as: string): Promise<Fact[]> => {
  const reply = await city.call({ method: 'GET', url: `/api/cycles/${city.cycle}/${kind}`, as });
  const facts = reply.json<{ facts: { fact: Fact }[] }>().facts.map(({ fact }) => fact);
  const corrected = new Set(facts.map(({ supersedes }) => supersedes));
  return facts.filter(({ id, withdrawn }) => !corrected.has(id) && withdrawn !== true);
};
const bodyOf = (id: string) => scheme.bodies.filter((body) => body.id === id);

/** The assessor's workbook after a person has worked on it. */
const filledIn = async (change: (marks: Fact[]) => Fact[], assessor = 'zuzhibu', as = 'zuzhi') => {
  const marks = (await standing('marks', as)).map((fact) => ({ ...fact, supersedes: null }));
  return factsWorkbook(scheme, factsFor(scheme, '2022', change(marks)), null, bodyOf(assessor), ['mark']);
};
const withValue = (at: number, value: string, reason: string | null) => (marks: Fact[]) =>
  marks.map((fact, index) => (index === at && fact.type === 'mark' ? { ...fact, value, reason } : fact));

test('an untouched workbook changes nothing, for the assessor and for the organiser', async () => {
  const own = await verdict(await download('zuzhi'), 'zuzhi', true);
  expect([own.changes, own.problems, own.unchanged]).toEqual([[], [], 79]);
  const all = await verdict(await download('xiaoneng'), 'xiaoneng', true);
  expect([all.changes, all.problems]).toEqual([[], []]);
  expect(all.unchanged).toBe((await standing('facts', 'xiaoneng')).length);
});

test('untouched it changes nothing either after reasons with blanks, line breaks of other systems, and what looks like an escape', async () => {
  const reasons = [
    ' 前后空格 ',
    '\tx',
    'a\r\nb',
    'a\rb',
    'a  b\n\n c',
    '_x000D_',
    '_x005F_x0041_',
    'a\u0001b\uFFFE',
    '=1+1',
    '1e5',
  ];
  const known = await standing('marks', 'zuzhi');
  const marks = reasons.flatMap((reason, at) => {
    const mark = known[at + 20];
    if (mark === undefined) return [];
    const { by: _by, at: _at, ...fact } = mark;
    return [
      {
        ...fact,
        id: factId(`odd reason ${at}`),
        supersedes: fact.id,
        value: '88.5',
        reason,
        evidence: ['甲.pdf ', ''],
      },
    ];
  });
  const url = `/api/cycles/${city.cycle}/marks`;
  const saved = await city.call({ method: 'POST', url, body: { marks }, as: 'zuzhi' });
  expect([saved.statusCode, marks.length]).toEqual([200, reasons.length]);
  const kept = saved
    .json<{ saved: { fact: Fact }[] }>()
    .saved.map(({ fact }) => (fact.type === 'mark' ? fact.reason : ''));
  expect(kept).toEqual([
    '前后空格',
    'x',
    'a\nb',
    'a\nb',
    'a  b\n\n c',
    '_x000D_',
    '_x005F_x0041_',
    'ab',
    '=1+1',
    '1e5',
  ]);
  // Sent again, it is what was saved.
  expect((await city.call({ method: 'POST', url, body: { marks }, as: 'zuzhi' })).json()).toEqual(saved.json());
  const back = await verdict(await download('zuzhi'), 'zuzhi', true);
  expect([back.changes, back.problems]).toEqual([[], []]);
  // What was put right for this test alone.
  const again = marks.map(({ id, ...fact }, at) => ({
    ...fact,
    id: factId(`even reason ${at}`),
    supersedes: id,
    value: '100',
    reason: null,
  }));
  expect((await city.call({ method: 'POST', url, body: { marks: again }, as: 'zuzhi' })).statusCode).toBe(200);
});

test('the dry run tells before and after and saves nothing; the commit says the same and saves', async () => {
  const bytes = await filledIn(withValue(1, '93', '材料迟报'));
  const before = await standing('marks', 'zuzhi');
  const dry = await verdict(bytes, 'zuzhi');
  expect(dry.changes.map(({ type, before: was, after }) => [type, was, after])).toEqual([
    ['mark', '100', '93（材料迟报）'],
  ]);
  expect(dry.changes[0]?.place).toMatch(/^工作表“评分”/u);
  expect(await standing('marks', 'zuzhi')).toEqual(before);
  expect(await verdict(bytes, 'zuzhi', true)).toEqual({ ...dry, isSaved: true });
  expect((await standing('marks', 'zuzhi')).filter(({ subject }) => subject === before[1]?.subject)).toMatchObject([
    { value: '93', reason: '材料迟报', by: '钱示三', supersedes: before[1]?.id },
  ]);
  const again = await verdict(bytes, 'zuzhi', true);
  expect([again.changes, again.problems]).toEqual([[], []]);
});

test('a mark under full without a reason is told with its cell; neither run saves anything', async () => {
  const bytes = await filledIn((marks) => withValue(2, '60', null)(withValue(3, '61', '有理由')(marks)));
  const dry = await verdict(bytes, 'zuzhi');
  expect(dry.problems.map(({ code, place }) => [code, place.text.slice(0, 7)])).toEqual([
    ['mark-without-reason', '工作表“评分”'],
  ]);
  // The row with the fault is none of the changes, the other is.
  expect(dry.changes.map(({ after }) => after)).toEqual(['61（有理由）']);
  const refused = await post(bytes, 'zuzhi', true);
  expect([refused.statusCode, refused.json<{ problems: unknown }>().problems]).toEqual([422, dry.problems]);
  expect((await standing('marks', 'zuzhi')).some((fact) => fact.type === 'mark' && fact.reason === '有理由')).toBe(
    false,
  );
});

test('what somebody changed after the download is not written over; an untouched row leaves it alone', async () => {
  const old = await filledIn((marks) => marks);
  const stale = await filledIn(withValue(4, '55', '旧表'));
  await verdict(await filledIn(withValue(4, '77', '网上更正')), 'zuzhi', true);
  expect((await verdict(stale, 'zuzhi')).problems.map(({ code }) => code)).toEqual(['changed-meanwhile']);
  const untouched = await verdict(old, 'zuzhi', true);
  expect([untouched.changes, untouched.problems]).toEqual([[], []]);
  expect(
    (await standing('marks', 'zuzhi')).filter((fact) => fact.type === 'mark' && fact.reason === '网上更正'),
  ).toHaveLength(1);
});

test('an assessor brings in no other body’s marks; a subject none at all', async () => {
  const theirs = await standing('marks', 'xinfang');
  const foreign = await filledIn(withValue(0, '12', '别家'), 'xinfang', 'xinfang');
  const answer = await verdict(foreign, 'zuzhi');
  // Not one word of what the other body gave: neither compared, nor counted, nor quoted.
  expect(new Set(answer.problems.map(({ code }) => code))).toEqual(new Set(['row-not-yours']));
  expect([answer.changes, answer.unchanged, answer.problems.length]).toEqual([[], 0, theirs.length]);
  const reasons = theirs.flatMap((fact) => (fact.type === 'mark' && fact.reason !== null ? [fact.reason] : []));
  expect(reasons.filter((reason) => JSON.stringify(answer).includes(reason))).toEqual([]);
  // The organiser's facts are nothing of an assessor's either.
  const others = (await standing('facts', 'xiaoneng')).map((fact) => ({ ...fact, supersedes: null }));
  const kinds = ['adjustment', 'tally', 'figure'] as const;
  const guessed = await factsWorkbook(scheme, factsFor(scheme, '2022', others), null, null, kinds);
  const asked = await verdict(guessed, 'zuzhi');
  expect([asked.changes, asked.unchanged, asked.isSaved]).toEqual([[], 0, false]);
  expect((await post(foreign, 'tuiyi')).statusCode).toBe(403);
  expect((await city.call({ method: 'GET', url: address(), as: 'tuiyi' })).statusCode).toBe(403);
});

test('new adjustments and changed votes of the organiser; the same file again adds nothing', async () => {
  const facts = (await standing('facts', 'xiaoneng')).map((fact) => ({ ...fact, supersedes: null }));
  const award = facts.find((fact) => fact.type === 'adjustment' && fact.node === 'a1.1');
  const votes = facts.find(({ type }) => type === 'tally');
  if (award?.type !== 'adjustment' || votes?.type !== 'tally') throw new Error('the city has neither');
  const [answer = ''] = Object.keys(votes.counts);
  const changed = facts.map((fact) =>
    fact === votes ? { ...votes, counts: { ...votes.counts, [answer]: 77 } } : fact,
  );
  const added = { ...award, id: '', title: '新获的表扬', document: '示范发〔2022〕999号' };
  const kinds = ['tally', 'adjustment', 'figure'] as const;
  const bytes = await factsWorkbook(scheme, factsFor(scheme, '2022', [...changed, added]), null, null, kinds);
  const first = await verdict(bytes, 'xiaoneng', true);
  expect(first.changes.map(({ type, before }) => [type, before === null])).toEqual([
    ['tally', false],
    ['adjustment', true],
  ]);
  // The answers in the order of the ballot, not in that of the database.
  const offered = answersOf(scheme, votes.node).filter((each) => Object.hasOwn(votes.counts, each));
  const inOrder = (said: string | null) => said?.split('、').map((part) => part.split(' ')[0]);
  expect([
    offered.length > 1,
    inOrder(first.changes[0]?.before ?? null),
    inOrder(first.changes[0]?.after ?? null),
  ]).toEqual([true, offered, offered]);
  expect((await verdict(bytes, 'xiaoneng', true)).changes).toEqual([]);
});

test('a workbook of something else is refused in one sentence that says which button to use', async () => {
  const other = await readFile(join(import.meta.dirname, '../../../examples/sanming-2022.xlsx'));
  const answer = await post(other, 'xiaoneng');
  expect([answer.statusCode, answer.json()]).toMatchObject([
    415,
    { code: 'file-form-unknown', what: '“a.xlsx”不是填报表，没有读取。', problems: [] },
  ]);
  expect(answer.json<{ next: string }>().next).toContain('下载填报表');
});

describe('a year whose rows and bodies are called as those of the year before', () => {
  const next = 'next-year';
  beforeAll(async () => {
    const input = {
      id: next,
      title: '2023年度绩效考评',
      year: '2023',
      scheme: { ...scheme, cycle: '2023' },
      document: null,
      note: '',
    };
    const author = { jurisdiction: 'demo', title: '赵示一', account: null };
    await city.deps.store.transaction('demo', (tx) => addCycleWithScheme(tx, author, input, city.deps));
    await openMarking(city, next);
  });

  test('takes no workbook of the other year, the organiser’s or an assessor’s, in a dry run or an import', async () => {
    for (const as of ['xiaoneng', 'zuzhi'])
      for (const commit of [false, true]) {
        const answer = await post(await download(as), as, commit, next);
        expect([answer.statusCode, answer.json()]).toMatchObject([
          422,
          {
            code: 'year-differs',
            what: '“a.xlsx”没有导入：这份填报表是 2022 年度的。',
            why: '它的“说明”工作表写着考评年度 2022，而这里是“2023年度绩效考评”（2023 年度）。',
            problems: [],
          },
        ]);
      }
  });

  test('takes its own, and one that says no year, which is told where it goes', async () => {
    const url = address(next);
    const own = (await city.call({ method: 'GET', url, as: 'zuzhi' })).rawPayload;
    expect((await post(own, 'zuzhi', false, next)).json()).toMatchObject({ cycle: '2023年度绩效考评', changes: [] });
    const marks = (await standing('marks', 'zuzhi')).map((fact) => ({ ...fact, supersedes: null }));
    const handMade = async (year: string) =>
      factsWorkbook(scheme, factsFor({ ...scheme, cycle: null }, year, marks), null, bodyOf('zuzhibu'), ['mark']);
    for (const year of ['', '２０２３年度绩效考评']) {
      const answer = await post(await handMade(year), 'zuzhi', false, next);
      expect([answer.statusCode, answer.json<WorkbookVerdict>().changes.length]).toEqual([200, marks.length]);
      expect(answer.json<WorkbookVerdict>().cycle).toBe('2023年度绩效考评');
    }
  });
});

test('an adjustment that was taken back comes again where its row says it anew; a row of an old download leaves it alone', async () => {
  const facts = (await standing('facts', 'xiaoneng')).map((fact) => ({ ...fact, supersedes: null }));
  const award = facts.find((fact) => fact.type === 'adjustment' && fact.node === 'a1.1');
  if (award?.type !== 'adjustment') throw new Error('the city has none');
  const anew = { ...award, id: '', title: '撤回又登记的表扬', document: '示范发〔2022〕998号' };
  const of = (given: Fact[]) => factsWorkbook(scheme, factsFor(scheme, '2022', given), null, null, ['adjustment']);
  const unnumbered = await of([anew]);
  await verdict(unnumbered, 'xiaoneng', true);
  const isIt = (fact: Fact) => fact.type === 'adjustment' && fact.title === anew.title;
  const saved = (await standing('facts', 'xiaoneng')).find(isIt);
  if (saved === undefined) throw new Error('it was not saved');
  const downloaded = await of([{ ...saved, supersedes: null }]);
  const { by: _by, at: _at, ...rest } = saved;
  const back = { ...rest, id: factId('back-again'), supersedes: saved.id, withdrawn: true };
  const url = `/api/cycles/${city.cycle}/facts`;
  expect((await city.call({ method: 'POST', url, body: { facts: [back] }, as: 'xiaoneng' })).statusCode).toBe(200);
  const stale = await verdict(downloaded, 'xiaoneng', true);
  expect([stale.changes, stale.unchanged]).toEqual([[], 1]);
  const again = await verdict(unnumbered, 'xiaoneng', true);
  expect(again.changes.map(({ type, before }) => [type, before])).toEqual([['adjustment', null]]);
  expect((await standing('facts', 'xiaoneng')).filter(isIt)).toHaveLength(1);
  expect(await verdict(unnumbered, 'xiaoneng', true)).toMatchObject({ changes: [], unchanged: 1 });
});

test('a percentage that a spreadsheet gives as a number is told as the percentage that it replaces', async () => {
  const facts = (await standing('facts', 'xiaoneng')).map((fact) => ({ ...fact, supersedes: null }));
  const rate = facts.find((fact) => fact.type === 'figure' && fact.value?.endsWith('%') === true);
  if (rate?.type !== 'figure') throw new Error('the city has no percentage');
  const bytes = await factsWorkbook(scheme, factsFor(scheme, '2022', [{ ...rate, value: '0.931' }]), null, null, [
    'figure',
  ]);
  expect((await verdict(bytes, 'xiaoneng')).changes.map(({ before, after }) => [before, after])).toEqual([
    [expect.stringContaining(rate.value ?? ''), expect.stringContaining('93.1%')],
  ]);
});
