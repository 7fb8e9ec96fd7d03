// The first page by role (首页测试): what each sees of the demonstration, and what nobody sees there who may not see it elsewhere.
import { beforeAll, describe, expect, test } from 'vitest';
import type { AssignmentReply } from '../../src/app/assignment.ts';
import type { Home } from '../../src/app/home.ts';
import { demoPeople } from '../../src/app/demo-city/account.ts';
import { may } from '../../src/domain/permission.ts';
import type { Mark } from '../../src/domain/fact.ts';
import { type City, openCity } from '../kit/city.ts';
import { factId } from '../kit/fact-id.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
beforeAll(async () => {
  one.city = await openCity();
});

const homeOf = async (as: string): Promise<Home> =>
  (await city().call({ method: 'GET', url: '/api/home', as })).json<Home>();
const first = (home: Home) => home.cycles[0];
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

test('nobody sees a part that his roles do not reach', async () => {
  const wrong: string[] = [];
  for (const { name, roles } of demoPeople) {
    const home = await homeOf(name);
    const actor = { roles, body: null };
    const cycle = first(home);
    const parts = [
      ['result:read', cycle?.computation],
      ['fact:read', cycle?.facts],
      ['scheme:read', cycle?.scheme],
      ['mark:give', cycle?.own],
      ['mark:read', cycle?.assessors],
      ['assignment:read', cycle?.duties],
      ['account:read', home.accounts],
    ] as const;
    for (const [act, part] of parts) if (part != null && !may(actor, act)) wrong.push(`${name} ${act}`);
  }
  expect(wrong).toEqual([]);
  // The control: the same parts are there for those who may.
  expect(first(await homeOf('shenji'))?.computation).not.toBeNull();
  expect(first(await homeOf('zuzhi'))?.computation).toBeNull();
  expect((await homeOf('anquan')).accounts).toEqual({ waiting: 0, locked: 0, unused: 0 });
  expect((await homeOf('anquan')).cycles).toEqual([]);
});
