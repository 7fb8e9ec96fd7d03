// A thumb on a phone (手机上的拇指): taps on what is large enough to be hit, on pages that are not wider than the screen.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { phone, settled } from './browser.ts';
import { type Hands, linkTo } from './hands.ts';

/** In px, as WCAG 2.2 asks of each target (2.5.8); what is inside of a label is hit with its label. */
const least = 24;
async function isLargeEnough(there: Locator): Promise<void> {
  const { width, height, words } = await there.evaluate((element) => {
    const target = element.closest('label') ?? element;
    const { width: across, height: down } = target.getBoundingClientRect();
    return { width: across, height: down, words: target.outerHTML.slice(0, 120) };
  });
  expect(Math.min(width, height), `${words} is ${width} × ${height}`).toBeGreaterThanOrEqual(least);
}

/** Nothing stands out beyond the screen, on which one cannot scroll sideways. */
export async function fits(page: Page): Promise<void> {
  await settled(page);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(
    phone.width,
  );
}

export function thumbOn(page: Page): Hands {
  const press = async (there: Locator): Promise<void> => {
    await there.waitFor();
    await isLargeEnough(there);
    await there.tap();
  };
  return {
    page,
    press,
    write: async (there, text) => {
      await press(there);
      await there.fill(text);
    },
    choose: async (there, option) => {
      await isLargeEnough(there);
      await there.selectOption(option);
    },
    goTo: async (title) => {
      await press(page.getByRole('button', { name: '打开导航' }));
      await press(linkTo(page, title));
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    },
    look: () => fits(page),
  };
}
