// Hands on the keyboard alone (只用键盘的手): Tab by Tab to a place, and the focus never lost in between.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled } from './browser.ts';
import { type Hands, linkTo } from './hands.ts';

const most = 150;
/** Somewhere inside of the page, where the next key has a meaning. */
const hasFocus = async (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate('document.activeElement !== document.body'), { message: `focus at ${page.url()}` })
    .toBe(true);

/** Presses the key until it is so. */
export async function until(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no ${key} of ${most} leads there`);
}
async function focused(there: Locator): Promise<() => Promise<boolean>> {
  const element = await there.elementHandle();
  return () => element.evaluate((each) => each === document.activeElement);
}
async function tabTo(page: Page, there: Locator): Promise<void> {
  await there.waitFor();
  await until(page, 'Tab', await focused(there));
}

/** In a group of radio buttons Tab comes to one of them only, the arrows to the others. */
async function check(page: Page, there: Locator): Promise<void> {
  const name = await there.getAttribute('name');
  await until(page, 'Tab', () => page.evaluate((own) => document.activeElement?.getAttribute('name') === own, name));
  await until(page, 'ArrowDown', await focused(there));
  if (!(await there.isChecked())) await page.keyboard.press('Space');
}

export function keysOn(page: Page): Hands {
  const press = async (there: Locator): Promise<void> => {
    await there.waitFor();
    const type = await there.getAttribute('type');
    if (type === 'radio') return check(page, there);
    await tabTo(page, there);
    return page.keyboard.press(type === 'checkbox' ? 'Space' : 'Enter');
  };
  return {
    page,
    press,
    write: async (there, text) => {
      await tabTo(page, there);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    choose: async (there, option) => {
      await tabTo(page, there);
      const chosen = () => there.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text.trim());
      await until(page, 'ArrowDown', async () => (await chosen()) === option);
    },
    goTo: async (title) => {
      await press(linkTo(page, title));
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    },
    look: async () => {
      await settled(page);
      await hasFocus(page);
    },
  };
}
