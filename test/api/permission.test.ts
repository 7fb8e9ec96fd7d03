// Routes × roles (权限矩阵): every route of the server asked by every role and by nobody, against the table of permissions.
import { beforeAll, expect, test } from 'vitest';
import { demoPeople } from '../../src/app/demo-city/account.ts';
import { type Act, acts } from '../../src/domain/act.ts';
import { reachOf, releasesOf } from '../../src/domain/permission.ts';
import { roles } from '../../src/domain/role.ts';
import { type Call, type City, openCity } from '../kit/city.ts';

/** `isForeign`: it asks for a body that is nobody's own. */
type Route = { method: Call['method']; url: string; act: Act | 'anyone'; isForeign: boolean };
const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
beforeAll(async () => {
  one.city = await openCity();
});

async function routes(): Promise<Route[]> {
  const { paths } = (await city().call({ method: 'GET', url: '/api' })).json<{
    paths: Record<string, Record<string, { 'x-permission'?: Act | 'anyone' }>>;
  }>();
  return Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase() as Call['method'],
      url: url.replaceAll(/\{cycle\}/gu, city().cycle).replaceAll(/\{\w+\}/gu, 'nothing'),
      act: operation['x-permission'] ?? 'anyone',
      // Whatever is sent is looked at before whose it is.
      isForeign: method === 'get' && url.includes('{body}'),
    })),
  );
}

test('every role has a person in the demonstration', () => {
  expect(new Set(demoPeople.flatMap((person) => person.roles))).toEqual(new Set(Object.keys(roles)));
});

test('a route answers those who may and refuses everybody else before it reads anything', async () => {
  const all = await routes();
  expect(all.length).toBeGreaterThan(10);
  const wrong: string[] = [];
  for (const { method, url, act, isForeign } of all.filter((route) => route.act !== 'anyone')) {
    const expected = act as Act;
    const bare = { method, url, ...(method === 'GET' || method === 'DELETE' ? {} : { body: [] }) };
    const nobody = await city().call(bare);
    if (nobody.statusCode !== 401) wrong.push(`${method} ${url} nobody ${nobody.statusCode}`);
    for (const { name, roles: held } of demoPeople) {
      const { statusCode } = await city().call({ ...bare, as: name });
      const isRefused = statusCode === 401 || statusCode === 403;
      // What is released later is refused in the demonstration's stage; what is not there is not found before that.
      const isLater = method === 'GET' && !url.includes('nothing') && Object.keys(releasesOf(expected)).length > 0;
      const reach = reachOf({ roles: held }, expected, isLater ? 'marking' : null);
      if (isRefused === (reach === 'all' || (reach === 'own' && !isForeign)))
        wrong.push(`${method} ${url} ${name} ${statusCode}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('what the table must say, written down a second time', () => {
  const held = (act: Act) => Object.keys(acts[act].roles).toSorted();
  expect(held('result:read')).toEqual(['auditor', 'organiser']);
  expect(held('mark:give')).toEqual(['assessor']);
  expect(acts['mark:give'].roles).toEqual({ assessor: 'own' });
  expect(held('account:create')).toEqual(['system-administrator']);
  expect(held('account:grant')).toEqual(['security-administrator']);
  for (const administrator of ['system-administrator', 'security-administrator', 'audit-administrator'] as const) {
    const touching = Object.keys(acts).filter(
      (act) =>
        /^(?:mark|fact|scheme|parameter|result|assignment|cycle|document):/u.test(act) &&
        reachOf({ roles: [administrator] }, act as Act) !== null,
    );
    expect(touching, administrator).toEqual([]);
  }
});

test('the routes of a noun ask for the permissions of that noun', async () => {
  const asked: Record<string, string> = {
    computations: 'result:',
    scorecards: 'scorecard:',
    'nothing.pdf': 'scorecard:',
    marks: 'mark:',
    facts: 'fact:',
    workbook: 'workbook:',
    journal: 'journal:',
    scheme: 'scheme:',
    parameters: 'parameter:',
    accounts: 'account:',
    bodies: 'body:',
    consultations: 'consultation:',
    appeals: 'appeal:',
  };
  const wrong = (await routes()).flatMap(({ url, act }) => {
    const noun = Object.keys(asked).findLast((each) => url.split('/').includes(each));
    return noun === undefined || act.startsWith(asked[noun] ?? '-') ? [] : `${url} asks for ${act}`;
  });
  expect(wrong).toEqual([]);
});

test('whatever changes something asks for more than to read', async () => {
  const wrong = (await routes()).filter(({ method, act }) => method !== 'GET' && act.endsWith(':read'));
  expect(wrong.map(({ method, url, act }) => `${method} ${url} asks for ${act}`)).toEqual([]);
});

test('the description of the doors is OpenAPI 3.1, and names each one’s permission', async () => {
  const { openapi } = (await city().call({ method: 'GET', url: '/api' })).json<{ openapi: string }>();
  expect(openapi).toMatch(/^3\.1\.\d+$/u);
  const told = new Set((await routes()).map(({ act }) => act));
  expect([...told].filter((act) => act !== 'anyone' && !(act in acts))).toEqual([]);
});

test('other pages, foreign names and requests without an origin change nothing', async () => {
  const { app } = city();
  const payload = { name: 'xiaoneng', password: 'plumbline-demo' };
  const post = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/session', headers, payload });
  const own = { host: '127.0.0.1:8642', origin: 'http://127.0.0.1:8642' };
  expect((await post(own)).statusCode).toBe(200);
  for (const headers of [
    { host: own.host },
    { host: own.host, origin: 'http://evil.example' },
    { host: own.host, origin: 'null' },
    { host: 'evil.example', origin: 'http://evil.example' },
    { host: own.host, origin: 'https://127.0.0.1:8642' },
  ])
    expect((await post(headers)).statusCode, JSON.stringify(headers)).toBe(403);
  const changing = (await routes()).filter(({ method }) => method !== 'GET');
  expect(new Set(changing.map(({ method }) => method)).size).toBeGreaterThan(1);
  const foreign = { host: own.host, origin: 'http://evil.example' };
  for (const { method, url } of changing) {
    const { code } = (await app.inject({ method, url, headers: foreign })).json<{ code: string }>();
    expect([method, url, code]).toEqual([method, url, 'origin-refused']);
  }
});
