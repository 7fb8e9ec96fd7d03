// Real connections to a city's server (真实连接): whoever is at the other end can go before the answer is there.
import { demoPassword } from '../../src/app/demo-city/account.ts';
import type { City } from './city.ts';

export type Connected = {
  url: string;
  /** Of each person who is logged in. */
  headers: Record<string, { origin: string; cookie: string }>;
};

/** Closed with the city. */
export async function connected({ app }: City, ...names: string[]): Promise<Connected> {
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const headers: Connected['headers'] = {};
  for (const name of names) {
    const json = { origin: url, 'content-type': 'application/json' };
    const body = JSON.stringify({ name, password: demoPassword });
    const reply = await fetch(`${url}/api/session`, { method: 'POST', headers: json, body });
    const cookies = reply.headers.getSetCookie().map((each) => each.split(';', 1)[0]);
    headers[name] = { origin: url, cookie: cookies.join('; ') };
  }
  return { url, headers };
}

/** How the transactions of the city that somebody stopped end, from here on, one after another. */
export function endings({ deps: { store } }: City): string[] {
  const ended: string[] = [];
  const { transaction } = store;
  store.transaction = async (jurisdiction, work, kind) => {
    try {
      return await transaction(jurisdiction, work, kind);
    } catch (fault) {
      if (fault instanceof DOMException) ended.push(fault.name);
      throw fault;
    }
  };
  return ended;
}
