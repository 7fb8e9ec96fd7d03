// What hands do at a screen (手上的动作): a file dropped, a table pasted, clicks counted; one way to press, write and choose for whatever hands.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { settled } from './browser.ts';

/** One way to press, to write and to choose: the main job is done by any of them. */
export type Hands = {
  page: Page;
  press: (there: Locator) => Promise<void>;
  /** Instead of what stands in the field. */
  write: (there: Locator, text: string) => Promise<void>;
  /** In a list of the browser. */
  choose: (there: Locator, option: string) => Promise<void>;
  goTo: (title: string) => Promise<void>;
  /** Whatever these hands need of a page is there. */
  look: () => Promise<void>;
};

/** Hands with a mouse. */
export function mouseOn(page: Page): Hands {
  const press = (there: Locator) => there.click();
  return {
    page,
    press,
    write: (there, text) => there.fill(text),
    choose: async (there, option) => void (await there.selectOption(option)),
    goTo: async (title) => {
      await press(linkTo(page, title));
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    look: () => settled(page),
  };
}
export const linkTo = (page: Page, title: string): Locator =>
  page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: title, exact: true });

/** Dropped in the middle of the page, as from a folder's window. */
export async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ([title, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.codePointAt(0) ?? 0)], title));
      const there = { dataTransfer: data, bubbles: true, cancelable: true };
      for (const event of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(event, there));
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
}

/** Copied elsewhere, and pasted where the focus is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Counts every press of the pointer on all pages of the context from now on, over all navigations. */
export async function countClicks(context: BrowserContext): Promise<{ count: () => number }> {
  let count = 0;
  await context.exposeFunction('countClick', () => void (count += 1));
  // A press on a label makes two clicks, of the label and of its field: what the hand does is the press.
  const listen = `addEventListener('pointerup', (event) => { if (event.isTrusted) window.countClick(); }, true);`;
  await context.addInitScript(listen);
  for (const page of context.pages()) await page.evaluate(listen);
  return { count: () => count };
}
