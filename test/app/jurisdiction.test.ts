// The first steps of a city (建立辖区测试): one code, one city, four people who must choose passwords; several cities side by side.
import { beforeAll, expect, test } from 'vitest';
import type { Deps } from '../../src/app/deps.ts';
import { createJurisdiction, founders, openSetup } from '../../src/app/jurisdiction.ts';
import { readHome } from '../../src/app/home.ts';
import { listJurisdictions } from '../../src/app/session.ts';
import { codeOf, depsOn, founded, foundersOf } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

const one = { deps: undefined as Deps | undefined };
const deps = (): Deps => one.deps ?? expect.unreachable();
beforeAll(async () => {
  one.deps = depsOn(await freshStore());
});

const people = {
  'system-administrator': { name: 'a1', title: '甲' },
  'security-administrator': { name: 'a2', title: '乙' },
  'audit-administrator': { name: 'a3', title: '丙' },
  organiser: { name: 'a4', title: '丁' },
};
const input = (code: string, title: string) => ({ code, title, organiser: '绩效办', people });

test('a code is good once, however it is typed, and the next one is announced', async () => {
  const told: string[] = [];
  const setup = openSetup((code) => told.push(code));
  const first = setup.code();
  const create = (code: string, title: string) => codeOf(createJurisdiction(input(code, title), deps(), setup));
  expect(await create('', '丙市')).toBe('setup-refused');
  expect(await create(first.slice(0, -1), '丙市')).toBe('setup-refused');
  const both = await Promise.all([create(first, '丙市'), create(first, '丁市')]);
  expect(both.toSorted()).toEqual(['done', 'setup-refused']);
  expect(told).toEqual([setup.code()]);
  expect(await create(first, '戊市')).toBe('setup-refused');
  // A refusal does not use the code up.
  const [city] = await listJurisdictions(deps());
  expect(await create(setup.code(), city?.title ?? '')).toBe('name-taken');
  expect(await create(` ${setup.code().toUpperCase().replaceAll('-', ' ')}`, '戊市')).toBe('done');
  expect(new Set([first, ...told]).size).toBe(3);
});

test('the same request again, at once or after a broken line, is answered the same for a quarter of an hour', async () => {
  const clock = { at: Date.UTC(2026, 0, 5) };
  const told: string[] = [];
  const setup = openSetup(
    (code) => told.push(code),
    () => new Date(clock.at),
  );
  const code = setup.code();
  const create = () => createJurisdiction(input(code, '己市'), deps(), setup);
  const [first, second] = await Promise.all([create(), create()]);
  expect(second).toEqual(first);
  clock.at += 14 * 60_000;
  expect(await create()).toEqual(first);
  expect(told).toHaveLength(1);
  expect((await listJurisdictions(deps())).filter(({ title }) => title === '己市')).toHaveLength(1);
  expect(await codeOf(createJurisdiction(input(code, '庚市'), deps(), setup))).toBe('setup-refused');
  clock.at += 2 * 60_000;
  expect(await codeOf(create())).toBe('setup-refused');
});

test('its people begin with passwords that open nothing but their change; the cities see nothing of each other', async () => {
  const [north, south] = [await founded(deps(), '北市'), await founded(deps(), '南市')];
  expect(north.accounts.map(({ role }) => role)).toEqual([...founders]);
  expect(new Set([...north.accounts, ...south.accounts].map(({ password }) => password)).size).toBe(8);
  const by = await foundersOf(deps(), north);
  const others = await foundersOf(deps(), south);
  for (const actor of Object.values(by)) expect(actor.jurisdiction).toBe(north.id);
  expect(await readHome(by.organiser, { cycle: null }, deps())).toEqual({
    cycle: null,
    others: [],
    accounts: null,
    mail: null,
  });
  expect(await readHome(others['system-administrator'], { cycle: null }, deps())).toMatchObject({
    accounts: { waiting: 0, unused: 0 },
  });
});
