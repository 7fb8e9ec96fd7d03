// The address for reminders (提醒邮箱): set by the person, good once the code that was sent there came back.
import { randomInt } from 'node:crypto';
import type { Actor } from '../../domain/actor.ts';
import { codeMail } from '../../domain/kept-date.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { dropMail, feedOf, mailOf, setMail } from '../../store/reminder.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hash.ts';
import { openJournal, record } from '../journal.ts';

const minute = 60_000;
/** How long a code is good, and how often it may be wrong. */
const codeMinutes = 30;
const failuresMost = 5;

/** `canMail`: the server knows a mail server. */
export type ReminderSettings = {
  calendar: { at: string } | null;
  mail: { address: string; confirmedAt: string | null } | null;
  canMail: boolean;
};

export async function readReminders(actor: Actor, deps: Deps): Promise<ReminderSettings> {
  insist(actor, 'reminder:set');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const row = await mailOf(tx, actor.account);
    return {
      calendar: await feedOf(tx, actor.account),
      mail: row === null ? null : { address: row.address, confirmedAt: row.confirmedAt },
      canMail: deps.mail !== undefined,
    };
  });
}

const refused = (why: string, next: string, english: string): Refusal =>
  new Refusal('mail-refused', { what: '提醒邮箱没有设好。', why, next, english: `The address is not set: ${english}` });

/** Sends a code there; nothing else is sent before it comes back. It takes the place of the address before. */
export async function askMail(actor: Actor, { address }: { address: string }, deps: Deps): Promise<void> {
  insist(actor, 'reminder:set');
  const { mail } = deps;
  if (mail === undefined)
    throw refused(
      '这台服务器没有设置发邮件。',
      '请系统管理员设置 SMTP_URL 和 MAIL_FROM；日历订阅不用邮件。',
      'this server has no mail server (SMTP_URL, MAIL_FROM).',
    );
  const now = deps.now();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const wait = refused('一分钟内刚发过一个确认码。', '请稍等再试。', 'a code was sent less than a minute ago.');
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const before = await mailOf(tx, actor.account);
    if (before !== null && before.confirmedAt === null && now.getTime() - Date.parse(before.askedAt) < minute)
      throw wait;
    const row = { address, codeHash: sha256(`${actor.account} ${code}`), failures: 0, askedAt: now.toISOString() };
    await setMail(tx, actor.account, { ...row, confirmedAt: null });
    await record(tx, actor, now, { event: 'mail-asked' });
  });
  await mail(codeMail(address, code)).catch(() => {
    throw refused(
      '确认码没有发出去：邮件服务器没有收下。',
      '请核对邮箱地址；地址没错的，请告诉系统管理员。',
      'the mail server did not take the message with the code.',
    );
  });
}

/** Throws `mail-refused` where the code is wrong, too old, or was wrong too often. */
export async function confirmMail(actor: Actor, { code }: { code: string }, deps: Deps): Promise<void> {
  insist(actor, 'reminder:set');
  const now = deps.now();
  const refusal = await deps.store.transaction(actor.jurisdiction, async (tx): Promise<Refusal | null> => {
    await openJournal(tx);
    const row = await mailOf(tx, actor.account);
    const isOld = row === null || now.getTime() - Date.parse(row.askedAt) > codeMinutes * minute;
    if (row?.codeHash == null || isOld || row.failures >= failuresMost)
      return refused('确认码已失效。', '请重新获取确认码。', 'the code is no longer good; ask for a new one.');
    if (row.codeHash !== sha256(`${actor.account} ${code.trim()}`)) {
      await setMail(tx, actor.account, { ...row, failures: row.failures + 1 });
      return refused('确认码不对。', '请看最近一封邮件里的六位数字。', 'the code is wrong.');
    }
    await setMail(tx, actor.account, { ...row, codeHash: null, failures: 0, confirmedAt: now.toISOString() });
    await record(tx, actor, now, { event: 'mail-confirmed' });
    return null;
  });
  if (refusal !== null) throw refusal;
}

export async function forgetMail(actor: Actor, deps: Deps): Promise<void> {
  insist(actor, 'reminder:set');
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    if (await dropMail(tx, actor.account)) await record(tx, actor, deps.now(), { event: 'mail-dropped' });
  });
}
