// Appeals through the server's doors (申诉复核): who may, until when, who decides, what is shown and signed; and that no path writes a total.
import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AppealEffect, AppealsReply } from '../../src/api/appeal.ts';
import type { Computation, ComputationEntry } from '../../src/app/computation.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { untold } from '../../src/app/journal-content.ts';
import type { AppealEntry } from '../../src/app/appeal/read.ts';
import { noCalendar } from '../../src/domain/calendar.ts';
import { type City, openCity } from '../kit/city.ts';
import { demoOrganiser } from '../kit/demo-store.ts';
import { publish, reopen } from '../kit/published.ts';

const clock = { now: new Date('2026-11-26T09:00:00+08:00') };
let city: City;
let applied = 0;
beforeAll(async () => {
  city = await openCity(() => clock.now);
});

const at = (rest: string): string => `/api/cycles/${city.cycle}/${rest}`;
const post = async (as: string, rest: string, body: object = {}) => {
  const answer = await city.call({ method: 'POST', url: at(rest), body, as });
  const reply = answer.payload === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, code: reply['code'] ?? '', reply };
};
const read = async <Reply>(as: string, rest: string): Promise<Reply> =>
  (await city.call({ method: 'GET', url: at(rest), as })).json<Reply>();
const listed = (as: string) => read<AppealsReply>(as, 'appeals');
const one = async (as: string, id: string): Promise<AppealEntry> =>
  (await listed(as)).appeals.find((each) => each.id === id) ?? expect.unreachable();
const newest = () => read<Computation>('xiaoneng', 'computations/newest');
const computations = async (): Promise<number[]> =>
  (await read<{ computations: ComputationEntry[] }>('xiaoneng', 'computations')).computations.map(
    ({ number }) => number,
  );

const appealOn = (node: string, id = randomUUID()) => ({
  id,
  body: 'tuiyi',
  node,
  reason: '台账已按时报送',
  source: '市委宣传部通报',
  evidence: [],
});

/** The rows of the subject that one body alone has marked, for each body. */
async function rowOf(assessor: string, among: readonly string[]): Promise<string> {
  const { snapshot } = await newest();
  const marks = snapshot.facts.facts.filter((fact) => fact.type === 'mark' && fact.subject === 'tuiyi');
  const found = among.find((node) =>
    marks.some((fact) => fact.node === node && fact.type === 'mark' && fact.assessor === assessor),
  );
  return found ?? expect.unreachable();
}

describe('before publication', () => {
  test('nobody appeals, and nothing is listed', async () => {
    expect((await post('tuiyi', 'appeals', appealOn('2.1.1'))).code).toBe('stage-closed');
    expect(await listed('tuiyi')).toMatchObject({ isOpen: false, own: null, appeals: [] });
  });
});

