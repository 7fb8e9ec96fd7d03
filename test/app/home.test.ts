// The first page by role (首页测试): what each sees of the demonstration, and what nobody sees there who may not see it elsewhere.
import { beforeAll, describe, expect, test } from 'vitest';
import type { AssignmentReply } from '../../src/app/assignment.ts';
import type { Home } from '../../src/app/home.ts';
import { demoPeople } from '../../src/app/demo-city/account.ts';
import { may } from '../../src/domain/permission.ts';
import type { Mark } from '../../src/domain/fact.ts';
import type { Scheme } from '../../src/domain/scheme.ts';
import { addCycleWithScheme } from '../../src/app/new-cycle.ts';
import { schemeOf } from '../../src/store/scheme.ts';
import { type City, openCity, openMarking } from '../kit/city.ts';
import { factId } from '../kit/fact-id.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
beforeAll(async () => {
  one.city = await openCity();
});

const homeOf = async (as: string): Promise<Home> =>
  (await city().call({ method: 'GET', url: '/api/home', as })).json<Home>();
const first = ({ cycle }: Home) => cycle;
const marks = async (as: string): Promise<Mark[]> => {
  const answer = await city().call({ method: 'GET', url: `/api/cycles/${city().cycle}/marks`, as });
  return answer.json<{ facts: { fact: Mark }[] }>().facts.map(({ fact }) => fact);
};

describe('the organiser', () => {
  test('sees the scheme, every assessor, the facts and the last computation', async () => {
    const cycle = first(await homeOf('xiaoneng'));
    expect(cycle?.scheme).toMatchObject({ version: 1, errors: 0, open: 0 });
    expect(cycle?.assessors?.length).toBeGreaterThan(20);
    expect(cycle?.computation).toMatchObject({ number: 1, schemeChanged: false, factsAfter: 0 });
    expect(cycle?.own).toBeNull();
    const standing = (await marks('xiaoneng')).filter(({ supersedes }) => supersedes === null);
    expect(cycle?.assessors?.reduce((sum, { given }) => sum + given, 0)).toBe(standing.length);
  });
});

test('an assessor has an account while somebody of it can give its marks', async () => {
  const manned = async () =>
    first(await homeOf('xiaoneng'))?.assessors?.flatMap(({ id, hasAccount }) => (hasAccount ? [id] : [])) ?? [];
  const before = await manned();
  expect(before).toContain('zuzhibu');
  // Most bodies of the demonstration have nobody.
  expect(before.length).toBeLessThan(first(await homeOf('xiaoneng'))?.assessors?.length ?? 0);
  const listed = await city().call({ method: 'GET', url: '/api/accounts', as: 'xitong' });
  const { accounts } = listed.json<{ accounts: { id: string; name: string }[] }>();
  const id = accounts.find(({ name }) => name === 'zuzhi')?.id ?? '';
  const close = (method: 'PUT' | 'DELETE') => city().call({ method, url: `/api/accounts/${id}/closure`, as: 'xitong' });
  expect((await close('PUT')).statusCode).toBe(200);
  expect(await manned()).toEqual(before.filter((body) => body !== 'zuzhibu'));
  expect((await close('DELETE')).statusCode).toBe(200);
  // A subject's account gives no marks: that of 退役军人事务局 is none of an assessor.
  expect(await manned()).toEqual(before);
  expect(before).not.toContain('tuiyi');
});

describe('an assessor', () => {
  test('sees its own rows, and the first subject that lacks a mark once one is taken back', async () => {
    const before = first(await homeOf('zuzhi'))?.own ?? [];
    expect(before.length).toBeGreaterThan(0);
    expect(before.every(({ given, expected, missing }) => given === expected && missing === null)).toBe(true);
    const all = await marks('zuzhi');
    const corrected = new Set(all.map(({ supersedes }) => supersedes));
    const standing = all.findLast(({ id }) => !corrected.has(id));
    if (standing === undefined) throw new Error('the demonstration has no marks');
    const { by: _by, at: _at, ...mark } = standing;
    const back = { ...mark, id: factId('taken-back'), supersedes: mark.id, withdrawn: true };
    const url = `/api/cycles/${city().cycle}/marks`;
    const saved = await city().call({ method: 'POST', url, body: { marks: [back] }, as: 'zuzhi' });
    expect(saved.statusCode, saved.body).toBe(200);

    const row = first(await homeOf('zuzhi'))?.own?.find(({ node }) => node === mark.node);
    expect(row).toMatchObject({ missing: { id: mark.subject } });
    expect(row?.given).toBe((row?.expected ?? 0) - 1);
    const cycle = first(await homeOf('xiaoneng'));
    expect(cycle?.computation).toMatchObject({ factsAfter: 1 });
    expect(cycle?.assessors?.[0]).toMatchObject({ id: mark.assessor });
  });
});

