// An answer that comes late (迟到的答复): what was asked before the session was renewed says nothing of the session after it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a refusal for want of a session that comes after the login does not end the new session: the call goes out again', async () => {
  const { page } = await world.sit('zuzhi');
  await page.goto(`${world.server.url}/cycles/${world.cycle}/marks`);
  await page.getByRole('grid').waitFor();
  await page.context().clearCookies();
  // What the page asks every few seconds is refused by the server, and the answer kept back.
  const polls = /\/marks\?since=/u;
  let release = () => {};
  const isReleased = new Promise<void>((done) => {
    release = done;
  });
  const isHeld = page.waitForRequest(polls);
  await page.route(
    polls,
    async (route) => {
      const response = await route.fetch();
      expect(response.status()).toBe(401);
      await isReleased;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await isHeld;
  await page.getByRole('row').filter({ hasText: '示范市委政法委' }).getByRole('gridcell').nth(1).click();
  await page.keyboard.type('68 迟到');
  await page.keyboard.press('Enter');
  const login = page.getByRole('dialog', { name: '登录已过期' });
  await login.getByLabel('密码').fill(demoPassword);
  await login.getByRole('button', { name: '登录' }).click();
  await login.waitFor({ state: 'hidden' });
  const again = page.waitForResponse((answer) => polls.test(answer.url()) && answer.ok());
  release();
  await again;
  await page.waitForTimeout(500);
  expect(await login.isVisible()).toBe(false);
  await page.getByText(/^全部已保存 · 已保存/u).waitFor();
});
