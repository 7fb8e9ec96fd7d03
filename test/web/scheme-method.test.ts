// A scoring method and points changed by hand (改计分方法和分值): the example follows the form, the other points add up, and the versions say what was changed.
import { expect, test } from 'vitest';
import { operations } from '../../src/domain/glossary.ts';
import { labelOf } from '../../src/domain/display.ts';
import { format, parse, sum } from '../../src/domain/rational.ts';
import { type Node, nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { frameOf } from '../../src/engine/operation-form/example-frame.ts';
import { workedExample } from '../../src/engine/operation-form/worked-example.ts';
import { axeFaults, settled } from '../kit/browser.ts';
import { askToSave, dialog, rowIn, said, save, saveAll, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const lacking = (what: string): never => {
  throw new Error(`the demonstration has no ${what}`);
};

/** One whose points its children share. */
const partIn = ({ root }: Scheme): Node =>
  [...nodesOf(root)].find(
    ({ points, children }) =>
      typeof points === 'string' && children.length > 1 && children.every((child) => typeof child.points === 'string'),
  ) ?? lacking('part that is shared');

test('a method is chosen with its example before one’s eyes, taken, saved, and told between the versions', async () => {
  const { page } = desk.screen;
  const before = await desk.newest();
  const [row] = await desk.rows();
  const from = row.operation?.type ?? lacking('row that is scored');
  const to = from === 'ratio' ? 'slope' : 'ratio';
  await desk.open(page, 'tree', row.id);
  const section = page.locator('.node-editor').getByRole('region', { name: '计分方法' });
  const example = section.locator('.example-text');
  const was = await example.innerText();
  await section.getByRole('button', { name: '修改计分方法' }).click();
  await section.getByRole('combobox').first().selectOption(to);
  await expect.poll(() => example.innerText()).not.toBe(was);
  const standing = await example.innerText();
  expect(standing).toMatch(/\d/u);
  const methods = section.getByRole('combobox').first().locator('option');
  expect((await methods.allInnerTexts()).slice(1)).toEqual(Object.values(operations));
  await section
    .getByRole('textbox')
    .last()
    .fill(to === 'ratio' ? '50%' : '0.4');
  await expect.poll(() => example.innerText()).not.toBe(standing);
  const followed = await example.innerText();
  expect(await axeFaults(page)).toEqual([]);
  await section.getByRole('button', { name: '采用这个计分方法' }).click();
  await said(page, '1 处修改还没有保存');
  await saveAll(page);
  const now = await desk.newest();
  const { operation } = rowIn(now.scheme, row.id);
  expect([now.version, operation?.type]).toEqual([before.version + 1, to]);
  const taken = operation ?? lacking('method in the saved row');
  expect(workedExample(taken, frameOf(now.scheme, row.id))).toMatchObject({ text: followed });

  await page.goto(`${desk.world.server.url}/cycles/${desk.world.cycle}/scheme/versions`);
  await settled(page);
  const told = page.getByRole('listitem').filter({ hasText: labelOf(row) });
  const [old, fresh] = [operations[from], operations[to]];
  expect(await told.allInnerTexts()).toEqual([expect.stringMatching(new RegExp(`${old}.*${fresh}`, 'su'))]);
  // The other way round they change places.
  await page.getByRole('combobox', { name: '从' }).selectOption(String(now.version));
  await page.getByRole('combobox', { name: '到', exact: true }).selectOption(String(before.version));
  await told.filter({ hasText: new RegExp(`${fresh}.*${old}`, 'su') }).waitFor();
});

test('points of one part: the others share the rest, and the saved table adds up as before', async () => {
  const { page } = desk.screen;
  const { scheme } = await desk.newest();
  const holder = partIn(scheme);
  const part = holder.children[0] ?? lacking('first part');
  const total = ({ children }: Node) =>
    format(sum(children.map(({ points }) => parse(typeof points === 'string' ? points : lacking('number')))));
  const less = String(Math.floor(Number(part.points)) - 1);
  await desk.open(page, 'tree', part.id);
  const editor = page.locator('.node-editor');
  await editor.getByLabel('分值', { exact: true }).fill(less);
  await editor.getByRole('radio', { name: /^其余各项分摊/u }).check();
  await editor.getByRole('status').filter({ hasText: '会改动的分值' }).waitFor();
  // Its own, those of the others, and of what is below them.
  expect(await editor.locator('.points-changes li').count()).toBeGreaterThanOrEqual(holder.children.length);
  await editor.getByRole('button', { name: '采用', exact: true }).click();
  await said(page, '1 处修改还没有保存');
  // A copy of it takes its points from the others, too, as the question shows.
  await editor.getByRole('button', { name: '复制', exact: true }).click();
  const question = dialog(page);
  await question.getByRole('radio', { name: /^其余各项分摊/u }).check();
  const shown = await question.locator('.points-changes li').allInnerTexts();
  await question.getByRole('button', { name: '采用', exact: true }).click();
  await said(page, '2 处修改还没有保存');
  await saveAll(page);
  const after = rowIn((await desk.newest()).scheme, holder.id);
  expect([after.points, total(after)]).toEqual([holder.points, total(holder)]);
  expect(after.children.map(({ points }) => points)).not.toEqual(holder.children.map(({ points }) => points));
  expect(after.children).toHaveLength(holder.children.length + 1);
  // As the question said: each child, and the part from what it was set to.
  const lines = shown.map((text) => text.replaceAll(/\s/gu, ''));
  const ends = after.children.map(({ points }) => `→${typeof points === 'string' ? points : lacking('number')}`);
  expect(ends.filter((end) => !lines.some((line) => line.endsWith(end)))).toEqual([]);
  expect(lines.filter((line) => line.includes(`${less}→`))).toHaveLength(1);
});

test('what a change does to totals and ranks is seen before it can be saved', async () => {
  const { page } = desk.screen;
  const { scheme, version } = await desk.newest();
  const part = partIn(scheme).children[0] ?? lacking('first part');
  await desk.open(page, 'tree', part.id);
  const editor = page.locator('.node-editor');
  await editor.getByLabel('分值', { exact: true }).fill(String(Math.floor(Number(part.points)) - 2));
  await editor.getByRole('radio', { name: /^其余各项分摊/u }).check();
  await editor.getByRole('button', { name: '采用', exact: true }).click();
  const held: (() => void)[] = [];
  const release = new Promise<void>((done) => held.push(done));
  await page.route('**/scheme/effect', async (route) => {
    await release;
    await route.continue();
  });
  await askToSave(page);
  const effect = dialog(page).getByRole('region', { name: '对总分和名次的影响' });
  await effect.getByText('正在按改动前后的方案各算一遍').waitFor();
  expect(await save(page).isDisabled()).toBe(true);
  held[0]?.();
  await effect.getByText(/^[1-9]\d* 个单位有变化/u).waitFor();
  expect(await effect.locator('.change').count()).toBeGreaterThan(10);
  expect(await save(page).isEnabled()).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  expect((await desk.newest()).version).toBe(version);
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
