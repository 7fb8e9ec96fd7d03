// Whether a database keeps what it says it has kept (数据库安全检查): on settings that lose data nothing is started.
import type { Client } from 'pg';
import { Refusal } from '../domain/refusal.ts';

const oldestMajor = 15;

/** Settings that must be on, with what is lost when they are off. */
const settings = [
  { name: 'fsync', chinese: '断电后数据库可能损坏', english: 'a power failure may destroy the database' },
  { name: 'full_page_writes', chinese: '断电后数据页可能残缺', english: 'a power failure may leave torn pages' },
  {
    name: 'synchronous_commit',
    chinese: '崩溃后已经确认的保存会丢失',
    english: 'a crash loses changes that were acknowledged',
  },
] as const;

/** Asks in the session of `client`: a role or a database may have settings of its own. Throws Refusal database-too-old, database-unsafe. */
export async function checkSafety(client: Pick<Client, 'query'>): Promise<void> {
  const names = ['server_version', 'server_version_num', ...settings.map(({ name }) => name)];
  const columns = names.map((name) => `current_setting('${name}') as ${name}`).join(', ');
  const { rows } = await client.query<Record<string, string>>(`select ${columns}`);
  judge(rows[0] ?? {});
}

/** What `checkSafety` was told. */
export function judge(values: Record<string, string>): void {
  if (Number(values['server_version_num']) < oldestMajor * 10_000) throw tooOld(values['server_version'] ?? '');
  const off = settings.filter(({ name }) => values[name] === 'off');
  if (off.length > 0) throw unsafe(off);
}

function tooOld(version: string): Refusal {
  return new Refusal('database-too-old', {
    what: `数据库的版本太旧：PostgreSQL ${version}。`,
    why: `需要 PostgreSQL ${oldestMajor} 或更新的版本。`,
    next: '请升级数据库，或改用内置数据库（不设置环境变量 DATABASE_URL）。',
    english: `PostgreSQL ${version} is too old: ${oldestMajor} or newer is needed.`,
  });
}

function unsafe(off: readonly (typeof settings)[number][]): Refusal {
  const names = off.map(({ name }) => name);
  const commands = names.map((name) => `ALTER SYSTEM SET ${name} = on;`).join(' ');
  return new Refusal('database-unsafe', {
    what: `数据库关闭了 ${names.join('、')}，准绳不在这样的数据库上启动。`,
    why: `${off.map(({ chinese }) => chinese).join('；')}。`,
    next: `请数据库管理员执行 ${commands} SELECT pg_reload_conf(); 并查看有没有只给某个角色或某个库的设置（\\drds），然后再启动。`,
    english: `${off.map(({ name, english }) => `${name} is off: ${english}`).join('; ')}. Turn it on (${commands} SELECT pg_reload_conf();) and look for settings of a role or a database (\\drds).`,
  });
}
