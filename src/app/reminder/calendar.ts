// The calendar feed of an account (日历订阅): a secret address that a calendar reads without a login, until it is revoked.
import { randomBytes } from 'node:crypto';
import type { Actor } from '../../domain/actor.ts';
import { insist } from '../../domain/permission.ts';
import { calendarText } from '../../documents/write/calendar.ts';
import { accountById } from '../../store/account.ts';
import { accountOfFeed, dropFeed, setFeed } from '../../store/reminder.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hash.ts';
import { openJournal, record } from '../journal.ts';
import { datesFor } from '../kept-date.ts';
import { notFound } from '../not-found.ts';
import { actorFor, isServed } from '../session.ts';

/** Says which city it is of; no dot, which in the address stands before the ending. */
const tokenOf = (jurisdiction: string, secret: string): string => `${jurisdiction}~${secret}`;
const partsOf = (token: string): { jurisdiction: string; secret: string } => {
  const mark = token.lastIndexOf('~');
  return { jurisdiction: token.slice(0, Math.max(0, mark)), secret: token.slice(mark + 1) };
};

/** The address works from now on, and the one before no more; it is told this once. */
export async function openCalendar(actor: Actor, deps: Deps): Promise<{ token: string }> {
  insist(actor, 'reminder:set');
  const now = deps.now();
  const secret = randomBytes(32).toString('base64url');
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await setFeed(tx, actor.account, sha256(secret), now.toISOString());
    await record(tx, actor, now, { event: 'calendar-opened' });
  });
  return { token: tokenOf(actor.jurisdiction, secret) };
}

/** Revoked twice, it is revoked once. */
export async function revokeCalendar(actor: Actor, deps: Deps): Promise<void> {
  insist(actor, 'reminder:set');
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    if (await dropFeed(tx, actor.account)) await record(tx, actor, deps.now(), { event: 'calendar-revoked' });
  });
}

/** What a calendar gets that knows the address. Throws `not-found`, whatever is wrong with it. */
export async function readCalendar(
  { token, address }: { token: string; address: string | null },
  deps: Deps,
): Promise<string> {
  const parts = partsOf(token);
  const missing = notFound('这个日历', 'This calendar');
  const now = deps.now();
  return deps.store.transaction(parts.jurisdiction, async (tx) => {
    if (!(await isServed(tx, parts.jurisdiction, deps))) throw missing;
    const id = await accountOfFeed(tx, sha256(parts.secret));
    const account = id === null ? null : await accountById(tx, id);
    if (account === null || account.disabledAt !== null) throw missing;
    const actor = actorFor(parts.jurisdiction, account);
    return calendarText(await datesFor(tx, actor, now), { title: `准绳 · ${account.title}`, made: now, address });
  });
}
