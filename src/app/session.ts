// Logging in and out (登录): opaque tokens, lockout after repeated failures, and the actor behind a token.
import { randomBytes } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Account, accountById, accountNamed, accountToOpen, changeAccount } from '../store/account.ts';
import type { Tx } from '../store/database.ts';
import { jurisdictions, type JurisdictionRow } from '../store/jurisdiction.ts';
import { addSession, dropExpired, endSession, endSessions, sessionOf, touchSession } from '../store/session.ts';
import type { Deps } from './deps.ts';
import { sha256 } from './hash.ts';
import { type Happening, openJournal, record } from './journal.ts';
import { checkNothing, hashPassword, insistOnStrength, isPassword } from './password.ts';

export const failuresMax = 5;
export const lockedMinutes = 15;
const openHours = 12;
const idleHours = 2;
const minute = 60_000;

const later = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);

/** The cities that this server serves, for the login page. */
export async function listJurisdictions(deps: Deps): Promise<JurisdictionRow[]> {
  const all = await deps.store.transaction('', jurisdictions);
  return deps.isPublic === true ? all.filter(({ demonstration }) => demonstration === null) : all;
}

/** The actor that an account is. */
export const actorFor = (jurisdiction: string, account: Account): Actor => ({
  jurisdiction,
  account: account.id,
  name: account.name,
  title: account.title,
  body: account.body,
  section: account.section,
  roles: account.roles,
  ...(account.mustChangePassword ? { mustChangePassword: true } : {}),
});

const refused = (): Refusal =>
  new Refusal('login-refused', {
    what: '登录没有成功。',
    why: '登录名或密码不对，或者账号已停用。',
    next: '请核对后再试；忘记密码的，请找安全管理员重置。',
    english:
      'The name or the password is wrong, or the account is closed. Try again, or ask the security administrator.',
  });

const locked = (until: string, now: Date): Refusal => {
  const minutes = Math.max(1, Math.ceil((new Date(until).getTime() - now.getTime()) / minute));
  return new Refusal('account-locked', {
    what: '账号已锁定。',
    why: `连续 ${failuresMax} 次输错密码。`,
    next: `请在 ${minutes} 分钟后再试，或者找安全管理员解锁。`,
    english: `The account is locked for ${minutes} more minutes after ${failuresMax} failures; wait, or ask the security administrator.`,
  });
};

export type OpenedSession = { token: string; actor: Actor; expiresAt: Date };
type Attempt = { opened: OpenedSession } | { refusal: Refusal };

/** Whether there is this jurisdiction, and it is served. */
export async function isServed(tx: Tx, jurisdiction: string, deps: Deps): Promise<boolean> {
  const known = (await jurisdictions(tx)).find(({ id }) => id === jurisdiction);
  return known !== undefined && (deps.isPublic !== true || known.demonstration === null);
}

const isLockedAt = ({ lockedUntil }: Account, now: Date): boolean =>
  lockedUntil !== null && new Date(lockedUntil) > now;

type Reason = 'wrong-password' | 'unknown-name' | 'account-closed' | 'account-locked';

const system = (jurisdiction: string) => ({ jurisdiction, account: null, title: 'system' });

/** Longer than any login name: what else was typed is not kept. */
const nameKept = 64;

/** A login that came to nothing. */
const refusedLogin = (name: string, reason: Reason): Happening => ({
  event: 'session-refused',
  data: { name: name.length > nameKept ? `${name.slice(0, nameKept).toWellFormed()}……` : name },
  words: { reason: { is: 'phrase', phrase: reason } },
});

/** Counts a wrong password, under the lock of the journal's head; answers until when the account is locked by it. */
async function countFailure(
  tx: Tx,
  { jurisdiction }: Pick<Actor, 'jurisdiction'>,
  account: Account,
  now: Date,
): Promise<string | null> {
  const { id, name } = account;
  const failures = account.failures + 1;
  const until = failures >= failuresMax ? later(now, lockedMinutes * minute).toISOString() : null;
  await changeAccount(tx, id, { failures: until === null ? failures : 0, lockedUntil: until });
  const locking: Happening[] = until === null ? [] : [{ event: 'account-locked', data: { name, until } }];
  await record(tx, system(jurisdiction), now, refusedLogin(name, 'wrong-password'), ...locking);
  return until;
}

