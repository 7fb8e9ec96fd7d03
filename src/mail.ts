// The way to the mail server (发邮件): SMTP by nodemailer, with limits on how long anybody waits.
import { createTransport } from 'nodemailer';
import type { Mail } from './domain/kept-date.ts';

/** Milliseconds. */
const patience = 20_000;

/** `url`: `smtp://user:password@host:port`, or smtps. Rejects where the server does not take the message. */
export function mailerFor({ url, from }: { url: string; from: string }): (mail: Mail) => Promise<void> {
  const transport = createTransport(
    { url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    { from: { name: '准绳', address: from } },
  );
  return async ({ to, subject, text }) => {
    await transport.sendMail({ to, subject, text });
  };
}
