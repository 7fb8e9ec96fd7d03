// The same total everywhere (总分处处一致): screen, API, Excel and Word, for every body of the demonstration city.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RankingReply } from '../../src/api/computation.ts';
import { readDocument } from '../../src/documents/read/read.ts';
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

  async function file(name: string): Promise<Totals> {
    const path = join(world.folder, name);
    await writeFile(path, await (await ask(name)).body());
    return totalsIn(await readDocument(path));
  }

  /** Group after group, as a person looks through them. */
  async function onScreen(): Promise<Totals> {
    const { page } = screen;
    await page.goto(`${world.server.url}/cycles/${world.cycle}/results`);
    await page.waitForSelector('td.total');
    const totals = new Map<string, string>();
    for (const group of ['党群', '政府']) {
      await page.getByRole('radio', { name: group }).check({ force: true });
      for (const row of await page.locator('tr:has(td.total)').all()) {
        const title = await row.getByRole('link').textContent();
        totals.set(title ?? '', exact((await row.locator('td.total').textContent()) ?? ''));
      }
    }
    return totals;
  }

  beforeAll(async () => {
    world = await openWorld();
    screen = await world.sit('xiaoneng');
    const { rows } = (await (await ask('ranking')).json()) as RankingReply;
    sources['API'] = new Map(rows.map(({ title, total }) => [title, exact(total ?? '')]));
    sources['xlsx'] = await file('results.xlsx');
    sources['docx'] = await file('results.docx');
    sources['screen'] = await onScreen();
  }, 60_000);
  afterAll(() => world.close());

  test('has one total on screen, in the API, in Excel and in Word', () => {
    expect(Object.entries(sources).map(([name, totals]) => [name, totals.size])).toEqual([
      ['API', 80],
      ['xlsx', 80],
      ['docx', 80],
      ['screen', 80],
    ]);
    expect(differences(sources)).toEqual([]);
  });

  test.each(['API', 'xlsx', 'docx', 'screen'])('a total changed or lost in %s is told: the control', (name) => {
    const [title = '', total = ''] = [...(sources[name] ?? [])][41] ?? [];
    const spoilt = new Map(sources[name]).set(title, exact(`${total}1`));
    expect(differences({ ...sources, [name]: spoilt })).toEqual([expect.stringContaining(`${name} ${total}1`)]);
    spoilt.delete(title);
    expect(differences({ ...sources, [name]: spoilt })).toEqual([expect.stringContaining(`${name} —`)]);
  });
});