/** Opens the session of an account that is locked until the end of the transaction, and whose password was right. */
async function opened(tx: Tx, jurisdiction: string, account: Account, now: Date): Promise<OpenedSession> {
  await changeAccount(tx, account.id, { failures: 0, lockedUntil: null });
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = later(now, openHours * 60 * minute);
  await dropExpired(tx, now.toISOString());
  await addSession(tx, sha256(secret), {
    account: account.id,
    openedAt: now.toISOString(),
    seenAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  const actor = actorFor(jurisdiction, account);
  await record(tx, actor, now, { event: 'session-opened' });
  return { token: `${jurisdiction}.${secret}`, actor, expiresAt };
}

/**
 * Checks name and password and opens a session. Throws `login-refused`, or `account-locked` after five failures
 * in a row; each refused login is recorded, with the name that was typed. The password is checked between two transactions: it
 * takes long on purpose, and must hold neither a connection nor a lock meanwhile.
 */
export async function openSession(
  input: { jurisdiction: string; name: string; password: string },
  deps: Deps,
): Promise<OpenedSession> {
  const { jurisdiction, name, password } = input;
  const { served, seen } = await deps.store.transaction(jurisdiction, async (tx) => {
    const isOpen = await isServed(tx, jurisdiction, deps);
    return { served: isOpen, seen: isOpen ? await accountNamed(tx, name) : null };
  });
  const isRight = seen !== null && seen.disabledAt === null ? await isPassword(password, seen.password) : null;
  if (isRight === null) await checkNothing(password);
  if (!served) throw refused();
  const now = deps.now();
  const attempt = await deps.store.transaction(jurisdiction, async (tx): Promise<Attempt> => {
    // The journal's head before the account, as everywhere: otherwise a login and an administrator wait for each other.
    await openJournal(tx);
    const refuse = async (reason: Reason, refusal: Refusal): Promise<Attempt> => {
      await record(tx, system(jurisdiction), now, refusedLogin(name, reason));
      return { refusal };
    };
    const account = await accountToOpen(tx, name);
    if (account === null) return refuse('unknown-name', refused());
    if (account.disabledAt !== null) return refuse('account-closed', refused());
    // Opened, or its password changed, while this one was looked at: it was none of the account's.
    if (isRight === null || account.password !== seen?.password) return refuse('wrong-password', refused());
    if (isLockedAt(account, now)) return refuse('account-locked', locked(account.lockedUntil ?? '', now));
    if (isRight) return { opened: await opened(tx, jurisdiction, account, now) };
    const until = await countFailure(tx, { jurisdiction }, account, now);
    return { refusal: until === null ? refused() : locked(until, now) };
  });
  if ('refusal' in attempt) throw attempt.refusal;
  return attempt.opened;
}

const partsOf = (token: string): { jurisdiction: string; secret: string } | null => {
  const dot = token.lastIndexOf('.');
  return dot < 1 ? null : { jurisdiction: token.slice(0, dot), secret: token.slice(dot + 1) };
};

/** The actor behind a token; null where the session is over, idle for too long, or never was. A poll is no use of it. */
export async function actorOf(token: string, deps: Deps, { isPoll = false } = {}): Promise<Actor | null> {
  const parts = partsOf(token);
  if (parts === null) return null;
  const now = deps.now();
  const tokenHash = sha256(parts.secret);
  return deps.store.transaction(parts.jurisdiction, async (tx) => {
    const session = await sessionOf(tx, tokenHash);
    if (session === null || !(await isServed(tx, parts.jurisdiction, deps))) return null;
    const isOver =
      new Date(session.expiresAt) <= now || later(new Date(session.seenAt), idleHours * 60 * minute) <= now;
    const account = isOver ? null : await accountById(tx, session.account);
    if (account === null || account.disabledAt !== null) return null;
    if (!isPoll && later(new Date(session.seenAt), minute) <= now) await touchSession(tx, tokenHash, now.toISOString());
    return actorFor(parts.jurisdiction, account);
  });
}

export async function closeSession(actor: Actor, input: { token: string }, deps: Deps): Promise<void> {
  const parts = partsOf(input.token);
  if (parts === null) return;
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await endSession(tx, sha256(parts.secret));
    await record(tx, actor, deps.now(), { event: 'session-closed' });
  });
}

/** Changes the own password; all other sessions of the account end. */
export async function changePassword(
  actor: Actor,
  input: { token: string; before: string; after: string },
  deps: Deps,
): Promise<void> {
  insist(actor, 'password:change');
  insistOnStrength(input.after, actor.name);
  if (input.after === input.before)
    throw new Refusal('password-weak', {
      what: '密码没有修改。',
      why: '新密码和现在的密码一样。',
      next: '请换一个新密码。',
      english: 'The new password is the present one: choose another.',
    });
  const seen = await deps.store.transaction(actor.jurisdiction, (tx) => accountById(tx, actor.account));
  const isRight = seen !== null && (await isPassword(input.before, seen.password));
  const hashed = isRight ? await hashPassword(input.after) : '';
  const now = deps.now();
  const refusal = await deps.store.transaction(actor.jurisdiction, async (tx): Promise<Refusal | null> => {
    await openJournal(tx);
    const account = await accountToOpen(tx, actor.name);
    // Reset meanwhile: the new password is not to be written over.
    if (account === null || account.password !== seen?.password) return wrongPassword();
    if (isLockedAt(account, now)) return locked(account.lockedUntil ?? '', now);
    if (!isRight) {
      const until = await countFailure(tx, actor, account, now);
      return until === null ? wrongPassword() : locked(until, now);
    }
    await changeAccount(tx, account.id, { password: hashed, mustChangePassword: false, failures: 0 });
    const parts = partsOf(input.token);
    await endSessions(tx, account.id, parts === null ? null : sha256(parts.secret));
    await record(tx, actor, now, { event: 'password-changed' });
    return null;
  });
  if (refusal !== null) throw refusal;
}

const wrongPassword = (): Refusal =>
  new Refusal('password-wrong', {
    what: '密码没有修改。',
    why: '“现在的密码”填得不对。',
    next: '请核对后再试；忘记密码的，请找安全管理员重置。',
    english: 'The present password is wrong: try again, or ask the security administrator for a new one.',
  });
