// Long work is stopped (取消): downloads, the dry runs of a table and of a directory, the check of the journal, a trial; each shows that it runs, ends when told to, and is done when asked again.
import { expect, test } from 'vitest';
import type { BasisReply } from '../../src/api/computation.ts';
import { axeFaults } from '../kit/browser.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('xiaoneng');

const visit = (path: string) => seat.page.goto(`${seat.world.server.url}${path}`);
/** The server is slow: what is asked under such an address is answered only after `release`. */
async function held(address: RegExp): Promise<{ release: () => Promise<void> }> {
  const hold = () => new Promise<void>(() => undefined);
  await seat.page.route(address, hold);
  return { release: () => seat.page.unroute(address, hold) };
}
const running = (words: string | RegExp) => seat.page.getByRole('status').filter({ hasText: words });

/** It runs, is stopped, and nothing more comes of it. */
async function stop(words: string | RegExp): Promise<void> {
  await running(words).getByRole('progressbar').waitFor();
  expect(await axeFaults(seat.page)).toEqual([]);
  await running(words).getByRole('button', { name: '取消' }).click();
  await running(words).getByRole('progressbar').waitFor({ state: 'detached' });
  expect(await seat.page.getByRole('alert').count()).toBe(0);
}

test.each([
  ['the ranking as Excel', 'results', '导出 Excel', /results\.xlsx/u],
  ['the ranking as Word', 'results', '导出 Word', /results\.docx/u],
  ['the snapshot', 'results', '导出 快照（供核验）', /snapshot\.json/u],
  ['a scorecard as PDF', 'scorecards/caizheng', '导出得分单 PDF', /caizheng\.pdf/u],
  ['the workbook of facts', 'facts', '下载填报表', /facts\/workbook/u],
  ['the scheme', 'scheme', '下载 Word 表', /scheme.*\.docx/u],
  ['an assignment', 'assignments/caizheng', '下载 Word 表', /table\.docx/u],
])('a download: %s', async (_, path, name, address) => {
  await visit(`/cycles/${seat.world.cycle}/${path}`);
  const { release } = await held(address);
  const button = seat.page.getByRole('button', { name, exact: true });
  const gone = seat.page.waitForEvent('requestfailed', (request) => address.test(request.url()));
  await button.click();
  await stop('正在准备文件…');
  await gone;
  await release();
  const file = seat.page.waitForEvent('download');
  await button.click();
  await file;
});

test('the list of the directory: the form to fill in, and the dry run of a filled one', async () => {
  await visit('/directory');
  await seat.page.getByRole('button', { name: '导入名录' }).click();
  const { release } = await held(/\/api\/bodies\/list/u);
  await seat.page.getByRole('button', { name: '下载名录表' }).click();
  await stop('正在准备文件…');
  const buffer = Buffer.from('PK');
  await seat.page
    .locator('input[type="file"]')
    .setInputFiles({ name: '名录.xlsx', mimeType: 'application/zip', buffer });
  const gone = seat.page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
  await stop('正在读取…');
  await gone;
  await release();
  const file = seat.page.waitForEvent('download');
  await seat.page.getByRole('button', { name: '下载名录表' }).click();
  await file;
});

test('the check of the journal, before its first answer', async () => {
  const { release } = await held(/journal\/chain/u);
  await visit('/journal');
  await stop('正在校验');
  await seat.page.getByText('已停止，还没有校验。').waitFor();
  await release();
  await seat.page.getByRole('button', { name: '重新校验' }).click();
  await seat.page.getByText(/共 \d+ 条，逐条校验/u).waitFor();
});

test('the dry run of a table: what was read before stays, nothing is saved of it, and it is read when asked again', async () => {
  await visit('/import');
  const buffer = Buffer.from('指标,考核内容,分值,考核单位\n业务,按时办结,100,组织部\n');
  await seat.page.getByLabel('选择考评表文件').setInputFiles({ name: '2031.csv', mimeType: 'text/csv', buffer });
  await seat.page.getByRole('tree').waitFor();
  const commit = seat.page.locator('button.commit');
  await expect.poll(() => commit.isEnabled()).toBe(true);
  const { release } = await held(/\/reading$/u);
  await seat.page.getByLabel('第3列读作').selectOption({ label: '备注' });
  const gone = seat.page.waitForEvent('requestfailed', (request) => request.url().endsWith('/reading'));
  await stop('正在重新读…');
  await gone;
  await seat.page.getByText('试读已停下').waitFor();
  expect(await commit.isDisabled()).toBe(true);
  await seat.page.getByRole('treeitem').first().waitFor();
  await release();
  await seat.page.getByRole('button', { name: '再读一次' }).click();
  await seat.page.getByText('试读已停下').waitFor({ state: 'detached' });
  await seat.page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => commit.isEnabled()).toBe(true);
});

/** How many workers the page has ended. */
const countEnded = `globalThis.ended = 0;
  const { terminate } = Worker.prototype;
  Worker.prototype.terminate = function () {
    globalThis.ended += 1;
    terminate.call(this);
  };`;

test('a trial: the worker ends, the page says that nothing is computed, and goes on when told to', async () => {
  await visit(`/cycles/${seat.world.cycle}/results`);
  const answer = await seat.page.request.get(
    `${seat.world.server.url}/api/cycles/${seat.world.cycle}/computations/1/basis`,
  );
  const { facts } = (await answer.json()) as BasisReply;
  expect(facts.facts.length).toBeGreaterThan(0);
  const { release } = await held(/worker-.*\.js/u);
  await seat.page.addInitScript(countEnded);
  await visit(`/cycles/${seat.world.cycle}/trial`);
  await seat.page.getByRole('combobox', { name: '单位', exact: true }).selectOption('caizheng');
  await seat.page.getByRole('textbox', { name: /^试为：严格遵守党纪党规.*纪委监委/u }).fill('20');
  expect(await seat.page.evaluate('ended')).toBe(0);
  await stop('正在重算…');
  await seat.page.getByText('已停下，这些改动还没有算。').waitFor();
  expect(await seat.page.evaluate('ended')).toBe(1);
  expect(await seat.page.getByText('个单位有变化').count()).toBe(0);
  await release();
  await seat.page.getByRole('button', { name: '接着算' }).click();
  await seat.page.getByText(/\d+ 个单位有变化/u).waitFor();
  expect(await seat.page.getByText('已停下').count()).toBe(0);
});

test('nothing of all that was a fault of the page', () => {
  expect(seat.faults).toEqual([]);
});
