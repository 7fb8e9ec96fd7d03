// Who is appraised, changed in a browser (在浏览器里改被考评单位): moved, taken out, added from the directory; and a year that has nobody.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { MarksReply } from '../../src/api/fact.ts';
import type { DirectoryReply } from '../../src/api/body.ts';
import type { Scheme } from '../../src/domain/scheme.ts';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { said, saveAll, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const { newest, open } = desk;

const directory = async (): Promise<DirectoryReply['bodies']> =>
  ((await (await desk.screen.context.request.get(`${desk.world.server.url}/api/bodies`)).json()) as DirectoryReply)
    .bodies;
const groupsOf = ({ subjects }: Scheme): Record<string, string> =>
  Object.fromEntries(subjects.map(({ id, group }) => [id, group]));
/** By name in the picker, as somebody types it. */
async function pick(page: Page, title: string): Promise<void> {
  const field = page.getByRole('combobox', { name: '单位', exact: true });
  await field.click();
  await field.fill(title);
  await page.getByTitle(title, { exact: true }).first().click();
  await page.keyboard.press('Escape');
}
const group = (page: Page, title: string) => page.getByRole('region', { name: new RegExp(`^${title}（\\d+）$`, 'u') });

test('bodies are moved, taken out, added and put into a group of their own, and saved as a version', async () => {
  const { page } = desk;
  const { scheme } = await newest();
  const [first, second] = scheme.groups;
  const there = new Set(scheme.subjects.map(({ id }) => id));
  const stranger = (await directory()).find(({ id, retiredAt }) => retiredAt === null && !there.has(id));
  if (first === undefined || second === undefined || stranger === undefined)
    throw new Error('the demonstration has two groups and a stranger');
  const [moved, gone] = scheme.subjects.filter((each) => each.group === first.id);
  if (moved === undefined || gone === undefined) throw new Error('the demonstration has two subjects in one group');

  await open(page, '', '');
  await page.getByRole('navigation', { name: '方案的各个视图' }).getByRole('link', { name: '被考评单位' }).click();
  await page.getByRole('combobox', { name: `“${moved.title}”的分组` }).selectOption({ label: second.title });
  await page.getByRole('button', { name: `移出“${gone.title}”` }).click();
  await page.getByRole('button', { name: '增加分组' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('分组名称').fill(second.title);
  await dialog.getByText('已有同名的分组').waitFor();
  await dialog.getByLabel('分组名称').fill('直属单位');
  await dialog.getByRole('button', { name: '采用' }).click();
  await pick(page, stranger.title);
  await page.getByLabel('加入哪个分组').selectOption({ label: '直属单位' });
  await page.getByRole('button', { name: '加入选定的 1 个' }).click();
  await group(page, '直属单位').getByText(stranger.title).waitFor();
  await group(page, '直属单位').getByRole('button', { name: '改名' }).click();
  await dialog.getByLabel('分组名称').fill('直属机构');
  await dialog.getByRole('button', { name: '采用' }).click();
  await group(page, '直属机构').getByText(stranger.title).waitFor();
  await page.evaluate('scrollTo(0, 0)');
  expect(await axeFaults(page)).toEqual([]);

  // Taken back and made again like any other edit.
  await page.getByRole('button', { name: '撤销' }).click();
  await group(page, '直属单位').waitFor();
  await page.getByRole('button', { name: '重做' }).click();
  await said(page, '5 处修改还没有保存');
  // The facts of who goes out are told, and asked about.
  await saveAll(page);
  const { scheme: saved } = await newest();
  const own = saved.groups.find(({ title }) => title === '直属机构')?.id ?? '';
  const { [gone.id]: _gone, ...others } = groupsOf(scheme);
  expect(groupsOf(saved)).toEqual({ ...others, [moved.id]: second.id, [stranger.id]: own });
  expect(saved.subjects.find(({ id }) => id === stranger.id)?.sections.length).toBe(stranger.sections.length);
});

test('a year in which nobody is appraised says so at home, in the check and in the view, and gets all of the directory', async () => {
  const { page } = desk;
  const before = await newest();
  const nobody = { ...before.scheme, subjects: [] };
  await desk.post('scheme/versions', { base: before.version, scheme: nobody, note: '都移出', despiteFacts: true });
  await page.goto(desk.world.server.url);
  await settled(page);
  await page.getByText('方案还没有被考评单位，加入以后才能评分和计算。').waitFor();
  await page.getByRole('link', { name: '去加入被考评单位' }).click();
  await page.getByRole('heading', { name: '还没有被考评单位' }).waitFor();
  const problem = page.getByRole('button', { name: /不能评分和计算。请在“考评方案”的“被考评单位”里/u });
  await page.getByRole('link', { name: /^检查/u }).click();
  await problem.click();
  await page.getByRole('button', { name: /^全部选上/u }).click();
  const active = (await directory()).filter(({ retiredAt }) => retiredAt === null);
  const { scheme } = await newest();
  const target = scheme.groups[0]?.title ?? '';
  await page.getByLabel('加入哪个分组').selectOption({ label: target });
  await page.getByRole('button', { name: `加入选定的 ${active.length} 个` }).click();
  await page.getByText('名录里的单位都在考评之列。').waitFor();
  await said(page, '1 处修改还没有保存');
  await saveAll(page);
  expect((await newest()).scheme.subjects.map(({ id }) => id).toSorted()).toEqual(
    active.map(({ id }) => id).toSorted(),
  );
});

test('on a phone the names are whole and the page is no wider than the screen', async () => {
  const { page, context, faults } = await desk.world.sit('xiaoneng', phone);
  await open(page, 'subjects', '');
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect([width > phone.width, await axeFaults(page), faults]).toEqual([false, [], []]);
  await context.close();
});

test('who gave marks to a body that is no longer appraised takes them back where they are told', async () => {
  const { world } = desk;
  const { scheme, version } = await newest();
  const gone = 'caizheng';
  const subjects = scheme.subjects.filter(({ id }) => id !== gone);
  expect(subjects.length).toBe(scheme.subjects.length - 1);
  await desk.post('scheme/versions', {
    base: version,
    scheme: { ...scheme, subjects },
    note: '移出',
    despiteFacts: true,
  });
  const clerk = await world.sit('zuzhi');
  await clerk.page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  const region = clerk.page.getByRole('region', { name: '有评分已不在评分表里' });
  // By its name, though the scheme has it no more.
  await region.getByRole('listitem').first().getByText('示范市财政局').waitFor();
  expect(await axeFaults(clerk.page)).toEqual([]);
  await region.getByRole('button', { name: /^全部撤回（\d+ 个）$/u }).click();
  await region.waitFor({ state: 'detached' });
  await clerk.page.getByText(/已保存 \d/u).waitFor();
  const url = `${world.server.url}/api/cycles/${world.cycle}/marks`;
  const { facts } = (await (await clerk.context.request.get(url)).json()) as MarksReply;
  const own = facts.map(({ fact }) => fact).filter(({ subject }) => subject === gone);
  const standing = own.filter(
    ({ id, withdrawn }) => withdrawn !== true && own.every(({ supersedes }) => supersedes !== id),
  );
  expect([own.length > 0, standing]).toEqual([true, []]);
  expect(clerk.faults).toEqual([]);
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
