// Accounts (账号): opened by the system administrator, given roles by the security administrator; nobody does both.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import type { Word } from '../domain/event-word.ts';
import { actsOf, insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { administrators, isCompatible, Role, roles as roleTitles } from '../domain/role.ts';
import { type Account, accountById, accounts, addAccounts, changeAccount, setRoles } from '../store/account.ts';
import { bodies, type BodyRow } from '../store/body.ts';
import type { Tx } from '../store/database.ts';
import { endSessions } from '../store/session.ts';
import type { Deps } from './deps.ts';
import { type Author, type Happening, openJournal, record } from './journal.ts';
import { hashPassword, startPassword } from './password.ts';
import { notFound } from './not-found.ts';

/** The logged-in person, as the pages need it. */
export async function describeActor(actor: Actor, deps: Deps) {
  const all = await deps.store.transaction(actor.jurisdiction, bodies);
  const body = all.find(({ id }) => id === actor.body);
  const { account: id, name, title, roles, jurisdiction } = actor;
  return {
    id,
    name,
    title,
    jurisdiction,
    body: body === undefined ? null : { id: body.id, title: body.title },
    section: body?.sections.find((section) => section.id === actor.section)?.title ?? null,
    roles: [...roles],
    acts: actsOf(actor),
    mustChangePassword: actor.mustChangePassword === true,
  };
}

/** An account as administrators see it; never with anything of its password. */
export type AccountLine = Omit<Account, 'password' | 'failures'>;

const lineOf = ({ password: _password, failures: _failures, ...line }: Account): AccountLine => line;

export async function listAccounts(actor: Actor, deps: Deps): Promise<AccountLine[]> {
  insist(actor, 'account:read');
  return (await deps.store.transaction(actor.jurisdiction, accounts)).map(lineOf);
}

export type AccountPlace = { title: string; body: string | null; section: string | null };
export type AccountRequest = AccountPlace & { name: string; wanted: readonly Role[] };

/** Throws `not-found` where the directory has no such body or section. */
function insistOnPlace({ body, section }: AccountPlace, all: readonly BodyRow[]): void {
  const found = all.find(({ id }) => id === body);
  if (body !== null && found === undefined) throw notFound('这个单位', 'This body');
  if (section !== null && found?.sections.some(({ id }) => id === section) !== true)
    throw notFound('这个科室', 'This section');
}

function insistOnCompatible(held: readonly Role[]): void {
  if (isCompatible(held)) return;
  throw new Refusal('roles-incompatible', {
    what: '这些角色不能给同一个账号。',
    why: '系统、安全、审计三员各自独立，也不兼任考评工作。',
    next: '请只选一个管理员角色，或者只选考评工作的角色。',
    english: 'An administrator is that alone: choose one administrator’s role, or working roles only.',
  });
}

/** A start password with its hash, which takes its time: made before a transaction that others wait for. */
export type StartSecret = { password: string; hashed: string };
export async function startSecret(): Promise<StartSecret> {
  const password = startPassword();
  return { password, hashed: await hashPassword(password) };
}

export type NewRequest = AccountRequest & { secret: StartSecret };

/**
 * Opens accounts without roles, for verbs that have asked `may()`; answers with their ids. `all` are the bodies of the
 * directory. Throws `name-taken`, `not-found`, `roles-incompatible`.
 */
export async function openAccountsIn(
  tx: Tx,
  author: Author,
  requests: readonly NewRequest[],
  all: readonly BodyRow[],
  deps: Deps,
): Promise<string[]> {
  if (requests.length === 0) return [];
  for (const request of requests) {
    insistOnCompatible(request.wanted);
    insistOnPlace(request, all);
  }
  const now = deps.now();
  const made = requests.map(({ secret, ...request }) => ({
    ...request,
    id: deps.id(),
    password: secret.hashed,
    roles: [],
    mustChangePassword: true,
    at: now.toISOString(),
  }));
  const added = await addAccounts(tx, made);
  const known = made.find(({ id }) => !added.has(id));
  if (known !== undefined)
    throw new Refusal('name-taken', {
      what: `账号“${known.name}”没有开立。`,
      why: '本辖区已有这个登录名。',
      next: '请换一个登录名，比如加上单位的简称。',
      english: `The account name “${known.name}” is taken here: choose another.`,
    });
  const told = made.map(({ name, title, body }): Happening => ({
    event: 'account-created',
    body,
    data: { name, title },
  }));
  await record(tx, author, now, ...told);
  return made.map(({ id }) => id);
}

/** One alone. */
export async function openAccountIn(tx: Tx, author: Author, request: NewRequest, deps: Deps): Promise<string> {
  await openJournal(tx);
  const [id = ''] = await openAccountsIn(tx, author, [request], await bodies(tx), deps);
  return id;
}

/** `password` is told this once: only its hash is kept. */
export type OpenedAccount = { account: AccountLine; password: string };

export async function openAccount(actor: Actor, request: AccountRequest, deps: Deps): Promise<OpenedAccount> {
  insist(actor, 'account:create');
  const secret = await startSecret();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const id = await openAccountIn(tx, actor, { ...request, secret }, deps);
    return { account: await lineById(tx, id), password: secret.password };
  });
}

