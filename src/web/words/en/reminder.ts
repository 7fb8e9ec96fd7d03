// What the page of the calendar and reminders says in English (日历与提醒用语).
import type { reminder as zh } from '../zh/reminder.ts';

export const reminder = {
  about:
    'Dates to keep (for now the last days of consultations) in the calendar of your phone or computer, or by e-mail.',
  calendar: {
    title: 'Calendar feed',
    why: 'An address of your own for the calendar of your phone, Outlook or another; it follows when dates change. Whoever knows the address sees these dates: keep it to yourself.',
    open: 'Open the calendar feed',
    anew: 'Get a new address',
    opened: (at: string) =>
      `Open since ${at}. The address is shown only once; if it is lost, get a new one, and the old one ends.`,
    address: 'Address of the feed',
    copy: 'Copy the address',
    once: 'Copy it now: it is not shown again.',
    revoke: 'Revoke the calendar feed',
    revokeSure: 'Revoke the calendar feed?',
    revokeWhy: 'Its address ends at once, and the calendar is no longer updated.',
  },
  mail: {
    title: 'Reminders by e-mail',
    why: 'Three days before a last day, one day before it, and once when it is over. The messages hold dates and the address of the page, and no marks.',
    off: 'This server cannot send e-mail yet: ask the system administrator. The calendar feed works all the same.',
    address: 'E-mail address',
    addressFault: 'Write a whole address, such as zhang@example.cn.',
    ask: 'Send a code',
    confirmed: (address: string, at: string) => `Reminders go to ${address} (confirmed ${at}).`,
    waiting: (address: string) =>
      `A code was sent to ${address}; it is good for 30 minutes. No reminder is sent before it is confirmed.`,
    code: 'Code',
    codeFault: 'Write the six digits of the message.',
    confirm: 'Confirm',
    drop: 'Switch reminders off',
    dropSure: 'Switch reminders by e-mail off?',
    dropWhy: 'This address gets no more reminders.',
  },
} satisfies typeof zh;
