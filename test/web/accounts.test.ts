// What an administrator's hand may slip on (误点): a double click does one thing, and what cannot be undone asks first.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { desktop, phone } from '../kit/browser.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
const screens: Screen[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function sit(person: string, account: string, size = desktop): Promise<Page> {
  const screen = await world.sit(person, size);
  screens.push(screen);
  screen.page.setDefaultTimeout(10_000);
  await screen.page.goto(`${world.server.url}/accounts`);
  await screen.page.getByRole('button', { name: new RegExp(`^打开账号“.* ${account}”$`, 'u') }).click();
  return screen.page;
}

async function logIn(name: string, password: string): Promise<number> {
  const context = await world.browser.newContext();
  const { url } = world.server;
  const answer = await context.request.post(`${url}/api/session`, {
    data: { name, password },
    headers: { origin: url },
  });
  await context.close();
  return answer.status();
}

async function lock(name: string): Promise<void> {
  for (let at = 0; at < 5; at += 1) await logIn(name, `错的密码${at}`);
  expect(await logIn(name, demoPassword)).not.toBe(200);
}

test.each([
  ['a wide screen', 'dangan', desktop],
  ['a phone', 'shenji', phone],
])('unlocking by a double click on %s unlocks, says so, and moves and resets nothing', async (_, name, size) => {
  await lock(name);
  const page = await sit('anquan', name, size);
  const reset = page.getByRole('button', { name: '重置密码' });
  const before = await reset.boundingBox();
  await page.getByRole('button', { name: '解锁' }).dblclick();
  await page.getByRole('status').getByText('已解锁').waitFor();
  expect(await page.getByRole('button', { name: '解锁' }).isDisabled()).toBe(true);
  expect(await reset.boundingBox()).toEqual(before);
  expect(await page.getByRole('dialog', { name: '初始密码' }).count()).toBe(0);
  expect(await logIn(name, demoPassword)).toBe(200);
});

test.each([
  ['重置密码', 'anquan', 'dangan', /^重置.*的密码？$/u, '原来的密码和登录立即失效'],
  ['停用账号', 'xitong', 'shenji', /^停用.*的账号？$/u, '正在用的登录立即失效'],
])(
  '%s asks first and says what happens; a double click is no answer',
  async (label, administrator, name, title, why) => {
    for (const size of [desktop, phone]) {
      const page = await sit(administrator, name, size);
      const ask = page.getByRole('button', { name: label });
      const question = page.getByRole('dialog', { name: title });
      const answer = question.getByRole('button', { name: label });
      await ask.dblclick();
      await question.getByText(why).waitFor();
      await answer.dispatchEvent('click', { detail: 2 });
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });
      // A key held down or pressed twice goes back.
      await ask.press('Enter');
      await question.waitFor();
      await page.keyboard.press('Enter');
      await question.waitFor({ state: 'detached' });
      expect(await logIn(name, demoPassword)).toBe(200);
      if (size === desktop) continue;
      await ask.click();
      await answer.click();
      await question.waitFor({ state: 'detached' });
      await page
        .getByText(label === '重置密码' ? '只显示这一次' : '已停用')
        .last()
        .waitFor();
      expect(await logIn(name, demoPassword)).not.toBe(200);
    }
  },
);

test('whoever shuts an account and opens it again by the keyboard stays at that part of the drawer', async () => {
  const page = await sit('xitong', 'miyao');
  const close = page.getByRole('button', { name: '停用账号' });
  const reopen = page.getByRole('button', { name: '恢复账号' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await close.press('Enter');
  await page.getByRole('dialog', { name: /^停用/u }).getByRole('button', { name: '停用账号' }).press('Enter');
  await reopen.waitFor();
  await page.getByRole('status').getByText('已停用').waitFor();
  await expect.poll(focused).toMatch(/^恢复账号.*已停用/u);
  await page.keyboard.press('Tab');
  expect(await reopen.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await close.waitFor();
  await page.getByRole('status').getByText('已恢复').waitFor();
  await expect.poll(focused).toMatch(/^停用账号.*已恢复/u);
});

test('an answer that is on its way is not called back: until it comes the question stays, and says so', async () => {
  const page = await sit('xitong', 'miyao');
  const ask = page.getByRole('button', { name: '停用账号' });
  const question = page.getByRole('dialog', { name: /^停用/u });
  const way: { free?: () => void } = {};
  const isFree = new Promise<void>((done) => {
    way.free = done;
  });
  await page.route('**/closure', async (route) => {
    await isFree;
    await route.continue();
  });
  await ask.click();
  await question.getByRole('button', { name: '停用账号' }).click();
  const keep = question.getByRole('button', { name: '不做，返回' });
  await expect.poll(() => keep.isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await question.count()).toBe(1);
  way.free?.();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('status').getByText('已停用').waitFor();
});

test('nothing was wrong on the way', () => {
  expect(screens.flatMap(({ faults }) => faults)).toEqual([]);
});
