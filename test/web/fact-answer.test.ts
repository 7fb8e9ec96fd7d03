// A fact whose answer was lost (没有答复的登记): what is changed and sent again is another fact, and never stuck.
import { expect, test } from 'vitest';
import type { FactsReply } from '../../src/api/fact.ts';
import { asked } from '../kit/colleagues.ts';
import { factForm, openFactForm, saveButton } from '../kit/fact-form.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('xiaoneng');

test('the answer is lost: changed since, it is another fact, also after a reload', async () => {
  const { page, world } = seat;
  const ask = await asked(world, 'xiaoneng');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/facts`);
  const form = await openFactForm(page, '察访核验 · 扣分', '示范市教育局');
  await form.getByLabel('事项').fill('没有听到答复');
  await form.getByLabel('等级').selectOption('一般');
  await form.getByLabel('文号').fill('示效〔2022〕8号');
  await page.route('**/facts', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    return route.abort();
  });
  await saveButton(form).click();
  await form.getByText('连不上服务器').first().waitFor();
  await page.unroute('**/facts');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole('button', { name: '接着填' }).click();
  const again = factForm(page);
  await again.getByLabel('事项').fill('改过再存');
  await saveButton(again).click();
  await page.getByRole('status').filter({ hasText: '已保存 1 条。' }).waitFor();
  const { facts } = await ask<FactsReply>('GET', `/api/cycles/${world.cycle}/facts`);
  const titles = facts.slice(-2).map(({ fact }) => (fact.type === 'adjustment' ? fact.title : fact.type));
  expect(titles).toEqual(['没有听到答复', '改过再存']);
});
