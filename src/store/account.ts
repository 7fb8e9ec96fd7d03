// Accounts and their roles in the database (账号).
import { sql } from 'kysely';
import { Role } from '../domain/role.ts';
import { batches } from './batch.ts';
import type { Tx } from './database.ts';

export type Account = {
  id: string;
  name: string;
  title: string;
  body: string | null;
  section: string | null;
  roles: Role[];
  password: string;
  failures: number;
  lockedUntil: string | null;
  disabledAt: string | null;
  /** The password is a start password: somebody else has seen it. */
  mustChangePassword: boolean;
  /** Roles that were asked for when it was opened. */
  wanted: Role[];
  createdAt: string;
};

const select = (tx: Tx) =>
  tx.selectFrom('account as a').select([
    'a.account_id as id',
    'a.name',
    'a.title',
    'a.body_id as body',
    'a.section_id as section',
    'a.password',
    'a.failures',
    'a.locked_until as lockedUntil',
    'a.disabled_at as disabledAt',
    'a.must_change as mustChangePassword',
    'a.wanted',
    'a.created_at as createdAt',
    sql<string[]>`array(select r.role from account_role r where r.jurisdiction_id = a.jurisdiction_id
      and r.account_id = a.account_id order by r.role)`.as('roles'),
  ]);

const checked = <T extends { roles: string[]; wanted: string[] }>(row: T) => ({
  ...row,
  roles: row.roles.map((role) => Role.parse(role)),
  wanted: row.wanted.map((role) => Role.parse(role)),
});

export async function accounts(tx: Tx): Promise<Account[]> {
  return (await select(tx).orderBy('a.name').execute()).map(checked);
}

/** Everyone's name by account, for lists that say who did a thing. */
export async function accountTitles(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('account').select(['account_id as id', 'title']).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

export async function accountById(tx: Tx, id: string): Promise<Account | null> {
  const row = await select(tx).where('a.account_id', '=', id).executeTakeFirst();
  return row === undefined ? null : checked(row);
}

export async function accountNamed(tx: Tx, name: string): Promise<Account | null> {
  const row = await select(tx).where('a.name', '=', name).executeTakeFirst();
  return row === undefined ? null : checked(row);
}

/** Locked until the end of the transaction: failures are counted one after another. */
export async function accountToOpen(tx: Tx, name: string): Promise<Account | null> {
  const row = await select(tx).where('a.name', '=', name).forUpdate().executeTakeFirst();
  return row === undefined ? null : checked(row);
}

export type NewAccount = Pick<Account, 'id' | 'name' | 'title' | 'body' | 'section' | 'password' | 'roles'> & {
  at: string;
  mustChangePassword?: boolean;
  wanted?: readonly Role[];
};

/** Answers with the ids of those that were added: not where the login name is taken. */
export async function addAccounts(tx: Tx, rows: readonly NewAccount[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const batch of batches(rows)) {
    const values = batch.map(({ id, name, title, body, section, password, at, mustChangePassword, wanted }) => ({
      account_id: id,
      name,
      title,
      body_id: body,
      section_id: section,
      password,
      created_at: at,
      must_change: mustChangePassword ?? false,
      wanted: JSON.stringify(wanted ?? []),
    }));
    const added = await tx
      .insertInto('account')
      .values(values)
      .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'name']).doNothing())
      .returning('account_id as id')
      .execute();
    for (const { id } of added) ids.add(id);
  }
  const held = rows.filter(({ id }) => ids.has(id));
  await addRoles(
    tx,
    held.flatMap(({ id, roles }) => roles.map((role) => ({ account_id: id, role }))),
  );
  return ids;
}

/** Answers false where the login name is taken. */
export const addAccount = async (tx: Tx, row: NewAccount): Promise<boolean> =>
  (await addAccounts(tx, [row])).has(row.id);

async function addRoles(tx: Tx, rows: readonly { account_id: string; role: Role }[]): Promise<void> {
  for (const batch of batches(rows)) await tx.insertInto('account_role').values(batch).execute();
}

export async function setRoles(tx: Tx, id: string, roles: readonly Role[]): Promise<void> {
  await tx.deleteFrom('account_role').where('account_id', '=', id).execute();
  await addRoles(
    tx,
    roles.map((role) => ({ account_id: id, role })),
  );
}

export type AccountChange = {
  title?: string;
  body?: string | null;
  section?: string | null;
  password?: string;
  failures?: number;
  lockedUntil?: string | null;
  disabledAt?: string | null;
  mustChangePassword?: boolean;
  wanted?: readonly Role[];
};

export async function changeAccount(tx: Tx, id: string, change: AccountChange): Promise<void> {
  const { body, section, lockedUntil, disabledAt, mustChangePassword, wanted, ...same } = change;
  await tx
    .updateTable('account')
    .set({
      ...same,
      ...(body === undefined ? {} : { body_id: body }),
      ...(section === undefined ? {} : { section_id: section }),
      ...(lockedUntil === undefined ? {} : { locked_until: lockedUntil }),
      ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
      ...(mustChangePassword === undefined ? {} : { must_change: mustChangePassword }),
      ...(wanted === undefined ? {} : { wanted: JSON.stringify(wanted) }),
    })
    .where('account_id', '=', id)
    .execute();
}
