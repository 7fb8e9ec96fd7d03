// A server with the demonstration city on a real database (示范市服务): requests go through its doors, as its people.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import { createServer } from '../../src/api/server.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import type { Deps } from '../../src/app/deps.ts';
import { openCheckpoints } from '../../src/store/checkpoint.ts';
import { freshFolder } from './archive.ts';
import { freshStore } from './database.ts';
import { withOrder } from './order.ts';
import { freshFiles } from './evidence-folder.ts';

const host = '127.0.0.1:8642';
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  body?: unknown;
  as?: string | null;
  headers?: Record<string, string>;
};
export type City = {
  deps: Deps;
  app: FastifyInstance;
  cycle: string;
  /** `as` is a login name of the demonstration; null: nobody. */
  call: (call: Call) => Promise<LightMyRequestResponse>;
  /** Everybody logs in anew: a clock that was moved on has ended the sessions. */
  logInAnew: () => void;
};

/** With a fixed clock where `now` is given. */
export async function openCity(now: () => Date = () => new Date()): Promise<City> {
  const store = await freshStore();
  const checkpoints = openCheckpoints(freshFolder());
  const deps: Deps = { store, files: freshFiles(), now, id: () => randomUUID(), checkpoints };
  await loadDemoCity(deps, () => undefined);
  const app = await createServer(deps, {
    reach: { by: 'machine' },
    tls: null,

    log: (text) => void process.stderr.write(text),
  });
  await app.ready();
  afterAll(() => app.close());
  const cookies = new Map<string, string>();

  const send = (call: Call, cookie: string | null) =>
    app.inject({
      method: call.method,
      url: call.url,
      headers: {
        host,
        origin: `http://${host}`,
        ...(cookie === null ? {} : { cookie }),
        ...call.headers,
        ...(call.body instanceof Uint8Array ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(call.body === undefined
        ? {}
        : {
            payload:
              call.body instanceof Uint8Array ? Buffer.from(call.body) : (withOrder(call.url, call.body) as object),
          }),
    });
  const cookieOf = async (name: string): Promise<string> => {
    const before = cookies.get(name);
    if (before !== undefined) return before;
    const body = { name, password: demoPassword };
    const { cookies: given } = await send({ method: 'POST', url: '/api/session', body }, null);
    const cookie = given.map((each) => `${each.name}=${each.value}`).join('; ');
    if (cookie === '') throw new Error(`${name} cannot log in`);
    cookies.set(name, cookie);
    return cookie;
  };
  const call = async (made: Call) =>
    send(made, made.as === undefined || made.as === null ? null : await cookieOf(made.as));
  const { cycles } = (await call({ method: 'GET', url: '/api/cycles', as: 'xiaoneng' })).json<{
    cycles: { id: string }[];
  }>();
  return { deps, app, cycle: cycles[0]?.id ?? '', call, logInAnew: () => cookies.clear() };
}

/** A year that is there already is issued, and marked from now on. */
export async function openMarking({ call }: City, cycle: string): Promise<void> {
  for (const noun of ['opening', 'marking']) {
    const { statusCode, body } = await call({
      method: 'POST',
      url: `/api/cycles/${cycle}/${noun}`,
      body: {},
      as: 'xiaoneng',
    });
    if (statusCode !== 200) throw new Error(`${noun}: ${body}`);
  }
}
