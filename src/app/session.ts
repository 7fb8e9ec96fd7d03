// Logging in and out (登录): opaque tokens, lockout after repeated failures, and the actor behind a token.
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Account, accountById, accountToOpen, changeAccount } from '../store/account.ts';
import { jurisdictions, type JurisdictionRow } from '../store/jurisdiction.ts';
import { addSession, dropExpired, endSession, endSessions, sessionOf, touchSession } from '../store/session.ts';
import type { Deps } from './deps.ts';
import { record } from './journal.ts';
import { checkNothing, hashPassword, insistOnStrength, isPassword } from './password.ts';

const failuresMax = 5;
const lockedMinutes = 15;
const openHours = 12;
const idleHours = 2;
const minute = 60_000;

const later = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** All cities of this server, for the login page. */
export const listJurisdictions = (deps: Deps): Promise<JurisdictionRow[]> => deps.store.transaction('', jurisdictions);

const actorFor = (jurisdiction: string, account: Account): Actor => ({
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

const locked = (until: string): Refusal => {
  const minutes = lockedMinutes;
  return new Refusal('account-locked', {
    what: '账号已锁定。',
    why: `连续 ${failuresMax} 次输错密码。`,
    next: `请在 ${minutes} 分钟后再试，或者找安全管理员解锁。`,
    english: `The account is locked until ${until} after ${failuresMax} failures; wait, or ask the security administrator.`,
  });
};

export type Opened = { token: string; actor: Actor; expiresAt: Date };
type Attempt = { opened: Opened } | { refusal: Refusal };

/**
 * Checks name and password and opens a session. Throws `login-refused`, or `account-locked` after five failures
 * in a row; failures are kept though the login is refused.
 */
export async function openSession(
  input: { jurisdiction: string; name: string; password: string },
  deps: Deps,
): Promise<Opened> {
  const { jurisdiction, name, password } = input;
  const now = deps.now();
  const attempt = await deps.store.transaction(jurisdiction, async (tx): Promise<Attempt> => {
    const account = await accountToOpen(tx, name);
    if (account === null || account.disabledAt !== null) {
      await checkNothing(password);
      return { refusal: refused() };
    }
    if (account.lockedUntil !== null && new Date(account.lockedUntil) > now) {
      await checkNothing(password);
      return { refusal: locked(account.lockedUntil) };
    }
    const system = { jurisdiction, account: null, title: '系统' };
    if (!(await isPassword(password, account.password))) {
      const failures = account.failures + 1;
      const isLocked = failures >= failuresMax;
      const until = later(now, lockedMinutes * minute).toISOString();
      await changeAccount(tx, account.id, {
        failures: isLocked ? 0 : failures,
        lockedUntil: isLocked ? until : null,
      });
      await record(tx, system, now, { event: 'session-refused', data: { name, reason: '密码不对' } });
      if (!isLocked) return { refusal: refused() };
      await record(tx, system, now, { event: 'account-locked', data: { name, until } });
      return { refusal: locked(until) };
    }
    await changeAccount(tx, account.id, { failures: 0, lockedUntil: null });
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = later(now, openHours * 60 * minute);
    await dropExpired(tx, now.toISOString());
    await addSession(tx, hashOf(secret), {
      account: account.id,
      openedAt: now.toISOString(),
      seenAt: now.toISOString(),
      expiresAt: expiresAt.toISOString(),
    });
    const actor = actorFor(jurisdiction, account);
    await record(tx, actor, now, { event: 'session-opened' });
    return { opened: { token: `${jurisdiction}.${secret}`, actor, expiresAt } };
  });
  if ('refusal' in attempt) throw attempt.refusal;
  return attempt.opened;
}

const partsOf = (token: string): { jurisdiction: string; secret: string } | null => {
  const dot = token.lastIndexOf('.');
  return dot < 1 ? null : { jurisdiction: token.slice(0, dot), secret: token.slice(dot + 1) };
};

/** The actor behind a token; null where the session is over, idle for too long, or never was. */
export async function actorOf(token: string, deps: Deps): Promise<Actor | null> {
  const parts = partsOf(token);
  if (parts === null) return null;
  const now = deps.now();
  const tokenHash = hashOf(parts.secret);
  return deps.store.transaction(parts.jurisdiction, async (tx) => {
    const session = await sessionOf(tx, tokenHash);
    if (session === null) return null;
    const isOver =
      new Date(session.expiresAt) <= now || later(new Date(session.seenAt), idleHours * 60 * minute) <= now;
    const account = isOver ? null : await accountById(tx, session.account);
    if (account === null || account.disabledAt !== null) return null;
    if (later(new Date(session.seenAt), minute) <= now) await touchSession(tx, tokenHash, now.toISOString());
    return actorFor(parts.jurisdiction, account);
  });
}

export async function closeSession(actor: Actor, input: { token: string }, deps: Deps): Promise<void> {
  const parts = partsOf(input.token);
  if (parts === null) return;
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await endSession(tx, hashOf(parts.secret));
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
  const hashed = await hashPassword(input.after);
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    const account = await accountById(tx, actor.account);
    if (account === null || !(await isPassword(input.before, account.password)))
      throw new Refusal('password-wrong', {
        what: '密码没有修改。',
        why: '“现在的密码”填得不对。',
        next: '请核对后再试；忘记密码的，请找安全管理员重置。',
        english: 'The present password is wrong: try again, or ask the security administrator for a new one.',
      });
    await changeAccount(tx, account.id, { password: hashed, mustChangePassword: false });
    const parts = partsOf(input.token);
    await endSessions(tx, account.id, parts === null ? null : hashOf(parts.secret));
    await record(tx, actor, deps.now(), { event: 'password-changed' });
  });
}
