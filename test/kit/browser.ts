// A real browser for tests (真实浏览器): the system's Chromium, else the one from npm.
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { needs } from '../needs.ts';

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** Closed by whoever opened it. */
export async function openBrowser(): Promise<Browser> {
  const own = needs('browser').path;
  if (own !== null)
    return chromium.launch({
      executablePath: own,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: packed.args });
}

/** Everything that a page must not do: faults in the console, and what the policy forbade. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (message) => {
    // A refusal of the server is an answer, and the browser's own line about it no fault.
    if (message.type() === 'error' && !/Failed to load resource/u.test(message.text())) faults.push(message.text());
  });
  return faults;
}

/** Logged in through the server's door, as the person would be after the login page. */
export async function loggedIn(context: BrowserContext, url: string, name: string): Promise<void> {
  const data = { name, password: demoPassword };
  const answer = await context.request.post(`${url}/api/session`, { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${name} cannot log in: ${await answer.text()}`);
}

type Violation = { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] };

/** What axe finds against WCAG 2.2 A and AA, one line for each rule and place. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) =>
      `${id} (${help}) ${target.join(' ')} ${failureSummary}`.slice(0, 400),
    ),
  );
}

/** Waits until nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}
