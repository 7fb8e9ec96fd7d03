// A real browser for tests (真实浏览器): the system's Chromium, else the one from npm.
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { needs } from '../needs.ts';

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/**
 * Parts of the browser that no test sees. The address bar loads two pages for each window, which is more work than the
 * window itself. The last list that a browser is given is the one that counts: what playwright leaves out is said again.
 */
const without = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
];

/** Closed by whoever opened it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = needs('browser').path ?? (await packedBrowser());
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      `--disable-features=${without.join(',')}`,
    ],
  });
}

/** Its own arguments are for a browser of one page, without the rules of the web. */
async function packedBrowser(): Promise<string> {
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
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

/** Waits until something is drawn and nothing loads any more: a slow machine may draw long after the last answer. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('#console > *').first().waitFor({ state: 'attached' });
  await page.locator('.loading').first().waitFor({ state: 'detached' });
}
