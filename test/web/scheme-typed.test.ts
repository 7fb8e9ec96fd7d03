// What one person types while another saves (填写时别人已保存): each value and each new row stays whose it is.
import { expect, test } from 'vitest';
import { nodesOf } from '../../src/domain/scheme.ts';
import { axeFaults, settled } from '../kit/browser.ts';
import { askToSave, comeBack, dialog, remark, remarks, rowIn, said, save, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const { newest, colleague, rows, open } = desk;

test('rules that are typed take along only what was changed, and ask about what both changed', async () => {
  const { page } = desk.screen;
  const { scheme } = await newest();
  await open(page, 'tree', scheme.root.id);
  const rules = page.getByRole('region', { name: '全方案的规则' });
  await rules.getByRole('button', { name: '修改规则' }).click();
  await rules.getByLabel('方案名称').fill('我的名称');
  const grades = { lines: [{ title: '同事的等次', atLeast: null }], quotas: [] };
  await colleague((theirs) => {
    theirs.title = '同事的名称';
    theirs.grades = grades;
  });
  await comeBack(page);
  await rules.getByRole('alert').filter({ hasText: '“方案名称”别人已改为：同事的名称' }).waitFor();
  expect(await rules.getByRole('button', { name: '采用', exact: true }).isDisabled()).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await rules.getByRole('button', { name: '用我填的' }).click();
  await rules.getByRole('button', { name: '采用', exact: true }).click();
  await said(page, '1 处修改还没有保存');
  await askToSave(page);
  await save(page).click();
  await said(page, '已保存为第');
  const now = (await newest()).scheme;
  expect([now.title, now.grades]).toEqual(['我的名称', grades]);
});

test('a new row whose id somebody else used goes on under another one, with what is typed into it', async () => {
  const { page } = desk.screen;
  const [first] = await rows();
  await open(page, 'tree', first.id);
  await page.getByRole('button', { name: '在后面增加一项' }).click();
  await dialog(page).getByLabel('名称').fill('我加的项');
  await dialog(page).getByRole('button', { name: '采用' }).click();
  await dialog(page).getByText('其他分值怎样跟着变').waitFor();
  await dialog(page).getByRole('button', { name: '采用' }).click();
  const mine = page.getByRole('region', { name: '我加的项', exact: true });
  await mine.waitFor();
  await remark(page, '我的备注');
  await mine.getByLabel('分值', { exact: true }).fill('0.5');
  await said(page, '2 处修改还没有保存');
  const id = await page.evaluate<string>('decodeURIComponent(location.hash.slice(1))');
  await colleague(({ root }) => {
    const holder = [...nodesOf(root)].find(({ children }) => children.some((each) => each.id === first.id)) ?? root;
    holder.children.push({ ...first, id, title: '同事加的项', number: null, points: null, source: null });
  });
  await comeBack(page);
  const panel = page.getByRole('region', { name: /别人已保存第 \d+ 版/u });
  await panel.waitFor();
  await page.waitForFunction(`decodeURIComponent(location.hash.slice(1)) !== ${JSON.stringify(id)}`);
  await mine.waitFor();
  expect(await mine.getByLabel('分值', { exact: true }).inputValue()).toBe('0.5');
  await panel.getByRole('button', { name: '在新版上继续' }).click();
  await askToSave(page);
  await save(page).click();
  await said(page, '已保存为第');
  const after = [...nodesOf((await newest()).scheme.root)];
  expect(after.find((node) => node.id === id)).toMatchObject({ title: '同事加的项', remarks: first.remarks });
  expect(after.find(({ title }) => title === '我加的项')).toMatchObject({ remarks: '我的备注' });
});

test('a copy has what is saved, not what is typed over it; what is typed into the copy goes along under another id', async () => {
  const { page } = desk.screen;
  const [first] = await rows();
  await open(page, 'tree', first.id);
  const points = page.locator('.node-editor').getByLabel('分值', { exact: true });
  const saved = await points.inputValue();
  await points.fill('0.5');
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await dialog(page).getByRole('button', { name: '采用' }).click();
  await said(page, '1 处修改还没有保存');
  const idNow = () => page.evaluate<string>('decodeURIComponent(location.hash.slice(1))');
  await expect.poll(idNow).not.toBe(first.id);
  const copy = await idNow();
  await expect.poll(() => points.inputValue()).toBe(saved);
  await remark(page, '副本的备注');
  await points.fill('0.7');
  await colleague(({ root }) => {
    const holder = [...nodesOf(root)].find(({ children }) => children.some((each) => each.id === first.id)) ?? root;
    holder.children.push({ ...first, id: copy, title: '同事也加的项', number: null, points: null, source: null });
  });
  await comeBack(page);
  const panel = page.getByRole('region', { name: /别人已保存第 \d+ 版/u });
  await panel.waitFor();
  await expect.poll(idNow).not.toBe(copy);
  const mine = await idNow();
  expect(await points.inputValue()).toBe('0.7');
  await panel.getByRole('button', { name: '在新版上继续' }).click();
  await askToSave(page);
  await save(page).click();
  await said(page, '已保存为第');
  expect(await points.inputValue()).toBe('0.7');
  const { scheme } = await newest();
  expect(rowIn(scheme, copy)).toMatchObject({ title: '同事也加的项', remarks: first.remarks });
  expect(rowIn(scheme, mine)).toMatchObject({ title: first.title, remarks: '副本的备注', points: first.points });
  await open(page, 'tree', first.id);
  expect(await points.inputValue()).toBe('0.5');
});

test('what was chosen against one version is asked again against the next', async () => {
  const { page } = desk.screen;
  const [first] = await rows();
  await open(page, 'tree', first.id);
  await remark(page, '我这样写');
  await said(page, '1 处修改还没有保存');
  for (const text of ['同事先这样写', '同事又那样写']) {
    await colleague((scheme) => {
      rowIn(scheme, first.id).remarks = text;
    });
    await comeBack(page);
    const theirs = page.getByRole('radio', { name: `用新版的：${text}` });
    await theirs.waitFor();
    expect(await theirs.isChecked()).toBe(false);
    await theirs.check();
  }
});

test('an emptied title is told and not put back, and another text that somebody changed is asked about', async () => {
  const { page } = desk.screen;
  const [first] = await rows();
  await open(page, 'tree', first.id);
  const title = page.locator('.node-editor').getByLabel('名称', { exact: true });
  await title.fill('');
  await title.blur();
  await page.getByRole('alert').filter({ hasText: '名称不能空着' }).waitFor();
  await said(page, '没有未保存的修改');
  expect(await title.inputValue()).toBe('');
  await page.getByRole('button', { name: '不要了 名称' }).click();
  expect(await title.inputValue()).toBe(first.title);
  await remarks(page).fill('写到一半');
  await colleague((scheme) => {
    rowIn(scheme, first.id).remarks = '同事写完了';
  });
  await comeBack(page);
  await page.getByRole('alert').filter({ hasText: '别人已改为：同事写完了' }).waitFor();
  await remarks(page).blur();
  await said(page, '没有未保存的修改');
  await page.getByRole('button', { name: '用现在的' }).click();
  expect(await remarks(page).inputValue()).toBe('同事写完了');
});

test('a step that does not fit keeps the scheme from being saved until it is dropped', async () => {
  const { page } = desk.screen;
  const [first, second] = await rows();
  await open(page, 'tree', first.id);
  await remark(page, '留下的');
  await said(page, '1 处修改还没有保存');
  // As an older program, or another tab at the same moment, may leave it.
  await page.evaluate(`{
    const key = Object.keys(localStorage).find((each) => each.startsWith('plumbline.scheme.'));
    const draft = JSON.parse(localStorage.getItem(key));
    draft.edits.unshift({ type: 'remove', node: ${JSON.stringify(second.id)}, follow: 'none' });
    draft.edits.push({ type: 'text', node: ${JSON.stringify(second.id)}, field: 'unit', text: '无处可写' });
    localStorage.setItem(key, JSON.stringify(draft));
  }`);
  page.once('dialog', (question) => void question.accept());
  await page.reload();
  await settled(page);
  await page.getByRole('alert').filter({ hasText: '有 1 处修改接不上，现在不能保存' }).waitFor();
  const asked = page.getByRole('button', { name: '保存为新的一版' });
  expect(await asked.isDisabled()).toBe(true);
  await page.getByRole('button', { name: '去掉第 3 处' }).click();
  await said(page, '2 处修改还没有保存');
  expect(await asked.isDisabled()).toBe(false);
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
