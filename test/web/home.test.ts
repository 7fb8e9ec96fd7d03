// The first page as every role (各角色的首页): what is mine, what is due, where the year stands, and links that lead to the very place.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../src/api/document.ts';
import type { ImportedReply } from '../../src/api/import.ts';
import type { OffersReply } from '../../src/api/parameter.ts';
import { demoPassword, demoPeople } from '../../src/app/demo-city/account.ts';
import { samplePath } from '../../src/app/demo-city/demo-city.ts';
import { type Role, roles } from '../../src/domain/role.ts';
import { axeFaults, phone } from '../kit/browser.ts';
import { asked } from '../kit/colleagues.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  // The demonstration's supervisor marks too, so that nobody is one alone.
  const [system, security] = [await asked(world, 'xitong'), await asked(world, 'anquan')];
  type Opened = { account: { id: string }; password: string };
  for (const [name, wanted] of [
    ['jiandu', ['supervisor']],
    ['xinren', ['panel']],
  ] as const) {
    const opened = { name, title: '何例戊', body: 'jiwei', section: null, wanted };
    const { account, password } = await system<Opened>('POST', '/api/accounts', opened);
    if (name === 'xinren') continue;
    await security('PUT', `/api/accounts/${account.id}/roles`, { roles: wanted });
    await (
      await asked(world, name, password)
    )('PUT', '/api/session/password', { before: password, after: demoPassword });
  }
});
afterAll(() => world.close());

/** `due`: what is owed, or what comes next. `way`: the link of the owed, and where it leads. */
type Expected = {
  due: string;
  mine: string;
  year: string;
  way?: readonly [word: string, heading: RegExp, shows: string];
};
const nothingYet = '现在没有要办的事项。';
const scheme = '第 1 版';
const table: Record<Role, Expected> = {
  organiser: {
    due: '评分齐了，结果是最新的',
    mine: '主办本辖区的考评',
    year: '第 1 次',
    way: ['去看阶段和日程', /阶段和日程/u, '可以办的'],
  },
  assessor: { due: '方案要本单位给出的评分都已给出', mine: '给本单位负责的指标评分', year: '全部给出' },
  subject: {
    due: '责任分工还缺 50 处，在 25 项里。',
    mine: '把方案的指标分给本单位各科室',
    year: '0 / 25',
    way: ['去补齐责任分工', /退役军人事务局/u, '责任人'],
  },
  section: {
    due: '由本单位的被考评账号（周例甲）补齐',
    mine: '牵头本科室的指标',
    year: '已写全的项数',
    way: ['看责任分工', /退役军人事务局/u, '责任人'],
  },
  leader: { due: '领导评价还没有开放', mine: '给各单位作领导评价', year: scheme },
  inspector: { due: '问题线索的报送还没有开放', mine: '察访核验', year: scheme },
  panel: { due: '创新成果的评审还没有开放', mine: '评审各单位的创新成果', year: scheme },
  supervisor: { due: '有人提请截止、采用结果、归档或重新开放时', mine: '监督考评的过程', year: '加减分' },
  archivist: { due: '在“阶段和日程”里提请或同意归档', mine: '保管考评的档案', year: scheme },
  trustee: { due: '目前没有要保管的密钥', mine: '保管解开评价票的密钥', year: '已经开始' },
  auditor: { due: '可以到“结果”逐项核对', mine: '审计考评的结果', year: '第 1 次' },
  'system-administrator': { due: '有人员变动时', mine: '开立和停用账号', year: '管理员账号不参加考评' },
  'security-administrator': {
    due: '有 1 个账号等待授权。',
    mine: '授予角色',
    year: '管理员账号不参加考评',
    way: ['去授权', /账号/u, 'xinren'],
  },
  'audit-administrator': { due: '可以到“操作留痕”核对', mine: '操作留痕', year: '管理员账号不参加考评' },
};
const roleNames = Object.keys(roles) as Role[];
const nameOf = (role: Role): string =>
  demoPeople.find((person) => person.roles.length === 1 && person.roles[0] === role)?.name ?? 'jiandu';

/** Parts of the first page that do not say what they have to. */
async function lackingIn(page: Page, { due, mine, year }: Expected): Promise<string[]> {
  const parts = [
    ['要办的', due],
    ['我的', mine],
    [/^年度进展/u, year],
  ] as const;
  const lacking: string[] = [];
  for (const [name, text] of parts) {
    const region = page.getByRole('region', { name, exact: true });
    const said = (await region.count()) === 1 ? await region.innerText() : '';
    if (!said.includes(text)) lacking.push(`${String(name)}: “${text}” is not in “${said}”`);
  }
  return lacking;
}

