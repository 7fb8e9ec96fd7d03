// The journal and what it is bound to (留痕与内容测试): whoever alters a fact, a scheme or a computation in the tables is found.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import type { Deps } from '../../src/app/deps.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { openStore } from '../../src/store/open.ts';
import { withClient } from '../../src/store/server-role.ts';
import { freshDatabase } from '../kit/database.ts';

const one = { deps: undefined as Deps | undefined, url: '' };
const auditor: Actor = {
  jurisdiction: 'demo',
  account: '一',
  name: 'shenji',
  title: '审计',
  body: null,
  section: null,
  roles: ['auditor'],
  mustChangePassword: false,
};

beforeAll(async () => {
  const { url } = await freshDatabase();
  const store = await openStore({ url });
  one.deps = { store, now: () => new Date(), id: () => randomUUID() };
  one.url = url;
  await loadDemoCity(one.deps, () => undefined);
  return () => store.close();
});

async function firstFault(): Promise<string | null> {
  const { deps } = one;
  if (deps === undefined) throw new Error('no city');
  for (let from: number | null = 1; from !== null;) {
    const { fault, next } = await checkJournal(auditor, { from }, deps);
    if (fault !== null) return fault.zh;
    from = next;
  }
  return null;
}

/** As the owner of the tables could do it, and undone afterwards. */
async function altered(table: string, change: string): Promise<string | null> {
  const run = (sql: string) =>
    withClient(one.url, (client) =>
      client.query(
        `alter table ${table} disable trigger user; alter table ${table} no force row level security; ${sql};
         alter table ${table} force row level security; alter table ${table} enable trigger user`,
      ),
    );
  await run(`create table kept as select * from ${table}; update ${table} set ${change}`);
  try {
    return await firstFault();
  } finally {
    const key = { fact: 'fact_id', scheme_version: 'version', computation: 'number' }[table] ?? '';
    const column = { fact: 'content', scheme_version: 'content', computation: 'snapshot' }[table] ?? '';
    await run(
      `update ${table} t set ${column} = kept.${column} from kept where kept.${key} = t.${key}; drop table kept`,
    );
  }
}

test.each([
  [
    'fact',
    `content = jsonb_set(content, '{reason}', '"改过"') where fact_id = (select min(fact_id) from fact where type = 'mark')`,
  ],
  [
    'fact',
    `content = jsonb_set(content, '{evidence}', '["x"]') where fact_id = (select min(fact_id) from fact where type = 'adjustment')`,
  ],
  ['scheme_version', `content = jsonb_set(content, '{title}', '"改过"')`],
  ['computation', `snapshot = replace(snapshot, '"rank":1,', '"rank":2,')`],
])('%s altered: %s', async (table, change) => {
  expect(await firstFault()).toBe(null);
  expect(await altered(table, change)).toMatch(/^第 \d+ 条记的内容后来被改动过/u);
  expect(await firstFault()).toBe(null);
});