describe('published', () => {
  const ids = { changed: randomUUID(), own: randomUUID(), back: randomUUID() };
  const rows = { changed: '', own: '', other: '', third: '' };
  beforeAll(async () => {
    applied = await publish(city);
    const own = (await listed('tuiyi')).own?.rows.map(({ node }) => node) ?? [];
    rows.own = await rowOf('jiwei', own);
    rows.changed = await rowOf('zuzhibu', own);
    rows.other = own.find((node) => node !== rows.own && node !== rows.changed) ?? '';
    const left = own.filter((node) => ![rows.own, rows.changed, rows.other].includes(node));
    rows.third = await rowOf('xuanchuanbu', left).catch(() => left[0] ?? '');
  });

  test('by the subject itself, on a row of its own scorecard, with a reason and evidence of its own', async () => {
    expect((await post('tuiyi', 'appeals', appealOn(rows.changed, ids.changed))).status).toBe(200);
    expect((await post('tuiyi', 'appeals', appealOn(rows.changed, ids.changed))).status, 'sent again').toBe(200);
    expect((await post('tuiyi', 'appeals', appealOn(rows.changed))).code, 'twice on a row').toBe('appeal-closed');
    expect((await post('tuiyi', 'appeals', { ...appealOn(rows.own), body: 'caizheng' })).code).toBe('not-permitted');
    expect((await post('xiaoneng', 'appeals', appealOn(rows.own))).code).toBe('not-permitted');
    expect((await post('tuiyi', 'appeals', appealOn('no-such-row'))).code).toBe('input-invalid');
    const others = { ...appealOn(rows.other), evidence: ['of-somebody-else'] };
    expect((await post('tuiyi', 'appeals', others)).code).toBe('input-invalid');
    expect((await post('tuiyi', 'appeals', { ...appealOn(rows.own), reason: ' ' })).status).toBe(400);
    expect((await listed('tuiyi')).appeals.map(({ id }) => id)).toEqual([ids.changed]);
  });

  test('seen by its body, by those who answer for all, and by who marked the row; by nobody else', async () => {
    const seen = async (as: string) => (await listed(as)).appeals.map(({ id }) => id);
    for (const as of ['xiaoneng', 'jiwei', 'shenji', 'zuzhi', 'tuiyi-bangongshi'])
      expect(await seen(as), as).toEqual([ids.changed]);
    expect(await seen('xinfang')).toEqual([]);
    expect((await one('tuiyi', ids.changed)).facts, 'marks are for whoever decides').toEqual([]);
  });

  test('withdrawn by a further fact, after which the row may be appealed on again', async () => {
    await post('tuiyi', 'appeals', appealOn(rows.other, ids.back));
    expect((await post('xiaoneng', `appeals/${ids.back}/withdrawal`, { reason: '' })).code).toBe('not-permitted');
    expect((await post('tuiyi', `appeals/${ids.back}/withdrawal`, { reason: '已核对' })).status).toBe(204);
    expect((await one('tuiyi', ids.back)).state).toBe('withdrawn');
    const decision = { outcome: 'upheld', reason: '评分有据', document: '复决〔2026〕1号', facts: [], shown: null };
    expect((await post('xiaoneng', `appeals/${ids.back}/decision`, decision)).code).toBe('appeal-closed');
  });

  test('deciding an appeal against one’s own mark is refused, and so is deciding for one’s own body', async () => {
    await post('tuiyi', 'appeals', appealOn(rows.own, ids.own));
    const decision = { outcome: 'upheld', reason: '评分有据', document: '复决〔2026〕2号', facts: [], shown: null };
    const refused = await post('jiwei', `appeals/${ids.own}/decision`, decision);
    expect([refused.status, refused.code]).toEqual([403, 'appeal-own-mark']);
    expect(String(refused.reply['english'])).toContain('deciding an appeal against one’s own mark');
    expect(await one('jiwei', ids.own)).toMatchObject({ mayDecide: false, facts: [] });
    for (const as of ['tuiyi', 'zuzhi', 'shenji'])
      expect((await post(as, `appeals/${ids.own}/decision`, decision)).code, as).toBe('not-permitted');
    expect((await post('xiaoneng', `appeals/${ids.own}/decision`, decision)).status).toBe(200);
    expect((await post('xiaoneng', `appeals/${ids.own}/decision`, decision)).status, 'sent again').toBe(200);
    const other = { ...decision, reason: '另一个理由' };
    expect((await post('xiaoneng', `appeals/${ids.own}/decision`, other)).code).toBe('appeal-closed');
    expect(await one('tuiyi', ids.own)).toMatchObject({ state: 'upheld', decision: { document: '复决〔2026〕2号' } });
    expect(await computations(), 'upheld, nothing is computed').toEqual([applied]);
  });

  const correction = async (as = 'jiwei', id = ids.changed) => {
    const { facts } = await one(as, id);
    const { by: _by, at: _at, ...mark } = facts[0]?.fact ?? expect.unreachable();
    return { ...mark, id: randomUUID(), supersedes: mark.id, value: '1', reason: '核减' };
  };
  const draft = { reason: '原评分依据不足', document: '复决〔2026〕3号' };

  test('the effect on every rank is shown without saving; only what was shown is signed', async () => {
    const facts = [await correction()];
    const url = `appeals/${ids.changed}`;
    const shown = (await post('jiwei', `${url}/effect`, { ...draft, facts })).reply as unknown as AppealEffect;
    const { snapshot } = await newest();
    expect(new Map(shown.lines.map(({ subject, rank, total }) => [subject, [rank.before, total.before]]))).toEqual(
      new Map(snapshot.result.scorecards.map(({ subject, rank, total }) => [subject, [rank, total]])),
    );
    const own = shown.lines.find(({ subject }) => subject === 'tuiyi');
    expect(own?.total.after).not.toBe(own?.total.before);
    expect(await computations()).toEqual([applied]);
    expect((await one('jiwei', ids.changed)).state).toBe('open');

    const decide = (more: object) =>
      post('jiwei', `${url}/decision`, { ...draft, outcome: 'changed', facts, shown: shown.shown, ...more });
    expect((await decide({ shown: null })).code, 'unseen').toBe('appeal-moved');
    expect((await decide({ facts: [{ ...facts[0], value: '2' }] })).code, 'not what was shown').toBe('appeal-moved');
    expect((await decide({ facts: [] })).code, 'corrects nothing').toBe('input-invalid');
    expect((await decide({ facts: [{ ...facts[0], subject: 'caizheng' }] })).code).toBe('input-invalid');
    expect((await decide({ facts: [{ ...facts[0], node: rows.own }] })).code).toBe('input-invalid');
    expect((await decide({ facts: [{ ...facts[0], value: '9999' }] })).code).toBe('facts-invalid');
    expect(await computations(), 'refused, nothing is kept').toEqual([applied]);

    const signed = await decide({});
    expect([signed.status, signed.reply]).toEqual([200, { computation: applied + 1 }]);
    const after = (await newest()).snapshot;
    expect(after.result.scorecards.map(({ subject, total, rank }) => [subject, total, rank])).toEqual(
      shown.lines.map(({ subject, total, rank }) => [subject, total.after, rank.after]),
    );
    const fact = after.facts.facts.find(({ id }) => id === facts[0]?.id);
    expect(fact).toMatchObject({
      supersedes: facts[0]?.supersedes,
      changedFor: `复核决定（${draft.document}）：${draft.reason}`,
    });
  });

  test('facts that changed after the showing move its hash: what was shown before is signed by nobody', async () => {
    const [id, third] = [randomUUID(), randomUUID()];
    expect((await post('tuiyi', 'appeals', appealOn(rows.changed, id))).code, 'decided once').toBe('appeal-closed');
    expect((await post('tuiyi', 'appeals', appealOn(rows.other, id))).status).toBe(200);
    expect((await post('tuiyi', 'appeals', appealOn(rows.third, third))).status).toBe(200);
    const facts = [await correction('xiaoneng', id)];
    const show = async (of: string, corrected: object[]) =>
      (await post('xiaoneng', `appeals/${of}/effect`, { ...draft, facts: corrected })).reply as unknown as AppealEffect;
    const sign = (of: string, corrected: object[], shown: string) =>
      post('xiaoneng', `appeals/${of}/decision`, { ...draft, outcome: 'changed', facts: corrected, shown });
    const before = await show(id, facts);
    expect((await show(id, facts)).shown, 'control: nothing changed, nothing moves').toBe(before.shown);

    const others = [await correction('xiaoneng', third)];
    expect((await sign(third, others, (await show(third, others)).shown)).status).toBe(200);
    const refused = await sign(id, facts, before.shown);
    expect([refused.status, refused.code]).toEqual([409, 'appeal-moved']);
    expect((await one('xiaoneng', id)).state).toBe('open');
    expect(await computations(), 'refused, nothing is kept').toHaveLength(3);
    const after = await show(id, facts);
    expect(after.shown).not.toBe(before.shown);
    // It goes from where the other decision has left it.
    const totals = ({ lines }: AppealEffect, side: 'before' | 'after') =>
      lines.find(({ subject }) => subject === 'tuiyi')?.total[side];
    expect(totals(after, 'before')).not.toBe(totals(before, 'before'));
  });

  test('the subject still sees the published results, and settling waits for the corrected ones', async () => {
    const card = await read<{ computation: { number: number } }>('tuiyi', 'computations/newest/scorecards/tuiyi');
    expect(card.computation.number).toBe(applied);
    expect((await listed('tuiyi')).pending).toBe(2);
    const document = { number: '纪要〔2026〕9号', title: '审定', on: '2026-11-26' };
    const settling = await post('xiaoneng', 'settlement', { document });
    expect([settling.status, settling.code]).toEqual([409, 'appeal-open']);
  });

  test('after the last day nobody appeals, by the server’s clock', async () => {
    const calendar = { ...noCalendar, appealsUntil: '2026-11-26' };
    const body = { base: 0, calendar };
    expect((await city.call({ method: 'PUT', url: at('calendar'), body, as: 'xiaoneng' })).statusCode).toBe(200);
    expect((await listed('tuiyi')).isOpen, 'on the day itself').toBe(true);
    clock.now = new Date('2026-11-27T00:00:01+08:00');
    city.logInAnew();
    expect(await listed('tuiyi')).toMatchObject({ isOpen: false, own: null });
    expect((await post('tuiyi', 'appeals', appealOn(rows.other))).code).toBe('appeal-closed');
    const last = (await listed('xiaoneng')).appeals.find(({ state }) => state === 'open')?.id ?? '';
    const decision = { outcome: 'upheld', reason: '评分有据', document: '复决〔2026〕4号', facts: [], shown: null };
    const { status } = await post('xiaoneng', `appeals/${last}/decision`, decision);
    expect(status, 'decided after it all the same').toBe(200);
  });

  test('reopened by two of three, the corrected results are published and settled', async () => {
    await reopen(city);
    await publish(city);
    expect((await listed('tuiyi')).pending).toBe(0);
    const card = await read<{ computation: { number: number } }>('tuiyi', 'computations/newest/scorecards/tuiyi');
    expect(card.computation.number).toBe(applied + 2);
    const document = { number: '纪要〔2026〕9号', title: '审定', on: '2026-11-26' };
    expect((await post('xiaoneng', 'settlement', { document })).status).toBe(200);
  });

  test('the journal tells of each, and holds what it tells', async () => {
    const sentences = async (event: string) => {
      const url = `/api/journal?event=${event}`;
      const { entries } = (await city.call({ method: 'GET', url, as: 'xiaoneng' })).json<{
        entries: { sentence: { zh: string } }[];
      }>();
      return entries.map(({ sentence }) => sentence.zh);
    };
    expect((await sentences('appeal-made')).length).toBe(5);
    expect((await sentences('appeal-withdrawn'))[0]).toMatch(/撤回对“.+”的申诉，理由：已核对$/u);
    expect((await sentences('appeal-decided')).find((each) => each.includes('3号'))).toMatch(
      /作出复核决定（复决〔2026〕3号）：更正（第 \d+ 次计算），理由：原评分依据不足$/u,
    );
    const auditor = { ...demoOrganiser, roles: ['auditor' as const] };
    expect(await checkJournal(auditor, { from: 1 }, city.deps)).toMatchObject({ fault: null });
    expect(await city.deps.store.transaction('demo', untold)).toBe(null);
  });
});

