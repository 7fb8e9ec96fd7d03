// The role that the server works as (服务角色): it owns nothing and may do only what migrations grant.
import { createHmac } from 'node:crypto';
import { Client, escapeLiteral } from 'pg';
import { Refusal } from '../domain/refusal.ts';
import { isUnreachable, isUnwelcome, unreachable } from './fault.ts';

export const serverRole = 'plumbline_server';

/** Opens one connection, does the work, closes it. Throws Refusal database-unreachable, database-refused. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'plumbline',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } catch (fault) {
    if (isUnreachable(fault)) throw unreachable(fault);
    throw fault;
  } finally {
    await client.end().catch(() => {});
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

type Role = { name: string; exists: boolean; unsafe: boolean };

/**
 * Sees to it that the role exists and can log in with `serverUrl`; a role is the whole cluster's, so other databases'
 * servers may use it too. Throws Refusal database-refused, database-unsafe.
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
  else await changePassword(owner, password);
}

async function readRole(client: Pick<Client, 'query'>, name: string): Promise<Role> {
  const { rows } = await client.query<{ unsafe: boolean }>(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as unsafe
     from pg_roles where rolname = $1`,
    [name],
  );
  return { name, exists: rows.length > 0, unsafe: rows[0]?.unsafe === true };
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
  const owned = await client.query<{ owns: boolean }>(
    `select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and pg_has_role(current_user, relowner, 'member')) as owns`,
  );
  if (owned.rows[0]?.owns === true) throw ownsTables(name);
}

function ownsTables(name: string): Refusal {
  return new Refusal('database-unsafe', {
    what: `数据库角色 ${name} 不能作为服务的角色。`,
    why: '准绳的表归它所有，或归它所属的角色所有：它能关掉行级安全和“只增不改”的触发器。',
    next: `请在 DATABASE_SERVER_URL 中写明另一个角色，例如 CREATE ROLE ${serverRole} LOGIN PASSWORD '…';`,
    english: `The role ${name} owns the tables, or is a member of the role that does, and could switch row security off: set DATABASE_SERVER_URL to another role.`,
  });
}

function tooPowerful(name: string): Refusal {
  return new Refusal('database-unsafe', {
    what: `数据库角色 ${name} 的权限太大，准绳不用它启动。`,
    why: '服务用的角色不能是超级用户，也不能绕过行级安全（BYPASSRLS）或建立角色、数据库，否则各考评辖区的数据就不再隔开。',
    next: `请数据库管理员执行 ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION; 或指定另一个角色。`,
    english: `The role ${name} may do too much for the server (superuser, BYPASSRLS, CREATEROLE, CREATEDB or REPLICATION): take these rights away, or use another role.`,
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
