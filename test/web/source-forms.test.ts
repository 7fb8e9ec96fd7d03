// Where a number comes from, in each form of file (各种文件的出处): the trace shows the very cell of the workbook or the text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScorecardReply } from '../../src/api/computation.ts';
import type { DocumentReply } from '../../src/api/document.ts';
import type { ImportedReply } from '../../src/api/import.ts';
import type { OffersReply } from '../../src/api/parameter.ts';
import { placeText } from '../../src/domain/source.ts';
import type { Step } from '../../src/domain/scorecard.ts';
import { asked } from '../kit/colleagues.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const stepsOf = (step: Step): Step[] => [step, ...step.children.flatMap(stepsOf)];
const plain = (text: string): string => text.replaceAll(/\s/gu, '');

/** The sample in that form as a year of its own, signed as the year before and computed. */
async function computed(file: string): Promise<string> {
  const { context } = await world.sit('xiaoneng');
  const headers = { origin: world.server.url, 'content-type': 'application/octet-stream' };
  const data = readFileSync(join(import.meta.dirname, '../../examples', file));
  const url = `${world.server.url}/api/documents?name=${file}`;
  const { sha256 } = (await (await context.request.post(url, { headers, data })).json()) as DocumentReply;
  await context.close();
  const ask = await asked(world, 'xiaoneng');
  const given = { document: sha256, reading: {}, title: file, year: '2024', subjects: { from: 'newest-cycle' } };
  const { cycle } = await ask<ImportedReply>('POST', '/api/cycles', given);
  const address = `/api/cycles/${cycle.id}`;
  const { version, offers } = await ask<OffersReply>('GET', `${address}/parameters/earlier`);
  const signatures = offers.map(({ key, value, reason }) => ({ key, value, reason }));
  await ask('POST', `${address}/parameters`, { base: version, signatures });
  await ask('POST', `${address}/opening`, {});
  await ask('POST', `${address}/computations`);
  return cycle.id;
}

test.each(['sanming-2022.docx', 'sanming-2022.xlsx', 'sanming-2022.txt'])('%s', async (file) => {
  const cycle = await computed(file);
  const ask = await asked(world, 'xiaoneng');
  const url = `/api/cycles/${cycle}/computations/newest/scorecards/caizheng`;
  const { card } = await ask<ScorecardReply>('GET', url);
  const source = stepsOf(card.step).find(({ node }) => node === 'n2.1.2')?.source ?? null;
  if (source === null) throw new Error('the row has no source');
  expect(source.words).toContain('严格遵守党纪党规');
  const { page, faults } = await world.sit('xiaoneng');
  await page.goto(`${world.server.url}/cycles/${cycle}/scorecards/caizheng#n2.1.2`);
  const step = page.locator('li[id="n2.1.2"]');
  await step.getByRole('button', { name: `出处：${placeText(source)}` }).click();
  const cell = step.locator('td[data-highlight]');
  await cell.waitFor();
  expect(await cell.count()).toBe(1);
  expect(plain((await cell.textContent()) ?? '')).toBe(plain(source.words));
  expect(await cell.getAttribute('data-cell')).toBe(`${source.row}/${source.column}`);
  expect(faults).toEqual([]);
});
