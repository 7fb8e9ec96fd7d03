// Failed logins by address (登录限次): the door closes to one address; what a client says of itself behind the proxy counts for nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../src/api/server.ts';
import { depsOn } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

const url = 'https://kaoping.example.gov.cn';
const one = { app: undefined as FastifyInstance | undefined };
beforeAll(async () => {
  one.app = await createServer(depsOn(await freshStore()), {
    reach: { by: 'proxy', url },
    tls: null,
    log: () => undefined,
  });
});
afterAll(() => one.app?.close());

const login = async (forwarded: string): Promise<number | undefined> => {
  const answer = await one.app?.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: new URL(url).host, origin: url, 'x-forwarded-proto': 'https', 'x-forwarded-for': forwarded },
    payload: { name: 'nobody', password: 'wrong' },
  });
  return answer?.statusCode;
};

test('thirty failures of one address close the door to it, whatever it writes before its own', async () => {
  for (let turn = 0; turn < 30; turn += 1) expect(await login(`10.9.9.${turn}, 203.0.113.7`)).toBe(401);
  expect(await login('10.9.9.99, 203.0.113.7')).toBe(429);
  expect(await login('203.0.113.8')).toBe(401);
});
