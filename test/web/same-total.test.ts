// The same total everywhere (总分处处一致): screen, phone, API, Excel and Word, for every body of the demonstration city.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RankingReply } from '../../src/api/computation.ts';
import { readDocument } from '../../src/documents/read/read.ts';
import { desktop, phone } from '../kit/browser.ts';
import { exact, type Totals, totalsIn } from '../kit/totals.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

/** One sentence for each body whose total is not everywhere the same, or not everywhere at all. */
function differences(sources: Readonly<Record<string, Totals>>): string[] {
  const titles = [...new Set(Object.values(sources).flatMap((totals) => [...totals.keys()]))];
  return titles.flatMap((title) => {
    const found = Object.entries(sources).map(([name, totals]) => `${name} ${totals.get(title) ?? '—'}`);
    const values = new Set(Object.values(sources).map((totals) => totals.get(title)));
    return values.size === 1 ? [] : [`${title}: ${found.join(', ')}`];
  });
}

describe('every body of the demonstration', () => {
  let world: World;
  let screen: Screen;
  const sources: Record<string, Totals> = {};

  const ask = (name: string) =>
    screen.context.request.get(`${world.server.url}/api/cycles/${world.cycle}/computations/newest/${name}`);

  /** As they are written, to the last nought. */
  const written: Record<string, Totals> = {};

  async function file(name: string): Promise<Totals> {
    const path = join(world.folder, name);
    await writeFile(path, await (await ask(name)).body());
    const document = await readDocument(path);
    written[name] = totalsIn(document, (text) => text.trim());
    return totalsIn(document);
  }

  /** Group after group, as a person looks through them. */
  async function inGroups(name: string, rows: string, titleIn: string, totalIn: string): Promise<Totals> {
    const { page } = screen;
    await page.waitForSelector(`${rows} ${totalIn}`);
    const [totals, texts] = [new Map<string, string>(), new Map<string, string>()];
    written[name] = texts;
    for (const group of ['党群', '政府']) {
      await page.getByRole('radio', { name: group }).check({ force: true });
      const read = await page.locator(rows).evaluateAll(
        // The first text: on a card the remarks stand in the title's own place.
        (all, [title, points]) =>
          all.map((row): [string, string] => [
            row.querySelector(title)?.firstChild?.textContent ?? '',
            row.querySelector(points)?.textContent ?? '',
          ]),
        [titleIn, totalIn] as const,
      );
      for (const [title, total] of read) {
        texts.set(title, total.trim());
        totals.set(title, exact(total));
      }
    }
    return totals;
  }
  async function onScreen(): Promise<Totals> {
    await screen.page.goto(`${world.server.url}/cycles/${world.cycle}/results`);
    return inGroups('screen', 'tr:has(td.total)', 'a', 'td.total');
  }
  async function onPhone(): Promise<Totals> {
    await screen.page.setViewportSize(phone);
    return inGroups('phone', '.ranking-card', '.ranking-card-title', '.ranking-card-total');
  }

  beforeAll(async () => {
    world = await openWorld();
    screen = await world.sit('xiaoneng');
    const { rows } = (await (await ask('ranking')).json()) as RankingReply;
    sources['API'] = new Map(rows.map(({ title, total }) => [title, exact(total ?? '')]));
    sources['xlsx'] = await file('results.xlsx');
    sources['docx'] = await file('results.docx');
    sources['screen'] = await onScreen();
    sources['phone'] = await onPhone();
  }, 60_000);
  afterAll(() => world.close());

  test('has one total on screen, on a phone, in the API, in Excel and in Word', () => {
    expect(Object.entries(sources).map(([name, totals]) => [name, totals.size])).toEqual([
      ['API', 80],
      ['xlsx', 80],
      ['docx', 80],
      ['screen', 80],
      ['phone', 80],
    ]);
    expect([...(sources['API']?.values() ?? [])].some((total) => total.includes('.'))).toBe(true);
    expect(differences(sources)).toEqual([]);
  });

  test('is written alike, with the two decimals that are signed; on the scorecard, too', async () => {
    // What a workbook shows is a format, which is no part of the number that is read from it.
    const { 'results.xlsx': _numbers, ...texts } = written;
    expect(Object.keys(texts).toSorted()).toEqual(['phone', 'results.docx', 'screen']);
    expect(differences(texts)).toEqual([]);
    const [title = '', total = ''] = [...(written['screen'] ?? [])].find(([, text]) => text.endsWith('0')) ?? [];
    expect(total).toMatch(/^\d+\.\d0$/u);
    const { page } = screen;
    await page.setViewportSize(desktop);
    await page.getByRole('radio', { name: '全部' }).check({ force: true });
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.locator('.headline-total').waitFor();
    expect(await page.locator('.headline-total').textContent()).toBe(total);
  });

  test.each(['API', 'xlsx', 'docx', 'screen', 'phone'])(
    'a total changed or lost in %s is told: the control',
    (name) => {
      const [title = '', total = ''] = [...(sources[name] ?? [])][41] ?? [];
      const spoilt = new Map(sources[name]).set(title, exact(`${total}1`));
      expect(differences({ ...sources, [name]: spoilt })).toEqual([expect.stringContaining(`${name} ${total}1`)]);
      spoilt.delete(title);
      expect(differences({ ...sources, [name]: spoilt })).toEqual([expect.stringContaining(`${name} —`)]);
    },
  );
});
