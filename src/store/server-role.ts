// The role that the server works as (服务角色): it owns nothing and may do only what migrations grant.
import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, escapeLiteral } from 'pg';
import { Refusal } from '../domain/refusal.ts';
import { isStarting, isUnreachable, isUnwelcome, unreachable } from './fault.ts';

export const serverRole = 'plumbline_server';

async function connected(url: string, triesLeft = 50): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'plumbline',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (fault) {
    await client.end().catch(() => {});
    if (!isStarting(fault) || triesLeft === 0) throw fault;
    await wait(200);
    return connected(url, triesLeft - 1);
  }
}

/**
 * Opens one connection, does the work, closes it; waits ten seconds for a server that is just starting.
 * Throws Refusal database-unreachable, database-refused.
 */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  let client: Client | null = null;
  try {
    client = await connected(url);
    return await work(client);
  } catch (fault) {
    if (isUnreachable(fault)) throw unreachable(fault);
    throw fault;
  } finally {
    await client?.end().catch(() => {});
  }
}

/** The server's address, made from the owner's: its password follows from the owner's, so that nobody keeps a second one. */
export function serverUrlFrom(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  if (url.password === '') throw passwordNeeded();
  const password = createHmac('sha256', decodeURIComponent(url.password))
    .update('plumbline server')
    .digest('base64url');
  url.username = serverRole;
  url.password = password;
  return url.href;
}

type Role = { name: string; exists: boolean; unsafe: boolean; isElsewhere: boolean };

/**
 * Sees to it that the role exists and can log in with `serverUrl`; a role is the whole cluster's, so other databases'
 * servers may use it too: its password is not taken from them. Throws Refusal database-refused, database-unsafe.
 */
export async function prepareServerRole(owner: Client, serverUrl: string, isGiven: boolean): Promise<void> {
  const role = await readRole(owner, serverRole);
  if (role.unsafe) throw tooPowerful(role.name);
  if (isGiven) {
    if (!role.exists) await createRole(owner, 'nologin');
    return;
  }
  if (role.exists && (await mayEnter(serverUrl))) return;
  const password = decodeURIComponent(new URL(serverUrl).password);
  if (!role.exists) await createRole(owner, `login password ${escapeLiteral(password)}`);
  else if (role.isElsewhere) throw servesAnother();
  else await changePassword(owner, password);
}

/** What a role may do, it may do for its members too: each can become it. `isElsewhere`: it can log in, and holds rights in another database. */
async function readRole(client: Pick<Client, 'query'>, name: string): Promise<Role> {
  const { rows } = await client.query<{ unsafe: boolean; elsewhere: boolean }>(
    `select has_parameter_privilege(mine.oid, 'session_replication_role', 'set') or exists (
       select from pg_roles r where pg_has_role(mine.oid, r.oid, 'member')
         and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
           or r.rolname in ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files'))) as unsafe,
       mine.rolcanlogin and exists (
         select from pg_shdepend d join pg_database other on other.oid = d.dbid
         where d.refobjid = mine.oid and other.datname <> current_database()) as elsewhere
     from pg_roles mine where mine.rolname = $1`,
    [name],
  );
  const [row] = rows;
  return { name, exists: row !== undefined, unsafe: row?.unsafe === true, isElsewhere: row?.elsewhere === true };
}

/** Two servers of one cluster may make the role in the same moment: then it is there, and that is all we want. */
async function createRole(owner: Client, how: string): Promise<void> {
  try {
    await owner.query(
      `create role ${serverRole} nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit ${how}`,
    );
  } catch (fault) {
    if ((await readRole(owner, serverRole)).exists) return;
    throw cannotMake(fault);
  }
}

async function changePassword(owner: Client, password: string): Promise<void> {
  try {
    await owner.query(`alter role ${serverRole} login password ${escapeLiteral(password)}`);
  } catch (fault) {
    throw cannotMake(fault);
  }
}

async function mayEnter(url: string): Promise<boolean> {
  try {
    await withClient(url, () => Promise.resolve());
    return true;
  } catch (fault) {
    if (isUnwelcome(fault)) return false;
    throw fault;
  }
}

/** Asked in the server's own session: a given role may have another name and more rights than it should. Throws Refusal database-unsafe. */
export async function checkServerRole(client: Pick<Client, 'query'>): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_user as name');
  const name = rows[0]?.name ?? '';
  if ((await readRole(client, name)).unsafe) throw tooPowerful(name);
  const owned = await ownedBy(client);
  if (owned.length > 0) throw ownsThings(name, owned);
}

/**
 * The database itself, or anything in it, that belongs to the role or to one that it can become: `database x`,
 * `table public.fact`. What belongs to PostgreSQL's own roles is not listed there: no small role can become them, but
 * for the owner of the schema public, who is the database's.
 */