async function existing(tx: Tx, id: string): Promise<Account> {
  const account = await accountById(tx, id);
  if (account === null) throw notFound('这个账号', 'This account');
  return account;
}
const lineById = async (tx: Tx, id: string): Promise<AccountLine> => lineOf(await existing(tx, id));

/** Changes an account and says so: under the lock of the journal's head, so that two administrators act one after the other. */
async function change(
  actor: Actor,
  id: string,
  deps: Deps,
  work: (tx: Tx, account: Account) => Promise<Happening | readonly Happening[] | null>,
): Promise<AccountLine> {
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const happening = await work(tx, await existing(tx, id));
    await record(tx, actor, deps.now(), ...(happening === null ? [] : [happening].flat()));
    return lineById(tx, id);
  });
}

/** With the body change the things that are its own: whoever moves loses the roles until they are granted anew. */
export async function moveAccount(
  actor: Actor,
  { id, ...place }: AccountPlace & { id: string },
  deps: Deps,
): Promise<AccountLine> {
  insist(actor, 'account:create');
  insistOnOther(actor, id, '不能调动自己的账号。', 'You cannot move it');
  return change(actor, id, deps, async (tx, account) => {
    const all = await bodies(tx);
    insistOnPlace(place, all);
    const wordOf = ({ title, body, section }: AccountPlace): Word => {
      const found = all.find((each) => each.id === body);
      const names = [title, found?.title, found?.sections.find((each) => each.id === section)?.title];
      return { is: 'names', names: names.filter((name) => name !== undefined) };
    };
    const [before, after] = [wordOf(account), wordOf(place)];
    if (canonical(before) === canonical(after)) return null;
    const isElsewhere = place.body !== account.body && account.roles.length > 0;
    await changeAccount(tx, id, isElsewhere ? { ...place, wanted: account.roles } : place);
    if (isElsewhere) {
      await insistOnOthers(tx, account, account.roles);
      await setRoles(tx, id, []);
    }
    const roles: Happening['words'] = isElsewhere ? { roles: { is: 'phrase', phrase: 'roles-to-grant' } } : {};
    const data = { name: account.name };
    return { event: 'account-changed', body: place.body, data, words: { before, after, ...roles } };
  });
}

const insistOnOther = (actor: Actor, id: string, what: string, english: string): void => {
  if (actor.account !== id) return;
  throw new Refusal('own-account', {
    what,
    why: '这是您自己的账号，要由别人来办。',
    next: '请找另一位管理员办理。',
    english: `${english}: it is your own account, ask another administrator.`,
  });
};

/** Each of the three administrators stays with somebody who can log in. Throws `last-administrator`. */
async function insistOnOthers(tx: Tx, account: Account, lost: readonly Role[]): Promise<void> {
  const active = (await accounts(tx)).filter(({ id, disabledAt }) => id !== account.id && disabledAt === null);
  const missing = lost
    .filter((role) => administrators.includes(role))
    .find((role) => !active.some(({ roles }) => roles.includes(role)));
  if (missing === undefined) return;
  const { zh, en } = roleTitles[missing];
  throw new Refusal('last-administrator', {
    what: `“${account.name}”是最后一位${zh}，不能去掉。`,
    why: `没有${zh}，以后就没有人能办理这一类事项。`,
    next: `请先给另一个账号授予${zh}角色。`,
    english: `“${account.name}” is the last ${en.toLowerCase()}: give another account that role first.`,
  });
}

