// A real SMTP server for tests (邮局): it takes messages, keeps them, and can be closed and opened again on its port.
import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type Letter = { to: string[]; from: string; subject: string; text: string };
export type PostOffice = {
  port: number;
  letters: Letter[];
  open: () => Promise<void>;
  close: () => Promise<void>;
  /** Takes nothing from now on, and says so. */
  isFull: boolean;
};

const decoded = (text: string): string =>
  text.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/giu, (_, how: string, inner: string) =>
    how.toUpperCase() === 'B'
      ? Buffer.from(inner, 'base64').toString('utf8')
      : quotedPrintable(inner.replaceAll('_', ' ')),
  );

function quotedPrintable(text: string): string {
  const plain = text.replaceAll(/=\r?\n/gu, '');
  const bytes = plain.replaceAll(/=([0-9A-F]{2})/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Of a message of one part. */
function letterIn(raw: string, to: string[], from: string): Letter {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const unfolded = head.replaceAll(/\r\n[ \t]/gu, ' ');
  const headerOf = (name: string): string => new RegExp(`^${name}: (.*)$`, 'imu').exec(unfolded)?.[1] ?? '';
  const body = rest.join('\r\n\r\n');
  const how = headerOf('content-transfer-encoding');
  const text = how === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : quotedPrintable(body);
  return { to, from, subject: decoded(headerOf('subject')), text: text.replaceAll('\r\n', '\n').trimEnd() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

export async function openPostOffice(): Promise<PostOffice> {
  let server: SMTPServer | null = null;
  const office: PostOffice = {
    port: await freePort(),
    letters: [],
    isFull: false,
    open: async () => {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onData: (stream, session, done) => {
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            if (office.isFull) {
              done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
              return;
            }
            const { rcptTo, mailFrom } = session.envelope;
            const from = mailFrom === false ? '' : mailFrom.address;
            office.letters.push(
              letterIn(
                Buffer.concat(parts).toString('utf8'),
                rcptTo.map(({ address }) => address),
                from,
              ),
            );
            done();
          });
        },
      });
      const opening = server;
      await new Promise<void>((done) => opening.listen(office.port, '127.0.0.1', done));
    },
    close: async () => {
      const closing = server;
      if (closing === null) return;
      server = null;
      await new Promise<void>((done) => closing.close(done));
    },
  };
  await office.open();
  return office;
}
