// Calendar feeds, addresses for reminders, and what was sent, in the database (日历订阅、提醒邮箱、提醒).
import type { DateKind, Lead } from '../domain/kept-date.ts';
import type { Tx } from './database.ts';

export async function feedOf(tx: Tx, account: string): Promise<{ at: string } | null> {
  const row = await tx
    .selectFrom('calendar_feed')
    .select('made_at as at')
    .where('account_id', '=', account)
    .executeTakeFirst();
  return row ?? null;
}

export async function accountOfFeed(tx: Tx, tokenHash: string): Promise<string | null> {
  const row = await tx
    .selectFrom('calendar_feed')
    .select('account_id as account')
    .where('token_sha256', '=', tokenHash)
    .executeTakeFirst();
  return row?.account ?? null;
}

/** In the place of the one before. */
export async function setFeed(tx: Tx, account: string, tokenHash: string, at: string): Promise<void> {
  const row = { token_sha256: tokenHash, made_at: at };
  await tx
    .insertInto('calendar_feed')
    .values({ account_id: account, ...row })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'account_id']).doUpdateSet(row))
    .execute();
}

export async function dropFeed(tx: Tx, account: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('calendar_feed')
    .where('account_id', '=', account)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export type MailRow = {
  address: string;
  codeHash: string | null;
  failures: number;
  askedAt: string;
  confirmedAt: string | null;
};

export async function mailOf(tx: Tx, account: string): Promise<MailRow | null> {
  const row = await tx
    .selectFrom('account_mail')
    .select(['address', 'code_sha256 as codeHash', 'failures', 'asked_at as askedAt', 'confirmed_at as confirmedAt'])
    .where('account_id', '=', account)
    .executeTakeFirst();
  return row ?? null;
}

export async function setMail(tx: Tx, account: string, row: MailRow): Promise<void> {
  const columns = {
    address: row.address,
    code_sha256: row.codeHash,
    failures: row.failures,
    asked_at: row.askedAt,
    confirmed_at: row.confirmedAt,
  };
  await tx
    .insertInto('account_mail')
    .values({ account_id: account, ...columns })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'account_id']).doUpdateSet(columns))
    .execute();
}

export async function dropMail(tx: Tx, account: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('account_mail')
    .where('account_id', '=', account)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Confirmed addresses by account. */
export async function confirmedMails(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('account_mail')
    .select(['account_id as account', 'address'])
    .where('confirmed_at', 'is not', null)
    .execute();
  return new Map(rows.map(({ account, address }) => [account, address]));
}

/** Which message it is. */
export type ReminderKey = { account: string; kind: DateKind; thing: string; day: string; lead: Lead };
export type ReminderRow = ReminderKey & {
  state: 'claimed' | 'sent' | 'failed';
  tries: number;
  fault: string | null;
  nextAt: string | null;
  claimedAt: string;
};

/** All that are not sent, and those that were, by account: few, since each date has three at most. */
export async function reminders(tx: Tx): Promise<ReminderRow[]> {
  const rows = await tx
    .selectFrom('reminder')
    .select(['account_id as account', 'kind', 'thing', 'day', 'lead', 'state', 'tries', 'fault'])
    .select(['next_at as nextAt', 'claimed_at as claimedAt'])
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind, lead: row.lead }));
}

const columnsOf = ({ account, kind, thing, day, lead, state, tries, fault, nextAt, claimedAt }: ReminderRow) => ({
  account_id: account,
  kind,
  thing,
  day,
  lead,
  state,
  tries,
  fault,
  next_at: nextAt,
  claimed_at: claimedAt,
});

/** False where another server was faster: then it is that one's to send. */
export async function claimReminder(tx: Tx, row: ReminderRow): Promise<boolean> {
  const added = await tx
    .insertInto('reminder')
    .values(columnsOf(row))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if ((added.numInsertedOrUpdatedRows ?? 0n) > 0n) return true;
  const again = await tx
    .updateTable('reminder')
    .set({ state: 'claimed', claimed_at: row.claimedAt, tries: row.tries })
    .where('account_id', '=', row.account)
    .where('kind', '=', row.kind)
    .where('thing', '=', row.thing)
    .where('day', '=', row.day)
    .where('lead', '=', row.lead)
    .where('state', '=', 'failed')
    .where('next_at', '<=', row.claimedAt)
    .executeTakeFirst();
  return again.numUpdatedRows > 0n;
}

export async function settleReminder(
  tx: Tx,
  key: ReminderKey,
  { state, fault, nextAt }: Pick<ReminderRow, 'state' | 'fault' | 'nextAt'>,
): Promise<void> {
  await tx
    .updateTable('reminder')
    .set({ state, fault, next_at: nextAt })
    .where('account_id', '=', key.account)
    .where('kind', '=', key.kind)
    .where('thing', '=', key.thing)
    .where('day', '=', key.day)
    .where('lead', '=', key.lead)
    .execute();
}
