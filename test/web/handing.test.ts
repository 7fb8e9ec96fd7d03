// Handing marks in, in a browser (评分报送): an assessor hands in and is locked, the organiser sends back, and the reason is found; a section assesses itself.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

const at: { world?: World; assessor?: Screen; organiser?: Screen; section?: Screen } = {};
const world = (): World => at.world ?? expect.unreachable();
const assessor = (): Page => at.assessor?.page ?? expect.unreachable();
const organiser = (): Page => at.organiser?.page ?? expect.unreachable();
const section = (): Page => at.section?.page ?? expect.unreachable();
const path = (rest: string): string => `${world().server.url}/cycles/${world().cycle}/${rest}`;
const strip = () => assessor().getByRole('region', { name: '审核和报送' });

beforeAll(async () => {
  at.world = await openWorld();
  at.assessor = await world().sit('xinfang');
  at.organiser = await world().sit('xiaoneng');
  at.section = await world().sit('tuiyi-bangongshi', phone, { hasTouch: true });
});
afterAll(() => world().close());

test('beside a cell stand the target and similar deductions, one of which is taken over', async () => {
  const page = assessor();
  await page.goto(path('marks'));
  await page.getByRole('gridcell', { name: '99', exact: true }).first().click();
  const panel = page.getByRole('complementary', { name: '所选格' });
  await panel.getByRole('heading', { name: '年度工作目标' }).waitFor();
  await panel.getByText('单位还没有报送自评。').waitFor();
  await panel.getByRole('textbox', { name: '理由' }).fill('重复来访');
  const cases = panel.getByRole('region', { name: '以往类似的扣分' });
  const taken = cases.getByRole('listitem').filter({ hasText: '重复来访' }).first();
  await taken.getByRole('button', { name: '用这条理由' }).click();
  const reason = await panel.getByRole('textbox', { name: '理由' }).inputValue();
  expect(reason.length).toBeGreaterThan('重复来访'.length);
  await page.getByText('全部已保存').waitFor();
});

test('the assessor hands in, and nothing can be typed any more', async () => {
  const page = assessor();
  await strip().getByRole('button', { name: '报送', exact: true }).click();
  const form = page.getByRole('dialog', { name: '报送' });
  await form.getByText('没有另一人审核，留痕里会写明。').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await form.getByRole('button', { name: '报送' }).click();
  await strip().getByText('评分已锁定').waitFor();
  await page.getByRole('gridcell', { name: '99', exact: true }).first().click();
  expect(await page.getByRole('textbox', { name: '理由' }).count()).toBe(0);
});

test('the organiser sends back with a reason; the assessor finds it on the first page and on the grid', async () => {
  const page = organiser();
  await page.goto(path('handing'));
  await page.getByText('已报送 1 / 22 个考评单位。').waitFor();
  await page.getByRole('button', { name: '退回示范市信访局的评分' }).click();
  const form = page.getByRole('dialog', { name: '退回示范市信访局的评分' });
  await form.getByRole('button', { name: '退回' }).click();
  await form.getByText('请写明理由，考评单位才知道怎么改。').waitFor();
  await form.getByLabel('理由').fill('有的理由太笼统');
  await form.getByRole('button', { name: '退回' }).click();
  await page.getByText('已退回').waitFor();
  const theirs = assessor();
  await theirs.goto(world().server.url);
  await theirs.getByText('评分已退回：有的理由太笼统').waitFor();
  await theirs.goto(path('marks'));
  await strip().getByText('有的理由太笼统').waitFor();
  await strip().getByRole('button', { name: '报送', exact: true }).waitFor();
});

test('before closing, the organiser is told who has not handed in', async () => {
  const page = organiser();
  await page.goto(path('stage'));
  await page.getByRole('button', { name: '提请截止' }).click();
  const form = page.getByRole('dialog', { name: '提请截止' });
  await form.getByText('22 个考评单位里，还有 22 个没有报送').waitFor();
});

test('a section writes its self-assessment on the phone, and the body sees it', async () => {
  const page = section();
  await page.goto(path('self-assessments'));
  const form = page.getByRole('form').first();
  await form.getByLabel('自评情况').fill('全年任务已办结');
  await form.getByLabel('自评分（可以不写）').fill('9999');
  await form.getByRole('button', { name: /^保存/u }).click();
  await page.getByText(/超出了本项的分值/u).waitFor();
  await form.getByLabel('自评分（可以不写）').fill('1');
  await form.getByRole('button', { name: /^保存/u }).click();
  await page.getByText(/第 1 版，吴例丙/u).waitFor();
  await settled(page);
  expect(await axeFaults(page)).toEqual([]);
  expect([...(at.assessor?.faults ?? []), ...(at.organiser?.faults ?? []), ...(at.section?.faults ?? [])]).toEqual([]);
});