test('a subject sees the whole assignment of its body, a section the rows that it leads', async () => {
  const all = first(await homeOf('tuiyi'))?.duties ?? [];
  const own = first(await homeOf('tuiyi-bangongshi'))?.duties ?? [];
  expect(own.length).toBeGreaterThan(0);
  // What is missing is told by its code, and of the section only what it leads.
  const gaps = all.flatMap(({ lacks }) => lacks);
  expect(new Set(gaps)).toEqual(new Set(['owner-missing', 'deputy-missing']));
  expect(own.flatMap(({ lacks }) => lacks).length).toBeLessThan(gaps.length);
  expect(own.length).toBeLessThan(all.length);
  expect(all.map(({ node }) => node)).toEqual(expect.arrayContaining(own.map(({ node }) => node)));
});

test('what the first page counts is what the assignment lacks, a row that nobody has assigned among it', async () => {
  const url = `/api/cycles/${city().cycle}/assignments`;
  type Lacks = Record<string, number>;
  const page = async (): Promise<Lacks> => {
    const gaps = (first(await homeOf('tuiyi'))?.duties ?? []).flatMap(({ lacks }) => lacks);
    return Object.fromEntries([...Map.groupBy(gaps, (code) => code)].map(([code, of]) => [code, of.length]));
  };
  const listed = async () => {
    const answer = await city().call({ method: 'GET', url, as: 'tuiyi' });
    return answer.json<{ assignments: { lacks: Lacks }[] }>().assignments[0]?.lacks;
  };
  expect(await page()).toEqual(await listed());
  const { body, version, assignment } = (
    await city().call({ method: 'GET', url: `${url}/tuiyi`, as: 'tuiyi' })
  ).json<AssignmentReply>();
  const saved = await city().call({
    method: 'POST',
    url: `${url}/${body}`,
    body: { base: version, assignment: { ...assignment, rows: assignment.rows.slice(1) }, note: '少一项' },
    as: 'tuiyi',
  });
  expect(saved.statusCode, saved.body).toBe(200);
  expect(await page()).toMatchObject({ 'row-unassigned': 1 });
  expect(await page()).toEqual(await listed());
});

