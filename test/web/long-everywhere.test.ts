// Every long list of the console (处处长列表): each is drawn with more than 200 items, in part on the screen and whole on paper; and no page draws more than 200 of anything.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionReply } from '../../src/api/session.ts';
import { pages } from '../../src/web/page-list.ts';
import { addressOf } from '../../src/web/pages.ts';
import { desktop, settled } from '../kit/browser.ts';
import { crowded } from '../kit/crowded.ts';
import { type LongCity, longCity } from '../kit/long-city.ts';
import { type Visit, visits as ofJob } from '../kit/long-lists.ts';
import { fillRooms, roomVisits } from '../kit/long-rooms.ts';
import { openWorld, type World } from '../kit/world.ts';

const visits: readonly Visit[] = [...ofJob, ...roomVisits];
let world: World;
let city: LongCity;
beforeAll(async () => {
  world = await openWorld();
  city = await longCity(world);
  await fillRooms(world, city);
}, 600_000);
afterAll(() => world.close());

/** Those in sight, and some above and below. */
const drawnMax = 100;

/** One browser for each person: it fetches the console once. */
const people = new Map<string, Promise<{ context: BrowserContext; account: string }>>();
async function seat(name: string) {
  const { page, context } = await world.sit(name);
  await page.close();
  const answer = await context.request.get(`${world.server.url}/api/session`);
  return { context, account: ((await answer.json()) as SessionReply).account?.id ?? '' };
}
function sitting(name: string) {
  const there = people.get(name) ?? seat(name);
  people.set(name, there);
  return there;
}

/** At the lists, drawn. */
async function at({ as, path, size = desktop, kept, open }: Visit): Promise<Page> {
  const place = { ...city, demo: world.cycle };
  const { context, account } = await sitting(as);
  const page = await context.newPage();
  await page.setViewportSize(size);
  const texts = Object.entries(kept?.(place, account) ?? {}).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  // A page of the same origin that keeps nothing itself.
  await page.goto(`${world.server.url}/api/session`);
  await page.evaluate((all) => {
    localStorage.clear();
    for (const [key, text] of all) localStorage.setItem(key, text);
  }, texts);
  await page.goto(`${world.server.url}${path(place)}`);
  await open?.(page, place);
  return page;
}

test.each(visits.map((visit) => [Object.keys(visit.items).join(', '), visit] as const))('%s', async (_, visit) => {
  const page = await at(visit);
  const lists = Object.values(visit.items).map((items) => page.locator(items));
  for (const items of lists) {
    await items.first().waitFor();
    expect(await items.count()).toBeLessThan(drawnMax);
  }
  expect(await crowded(page)).toEqual([]);
  // Control: on paper there is no window, and the very same counting finds them all.
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  for (const items of lists) expect(await items.count()).toBeGreaterThan(200);
  expect(await crowded(page)).not.toEqual([]);
  await page.close();
});

test('every file that uses the long list is drawn long here, or in another test', () => {
  const root = join(import.meta.dirname, '../../src/web');
  const elsewhere: Record<string, string> = {
    'mark/panel.tsx': 'long-lists.test.ts',
    'result/remarks.tsx': 'long-scorecard.test.ts',
    'scorecard/page.tsx': 'long-scorecard.test.ts',
    'scheme/tree.tsx': 'scheme-long.test.ts',
    'state/problem-list.tsx': 'long-ranking.test.ts',
  };
  /** Not worth their price, with why. */
  const left: Record<string, string> = {
    'body/drawer.tsx': 'of the people of a body: each account takes its time by design',
    'appeal/page.tsx': 'two hundred appeals take a published year, and the long ones are being marked',
    'stage/history.tsx': 'a year changes its stage a few dozen times at the most',
    'journal/facts.tsx': 'an entry about a correction tells of one fact',
    'scorecard/sentence.tsx': 'no number of the city is computed from more than 200 others at once',
  };
  const users = globSync('**/*.tsx', { cwd: root }).filter((path) =>
    readFileSync(join(root, path), 'utf8').includes('<LongList'),
  );
  const here = visits.flatMap(({ items }) => Object.keys(items).map((key) => key.split(':')[0]));
  const known = new Set([...here, ...Object.keys(elsewhere), ...Object.keys(left)]);
  expect(users.length).toBeGreaterThan(20);
  expect(users.filter((path) => !known.has(path))).toEqual([]);
});

test('what was pressed in a long list and what has the focus stays the very same when it is scrolled away; control: the next one goes', async () => {
  const trace = visits.find(({ items }) => 'scorecard/trace.tsx' in items);
  if (trace === undefined) throw new Error('no such list');
  const page = await at(trace);
  const item = (number: number) => page.locator(`.folded .plain-list > li[aria-posinset="${number}"]`);
  await item(1).locator('p').first().click();
  await item(2).evaluate((each) => {
    each.tabIndex = -1;
    each.focus();
  });
  // A fresh one has not what somebody has unfolded in this one.
  for (const number of [1, 2, 3]) await item(number).evaluate((each) => each.classList.add('touched'));
  const isTouched = async (number: number) => (await item(number).and(page.locator('.touched')).count()) === 1;
  const scroll = (share: number) =>
    page.locator('.folded .long-list').evaluate((list, part) => {
      list.scrollTop = part * list.scrollHeight;
    }, share);
  await scroll(1);
  await item(3).waitFor({ state: 'detached' });
  expect([await isTouched(1), await isTouched(2)]).toEqual([true, true]);
  await scroll(0);
  await item(3).waitFor();
  expect([await isTouched(1), await isTouched(2), await isTouched(3)]).toEqual([true, true, false]);
  await page.close();
});

test.each(['rows', 'bodies'] as const)(
  'no page of the cycle with many %s draws more than 200 of anything',
  async (kind) => {
    const { cycle } = city[kind];
    const shown = pages.filter(({ act, path }) => act !== 'anyone' && (kind === 'rows' || path.includes('$cycle')));
    const found: string[] = [];
    for (const { id, path, sample } of shown) {
      const { context } = await sitting(id === 'accounts' ? 'xitong' : 'xiaoneng');
      const page = await context.newPage();
      await page.goto(`${world.server.url}${addressOf(id, { ...sample, cycle, subject: 'tuiyi', body: 'tuiyi' })}`);
      await page.getByRole('main').waitFor();
      await settled(page);
      found.push(...(await crowded(page)).map((each) => `${path}: ${each}`));
      await page.close();
    }
    expect(found).toEqual([]);
  },
);
