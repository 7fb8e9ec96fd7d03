// A session as the pages of a browser use it (登录会话接口): whose page it is, and what is no use of it.
import { beforeAll, expect, test } from 'vitest';
import { type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
const clock = { minutes: 0 };
const start = Date.UTC(2026, 0, 5, 1);
beforeAll(async () => {
  one.city = await openCity(() => new Date(start + clock.minutes * 60_000));
});

const accountOf = async (as: string): Promise<string> => {
  const answer = await city().call({ method: 'GET', url: '/api/session', as });
  return answer.json<{ account: { id: string } }>().account.id;
};

test('what a page of another account sends is refused before anything is done, and read neither', async () => {
  const url = `/api/cycles/${city().cycle}/presence`;
  const put = async (headers: Record<string, string>) => {
    const answer = await city().call({ method: 'PUT', url, body: { cell: null }, as: 'zuzhi', headers });
    return answer.statusCode === 204 ? 'done' : answer.json<{ code: string }>().code;
  };
  const [own, other] = [await accountOf('zuzhi'), await accountOf('xiaoneng')];
  expect(await put({ 'plumbline-account': other })).toBe('other-account');
  expect(await put({ 'plumbline-account': '%' })).toBe('other-account');
  expect(await put({ 'plumbline-account': encodeURIComponent(own) })).toBe('done');
  expect(await put({})).toBe('done');
  const headers = { 'plumbline-account': other };
  const marks = { method: 'GET', url: `/api/cycles/${city().cycle}/marks`, as: 'zuzhi', headers } as const;
  const refused = await city().call(marks);
  expect([refused.statusCode, refused.json()]).toMatchObject([401, { code: 'other-account', problems: [] }]);
  const leaving = await city().call({ method: 'DELETE', url: '/api/session', as: 'zuzhi', headers });
  expect([leaving.statusCode, await accountOf('zuzhi')]).toEqual([401, own]);
});

test('what a page asks by itself does not keep the session open', async () => {
  const ask = async (headers: Record<string, string>) => {
    const marks = { method: 'GET', url: `/api/cycles/${city().cycle}/marks`, as: 'zuzhi', headers } as const;
    return (await city().call(marks)).statusCode;
  };
  expect(await ask({})).toBe(200);
  for (let turn = 0; turn < 3; turn += 1) {
    clock.minutes += 39;
    expect(await ask({ 'plumbline-poll': '1' })).toBe(200);
  }
  clock.minutes += 5;
  expect(await ask({ 'plumbline-poll': '1' })).toBe(401);
});
