// New columns of the official table (官方表新增的列): told before they are saved, whatever is typed, and just those that come.
import { expect, test } from 'vitest';
import type { SchemeTableReply } from '../../src/api/scheme.ts';
import { axeFaults } from '../kit/browser.ts';
import { askToSave, dialog, remark, said, save, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();

async function headings(): Promise<string[]> {
  const { world, screen } = desk;
  const answer = await screen.context.request.get(`${world.server.url}/api/cycles/${world.cycle}/scheme/table`);
  return ((await answer.json()) as SchemeTableReply).header.map(({ heading }) => heading.replaceAll('\n', ''));
}

test('a number, points and a method in a table without such columns are told, and become those columns', async () => {
  const { page } = desk.screen;
  const [first, second] = await desk.rows();
  const before = await headings();
  await desk.open(page, 'tree', first.id);
  const editor = page.locator('.node-editor');
  const told = page.getByRole('status').filter({ hasText: /^此表原无/u });
  const name = editor.getByLabel('名称', { exact: true });
  await name.fill(`${first.title}（改）`);
  await name.blur();
  await said(page, '1 处修改还没有保存');
  await askToSave(page);
  await expect.poll(() => save(page).isEnabled()).toBe(true);
  expect(await page.getByText(/此表原无/u).count()).toBe(0);
  await dialog(page).getByRole('button', { name: '取消' }).click();
  const method = editor.getByLabel('评分标准', { exact: true });
  await method.fill('每差一件扣一分。');
  await method.blur();
  await told.filter({ hasText: '此表原无“评分标准”列，保存后官方表将增加这一列。' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const number = editor.getByLabel('编号', { exact: true });
  await number.fill('甲-1');
  await number.blur();
  await remark(page, '备注');
  await desk.open(page, 'tree', second.id);
  const points = editor.getByLabel('分值', { exact: true });
  await points.fill('3');
  await editor.getByRole('button', { name: '采用', exact: true }).click();
  await said(page, '5 处修改还没有保存');
  await askToSave(page);
  const words = await dialog(page)
    .getByText(/^此表原无/u)
    .innerText();
  await save(page).click();
  await said(page, '已保存为第');
  const gained = (await headings()).filter((heading) => !before.includes(heading));
  expect(gained).toEqual(['序号', '评分标准', '分值']);
  expect(words).toBe(
    `此表原无${gained.map((heading) => `“${heading}”`).join('、')}列，保存后官方表将增加这 ${gained.length} 列。`,
  );
  expect(await told.count()).toBe(0);
});

test('nothing is saved before it is known whether columns come', async () => {
  const { page } = desk.screen;
  const [first] = await desk.rows();
  const held: (() => void)[] = [];
  await page.route('**/scheme/columns', async (route) => {
    await new Promise<void>((resolve) => void held.push(resolve));
    await route.continue();
  });
  await desk.open(page, 'tree', first.id);
  const unit = page.locator('.node-editor').getByLabel('计量单位', { exact: true });
  await unit.fill('件');
  await unit.blur();
  await askToSave(page);
  await expect.poll(() => held.length).toBe(1);
  expect(await save(page).isDisabled()).toBe(true);
  for (const go of held) go();
  await dialog(page).getByText('此表原无“计量单位”列').waitFor();
  expect(await save(page).isEnabled()).toBe(true);
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