describe('of several years', () => {
  const addYears = async (years: Record<string, (scheme: Scheme) => Scheme>) => {
    const answer = await city().call({ method: 'GET', url: '/api/session', as: 'xiaoneng' });
    const { id, jurisdiction } = answer.json<{ account: { id: string; jurisdiction: string } }>().account;
    const author = { jurisdiction, account: id, name: 'xiaoneng', title: '赵示一' };
    await city().deps.store.transaction(jurisdiction, async (tx) => {
      const row = await schemeOf(tx, city().cycle, null);
      if (row === null) throw new Error('the demonstration has no scheme');
      for (const [year, made] of Object.entries(years)) {
        const scheme = made(row.scheme);
        const cycle = { id: `year-${year}`, title: `${year}年度`, year, scheme, document: null, note: '照抄' };
        await addCycleWithScheme(tx, author, cycle, city().deps);
      }
    });
  };
  beforeAll(async () => {
    await addYears({
      '2023': (scheme) => scheme,
      '2024': (scheme) => ({
        ...scheme,
        parameters: scheme.parameters.map((each, at) => (at === 0 ? { ...each, value: null } : each)),
      }),
      '2025': (scheme) => ({ ...scheme, subjects: [] }),
    });
    await openMarking(city(), 'year-2023');
  });

  test('the newest that is issued is the current one, one that is drafted is not', async () => {
    const home = await homeOf('zuzhi');
    expect(first(home)).toMatchObject({ id: 'year-2023', isBegun: false, isCurrent: true });
    const lacking = first(home)?.own?.filter(({ missing }) => missing !== null) ?? [];
    expect(lacking.length).toBe(first(home)?.own?.length);
    const listed = await city().call({ method: 'GET', url: '/api/cycles', as: 'zuzhi' });
    const { cycles } = listed.json<{ cycles: { id: string; isCurrent: boolean }[] }>();
    expect(cycles.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual(['year-2023']);
    expect(cycles[0]?.id).toBe('year-2025');
  });

  test('what is due in another than the one asked for is told, too', async () => {
    const asked = async (as: string, cycle: string) =>
      (await city().call({ method: 'GET', url: `/api/home?cycle=${cycle}`, as })).json<Home>();
    const assessor = await asked('zuzhi', city().cycle);
    expect(first(assessor)).toMatchObject({ id: city().cycle, isBegun: true });
    expect(assessor.others.map(({ id }) => id)).toEqual(['year-2025', 'year-2024', 'year-2023']);
    expect(assessor.others.at(-1)?.own?.every(({ given }) => given === 0)).toBe(true);
    const subject = await asked('tuiyi', city().cycle);
    const gaps = subject.others.at(-1)?.duties?.flatMap(({ lacks }) => lacks) ?? [];
    expect(new Set(gaps)).toEqual(new Set(['row-unassigned']));
    const organiser = await asked('xiaoneng', 'nowhere');
    expect(first(organiser)).toMatchObject({ id: 'year-2023', computation: null });
    expect(organiser.others.find(({ id }) => id === 'year-2024')?.scheme).toMatchObject({ open: 1 });
  });

  test('a year in which nobody is appraised says so, and is not issued', async () => {
    const home = await homeOf('xiaoneng');
    expect(home.others.find(({ id }) => id === 'year-2025')?.scheme).toMatchObject({ subjects: 0, errors: 1, open: 0 });
    const url = '/api/cycles/year-2025';
    const scheme = await city().call({ method: 'GET', url: `${url}/scheme`, as: 'xiaoneng' });
    const { problems } = scheme.json<{ problems: { code: string; severity: string }[] }>();
    expect(problems[0]).toMatchObject({ code: 'subjects-missing', severity: 'error' });
    const opened = await city().call({ method: 'POST', url: `${url}/opening`, body: {}, as: 'xiaoneng' });
    expect([opened.statusCode, opened.json<{ code: string }>().code]).toEqual([422, 'no-subjects']);
    const computed = await city().call({ method: 'POST', url: `${url}/computations`, as: 'xiaoneng' });
    expect([computed.statusCode, computed.json<{ code: string }>().code]).toEqual([409, 'stage-closed']);
  });

  test('years long over are not gone through: of those before the current one only the last, unless asked for', async () => {
    const asked = async (query: string) =>
      (await city().call({ method: 'GET', url: `/api/home${query}`, as: 'xiaoneng' })).json<Home>();
    const before = await asked('');
    await addYears(Object.fromEntries(['2019', '2020', '2021'].map((year) => [year, (scheme: Scheme) => scheme])));
    expect(await asked('')).toEqual(before);
    expect(before.others.map(({ year }) => year)).toEqual(['2025', '2024', '2022']);
    const old = await asked('?cycle=year-2020');
    expect([old.cycle?.year, old.others.map(({ year }) => year)]).toEqual(['2020', ['2025', '2024', '2023', '2022']]);
  });
});

test('nobody sees a part that his roles do not reach', async () => {
  const wrong: string[] = [];
  for (const { name, roles } of demoPeople) {
    const home = await homeOf(name);
    const actor = { roles, body: null };
    const parts = [home.cycle, ...home.others].flatMap((cycle) => [
      ['result:read', cycle?.computation] as const,
      ['fact:read', cycle?.facts] as const,
      ['scheme:read', cycle?.scheme] as const,
      ['mark:give', cycle?.own] as const,
      ['mark:read', cycle?.assessors] as const,
      ['assignment:read', cycle?.duties] as const,
      ['account:read', home.accounts] as const,
    ]);
    for (const [act, part] of parts) if (part != null && !may(actor, act)) wrong.push(`${name} ${act}`);
  }
  expect(wrong).toEqual([]);
  // The control: the same parts are there for those who may.
  expect((await homeOf('shenji')).others.at(-1)?.computation).not.toBeNull();
  expect((await homeOf('zuzhi')).others.at(-1)?.computation).toBeNull();
  expect((await homeOf('anquan')).accounts).toEqual({ waiting: 0, locked: 0, unused: 0 });
  expect((await homeOf('anquan')).cycle).toBeNull();
});
