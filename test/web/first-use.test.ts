// Pages as somebody sees them for the first time (初次使用): what is not there says why, and what waits can be reached.
import { expect, test } from 'vitest';
import { nodesOf } from '../../src/domain/scheme.ts';
import { desktop, phone, settled } from '../kit/browser.ts';
import { askToSave, dialog, said, save, saveAll, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const cycleUrl = (rest: string): string => `${desk.world.server.url}/cycles/${desk.world.cycle}/${rest}`;
test('results that are not published yet say so to a subject, in both languages; a role that lacks stays a role', async () => {
  const { page, context } = await desk.world.sit('tuiyi');
  await page.goto(cycleUrl('scorecards/tuiyi'));
  await page.getByRole('heading', { level: 1, name: '结果还没有公布。' }).waitFor();
  await page.getByText('公示以前只有主办单位和审计人员看得到').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Results are not published yet.' }).waitFor();
  await page.goto(`${desk.world.server.url}/accounts`);
  await page.getByRole('heading', { level: 1, name: 'Your roles do not show this page' }).waitFor();
  await context.close();
});

test('points that nobody took are reached from the bar, by link and by keyboard, also after a save', async () => {
  const { page } = desk.screen;
  const [first, second] = await desk.rows();
  await desk.open(page, 'tree', first.id);
  const points = page.locator('.node-editor').getByLabel('分值', { exact: true });
  await points.fill('7.25');
  await desk.open(page, 'tree', second.id);
  const remarks = page.locator('.node-editor').getByLabel('备注', { exact: true });
  await remarks.fill('备注甲');
  await remarks.blur();
  await askToSave(page);
  await save(page).click();
  await said(page, '已保存为第');
  await page.getByText('1 项里有填了还没有采用的内容').waitFor();
  await page.getByRole('button', { name: /去看看/u }).click();
  await expect.poll(() => points.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await points.inputValue()).toBe('7.25');
  // Standing in the row already, the link leads to the field all the same.
  await page.getByRole('searchbox', { name: '查找项' }).focus();
  await page.getByRole('button', { name: /去看看/u }).click();
  await expect.poll(() => points.evaluate((field) => field === document.activeElement)).toBe(true);
});

test('a new indicator is scored as the rows beside it, and by whom they are, where they agree; else it is asked', async () => {
  const { page } = desk.screen;
  const { scheme } = await desk.newest();
  const holder = [...nodesOf(scheme.root)].find(
    ({ children }) =>
      children.length > 1 &&
      children.every(({ kind, operation }) => kind === 'indicator' && operation?.type === 'marks'),
  );
  if (holder === undefined) throw new Error('the demonstration has no rows that are marked alike');
  const assessor = scheme.bodies.find(({ id }) => id === holder.children[0]?.assessors[0]);
  await desk.open(page, 'tree', holder.id);
  await page.getByRole('button', { name: '增加下级项' }).click();
  await dialog(page).getByLabel('名称').fill('新的指标');
  await dialog(page).getByText('与同级各项相同').waitFor();
  expect(await dialog(page).getByLabel('计分方法').inputValue()).toBe('marks');
  await dialog(page).getByText('请选定由谁评').waitFor();
  await dialog(page)
    .getByLabel('考评单位')
    .fill(assessor?.title ?? '');
  // The list lies above the dialog.
  await page
    .getByTitle(assessor?.title ?? '', { exact: true })
    .last()
    .waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).getByText('请选定由谁评').waitFor({ state: 'detached' });
  await dialog(page).getByRole('button', { name: '采用' }).click();
  await dialog(page).getByText('其他分值怎样跟着变').waitFor();
  await dialog(page).getByRole('button', { name: '采用' }).click();
  await said(page, '1 处修改还没有保存');
  await saveAll(page);
  const made = [...nodesOf((await desk.newest()).scheme.root)].find(({ title }) => title === '新的指标');
  // What all of them say is taken along: the scale that they are marked on.
  expect(made).toMatchObject({
    operation: { type: 'marks', scale: { parameter: 'scale' } },
    assessors: [assessor?.id],
  });
  await desk.open(page, 'tree', scheme.root.id);
  await page.getByRole('button', { name: '增加下级项' }).click();
  await dialog(page).getByLabel('类别').selectOption('indicator');
  await dialog(page).getByText('同级没有一致的计分方法').waitFor();
  expect(await dialog(page).getByLabel('计分方法').inputValue()).toBe('');
});

