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
  await expect.poll(() => corrected.count()).toBeLessThan(all);
  await own.first().waitFor();
  await other.first().waitFor();
  await search.getByLabel('单位', { exact: true }).selectOption('caizheng');
  await expect.poll(() => other.count()).toBe(0);
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

test('a typed word is one question, asked once the hand rests; Enter asks at once', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  const asked: (string | null)[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/journal') asked.push(searchParams.get('text'));
  });
  await page.goto(`${world.server.url}/journal`);
  await page.getByRole('region', { name: '留痕清单' }).locator('.journal-entry').first().waitFor();
  const field = page.getByRole('search').getByLabel('字词', { exact: true });
  // Timers of a page end in the order of their times, however slow the machine is.
  const askedAtOnce = await field.evaluate(async (element: HTMLInputElement) => {
    const wait = (long: number) => new Promise((done) => setTimeout(done, long));
    const type = async (text: string) => {
      for (let at = 1; at <= text.length; at += 1) {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, text.slice(0, at));
        element.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await wait(20);
      }
    };
    await type('为检索更正');
    await wait(1000);
    const { fetch } = globalThis;
    let isAsked = false;
    globalThis.fetch = (...sent) => {
      isAsked ||= typeof sent[0] === 'string' && sent[0].includes('/api/journal?');
      return fetch(...sent);
    };
    await type('市教育局');
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await wait(200);
    return isAsked;
  });
  expect(askedAtOnce).toBe(true);
  await expect.poll(() => asked).toEqual([null, '为检索更正', '市教育局']);
  expect(faults).toEqual([]);
});

test('the way to the journal in the navigation empties the fields with the address; going back fills them again', async () => {
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/journal?text=${encodeURIComponent('为检索更正')}&body=caizheng`);
  const search = page.getByRole('search');
  const shown = async () => [
    await search.getByLabel('字词', { exact: true }).inputValue(),
    await search.getByLabel('单位', { exact: true }).inputValue(),
    new URL(page.url()).search,
  ];
  const list = page.getByRole('region', { name: '留痕清单' });
  await list.getByText('为检索更正caizheng').first().waitFor();
  const [text, body, address] = await shown();
  expect([text, body]).toEqual(['为检索更正', 'caizheng']);
  await page.getByRole('navigation').getByRole('link', { name: '操作留痕' }).click();
  await expect.poll(shown).toEqual(['', '', '']);
  await list.getByText('为检索更正rendaban').first().waitFor();
  await page.goBack();
  await expect.poll(shown).toEqual([text, body, address]);
  const field = search.getByLabel('字词', { exact: true });
  await field.press('End');
  await field.pressSequentially('caizheng');
  await expect.poll(shown).toEqual(['为检索更正caizheng', 'caizheng', expect.stringContaining('caizheng')]);
  expect(faults).toEqual([]);
});
