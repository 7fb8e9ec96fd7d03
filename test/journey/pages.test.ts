// Every page of the router (页面检查): drawn on a desktop and on a phone, nothing for axe to find, and a picture in the guide.
// UPDATE_GUIDE=1 draws the pictures anew (`npm run guide`).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPeople } from '../../src/app/demo-city/account.ts';
import { type Act, acts, reachOf } from '../../src/domain/permission.ts';
import { addressOf, pages } from '../../src/web/pages.ts';
import { axeFaults, desktop, phone, settled } from '../kit/browser.ts';
import { openWorld, type World } from '../kit/world.ts';

const pictures = join(import.meta.dirname, '../../docs/guide/pictures');
const isDrawing = process.env['UPDATE_GUIDE'] === '1';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The person of the demonstration who sees most of a page: one whose reach is all, else the first who may; null: nobody. */
function personFor(act: string | null): string | null {
  if (act === 'anyone') return null;
  if (act === null) return 'xiaoneng';
  const reaching = (reach: 'all' | 'own') =>
    demoPeople.find(({ roles }) => reachOf({ roles }, act as Act) === reach)?.name;
  return reaching('all') ?? reaching('own') ?? `nobody may ${act}`;
}

/** What is wrong with a page at a size. */
async function look(name: string, path: string, person: string | null, size: typeof desktop): Promise<string[]> {
  const { page, context, faults } = await world.sit(person, size);
  await page.goto(`${world.server.url}${path}`);
  await settled(page);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (width > size.width) faults.push(`the page is ${width} px wide on a screen of ${size.width}`);
  faults.push(...(await axeFaults(page)));
  if (isDrawing) await page.screenshot({ path: join(pictures, `${name}-${size === phone ? 'phone' : 'desktop'}.png`) });
  await context.close();
  return faults;
}

describe('every page', () => {
  test('asks for an act of the table', () => {
    expect(pages.filter(({ act }) => act !== null && act !== 'anyone' && !(act in acts)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test.each([desktop, phone])('login at $width px', async (size) => {
    expect(await look('login', '/', null, size)).toEqual([]);
  });

  test.each(pages.flatMap((page) => [desktop, phone].map((size) => ({ ...page, size, width: size.width }))))(
    '$id at $width px',
    async ({ id, act, sample, size }) => {
      const path = addressOf(id, { cycle: world.cycle, ...sample });
      expect(await look(id, path, personFor(act), size)).toEqual([]);
    },
  );

  test.each(['login', ...pages.map(({ id }) => id)])('%s has its pictures in the guide', (id) => {
    for (const width of ['desktop', 'phone'])
      expect(existsSync(join(pictures, `${id}-${width}.png`)), 'run npm run guide').toBe(true);
  });
});

test('control: axe finds a picture without words, and the width a table that does not fit', async () => {
  const { page, context } = await world.sit(null, phone);
  await page.goto(world.server.url);
  await settled(page);
  await page.evaluate(
    `document.querySelector('main, body').insertAdjacentHTML('beforeend', '<img src="/assets/none.png"><table width="900"><tr><td>1</td></tr></table>')`,
  );
  expect((await axeFaults(page)).join()).toContain('image-alt');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeGreaterThan(phone.width);
  await context.close();
});
