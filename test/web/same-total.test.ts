// The same total everywhere (总分处处一致): screen, API, Excel and Word, for every body of the demonstration city.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RankingReply } from '../../src/api/computation.ts';
import { readDocument } from '../../src/documents/read/read.ts';
import { format, parse } from '../../src/domain/rational.ts';
import { cellText, type RawDocument, type Table } from '../../src/domain/table.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

/** Totals by the body's title. */
type Totals = ReadonlyMap<string, string>;

/** `95.30` and `95.3` are one number, and a minus sign is one whether typed or typeset. */
const exact = (text: string): string => format(parse(text.trim().replace('−', '-')));

/** One sentence for each body whose total is not everywhere the same, or not everywhere at all. */
function differences(sources: Readonly<Record<string, Totals>>): string[] {
  const titles = [...new Set(Object.values(sources).flatMap((totals) => [...totals.keys()]))];
  return titles.flatMap((title) => {
    const found = Object.entries(sources).map(([name, totals]) => `${name} ${totals.get(title) ?? '—'}`);
    const values = new Set(Object.values(sources).map((totals) => totals.get(title)));
    return values.size === 1 ? [] : [`${title}: ${found.join(', ')}`];
  });
}

/** Totals in the tables that have both columns, as the project's own reader reads them. */
function totalsIn({ blocks }: RawDocument): Totals {
  const tables = blocks.filter((block): block is Table => block.kind === 'table');
  return new Map(
    tables.flatMap((table) => {
      const textAt = (row: number, column: number | undefined): string => {
        const cell = table.cells.find((each) => each.row === row && each.column === column);
        return cell === undefined ? '' : cellText(cell);
      };
      const head = table.cells.find((cell) => cellText(cell) === '总分');
      const title = table.cells.find((cell) => cell.row === head?.row && cellText(cell) === '单位');
      if (head === undefined || title === undefined) return [];
      return Array.from({ length: table.rows - head.row }, (_, index) => head.row + 1 + index)
        .filter((row) => /\d/u.test(textAt(row, head.column)) && textAt(row, title.column) !== '')
        .map((row): [string, string] => [textAt(row, title.column), exact(textAt(row, head.column))]);
    }),
  );
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
