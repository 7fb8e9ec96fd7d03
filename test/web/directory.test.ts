// The directory and its accounts in a browser (名录与账号): a list is tried, then imported; how documents call a body; roles are granted in the drawer.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../src/web/body/directory.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { asked } from '../kit/colleagues.ts';
import { drop } from '../kit/hands.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
const screens: Screen[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function sit(person: string, path: string): Promise<Page> {
  const screen = await world.sit(person);
  screens.push(screen);
  screen.page.setDefaultTimeout(10_000);
  await screen.page.goto(`${world.server.url}${path}`);
  return screen.page;
}
const bodies = async (): Promise<readonly Entry[]> => {
  const ask = await asked(world, 'xiaoneng');
  return (await ask<{ bodies: Entry[] }>('GET', '/api/bodies')).bodies;
};
const list = (of: Locator): Promise<string[]> => of.getByRole('listitem').allTextContents();

test('a list is tried without saving anything, and imported it adds what the trial said', async () => {
  const heads = ['单位', '别名', '科室', '科室类别', '姓名', '登录名', '角色'];
  const rows = [
    ['示范市海洋局', '海洋局、海渔局', '渔政科', '', '', '', ''],
    ['示范市档案馆', '市档馆', '', '', '', '', ''],
  ];
  const path = join(world.folder, '名录.xlsx');
  const bytes = await writeXlsx({ sheets: [{ name: '单位名录', rows: [heads, ...rows] }] });
  await writeFile(path, bytes);
  const before = await bodies();
  const page = await sit('xiaoneng', '/directory');
  await page.getByRole('button', { name: '导入名录' }).click();
  const drawer = page.getByRole('dialog', { name: '导入名录' });
  await drawer.getByText('也可以把文件拖到这里').waitFor();
  await drop(page, '拖来的名录.xlsx', bytes);
  await drawer.getByRole('heading', { name: '试读结果 · 拖来的名录.xlsx' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await drawer.getByRole('button', { name: '选择名录表（.xlsx）' }).click();
  await (await chooser).setFiles(path);
  await drawer.getByRole('heading', { name: '试读结果 · 名录.xlsx' }).waitFor();
  expect(await list(drawer.getByRole('list', { name: '增加单位 1 个' }))).toEqual(['示范市海洋局 · 渔政科']);
  expect((await list(drawer.getByRole('list', { name: '补充单位 1 个' }))).join()).toContain('市档馆');
  expect(await bodies()).toEqual(before);

  await drawer.getByRole('button', { name: '导入', exact: true }).click();
  await drawer.getByRole('heading', { name: '已导入 · 名录.xlsx' }).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  const after = await bodies();
  const found = (title: string) => after.find((body) => body.title === title);
  expect(found('示范市海洋局')?.names).toEqual(expect.arrayContaining(['海洋局', '海渔局']));
  expect(found('示范市海洋局')?.sections.map(({ title }) => title)).toEqual(['渔政科']);
  expect(found('示范市档案馆')?.names).toContain('市档馆');
  expect(after).toHaveLength(before.length + 1);
  await page.getByRole('searchbox', { name: /^查找单位/u }).fill('海渔局');
  await page.getByRole('button', { name: '打开“示范市海洋局”' }).waitFor();
});

test('a body saved with an alias and a section has both, and the drawer shows its people and how documents call it', async () => {
  const page = await sit('xiaoneng', '/directory');
  await page.getByRole('button', { name: '打开“示范市效能办”' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('list', { name: '文件里的称呼' }).waitFor();
  const used = await list(drawer.getByRole('list', { name: '文件里的称呼' }));
  expect(used.some((text) => text.startsWith('效能办') && text.includes('考评单位 · 公众评议'))).toBe(true);
  expect(used.some((text) => text.includes('2022年度绩效考评'))).toBe(true);
  const own = (await bodies()).find(({ title }) => title === '示范市效能办');
  const people = await list(drawer.getByRole('list', { name: '人员' }));
  expect(own?.people.length).toBeGreaterThan(0);
  expect(people).toEqual(own?.people.map(({ title, name }) => expect.stringContaining(`${title} ${name}`)));
  const sections = drawer.getByRole('textbox', { name: '科室名称' });
  const count = await sections.count();
  await drawer.getByRole('button', { name: '增加科室' }).click();
  await expect.poll(() => sections.count()).toBe(count + 1);
  await sections.last().fill('督查科');
  const names = drawer.getByRole('textbox', { name: '别名' });
  await names.fill(`${await names.inputValue()}\n效能中心办`);
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await drawer.getByText('已保存').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('searchbox', { name: /^查找单位/u }).fill('效能中心办');
  await page.getByRole('button', { name: '打开“示范市效能办”' }).waitFor();
  const after = (await bodies()).find(({ title }) => title === '示范市效能办');
  expect(after?.names).toContain('效能中心办');
  expect(after?.sections.map(({ title }) => title)).toEqual([
    ...(own?.sections ?? []).map(({ title }) => title),
    '督查科',
  ]);
});

test('an account is unlocked; roles ticked in the drawer are those that it has, and can work with', async () => {
  const system = await asked(world, 'xitong');
  const opened = { name: 'xinren', title: '新示人', body: 'zuzhibu', section: null, wanted: ['assessor'] };
  const { password } = await system<{ password: string }>('POST', '/api/accounts', opened);
  // Somebody guesses at its password until it is locked.
  const { context } = await world.sit(null);
  for (let guess = 0; guess < 5; guess += 1) {
    const data = { name: 'xinren', password: `不是这个 ${guess}` };
    await context.request.post(`${world.server.url}/api/session`, { data, headers: { origin: world.server.url } });
  }
  await expect(asked(world, 'xinren', password)).rejects.toThrow('account-locked');
  const page = await sit('anquan', '/accounts');
  await page.getByRole('button', { name: /^打开账号“.*xinren”$/u }).click();
  const drawer = page.getByRole('dialog');
  const unlock = drawer.getByRole('button', { name: '解锁' });
  await unlock.click();
  await drawer.getByText('已解锁').waitFor();
  expect(await unlock.isDisabled()).toBe(true);
  await drawer.getByText('申请：考评单位').waitFor();
  const box = (role: string) => drawer.getByRole('checkbox', { name: role, exact: true });
  expect(await box('考评单位').isChecked()).toBe(true);
  // An administrator is that alone.
  await box('系统管理员').check();
  await drawer.getByText('管理员角色不能与其他角色兼任。').waitFor();
  const grant = drawer.getByRole('button', { name: '授予角色' });
  expect(await grant.isDisabled()).toBe(true);
  await box('系统管理员').uncheck();
  await box('审计人员').check();
  await grant.click();
  await drawer.getByText('已保存').waitFor();
  const own = await asked(world, 'xinren', password);
  await own('PUT', '/api/session/password', { before: password, after: demoPassword });
  const { account } = await own<{ account: { roles: string[] } }>('GET', '/api/session');
  expect(account.roles.toSorted()).toEqual(['assessor', 'auditor']);
  const line = page.getByRole('row').filter({ hasText: 'xinren' });
  expect(await line.textContent()).toMatch(/考评单位.*审计人员/u);
});

test('nothing of all that was a fault of the pages', () => {
  expect(screens.flatMap(({ faults }) => faults)).toEqual([]);
});
