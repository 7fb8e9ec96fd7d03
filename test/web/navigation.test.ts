// Where one is (所在位置): the navigation marks the page that is shown, or the one that it belongs to.
import { expect, test } from 'vitest';
import { addressOf, type PageId } from '../../src/web/pages.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('xiaoneng');

test('a page that has no entry of its own is marked at the entry that it belongs to', async () => {
  const { page, world } = seat;
  const at = async (id: PageId, values: Record<string, string> = {}) => {
    await page.goto(`${world.server.url}${addressOf(id, { cycle: world.cycle, ...values })}`);
    const marked = page.getByRole('navigation').locator('.is-here');
    await marked.first().waitFor();
    const told = await marked.evaluateAll((links) => links.map((each) => each.getAttribute('aria-current')));
    return [await marked.allInnerTexts(), told].flat();
  };
  const body = 'shiweiban';
  expect([
    await at('assignments'),
    await at('assignment', { body }),
    await at('assignment-version', { body, version: '1' }),
    await at('scheme-tree'),
    await at('scorecard', { subject: 'caizheng' }),
  ]).toEqual([
    ['责任分工', 'page'],
    ['责任分工', 'true'],
    ['责任分工', 'true'],
    ['考评方案', 'true'],
    ['结果', 'true'],
  ]);
  await page.goto(`${world.server.url}${addressOf('password')}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('navigation').locator('.is-here').count()).toBe(0);
});

test('nothing of all that was a fault of the pages', () => {
  expect(seat.faults).toEqual([]);
});
