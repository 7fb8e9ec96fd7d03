// A start password at the doors (初始密码): the session says so, and every route refuses until it is changed.
import { beforeAll, expect, test } from 'vitest';
import { type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
beforeAll(async () => {
  one.city = await openCity();
});

const host = '127.0.0.1:8642';
const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, cookie: string, body?: object) =>
  city().app.inject({
    method,
    url,
    headers: { host, origin: `http://${host}`, cookie },
    ...(body === undefined ? {} : { payload: body }),
  });

test('who logs in with one may change it, log out, and nothing else', async () => {
  const request = { name: 'xinren', title: '新人', body: null, section: null, wanted: ['organiser'] };
  const opened = await city().call({ method: 'POST', url: '/api/accounts', body: request, as: 'xitong' });
  const { account, password } = opened.json<{ account: { id: string }; password: string }>();
  const url = `/api/accounts/${account.id}/roles`;
  await city().call({ method: 'PUT', url, body: { roles: ['organiser'] }, as: 'anquan' });
  const login = await send('POST', '/api/session', '', { name: 'xinren', password });
  expect(login.json()).toMatchObject({ account: { mustChangePassword: true, acts: ['password:change'] } });
  const cookie = login.cookies.map((each) => `${each.name}=${each.value}`).join('; ');

  const { paths } = (await send('GET', '/api', cookie)).json<{
    paths: Record<string, Record<string, { 'x-permission'?: string }>>;
  }>();
  const open: string[] = [];
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { 'x-permission': act }] of Object.entries(methods)) {
      const name = method.toUpperCase() as 'GET' | 'POST' | 'PUT' | 'DELETE';
      const body = name === 'GET' || name === 'DELETE' ? undefined : [];
      if (act === 'anyone') continue;
      const answer = await send(name, path.replaceAll(/\{\w+\}/gu, 'x'), cookie, body);
      if (answer.json<{ code?: string }>().code !== 'password-start') open.push(`${name} ${path}`);
    }
  expect(open).toEqual(['PUT /api/session/password']);

  const change = (before: string, after: string) => send('PUT', '/api/session/password', cookie, { before, after });
  expect((await change(password, password)).json()).toMatchObject({ code: 'password-weak' });
  expect((await change(password, '一句只有我自己记得住的话')).statusCode).toBe(204);
  expect((await send('GET', '/api/session', cookie)).json()).toMatchObject({ account: { mustChangePassword: false } });
  expect((await send('GET', '/api/cycles', cookie)).statusCode).toBe(200);
});

test('without the code no city is created, and nothing is said of the code', async () => {
  const person = { name: 'a1', title: '某' };
  const people = {
    'system-administrator': person,
    'security-administrator': { ...person, name: 'a2' },
    'audit-administrator': { ...person, name: 'a3' },
    organiser: { ...person, name: 'a4' },
  };
  const body = { code: 'aaaa-bbbb-cccc-dddd-eeee', title: '某某市', organiser: '绩效办', people };
  const answer = await send('POST', '/api/jurisdictions', '', body);
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toMatchObject({ code: 'setup-refused' });
});
