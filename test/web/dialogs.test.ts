// What is typed, and what is shown once, does not get lost (不误关): Escape, the mask, the browser's Back and a reload are tried on it.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '../../src/domain/fact.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
const screens: Screen[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function sit(person: string | null, path: string): Promise<Page> {
  const screen = await world.sit(person);
  screens.push(screen);
  screen.page.setDefaultTimeout(10_000);
  await screen.page.goto(`${world.server.url}${path}`);
  return screen.page;
}
const leaving = (page: Page): Locator => page.getByRole('dialog', { name: '有内容还没有保存' });
/** Beside the drawer, where a hand misses it. */
const missDrawer = (page: Page) => page.mouse.click(40, 400);

/** What the browser asks by itself; it is answered with “stay”. */
async function asksBeforeReload(page: Page): Promise<boolean> {
  let isAsked = false;
  page.once('dialog', (dialog) => {
    isAsked = dialog.type() === 'beforeunload';
    void dialog.dismiss();
  });
  // The page stays, so a reload that waited for it would wait for ever.
  await page.evaluate('location.reload()');
  await expect.poll(() => isAsked).toBe(true);
  return isAsked;
}

async function directoryWorkbook(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const heads = ['单位', '别名', '科室', '科室类别', '姓名', '登录名', '角色'];
  const path = join(world.folder, name);
  await writeFile(
    path,
    await writeXlsx({ sheets: [{ name: '单位名录', rows: [heads, ...rows].map((row) => [...row]) }] }),
  );
  return path;
}
async function choose(page: Page, label: string, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: label }).click();
  await (await chooser).setFiles(path);
}

describe('start passwords', () => {
  test('of one account: two Escapes leave it on the screen', async () => {
    const page = await sit('anquan', '/accounts');
    await page.getByRole('button', { name: /^打开账号“.* dangan”$/u }).click();
    await page.getByRole('button', { name: '重置密码' }).click();
    await page
      .getByRole('dialog', { name: /的密码？$/u })
      .getByRole('button', { name: '重置密码' })
      .click();
    const shown = page.getByRole('dialog', { name: '初始密码' });
    await shown.locator('code').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await shown.locator('code').isVisible()).toBe(true);
    // A browser that lets nobody copy: that is said, for the next paste would be of something else.
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    });
    await shown.getByRole('button', { name: '复制' }).click();
    await shown.getByText('浏览器不让复制').waitFor();
    await shown.getByRole('button', { name: '知道了' }).click();
    await shown.waitFor({ state: 'detached' });
  });

  test('of an imported directory: the same file mended is read again; Escape, the mask and a reload leave them', async () => {
    const page = await sit('xitong', '/directory');
    await page.getByRole('button', { name: '导入名录' }).click();
    const path = await directoryWorkbook('名录.xlsx', [['示范市档案馆', '', '', '', '杨示五', '不 行', '被考评单位']]);
    await choose(page, '选择名录表（.xlsx）', path);
    await page.getByText('试读结果 · 名录.xlsx').waitFor();
    expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0);
    await directoryWorkbook('名录.xlsx', [['示范市档案馆', '', '', '', '杨示五', 'yangshiwu', '被考评单位']]);
    await choose(page, '选择名录表（.xlsx）', path);
    // Pressed twice: the second answer must not say that there was nothing to import.
    await page.getByRole('button', { name: '导入', exact: true }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    const password = page.getByRole('row', { name: /yangshiwu/u }).locator('code');
    await password.waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await missDrawer(page);
    expect(await asksBeforeReload(page)).toBe(true);
    expect(await password.isVisible()).toBe(true);
    await page.getByRole('button', { name: '都已记下' }).click();
    await password.waitFor({ state: 'detached' });
  });

  test('of a new jurisdiction: Back and a reload ask first', async () => {
    const page = await sit(null, '/');
    await page.getByRole('link', { name: '建立新的考评辖区' }).click();
    const code = /设置码 setup code: (\S+)/u.exec(world.server.told())?.[1] ?? '';
    await page.getByLabel('设置码').fill(code);
    await page.getByLabel('辖区名称').fill('另一个示范市');
    await page.getByLabel('主办单位').fill('另一个效能办');
    const people = page.locator('.setup-person');
    for (const [at, name] of ['jia', 'yi', 'bing', 'ding'].entries()) {
      await people.nth(at).getByLabel('姓名').fill(`人${name}`);
      await people.nth(at).getByLabel('登录名').fill(name);
    }
    await page.getByRole('button', { name: '建立考评辖区' }).click();
    await page.getByRole('heading', { name: '“另一个示范市”已经建立' }).waitFor();
    expect(await asksBeforeReload(page)).toBe(true);
    await page.goBack();
    await leaving(page).getByRole('button', { name: '留在这里' }).click();
    expect(await page.locator('.setup-passwords code').count()).toBe(4);
    await page.getByRole('button', { name: '都已记下' }).click();
    await page.getByRole('link', { name: '去登录' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
  });
});

