// The demonstration city in a database of its own (示范市数据库): without a server, for verbs and for whoever alters tables behind them.
import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import type { Deps } from '../../src/app/deps.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { openStore } from '../../src/store/open.ts';
import { freshDatabase } from './database.ts';
import { freshFiles } from './evidence-folder.ts';

export const demoOrganiser: Actor = {
  jurisdiction: 'demo',
  account: '一',
  name: 'zhuban',
  title: '主办',
  body: null,
  section: null,
  roles: ['organiser'],
  mustChangePassword: false,
};

/** `url` is the owner's; closed after the file's last test. */
export async function demoStore(now: () => Date = () => new Date()): Promise<{ url: string; deps: Deps }> {
  const { url } = await freshDatabase();
  const store = await openStore({ url });
  afterAll(() => store.close());
  const deps: Deps = { store, files: freshFiles(), now, id: () => randomUUID() };
  await loadDemoCity(deps, () => undefined);
  return { url, deps };
}
