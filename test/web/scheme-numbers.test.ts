// Points typed by an input method (全角数字): full-width digits are the number that they say, in a row and in a new one.
import { expect, test } from 'vitest';
import { nodesOf } from '../../src/domain/scheme.ts';
import { dialog, rowIn, said, saveAll, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();

test('８．５ is 8.5, in the field of points and in the dialog of a new row', async () => {
  const { page } = desk.screen;
  const [first] = await desk.rows();
  await desk.open(page, 'tree', first.id);
  const editor = page.locator('.node-editor');
  await editor.getByLabel('分值', { exact: true }).fill('８．５');
  await editor.getByRole('button', { name: '采用', exact: true }).click();
  await said(page, '1 处修改还没有保存');
  await page.getByRole('button', { name: '在后面增加一项' }).click();
  await dialog(page).getByLabel('名称').fill('新加的');
  await dialog(page).getByLabel('分值').fill('０．５分');
  await dialog(page).getByText('请写一个数，如 15、4.5、1/3，最多 40 个字符。').waitFor();
  expect(await dialog(page).getByRole('button', { name: '采用' }).isDisabled()).toBe(true);
  await dialog(page).getByLabel('分值').fill(' ０．５ ');
  await dialog(page).getByRole('button', { name: '采用' }).click();
  await dialog(page).getByText('其他分值怎样跟着变').waitFor();
  await dialog(page).getByRole('button', { name: '采用' }).click();
  await said(page, '2 处修改还没有保存');
  await saveAll(page);
  const { scheme } = await desk.newest();
  expect(rowIn(scheme, first.id).points).toBe('8.5');
  expect([...nodesOf(scheme.root)].find(({ title }) => title === '新加的')?.points).toBe('0.5');
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
