// Two people at one scheme (两人同改方案): nobody's edit is lost unseen, whatever is saved, signed or typed at the same time.
import { expect, test } from 'vitest';
import { labelOf } from '../../src/domain/display.ts';
import { axeFaults, settled } from '../kit/browser.ts';
import { askToSave, comeBack, dialog, remark, remarks, rowIn, said, save, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const { newest, post, colleague, rows, open } = desk;

test('a version that comes while the save dialog is open is not overwritten; where both changed one field, one is chosen', async () => {
  const { page } = desk.screen;
  const [first, second] = await rows();
  await open(page, 'tree', first.id);
  await remark(page, '我的备注');
  await page.getByRole('tree').getByTitle(labelOf(second), { exact: true }).click();
  await remark(page, '我的另一条');
  await said(page, '2 处修改还没有保存');
  await askToSave(page);
  const version = await colleague((scheme) => {
    rowIn(scheme, first.id).remarks = '同事的备注';
    rowIn(scheme, second.id).remarks = '同事的另一条';
    rowIn(scheme, second.id).unit = '分';
  });
  await comeBack(page);
  await dialog(page).getByRole('alert').waitFor();
  expect(await save(page).isDisabled()).toBe(true);
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await remarks(page).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: '看两边改了什么' }).click();
  const panel = page.getByRole('region', { name: `别人已保存第 ${version} 版` });
  expect(await panel.evaluate((each) => each === document.activeElement)).toBe(true);
  const choices = panel.getByRole('group');
  await choices.first().waitFor();
  expect(await choices.count()).toBe(2);
  const goOn = panel.getByRole('button', { name: '在新版上继续' });
  expect(await goOn.isDisabled()).toBe(true);
  await choices.first().getByRole('radio', { name: '用新版的：同事的备注' }).check();
  await choices.last().getByRole('radio', { name: '用我的：我的另一条' }).check();
  // Away from where the bar lies over half of a link.
  await page.evaluate('scrollTo(0, 0)');
  expect(await axeFaults(page)).toEqual([]);
  await goOn.click();
  await said(page, '1 处修改还没有保存');
  await askToSave(page);
  await save(page).click();
  await said(page, `已保存为第 ${version + 1} 版`);
  const { scheme } = await newest();
  expect(rowIn(scheme, first.id).remarks).toBe('同事的备注');
  expect(rowIn(scheme, second.id)).toMatchObject({ remarks: '我的另一条', unit: '分' });
});

test('what is edited while a save is under way stays unsaved, and is saved next', async () => {
  const { page } = desk.screen;
  const [first, second] = await rows();
  await open(page, 'tree', first.id);
  await remark(page, '先保存的');
  let release = (): void => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/scheme/versions', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await askToSave(page);
  await save(page).click();
  await page.getByRole('button', { name: '正在保存…' }).waitFor();
  await page.getByRole('tree').getByTitle(labelOf(second), { exact: true }).click();
  await remark(page, '保存时写的');
  await said(page, '2 处修改还没有保存');
  release();
  await said(page, '1 处修改还没有保存');
  await askToSave(page);
  await save(page).click();
  await said(page, '已保存为第');
  const { scheme } = await newest();
  expect([first.id, second.id].map((id) => rowIn(scheme, id).remarks)).toEqual(['先保存的', '保存时写的']);
});

test('an answer that somebody else gave meanwhile is shown, and replaced only knowingly', async () => {
  const { page } = desk.screen;
  const { scheme, version } = await newest();
  const parameter = scheme.parameters.find(({ choices, signer }) => signer !== null && (choices ?? []).length > 1);
  const [one] = parameter?.choices ?? [];
  if (parameter === undefined || one === undefined) throw new Error('the demonstration has no choice');
  const { key } = parameter;
  await open(page, 'parameters', key);
  await page.getByRole('radio', { name: '已签署' }).check();
  const card = page.locator(`[data-parameter="${key}"]`);
  await card.getByRole('button', { name: '重新签署' }).click();
  await card.getByLabel('理由').fill('我的理由');
  await page.getByRole('radio', { name: '待定', exact: true }).check();
  expect(await card.isVisible()).toBe(true);
  await post('parameters', { base: version, signatures: [{ key, value: one.value, reason: '同事的理由' }] });
  await comeBack(page);
  await card.getByRole('alert').filter({ hasText: '别人改了这个参数' }).waitFor();
  await page.getByRole('button', { name: '签署选定的 1 个' }).click();
  await page.waitForTimeout(300);
  const now = async () => (await newest()).scheme.parameters.find((each) => each.key === key)?.reason;
  expect(await now()).toBe('同事的理由');
  await card.getByRole('button', { name: '仍签署我的' }).click();
  await page.getByRole('button', { name: '签署选定的 1 个' }).click();
  await said(page, '已签署 1 个');
  expect(await now()).toBe('我的理由');
});

test('two tabs of one person edit one draft', async () => {
  const { page, context } = desk.screen;
  const other = await context.newPage();
  const [first, second] = await rows();
  await Promise.all([open(page, 'tree', first.id), open(other, 'tree', second.id)]);
  await remark(page, '第一个标签页');
  await said(other, '1 处修改还没有保存');
  await remark(other, '第二个标签页');
  await said(page, '2 处修改还没有保存');
});

test('points that are typed and not taken are there after the back button and a reload, and are told', async () => {
  const { page } = desk.screen;
  const [first, second] = await rows();
  await open(page, 'tree', second.id);
  await page.getByRole('tree').getByTitle(labelOf(first), { exact: true }).click();
  const points = page.getByLabel('分值', { exact: true });
  await page.getByRole('region', { name: labelOf(first), exact: true }).waitFor();
  await points.fill('7.25');
  await page.goBack();
  await page.getByRole('region', { name: labelOf(second), exact: true }).waitFor();
  await page.reload();
  await settled(page);
  await page.getByText('1 项里有填了还没有采用的内容').waitFor();
  await page.getByRole('button', { name: /去看看/u }).click();
  await page.getByRole('region', { name: labelOf(first), exact: true }).waitFor();
  expect(await points.inputValue()).toBe('7.25');
});

test('a text that is being typed when the page is reloaded stays typed, and is taken when somebody says so', async () => {
  const { page } = desk.screen;
  const [first] = await rows();
  await open(page, 'tree', first.id);
  await remarks(page).fill('没有离开就刷新');
  page.once('dialog', (question) => void question.accept());
  await page.reload();
  await settled(page);
  await page.getByText('1 项里有填了还没有采用的内容').waitFor();
  await said(page, '没有未保存的修改');
  expect(await remarks(page).inputValue()).toBe('没有离开就刷新');
  await page.getByRole('button', { name: '采用 备注' }).click();
  await said(page, '1 处修改还没有保存');
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
