// The editor and the ids that are taken (已用编号): it opens only when they are known, whether they are late or fail to come.
import { expect, test } from 'vitest';
import { dialog, said, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();

test('no row can be added before it is known which ids are taken', async () => {
  const { page } = desk.screen;
  const [first] = await desk.rows();
  // An id that is nobody's now and was somebody's before.
  await desk.colleague(({ root }) => {
    root.children.push({ ...first, id: '5', title: '以后删去的', number: null, points: null, source: null });
  });
  await desk.colleague(({ root }) => {
    root.children = root.children.filter(({ id }) => id !== '5');
  });
  const held: (() => Promise<void>)[] = [];
  await page.route('**/scheme/versions', (route) => void held.push(() => route.continue()));
  const scheme = page.waitForResponse(/\/scheme$/u);
  const { root } = (await desk.newest()).scheme;
  const last = root.children.at(-1) ?? root;
  await page.goto(`${desk.world.server.url}/cycles/${desk.world.cycle}/scheme/tree#${last.id}`);
  await scheme;
  await expect.poll(() => held.length).toBe(1);
  await page.waitForTimeout(300);
  expect(await page.getByRole('tree').count()).toBe(0);
  for (const go of held) await go();
  await page.getByRole('button', { name: '在后面增加一项' }).click();
  await dialog(page).getByLabel('名称').fill('新加的');
  await dialog(page).getByRole('button', { name: '采用' }).click();
  await dialog(page).getByText('其他分值怎样跟着变').waitFor();
  await dialog(page).getByRole('button', { name: '采用' }).click();
  await said(page, '1 处修改还没有保存');
  const id = await page.evaluate<string>('decodeURIComponent(location.hash.slice(1))');
  expect(id).toBe('6');
});

test('where they fail to come, that is said, and asked again', async () => {
  const { page } = desk.screen;
  const [first] = await desk.rows();
  await page.route('**/scheme/versions', (route) => route.abort());
  await page.goto(`${desk.world.server.url}/cycles/${desk.world.cycle}/scheme/tree#${first.id}`);
  const retry = page.getByRole('button', { name: '重试' });
  await retry.waitFor();
  expect(await page.getByRole('tree').count()).toBe(0);
  await page.unroute('**/scheme/versions');
  await retry.click();
  await page.getByRole('tree').waitFor();
});
