// Titles with quotations in them (引号): on no page do two marks of one kind stand together.
import { expect, test } from 'vitest';
import { addressOf } from '../../src/web/pages.ts';
import { settled } from '../kit/browser.ts';
import { saveAll, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const title = '实施“提高效率”行动';

test('a title with a quotation is quoted with the other marks: in buttons, changes, problems and the journal', async () => {
  const { page } = desk.screen;
  const { world } = desk;
  const double = async (): Promise<string[]> => {
    await settled(page);
    return page.evaluate(() => {
      const named = [...document.querySelectorAll('[aria-label]')].map((each) => each.getAttribute('aria-label') ?? '');
      const all = [...named, document.querySelector('#content')?.textContent ?? ''];
      return all.flatMap((text) => text.match(/.{0,20}(?:““|””).{0,20}/gu) ?? []);
    });
  };
  const [row] = await desk.rows();
  await desk.open(page, 'tree', row.id);
  await page.locator('.node-editor').getByLabel('名称', { exact: true }).fill(title);
  await page.locator('.node-editor').getByLabel('名称', { exact: true }).blur();
  await page.getByText('改名为“实施‘提高效率’行动”').first().waitFor({ state: 'attached' });
  expect(await double()).toEqual([]);
  await saveAll(page);
  const see = async (path: string, text: string) => {
    await page.goto(`${world.server.url}${path}`);
    await page.getByText(text).first().waitFor();
    expect(await double(), path).toEqual([]);
  };
  const at = { cycle: world.cycle };
  await see(addressOf('assignment', { ...at, body: 'tuiyi' }), title);
  expect(await page.getByRole('button', { name: '修改“实施‘提高效率’行动”的分工' }).count()).toBe(1);
  await see(addressOf('scheme-versions', at), '我的修改');
  await see(addressOf('journal'), '我的修改');
});

test('nothing of all that was a fault of the pages', () => {
  expect(desk.faults).toEqual([]);
});