test.each(roleNames)('%s: three parts, and a link to the very place', async (role) => {
  const expected = table[role];
  const { page, faults } = await world.sit(nameOf(role), phone);
  await page.goto(world.server.url);
  await page.getByRole('region', { name: '要办的' }).waitFor();
  expect(await lackingIn(page, expected)).toEqual([]);
  const due = page.getByRole('region', { name: '要办的' });
  expect(await due.getByText(nothingYet).count()).toBe(expected.way === undefined ? 1 : 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
  expect(await axeFaults(page)).toEqual([]);
  if (expected.way !== undefined) {
    const [word, heading, shows] = expected.way;
    await due.getByRole('link', { name: word }).click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.getByText(shows).first().waitFor();
  }
  expect(faults).toEqual([]);
});

test('control: a part that is missing, or says something else, is found', async () => {
  const { page } = await world.sit('lingdao');
  await page.goto(world.server.url);
  await page.getByRole('region', { name: '要办的' }).waitFor();
  await page.evaluate("document.querySelector('[aria-labelledby=year]').remove()");
  expect(await lackingIn(page, { ...table.leader, mine: '评审' })).toHaveLength(2);
});

test('an assessor who lacks a mark is led to its cell', async () => {
  const { page, faults } = await world.sit('zuzhi');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  const cell = page.getByRole('row').filter({ hasText: '示范市委政策研究室' }).getByRole('gridcell').nth(1);
  await cell.click();
  await page.keyboard.press('Delete');
  await page.getByText(/已保存 \d/u).waitFor();
  await page.goto(world.server.url);
  const due = page.getByRole('region', { name: '要办的' });
  await due.getByText('还有 1 个评分没有给出，在 1 项指标里。').waitFor();
  await due.getByRole('link', { name: '去评分' }).click();
  await page.getByRole('row').filter({ hasText: '示范市委政策研究室' }).locator('[aria-selected=true]').waitFor();
  expect(faults).toEqual([]);
});

/** A year of the sample's table, with all questions open. */
async function nextYear(): Promise<string> {
  const { context } = await world.sit('xiaoneng');
  const headers = { origin: world.server.url, 'content-type': 'application/octet-stream' };
  const url = `${world.server.url}/api/documents?name=sanming-2022.docx`;
  const reply = await context.request.post(url, { headers, data: readFileSync(samplePath) });
  const { sha256 } = (await reply.json()) as DocumentReply;
  await context.close();
  const given = { document: sha256, reading: {}, title: '2023年度', year: '2023', subjects: { from: 'newest-cycle' } };
  return (await (await asked(world, 'xiaoneng'))<ImportedReply>('POST', '/api/cycles', given)).cycle.id;
}

test('a new year is everybody’s once it is issued, and what is due in another year is never hidden', async () => {
  const cycle = await nextYear();
  const { page, faults } = await world.sit('zuzhi');
  const chosen = page.getByRole('combobox', { name: '考评年度' });
  const due = page.getByRole('region', { name: '要办的' });
  await page.goto(world.server.url);
  await due.waitFor();
  expect(await chosen.locator('option:checked').textContent()).toBe('2022年度绩效考评');

  const ask = await asked(world, 'xiaoneng');
  const { version, offers } = await ask<OffersReply>('GET', `/api/cycles/${cycle}/parameters/earlier`);
  const signatures = offers.map(({ key, value, reason }) => ({ key, value, reason }));
  await ask('POST', `/api/cycles/${cycle}/parameters`, { base: version, signatures });
  // Signed is not issued: it is still nobody's year.
  await page.reload();
  await due.waitFor();
  expect(await chosen.locator('option:checked').textContent()).toBe('2022年度绩效考评');
  for (const noun of ['opening', 'marking']) await ask('POST', `/api/cycles/${cycle}/${noun}`, {});
  await page.reload();
  await due.getByText(/^还有 \d{2,} 个评分没有给出，在 \d+ 项指标里。$/u).waitFor();
  expect(await chosen.locator('option:checked').textContent()).toBe('2023年度');

  // Whoever is at last year's all the same is told of this one, and led into it.
  await chosen.selectOption({ label: '2022年度绩效考评' });
  await due.getByText(/^“2023年度”：还有 \d+ 个评分没有给出/u).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await due.getByRole('link', { name: '去评分' }).last().click();
  await page.waitForURL((url) => url.pathname === `/cycles/${cycle}/marks`);
  expect(faults).toEqual([]);
});
