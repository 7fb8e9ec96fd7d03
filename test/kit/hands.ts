// What hands do at a screen (手上的动作): a file dropped, a table pasted, clicks counted.
import type { BrowserContext, Page } from 'playwright-core';

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
