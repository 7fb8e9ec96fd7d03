// From the running program to pictures (制图): the scorecard page, the terminal, and the traps of docs/import.md.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { digest, stamp, stampOf } from './png.ts';
import { demoIn } from './demo.ts';
import { terminalPage } from './terminal-page.ts';
import { trapPage } from './trap-page.ts';
import { traps } from './traps.ts';
import { readTraps } from './word.ts';

const desktop = { width: 1280, height: 900 };
const rowsShown = 4;

/** From the head of the scorecard down to the first rows of its table. */
async function drawScorecard(browser: Browser, address: string): Promise<Buffer> {
  const tab = await browser.newPage({ viewport: desktop, deviceScaleFactor: 1.25 });
  await tab.goto(address);
  const row = tab.locator('table tbody tr').nth(rowsShown - 1);
  const box = await row.boundingBox();
  if (box === null) throw new Error('the scorecard page shows no rows');
  const clip = { x: 0, y: 0, width: desktop.width, height: Math.ceil(box.y + box.height) };
  const png = await tab.screenshot({ fullPage: true, clip });
  await tab.close();
  return png;
}

/** The whole body of a page of ours. */
async function drawPage(browser: Browser, page: string): Promise<Buffer> {
  const tab = await browser.newPage({ viewport: desktop });
  await tab.setContent(page);
  const png = await tab.locator('body').screenshot();
  await tab.close();
  return png;
}

/** Another machine draws other bytes: a picture whose page is the same stays, one without a trap goes. */
async function drawTraps(browser: Browser, docs: string, save: (path: string, png: Buffer) => void): Promise<void> {
  const folder = join(docs, 'import');
  mkdirSync(folder, { recursive: true });
  const names = new Set(traps.map(({ name }) => `${name}.png`));
  for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name));
  for (const read of await readTraps(traps)) {
    const page = trapPage(read);
    const path = `import/${read.trap.name}.png`;
    const isOfToday = existsSync(join(docs, path)) && stampOf(readFileSync(join(docs, path))) === digest(page);
    if (!isOfToday) save(path, stamp(await drawPage(browser, page), page));
  }
}

/** Writes docs/picture.png, docs/terminal.png and docs/import/*.png of the clone at `root`, and names each. */
export async function draw(root: string, executablePath: string): Promise<void> {
  const docs = join(root, 'docs');
  const save = (path: string, png: Buffer) => {
    writeFileSync(join(docs, path), png);
    console.log(`docs/${path}  ${Math.ceil(png.length / 1000)} kB`);
  };
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-pictures-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const { output, page } = demoIn(folder, root);
    const html = readFileSync(page, 'utf8');
    save('picture.png', stamp(await drawScorecard(browser, pathToFileURL(page).href), html));
    save('terminal.png', stamp(await drawPage(browser, terminalPage(output)), terminalPage(output)));
    await drawTraps(browser, docs, save);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
