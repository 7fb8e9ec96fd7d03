// With the keyboard alone (只用键盘): the main job from the login to the files of the result, without a pointer, and the focus never lost.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hands } from '../kit/hands.ts';
import {
  compute,
  exportsSay,
  factsBeside,
  faulty,
  findFault,
  found,
  logIn,
  mend,
  sign,
  takeApart,
  takeBack,
  totalsShown,
  tryOther,
} from '../kit/job.ts';
import { keysOn, until } from '../kit/keys.ts';
import type { Totals } from '../kit/totals.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
let cycle = '';
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A person without a mouse: whatever a pointer does is counted. */
async function sit(person: string | null): Promise<Screen & { pointed: () => number }> {
  const screen = await world.sit(person);
  screen.page.setDefaultTimeout(10_000);
  let pointed = 0;
  await screen.context.exposeFunction('pointed', () => void (pointed += 1));
  await screen.context.addInitScript(`addEventListener('pointerdown', () => window.pointed(), true);`);
  return { ...screen, pointed: () => pointed };
}

let keys: Hands;
let organiser: Awaited<ReturnType<typeof sit>>;
let totals: Totals = new Map();
test('the organiser logs in and imports a table', async () => {
  organiser = await sit(null);
  keys = keysOn(organiser.page);
  await logIn(keys, world.server.url);
  await findFault(keys);
});

test('mends the name that nobody knows, where the problem led to', async () => {
  const { page } = organiser;
  await expect.poll(() => faulty(page).evaluate((cell) => cell === document.activeElement)).toBe(true);
  // To the list and back again.
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('problem');
  await page.keyboard.press('Enter');
  await expect.poll(() => faulty(page).evaluate((cell) => cell === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await mend(keys);
});

test('founds the year and signs what the table leaves open', async () => {
  cycle = await found(keys, world);
  await sign(keys);
  await factsBeside(world, cycle);
});

test('computes, and takes a number apart', async () => {
  totals = await compute(keys);
  const [subject = '', total = ''] = [...totals][3] ?? [];
  await takeApart(keys, subject, total);
});

test('tries another mark: ranks move, nothing is saved', async () => {
  await keys.goTo('结果');
  const [subject = ''] = [...totals.keys()];
  await tryOther(keys, subject);
  await takeBack(keys);
  expect(await totalsShown(organiser.page)).toEqual(totals);
});

test('the files of the result open again and say the same totals; no pointer was used', async () => {
  await exportsSay(keys, totals, world.folder);
  await keys.look();
  expect([organiser.pointed(), organiser.faults]).toEqual([0, []]);
});

test('an assessor types, fills down, undoes and saves', async () => {
  const { page, faults, pointed } = await sit('zuzhi');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await until(page, 'Tab', () => page.evaluate(`document.activeElement.getAttribute('role') === 'gridcell'`));
  const place = () =>
    page.evaluate<string>(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const before = await place();
  await page.keyboard.type('87 键盘更正');
  await page.keyboard.press('Enter');
  await page.getByText(/^全部已保存 · 已保存/u).waitFor();
  const cells = grid.getByRole('gridcell', { name: '87', exact: true });
  expect(await cells.count()).toBeGreaterThan(0);
  const count = await cells.count();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+D');
  await expect.poll(() => cells.count()).toBe(count + 1);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => cells.count()).toBe(count);
  await page.getByText(/^全部已保存 · 已保存/u).waitFor();
  expect([before === '', pointed(), faults]).toEqual([false, 0, []]);
});

test('control: a press of the pointer is counted', async () => {
  const { page, pointed } = await sit('zuzhi');
  await page.goto(world.server.url);
  await page.getByRole('heading', { level: 1 }).click();
  await expect.poll(pointed).toBe(1);
});
