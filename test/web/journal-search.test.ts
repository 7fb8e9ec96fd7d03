// The journal searched in a browser (留痕检索): person, body and row narrow the list to what they say, each for itself.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctMark } from '../kit/colleagues.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const [node, subject] of [
    ['n2.1.2', 'caizheng'],
    ['n2.1.2', 'rendaban'],
  ] as const)
    await correctMark(world, { node, subject, assessor: 'jiwei' }, { value: '20', reason: `为检索更正${subject}` });
});
afterAll(() => world.close());

test('a person, a body and a row are chosen, and the address asks for all three', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  const asked: URLSearchParams[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/journal') asked.push(searchParams);
  });
  await page.goto(`${world.server.url}/journal`);
  const list = page.getByRole('region', { name: '留痕清单' });
  const [own, other] = ['caizheng', 'rendaban'].map((subject) => list.getByText(`为检索更正${subject}`));
  if (own === undefined || other === undefined) throw new Error('nobody was corrected');
  await own.first().waitFor();
  await other.first().waitFor();
  const search = page.getByRole('search');
  const corrected = list.locator('.journal-entry');
  const all = await corrected.count();

  // The row alone: entries of other rows are gone.
  await search.getByLabel('指标', { exact: true }).selectOption(`${world.cycle} n2.1.2`);
  await expect.poll(() => corrected.count(), { timeout: 10_000 }).toBeLessThan(all);
  await own.first().waitFor();
  await other.first().waitFor();
  await search.getByLabel('单位', { exact: true }).selectOption('caizheng');
  await expect.poll(() => other.count(), { timeout: 10_000 }).toBe(0);
  await own.first().waitFor();
  const people = search.getByLabel('人员', { exact: true });
  const stranger = (
    await people.locator('option').evaluateAll((options) => options.map((each) => each.getAttribute('value')))
  ).filter((value) => value !== null && value !== '');
  for (const value of stranger) {
    await people.selectOption(value);
    await expect.poll(() => asked.at(-1)?.get('account')).toBe(value);
  }
  const last = asked.at(-1);
  expect([last?.get('node'), last?.get('cycle'), last?.get('body')]).toEqual(['n2.1.2', world.cycle, 'caizheng']);
  expect(faults).toEqual([]);
});
