// What the journal says of a city's work (留痕的话): no Chinese of the program in English, and which year each entry is of.
import { inQuotes } from '../../src/domain/quote.ts';
import { beforeAll, expect, test } from 'vitest';
import type { JournalReply } from '../../src/api/journal.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { Entry } from '../../src/domain/event.ts';
import type { Adjustment, Fact, Mark } from '../../src/domain/fact.ts';
import { chainFrom } from '../../src/store/journal.ts';
import { type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
const cycle = '2022年度绩效考评';
beforeAll(async () => {
  one.city = await openCity();
  // A login is an entry too: all of them come first.
  for (const as of ['xiaoneng', 'anquan', 'liuhen', 'zuzhi'])
    await one.city.call({ method: 'GET', url: '/api/session', as });
});

const newest = async (as: string): Promise<JournalReply['entries'][number]['sentence']> =>
  (await city().call({ method: 'GET', url: '/api/journal', as })).json<JournalReply>().entries[0]?.sentence ??
  expect.unreachable();
const standing = async <T extends Fact>(kind: 'marks' | 'facts', as: string, is: (fact: Fact) => fact is T) => {
  const answer = await city().call({ method: 'GET', url: `/api/cycles/${city().cycle}/${kind}`, as });
  const all = answer.json<{ facts: { fact: Fact }[] }>().facts.map(({ fact }) => fact);
  return all.filter(is).find(({ id }) => !all.some(({ supersedes }) => supersedes === id)) ?? expect.unreachable();
};
async function give(kind: 'marks' | 'facts', as: string, fact: Fact): Promise<void> {
  const { by: _by, at: _at, ...given } = { ...fact, id: city().deps.id() };
  const url = `/api/cycles/${city().cycle}/${kind}`;
  const answer = await city().call({ method: 'POST', url, as, body: { [kind]: [given] } });
  expect(answer.json<{ saved: unknown[] }>().saved?.length, answer.body).toBe(1);
}
const isAdjustment = (fact: Fact): fact is Adjustment => fact.type === 'adjustment' && fact.withdrawn !== true;
const isOwnMark = (fact: Fact): fact is Mark =>
  fact.type === 'mark' && fact.assessor === 'zuzhibu' && fact.value !== null;

test('a veto is called one, and taken back it is taken back; who may not see facts learns less', async () => {
  const url = `/api/cycles/${city().cycle}/scheme`;
  const { scheme, version: base } = (await city().call({ method: 'GET', url, as: 'xiaoneng' })).json<SchemeReply>();
  const vetoes = [{ level: '受处分', effect: 'unqualified', node: null }];
  const body = { base, scheme: { ...scheme, vetoes }, note: '一票否决' };
  await city().call({ method: 'POST', url: `${url}/versions`, as: 'xiaoneng', body });
  const award = await standing('facts', 'xiaoneng', isAdjustment);
  const plain = { points: null, matter: null, incident: null, rank: null, ranked: null, tied: null, share: null };
  const veto = { ...award, ...plain, bodies: null, supersedes: null, veto: true, title: '通报', level: '受处分' };
  await give('facts', 'xiaoneng', veto);
  const where = '“示范.+”的“.+ · 加分”';
  expect((await newest('xiaoneng')).zh).toMatch(
    new RegExp(`^赵示一在“${cycle}”中登记${where}一票否决：通报，受处分，文号 示范.+$`, 'u'),
  );
  expect((await newest('liuhen')).zh).toMatch(new RegExp(`^赵示一在“${cycle}”中登记${where}加减分：……$`, 'u'));

  const isIt = (fact: Fact): fact is Adjustment => fact.type === 'adjustment' && fact.veto;
  const given = await standing('facts', 'xiaoneng', isIt);
  await give('facts', 'xiaoneng', { ...given, supersedes: given.id, withdrawn: true, changedFor: '重复登记' });
  const { zh, en } = await newest('xiaoneng');
  expect(zh).toMatch(
    new RegExp(`^赵示一在“${cycle}”中撤回${where}一票否决：通报，受处分，文号 示范.+（重复登记）$`, 'u'),
  );
  expect(en).toMatch(
    new RegExp(
      `^赵示一, in “${cycle}”, withdrew the veto of “示范.+” on “.+”: 通报, 受处分, document 示范.+ \\(重复登记\\)$`,
      'u',
    ),
  );
  expect((await newest('liuhen')).zh).toMatch(new RegExp(`^赵示一在“${cycle}”中撤回${where}加减分：……（……）$`, 'u'));
});

test('a mark that is none of the subject’s is said in both languages', async () => {
  const mark = await standing('marks', 'zuzhi', isOwnMark);
  const more = { value: null, notApplicable: true, reason: 'not its duty', supersedes: mark.id };
  await give('marks', 'zuzhi', { ...mark, ...more });
  const { zh, en } = await newest('xiaoneng');
  expect(zh.endsWith(`评分由 ${mark.value} 改为 不适用，理由：not its duty`)).toBe(true);
  expect(en.endsWith(` from ${mark.value} to not applicable; reason: not its duty`)).toBe(true);
});

/** Every text that an entry keeps, at any depth. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(textsIn)]
      : [];

test('English sentences hold no Chinese but what somebody wrote or is called', async () => {
  const path = `/api/cycles/${city().cycle}/computations`;
  for (const url of [
    `${path}/newest/results.xlsx`,
    `${path}/newest/snapshot.json`,
    `/api/cycles/${city().cycle}/scheme.docx`,
  ])
    await city().call({ method: 'GET', url, as: 'xiaoneng' });
  await city().call({ method: 'POST', url: path, as: 'xiaoneng' });
  const draft = { title: '示范专班', names: ['专班'], sections: [] };
  const made = await city().call({ method: 'POST', url: '/api/bodies', as: 'xiaoneng', body: draft });
  const { id, revision } = made.json<{ id: string; revision: string }>();
  const body = { ...draft, names: [], sections: [{ id: null, title: '综合科', kind: '科室' }], revision };
  const changed = await city().call({ method: 'PUT', url: `/api/bodies/${id}`, as: 'xiaoneng', body });
  expect(changed.statusCode, changed.body).toBe(200);

  const rows = await city().deps.store.transaction('demo', (tx) => chainFrom(tx, 1, 100_000));
  const entries = new Map(rows.map(({ sequence, entry }) => [sequence, Entry.parse(JSON.parse(entry))]));
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const as of ['xiaoneng', 'anquan'])
    for (let before = ''; ;) {
      const url = `/api/journal${before === '' ? '' : `?before=${before}`}`;
      const reply = (await city().call({ method: 'GET', url, as })).json<JournalReply>();
      for (const { sequence, event, sentence, cycle: of } of reply.entries) {
        seen.add(event);
        const texts = [cycle, ...textsIn(entries.get(sequence))].toSorted((a, b) => b.length - a.length);
        const rest = texts.reduce(
          (text, each) => (each === '' ? text : text.replaceAll(inQuotes(each), '').replaceAll(each, '')),
          sentence.en,
        );
        if (/\p{Script=Han}/u.test(rest)) wrong.push(sentence.en);
        if (of !== null && !(sentence.zh.includes(`“${cycle}”`) && sentence.en.includes(`“${cycle}”`)))
          wrong.push(sentence.zh);
      }
      const last = reply.entries.at(-1);
      if (!reply.hasMore || last === undefined) break;
      before = String(last.sequence);
    }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'exported',
      'computed',
      'body-changed',
      'scheme-saved',
      'mark-corrected',
      'session-opened',
    ]),
  );
});