describe('a drawer', () => {
  test('with a new account half typed asks before it closes', async () => {
    const page = await sit('xitong', '/accounts');
    await page.getByRole('button', { name: '开立账号' }).click();
    const name = page.getByRole('textbox', { name: '登录名' });
    await name.fill('banjie');
    await missDrawer(page);
    await leaving(page).getByRole('button', { name: '留在这里' }).click();
    expect(await name.inputValue()).toBe('banjie');
    await page.keyboard.press('Escape');
    await leaving(page).getByRole('button', { name: '不保存，离开' }).click();
    await name.waitFor({ state: 'detached' });
  });

  test('of an account says “saved” only of what is saved', async () => {
    const page = await sit('xitong', '/accounts');
    await page.getByRole('button', { name: /^打开账号“.* dangan”$/u }).click();
    const name = page.getByRole('textbox', { name: '姓名' });
    await name.fill('陈示五');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await name.fill('陈示六');
    expect(await page.getByText('已保存').count()).toBe(0);
    await missDrawer(page);
    await leaving(page).getByRole('button', { name: '不保存，离开' }).click();
    await page.getByRole('button', { name: /^打开账号“.* dangan”$/u }).click();
    expect(await name.inputValue()).toBe('陈示五');
  });

  test('of a body keeps what is typed while it is retired, while it is saved, and over Back', async () => {
    const page = await sit('xiaoneng', '/');
    await page.getByRole('link', { name: '单位名录' }).first().click();
    await page.getByRole('button', { name: '打开“示范市档案馆”' }).click();
    const names = page.getByRole('textbox', { name: '别名' });
    const before = await names.inputValue();
    const typed = `${before}\n市档`.trim();
    await names.fill(typed);
    await page.getByRole('button', { name: '停用单位' }).click();
    await page.getByRole('button', { name: '恢复单位' }).click();
    await page.getByRole('button', { name: '停用单位' }).waitFor();
    expect(await names.inputValue()).toBe(typed);
    await page.goBack();
    await leaving(page).getByRole('button', { name: '留在这里' }).click();

    // The line is slow: typing goes on while the server saves.
    await page.route(/\/api\/bodies\/[^/]+$/u, async (route) => {
      await new Promise((done) => setTimeout(done, 500));
      await route.continue();
    });
    await page.getByRole('button', { name: '保存' }).click();
    await names.fill(`${typed}\n档馆`);
    await page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.waitForTimeout(100);
    expect(await names.inputValue()).toBe(`${typed}\n档馆`);
    expect(await page.getByText('已保存').count()).toBe(0);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await page.keyboard.press('Escape');
    await names.waitFor({ state: 'detached' });
  });
});

