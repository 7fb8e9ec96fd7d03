// Lists that are drawn whole although they are long (画得太多的列表): whatever draws them.
import type { Page } from 'playwright-core';

/**
 * Elements with more than 200 parts that hold something. The choices of a `select` are drawn by the browser; a line of a
 * table has as many cells as there are columns, and a sentence as many numbers as it adds up.
 */
export const crowded = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*:not(select, optgroup, tr, p)')]
      .map((each) => ({
        each,
        parts: [...each.children].filter(
          ({ textContent, childElementCount }) => textContent !== '' || childElementCount > 0,
        ),
      }))
      .filter(({ parts }) => parts.length > 200)
      .map(({ each, parts }) => `${each.tagName} ${each.className} ${parts.length}`),
  );