test('facts are entered where one looks, from rows told apart by kind', async () => {
  const { page } = desk.screen;
  await page.goto(cycleUrl('facts'));
  await settled(page);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const rows = dialog(page).getByLabel('项目', { exact: true });
  expect((await rows.locator('optgroup').evaluateAll((all) => all.map((each) => each.getAttribute('label'))))[0]).toBe(
    '加减分',
  );
  expect(await rows.locator('option:checked').locator('xpath=..').getAttribute('label')).toBe('加减分');
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await page.getByLabel('种类').selectOption('tally');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  expect(await rows.locator('option:checked').locator('xpath=..').getAttribute('label')).toBe('计票');
});

test('a section is told who fills in what it may not', async () => {
  const { page, context } = await desk.world.sit('tuiyi-bangongshi');
  await page.goto(desk.world.server.url);
  await page.getByText(/（周例甲）补齐/u).waitFor();
  expect(await page.getByText(/办公室牵头的指标/u).count()).toBe(1);
  await context.close();
});

test('a long name of an account is cut in the header, whole in its menu, and no page is wider for it', async () => {
  const long = '示范市退役军人局思想 AlexandrovskayaKonstantinopol';
  const admin = await desk.world.sit('xitong');
  const { url } = desk.world.server;
  const { accounts } = (await (await admin.context.request.get(`${url}/api/accounts`)).json()) as {
    accounts: { id: string; name: string; body: string | null; section: string | null }[];
  };
  const one = accounts.find(({ name }) => name === 'dangan');
  if (one === undefined) throw new Error('the demonstration has no archivist');
  const sent = { data: { title: long, body: one.body, section: one.section }, headers: { origin: url } };
  const answer = await admin.context.request.put(`${url}/api/accounts/${one.id}`, sent);
  expect(answer.status(), await answer.text()).toBe(200);
  const { page } = await desk.world.sit('dangan', phone);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.goto(url);
  await settled(page);
  expect(await wide()).toBe(0);
  await page.getByRole('button', { name: /示范市退役军人局/u }).click();
  await page.getByRole('banner').getByText(long).last().waitFor();
  expect(await wide()).toBe(0);
  await page.setViewportSize(desktop);
  expect(await wide()).toBe(0);
});

test('points of a column stand below each other at the decimal point, and in their column', async () => {
  const { page } = desk.screen;
  await page.goto(cycleUrl('results'));
  await settled(page);
  const table = page.locator('table.ranking');
  await table.waitFor();
  const columns = await table.evaluate((all) =>
    [...all.querySelectorAll('tbody tr:not(.divider)')].map((row) =>
      [...row.querySelectorAll('td.number .aligned')].map((each) => {
        const text = each.firstChild as Text;
        const at = text.data.indexOf('.');
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, at < 0 ? text.length : at);
        const box = range.getBoundingClientRect();
        const cell = each.closest('td')?.getBoundingClientRect();
        return { point: Math.round(box.right), isInside: box.left >= (cell?.left ?? 0) };
      }),
    ),
  );
  const whole = columns.filter((row) => row.length === Math.max(...columns.map((each) => each.length)));
  for (const index of whole[0]?.keys() ?? []) {
    const points = new Set(whole.map((row) => row[index]?.point));
    expect([...points], `column ${index}`).toHaveLength(1);
  }
  expect(columns.flat().every(({ isInside }) => isInside)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(desktop.width);
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