describe('a fact', () => {
  const open = async (): Promise<Page> => {
    const page = await sit('xiaoneng', `/cycles/${world.cycle}/facts`);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    return page;
  };
  const subject = async (page: Page, name: string) => {
    await page.getByRole('combobox', { name: /^被考评单位/u }).fill(name);
    await page.keyboard.press('Enter');
  };
  const row = (page: Page) => page.getByRole('dialog').getByLabel('项目', { exact: true });

  test('half typed outlives another row, and Escape asks', async () => {
    const page = await open();
    const form = page.getByRole('dialog', { name: '登记一条' });
    await row(page).selectOption({ label: '正向激励 · 加分' });
    await form.getByLabel('事项').fill('全国先进');
    await row(page).selectOption({ label: '察访核验 · 扣分' });
    expect(await form.getByLabel('事项').inputValue()).toBe('全国先进');
    await form.getByLabel('事项').press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await leaving(page).getByRole('button', { name: '留在这里' }).click();
    expect(await form.getByLabel('事项').inputValue()).toBe('全国先进');
  });

  test('of several subjects: who was faster in one is told, the others are saved and listed', async () => {
    const page = await sit('xiaoneng', '/');
    const url = `${world.server.url}/api/cycles/${world.cycle}/facts`;
    const { facts } = (await (await page.request.get(url)).json()) as { facts: { fact: Fact }[] };
    const send = async (fact: Omit<Fact, 'by' | 'at'>, more: Partial<Fact>) => {
      const data = { facts: [{ ...fact, ...more }] };
      const answer = await page.request.post(url, { data, headers: { origin: world.server.url } });
      expect(answer.status()).toBe(200);
    };
    const [figure, other] = ['caizheng', 'shenji'].map((whose) => {
      const found = facts.find(({ fact }) => fact.type === 'figure' && fact.subject === whose)?.fact;
      if (found === undefined) throw new Error('the demonstration has no such figure');
      const { by: _by, at: _at, ...said } = found;
      return said;
    });
    if (figure === undefined || other === undefined) throw new Error('two are needed');
    const [taken, takenToo] = [randomUUID(), randomUUID()];
    await send(figure, { id: taken, supersedes: figure.id, withdrawn: true, changedFor: '录错' });
    await send(other, { id: takenToo, supersedes: other.id, withdrawn: true, changedFor: '录错' });

    await page.goto(`${world.server.url}/cycles/${world.cycle}/facts`);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const form = page.getByRole('dialog', { name: '登记一条' });
    await row(page).selectOption(figure.node);
    for (const name of ['示范市财政局', '示范市审计局', '示范市公安局']) await subject(page, name);
    await form.getByLabel('数值').fill('91.5%');
    await form.getByText('已经登记过：示范市公安局。').waitFor();
    await form.getByTitle('示范市公安局').locator('.ant-select-selection-item-remove').click();
    await form.getByRole('region', { name: /^保存后的得分/u }).waitFor();
    // Meanwhile somebody else enters one of the two.
    await send(other, { id: randomUUID(), supersedes: takenToo });
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('已保存 1 条，1 条没有保存：示范市审计局。').waitFor();
    expect(await form.locator('.ant-select-selection-item').allTextContents()).toEqual(['示范市审计局']);
    await form.getByRole('button', { name: '取消' }).click();
    await page.getByText('群众满意率（2022）91.5%').waitFor();
  });

  test('with votes for one answer twice, or for none, cannot be saved; the sum is what will be', async () => {
    const page = await open();
    const form = page.getByRole('dialog', { name: '登记一条' });
    await row(page).selectOption({ label: '公众评议 · 问卷调查' });
    await subject(page, '示范市财政局');
    await form.getByLabel('满意 票数', { exact: true }).fill('40');
    await form.getByRole('button', { name: '加一个选项' }).click();
    const lines = form.locator('.fact-tally tbody tr');
    await lines.last().locator('input').first().fill('满意');
    await lines.last().locator('input').last().fill('5');
    await form.getByText('同一个选项写了两行；请合并成一行。').waitFor();
    expect(await form.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await lines.last().locator('input').first().fill('');
    await form.getByText('有票数没有写选项，不会计入；请写明是哪个选项。').waitFor();
    expect(await form.locator('tfoot td').textContent()).toBe('40');
    await lines.last().locator('input').last().fill('');
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('问卷调查：满意 40', { exact: true }).waitFor();
  });
});

test('the journal asks once for a page that does not come, and again when it is told to', async () => {
  const page = await sit('xiaoneng', '/');
  let asked = 0;
  await page.route(/\/api\/journal\?.*before=/u, (route) => {
    asked += 1;
    return route.fulfill({ status: 500, body: 'no' });
  });
  await page.getByRole('link', { name: '操作留痕' }).first().click();
  const list = page.getByRole('region', { name: '留痕清单' });
  await list.locator('li').first().waitFor();
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  await list.getByRole('alert').waitFor();
  await page.waitForTimeout(1500);
  expect(asked).toBe(1);
  await page.unroute(/\/api\/journal\?.*before=/u);
  await list.getByRole('button', { name: '重试' }).click();
  await list.getByRole('alert').waitFor({ state: 'detached' });
});

test('nothing was wrong on the way: no fault in the console, nothing that the policy forbids', () => {
  expect(screens.flatMap(({ faults }) => faults)).toEqual([]);
});