async function ownedBy(client: Pick<Client, 'query'>): Promise<string[]> {
  const { rows } = await client.query<{ thing: string }>(
    `select concat(what.type, ' ', what.identity) as thing
     from pg_database own
       join pg_shdepend d on d.dbid = own.oid or (d.classid = 'pg_database'::regclass and d.objid = own.oid),
       lateral pg_identify_object(d.classid, d.objid, d.objsubid) what
     where own.datname = current_database() and d.deptype = 'o' and pg_has_role(current_user, d.refobjid, 'member')
     order by d.dbid, d.classid, d.objid limit 3`,
  );
  return rows.map(({ thing }) => thing);
}

function ownsThings(name: string, things: readonly string[]): Refusal {
  return new Refusal('database-unsafe', {
    what: `数据库角色 ${name} 不能作为服务的角色。`,
    why: `这些归它所有，或归它所属的角色所有：${things.join('、')}。库、模式、表、函数的所有者能删掉表，能关掉行级安全和“只增不改”的触发器。`,
    next: `请在 DATABASE_SERVER_URL 中写明另一个什么都不拥有的角色，例如 CREATE ROLE ${serverRole} LOGIN PASSWORD '…'; 或者把它们改归建表的角色（ALTER … OWNER TO …）。`,
    english: `The role ${name}, or one that it is a member of, owns ${things.join(', ')}: it could drop the tables or switch row security off. Set DATABASE_SERVER_URL to a role that owns nothing.`,
  });
}

function tooPowerful(name: string): Refusal {
  return new Refusal('database-unsafe', {
    what: `数据库角色 ${name} 的权限太大，准绳不用它启动。`,
    why: '服务用的角色和它所属的角色都不能是超级用户，不能绕过行级安全（BYPASSRLS），不能建立角色、数据库，不能读写服务器上的文件，也不能设置 session_replication_role，否则各考评辖区的数据就不再隔开。',
    next: `请在 DATABASE_SERVER_URL 中写明另一个角色；或者请数据库管理员执行 ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION; 并收回它所属的角色（REVOKE … FROM ${name};）。`,
    english: `The role ${name}, or one that it is a member of, may do too much for the server (superuser, BYPASSRLS, CREATEROLE, CREATEDB, REPLICATION, files of the server or session_replication_role): set DATABASE_SERVER_URL to another role, or take these rights away.`,
  });
}

function cannotMake(fault: unknown): Refusal {
  const reason = fault instanceof Error ? fault.message : String(fault);
  return new Refusal('database-refused', {
    what: `不能在数据库中建立服务用的角色 ${serverRole}。`,
    why: `DATABASE_URL 中的用户没有这个权限（${reason}）。`,
    next: `请数据库管理员执行 CREATE ROLE ${serverRole} LOGIN PASSWORD '…'; 并在环境变量 DATABASE_SERVER_URL 中写明用它连接的地址。`,
    english: `The user of DATABASE_URL may not make the role ${serverRole} (${reason}): have it created and set DATABASE_SERVER_URL.`,
  });
}

function servesAnother(): Refusal {
  return new Refusal('database-refused', {
    what: `服务用的角色 ${serverRole} 已由同一台数据库服务器上的另一个库使用，准绳没有改它的密码。`,
    why: '它的密码由 DATABASE_URL 的密码算出，两个库的不同；改了，那一边的服务就连不上了。',
    next: `请为这个库另建一个角色，例如 CREATE ROLE ${serverRole}_2 LOGIN PASSWORD '…' IN ROLE ${serverRole}; 并在 DATABASE_SERVER_URL 中写明用它连接的地址。另一个库已停用，或者只是 DATABASE_URL 换了密码的，请执行 ALTER ROLE ${serverRole} NOLOGIN; 再启动。`,
    english: `The role ${serverRole} serves another database of this cluster, under the password that follows from that one's owner. Create a role in ${serverRole} for this database and set DATABASE_SERVER_URL; or, where the other one is out of use or the owner's password was changed, ALTER ROLE ${serverRole} NOLOGIN and start again.`,
  });
}

function passwordNeeded(): Refusal {
  return new Refusal('database-refused', {
    what: 'DATABASE_URL 中没有密码。',
    why: `服务用的角色 ${serverRole} 的密码由它算出。`,
    next: `请在 DATABASE_URL 中写明密码，或建立角色 ${serverRole} 并设置环境变量 DATABASE_SERVER_URL。`,
    english: `DATABASE_URL has no password, from which the one of ${serverRole} follows: add it, or set DATABASE_SERVER_URL.`,
  });
}

/** The database does not let the owner or the server in. */
export function refused(fault: unknown, variable: string): Refusal {
  const reason = fault instanceof Error ? fault.message : String(fault);
  return new Refusal('database-refused', {
    what: '数据库拒绝了连接。',
    why: `用户、密码或库名不对，或没有权限（${reason}）。`,
    next: `请检查环境变量 ${variable}。`,
    english: `The database refused the connection (${reason}): check ${variable}.`,
  });
}
