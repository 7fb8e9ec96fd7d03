// On a phone (手机): the main job from the login to the files of the result, with the thumb; an assessor gives one mark.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phone } from '../kit/browser.ts';
import type { Hands } from '../kit/hands.ts';
import {
  changeOf,
  compute,
  exportsSay,
  factsBeside,
  faulty,
  findFault,
  found,
  isInSight,
  logIn,
  mend,
  sign,
  takeApart,
  takeBack,
  tryOther,
} from '../kit/job.ts';
import { fits, thumbOn } from '../kit/thumb.ts';
import type { Totals } from '../kit/totals.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const screens: Screen[] = [];
async function sit(person: string | null): Promise<Screen> {
  const screen = await world.sit(person, phone, { hasTouch: true });
  screen.page.setDefaultTimeout(10_000);
  screens.push(screen);
  return screen;
}

let organiser: Screen;
let thumb: Hands;
let cycle = '';
let totals: Totals = new Map();

test('the organiser logs in, chooses the table, and mends what it asks for', async () => {
  organiser = await sit(null);
  const { page } = organiser;
  thumb = thumbOn(page);
  await logIn(thumb, world.server.url);
  await findFault(thumb);
  await thumb.press(faulty(page));
  await mend(thumb);
});

test('founds the year, signs the assumptions, and finds nothing wrong', async () => {
  cycle = await found(thumb, world);
  await sign(thumb);
});

test('an assessor gives a mark with its reason meanwhile, and sees that it is saved', async () => {
  const { page } = await sit('zuzhi');
  await page.goto(`${world.server.url}/cycles/${cycle}/marks`);
  await page.getByRole('grid').waitFor();
  await fits(page);
  const row = page.getByRole('row').filter({ hasText: '示范市人大常委会办公室' });
  const cell = row.getByRole('gridcell').nth(1);
  const editor = row.locator('.mark-editor');
  await cell.tap();
  expect(await editor.count()).toBe(0);
  // Again, and not as a double tap.
  await page.waitForTimeout(800);
  await cell.tap();
  await editor.fill('87');
  await editor.press('Escape');
  const [mark, reason] = ['评分', '理由'].map((label) => page.getByLabel(label, { exact: true }).last());
  await mark?.fill('88');
  await reason?.fill('在手机上评');
  // A thumb has no Ctrl+Enter: whoever goes on has said it.
  await row.getByRole('gridcell').first().tap();
  await page.getByText(/^全部已保存 · 已保存/u).waitFor();
  await page.reload();
  await page.getByRole('grid').waitFor();
  await row.getByText('88', { exact: true }).waitFor();
  await fits(page);
  await factsBeside(world, cycle);
});

test('computes, tries another mark, and takes it back', async () => {
  totals = await compute(thumb);
  const [subject = ''] = [...totals.keys()];
  await tryOther(thumb, subject);
  await thumb.press(organiser.page.getByRole('link', { name: '看是哪些' }));
  await expect.poll(() => isInSight(changeOf(organiser.page, subject))).toBe(true);
  await takeBack(thumb);
});

test('the files of the result open again and say what the phone says', async () => {
  await exportsSay(thumb, totals, world.folder);
});

test('a total is followed down to the cell of the table', async () => {
  const [subject = '', total = ''] = [...totals][3] ?? [];
  await takeApart(thumb, subject, total);
  expect(screens.flatMap(({ faults }) => faults)).toEqual([]);
});
