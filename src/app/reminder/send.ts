// Sending reminders (发送提醒): looked through again and again; each goes out once at most, and what the mail server refuses is tried again.
import { instantText } from '../../domain/instant.ts';
import { type KeptDate, type Lead, leadOf, reminderMail } from '../../domain/kept-date.ts';
import { may } from '../../domain/permission.ts';
import { type Account, accounts } from '../../store/account.ts';
import type { Tx } from '../../store/database.ts';
import {
  claimReminder,
  confirmedMails,
  type ReminderKey,
  type ReminderRow,
  reminders,
  settleReminder,
} from '../../store/reminder.ts';
import type { Deps } from '../deps.ts';
import { openJournal, record } from '../journal.ts';
import { datesFor } from '../kept-date.ts';
import { actorFor, listJurisdictions } from '../session.ts';

/** Nobody is woken: messages go out between these hours in China. */
const hours = { from: 8, to: 20 };
const minute = 60_000;
/** A message whose sending began so long ago and has no end: the server fell meanwhile, and nobody knows whether it went out. */
const lostAfter = 60 * minute;

type Waiting = { account: Account; to: string; date: KeptDate; lead: Lead };

const keyOf = ({ account, date, lead }: Waiting): ReminderKey => ({
  account: account.id,
  kind: date.kind,
  thing: date.thing,
  day: date.day,
  lead,
});

const isSame = (a: ReminderKey, b: ReminderKey): boolean =>
  a.account === b.account && a.kind === b.kind && a.thing === b.thing && a.day === b.day && a.lead === b.lead;

/** What is to go out now: nothing that went out, is on its way, or waits for its next try. */
async function waiting(tx: Tx, jurisdiction: string, now: Date): Promise<(Waiting & { tries: number })[]> {
  const mails = await confirmedMails(tx);
  if (mails.size === 0) return [];
  const known = await reminders(tx);
  // Dates depend on the body and the roles alone, but for those with tasks of their own: the others share them.
  const shared = new Map<string, KeptDate[]>();
  const found: (Waiting & { tries: number })[] = [];
  for (const account of await accounts(tx)) {
    const to = mails.get(account.id);
    if (to === undefined || account.disabledAt !== null) continue;
    const isShared = !may(account, 'task:report', account.body ?? undefined);
    const place = isShared ? `${account.body ?? ''} ${account.roles.join()}` : account.id;
    const actor = { ...actorFor(jurisdiction, account), mustChangePassword: false };
    const dates = shared.get(place) ?? (await datesFor(tx, actor, now));
    shared.set(place, dates);
    for (const date of dates) {
      const lead = leadOf(date);
      if (lead === null) continue;
      const one = { account, to, date, lead };
      const before = known.find((row) => isSame(row, keyOf(one)));
      if (before === undefined) found.push({ ...one, tries: 1 });
      else if (before.state === 'failed' && Date.parse(before.nextAt ?? '') <= now.getTime())
        found.push({ ...one, tries: before.tries + 1 });
    }
  }
  return found;
}

/** In minutes: 2, 4, 8 …, at most an hour. */
const pauseAfter = (tries: number): number => Math.min(60, 2 ** Math.min(tries, 6));

const longest = 300;
const faultText = (fault: unknown): string =>
  (fault instanceof Error ? fault.message : String(fault)).slice(0, longest).toWellFormed();

/**
 * One message to one person. Claimed in a transaction of its own before it is sent: whoever falls between leaves it
 * claimed, and it is not sent again. Answers whether it went out; null where another server had all of it.
 */
async function sendTo(
  jurisdiction: string,
  due: readonly (Waiting & { tries: number })[],
  { mail, address }: { mail: NonNullable<Deps['mail']>; address: string },
  deps: Deps,
): Promise<boolean | null> {
  const claims = await deps.store.transaction(jurisdiction, async (tx) => {
    await openJournal(tx);
    const ours: (typeof due)[number][] = [];
    for (const one of due) {
      const claim = { ...keyOf(one), state: 'claimed', tries: one.tries, fault: null, nextAt: null } as const;
      if (await claimReminder(tx, { ...claim, claimedAt: deps.now().toISOString() })) ours.push(one);
    }
    return ours;
  });
  const [first] = claims;
  if (first === undefined) return null;
  const reader = { to: first.to, name: first.account.title, address };
  const fault = await mail(
    reminderMail(
      claims.map(({ date }) => date),
      reader,
    ),
  ).then(
    () => null,
    (reason: unknown) => faultText(reason),
  );
  const now = deps.now();
  await deps.store.transaction(jurisdiction, async (tx) => {
    await openJournal(tx);
    for (const one of claims) {
      const nextAt = new Date(now.getTime() + pauseAfter(one.tries) * minute).toISOString();
      if (fault === null) await settleReminder(tx, keyOf(one), { state: 'sent', fault: null, nextAt: null });
      else await settleReminder(tx, keyOf(one), { state: 'failed', fault, nextAt });
    }
    if (fault !== null) return;
    const author = { jurisdiction, account: null, title: 'system' };
    const sent = claims.map(({ account, date }) => ({
      event: 'reminder-sent' as const,
      body: account.body,
      data: { name: account.title, title: date.title.zh, day: date.day },
    }));
    await record(tx, author, now, ...sent);
  });
  return fault === null;
}

/** Of all cities. `address`: where people open the pages. Answers how many messages went out and how many did not. */
export async function sendReminders(address: string, deps: Deps): Promise<{ sent: number; failed: number }> {
  const { mail } = deps;
  const count = { sent: 0, failed: 0 };
  const now = deps.now();
  const hour = instantText(now.toISOString()).slice(11, 13);
  const isNight = hour < String(hours.from).padStart(2, '0') || hour >= String(hours.to);
  if (mail === undefined || isNight) return count;
  for (const { id } of await listJurisdictions(deps)) {
    const due = await deps.store.transaction(id, (tx) => waiting(tx, id, now));
    for (const own of Map.groupBy(due, ({ account }) => account.id).values()) {
      const isSent = await sendTo(id, own, { mail, address }, deps);
      if (isSent === true) count.sent += 1;
      if (isSent === false) count.failed += 1;
    }
  }
  return count;
}

/** For the system administrator: how many could not go out, the last reason, and of how many nobody knows; null: all is well. */
export type MailTrouble = { failed: number; fault: string | null; lost: number };

export async function mailTrouble(tx: Tx, now: Date): Promise<MailTrouble | null> {
  const rows = await reminders(tx);
  const failed = rows.filter(({ state }) => state === 'failed');
  const isLost = ({ state, claimedAt }: ReminderRow): boolean =>
    state === 'claimed' && now.getTime() - Date.parse(claimedAt) > lostAfter;
  const lost = rows.filter(isLost).length;
  if (failed.length === 0 && lost === 0) return null;
  const last = failed.toSorted((a, b) => (a.claimedAt < b.claimedAt ? -1 : 1)).at(-1);
  return { failed: failed.length, fault: last?.fault ?? null, lost };
}
