// From a dropped file to the explained ranking (十次点击): the organiser's clicks counted, while the assessors mark at their own desks.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cityTable } from '../kit/city-table.ts';
import { markBeside, workbookOfOthers } from '../kit/colleagues.ts';
import { countClicks, drop } from '../kit/hands.ts';
import { openWorld, type World } from '../kit/world.ts';

const most = 10;
/** The one place where the count is judged, so that the control judges as the journey does. */
const insist = (count: number): void => expect(count).toBeLessThanOrEqual(most);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('from the dropped table to a ranking whose every number is explained in at most ten clicks', async () => {
  const { page, context, faults } = await world.sit('xiaoneng');
  const navigation = page.getByRole('navigation', { name: '主导航' });
  await page.goto(`${world.server.url}/import`);
  await page.getByRole('button', { name: '选择文件…' }).waitFor();
  const clicks = await countClicks(context);

  await drop(page, 'sanming-2022.docx', cityTable());
  await page.getByRole('button', { name: /^另建 2023 年度/u }).click();
  await page.getByRole('button', { name: /^建立 2023 考评年度/u }).click();
  await page.getByRole('button', { name: '采用并签署这 40 个参数' }).click();
  await page.getByText('已签署 40 个参数，没有待定的问题了。').waitFor();
  await page.getByRole('button', { name: '下达并开始评分' }).click();
  await page.getByText('已下达，评分已经开始。').waitFor();
  const cycle = await page.evaluate(() => localStorage.getItem('plumbline.cycle') ?? '');
  await markBeside(world, cycle, []);

  await navigation.getByRole('link', { name: '加减分与数据' }).click();
  await page.getByText('没有符合的记录').waitFor();
  await drop(page, '填报表.xlsx', await workbookOfOthers(world, cycle));
  await page.getByRole('button', { name: /^导入 \d+ 条$/u }).click();
  await page.getByText(/已导入 \d+ 条/u).waitFor();

  await page.getByRole('button', { name: '现在计算' }).click();
  await page.getByText('共 80 个单位').waitFor();
  await page.getByRole('table').getByRole('rowheader').first().getByRole('link').click();
  const trace = page.getByRole('region', { name: '计算过程' });
  await trace.getByRole('button', { name: /业务工作实绩/u }).click();
  await trace
    .getByRole('button', { name: /出处：表1 第2行/u })
    .first()
    .click();
  await trace.getByRole('region', { name: /原表中的位置：sanming-2022.docx 表1/u }).waitFor();
  insist(clicks.count());
  expect(clicks.count()).toBe(10);
  expect(faults).toEqual([]);
});

test('control: eleven clicks, over two pages, are eleven and too many', async () => {
  const { page, context } = await world.sit('xiaoneng');
  await page.goto(world.server.url);
  const clicks = await countClicks(context);
  for (let at = 0; at < 6; at += 1) await page.getByRole('heading', { level: 1 }).click();
  await page.goto(`${world.server.url}/import`);
  for (let at = 0; at < 5; at += 1) await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Enter');
  await expect.poll(clicks.count).toBe(most + 1);
  expect(() => insist(clicks.count())).toThrow('to be less than or equal');
});