/** Closed: nobody logs in with it, and nothing that it did is gone. */
export async function closeAccount(
  actor: Actor,
  { id, isClosed }: { id: string; isClosed: boolean },
  deps: Deps,
): Promise<AccountLine> {
  insist(actor, 'account:create');
  insistOnOther(actor, id, '不能停用自己的账号。', 'You cannot close it');
  return change(actor, id, deps, async (tx, account) => {
    const { name, body } = account;
    if ((account.disabledAt !== null) === isClosed) return null;
    if (isClosed) await insistOnOthers(tx, account, account.roles);
    await changeAccount(tx, id, { disabledAt: isClosed ? deps.now().toISOString() : null });
    if (isClosed) await endSessions(tx, id, null);
    return { event: isClosed ? 'account-disabled' : 'account-enabled', body, data: { name } };
  });
}

const rolesWord = (held: readonly Role[]) => ({ is: 'roles', roles: held.toSorted(byOrder) }) satisfies Word;

/** The entry about the roles of an account; their order says nothing. */
export const grantedRoles = (
  { name, body }: Pick<Account, 'name' | 'body'>,
  before: readonly Role[],
  after: readonly Role[],
) =>
  ({
    event: 'roles-granted',
    body,
    data: { name },
    words: { before: rolesWord(before), after: rolesWord(after) },
  }) as const;
const byOrder = (a: Role, b: Role): number => Role.options.indexOf(a) - Role.options.indexOf(b);

/** The roles that an account has from now on; what was wanted is settled by it, and what of it was not granted is told. */
export async function grantRoles(
  actor: Actor,
  { id, roles }: { id: string; roles: readonly Role[] },
  deps: Deps,
): Promise<AccountLine> {
  insist(actor, 'account:grant');
  insistOnOther(actor, id, '不能给自己授予角色。', 'You cannot grant roles to it');
  insistOnCompatible(roles);
  return change(actor, id, deps, async (tx, account) => {
    const lost = account.roles.filter((role) => !roles.includes(role));
    if (account.disabledAt === null) await insistOnOthers(tx, account, lost);
    await setRoles(tx, id, [...new Set(roles)]);
    await changeAccount(tx, id, { wanted: [] });
    const granted = grantedRoles(account, account.roles, [...new Set(roles)]);
    const { before, after } = granted.words;
    const { name, body, wanted } = account;
    const refused = rolesWord(wanted.filter((role) => !roles.includes(role)));
    const refusal: Happening = { event: 'roles-refused', body, data: { name }, words: { refused } };
    return [
      ...(canonical(before) === canonical(after) ? [] : [granted]),
      ...(refused.roles.length === 0 ? [] : [refusal]),
    ];
  });
}

export async function unlockAccount(actor: Actor, { id }: { id: string }, deps: Deps): Promise<AccountLine> {
  insist(actor, 'account:unlock');
  return change(actor, id, deps, async (tx, { name, body }) => {
    await changeAccount(tx, id, { failures: 0, lockedUntil: null });
    return { event: 'account-unlocked', body, data: { name } };
  });
}

/** A new start password, told this once; whoever is logged in with the old one is logged out. */
export async function resetPassword(actor: Actor, { id }: { id: string }, deps: Deps): Promise<OpenedAccount> {
  insist(actor, 'account:unlock');
  insistOnOther(actor, id, '不能重置自己的密码。', 'You cannot reset its password');
  const { password, hashed } = await startSecret();
  const account = await change(actor, id, deps, async (tx, { name, body }) => {
    await changeAccount(tx, id, { password: hashed, mustChangePassword: true, failures: 0, lockedUntil: null });
    await endSessions(tx, id, null);
    return { event: 'password-reset', body, data: { name } };
  });
  return { account, password };
}