test('no path writes a total: of tables, verbs and routes only computing keeps results', () => {
  const root = join(import.meta.dirname, '../../src');
  const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
  const sql = globSync('store/migrations/*.sql', { cwd: root }).map(textOf).join('\n').replaceAll(/--.*$/gmu, '');
  const columns = sql.matchAll(/^\s+(\w*(?:total|score|rank|grade)\w*)\s/gmu);
  expect([...columns].map(([, column]) => column)).toEqual([]);
  const writers = globSync('{app,api,store}/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .filter((path) => /\baddComputation\(|insertInto\('computation'\)/u.test(textOf(path)));
  expect(writers.toSorted()).toEqual(['app/computation.ts', 'store/computation.ts']);
});

/** Names of all that a described shape has, however deep, through what it refers to. */
function namesIn(shape: unknown, shapes: Record<string, unknown>, seen: Set<unknown> = new Set()): string[] {
  if (typeof shape !== 'object' || shape === null || seen.has(shape)) return [];
  seen.add(shape);
  if ('$ref' in shape && typeof shape.$ref === 'string')
    return namesIn(shapes[shape.$ref.split('/').at(-1) ?? ''], shapes, seen);
  const own = 'properties' in shape ? Object.keys(shape.properties ?? {}) : [];
  return [...own, ...Object.values(shape).flatMap((each) => namesIn(each, shapes, seen))];
}

/** What only sounds like a result, with what it is. */
const noResults: Record<string, string> = {
  'ranking grades total': 'how a scheme adds up, ranks and grades, signed before anybody is marked',
  rank: 'the place that a superior has given the city, by its document',
};

test('of what the doors take, no total, score, rank or grade of anybody', async () => {
  const described = (await city.call({ method: 'GET', url: '/api' })).json<{
    paths: Record<string, Record<string, { requestBody?: unknown; parameters?: { name: string }[] }>>;
    components: { schemas: Record<string, unknown> };
  }>();
  const taken = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody, parameters = [] }]) => {
      const names = [...namesIn(requestBody, described.components.schemas), ...parameters.map(({ name }) => name)];
      const results = [...new Set(names)].filter((name) => /^(?:totals?|scores?|grades?|rank(?:ing)?s?)$/u.test(name));
      return results.length === 0 || method === 'get'
        ? []
        : [{ door: `${method} ${path}`, results: results.join(' ') }];
    }),
  );
  expect(taken.filter(({ results }) => !(results in noResults))).toEqual([]);
  const schemes = taken.filter(({ results }) => results.includes('total')).map(({ door }) => door);
  expect(schemes.every((door) => door.startsWith('post /api/cycles/{cycle}/scheme/'))).toBe(true);
});
