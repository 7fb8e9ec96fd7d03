// The settings of the server (启动设置): the only reader of the environment, checked before anything starts.
import { readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';
import { Refusal } from './domain/refusal.ts';

export type Config = {
  host: string;
  /** 0 means any free one. */
  port: number;
  dataFolder: string;
  /** Of the files of evidence, inside the data folder. */
  evidenceFolder: string;
  /** Checkpoints of the journal, outside of the database. */
  checkpointFolder: string;
  /** A given PostgreSQL; null for the embedded one. `serverUrl` is the server's own role, when it is not to be made. */
  database: { url: string; serverUrl: string | undefined } | null;
  /** PEM texts of a certificate of our own. */
  tls: { cert: string; key: string } | null;
  /** The https address of a proxy in front of the server, by which people reach it. */
  publicUrl: string | null;
  /** The mail server for reminders, and whom they are from. */
  mail: { url: string; from: string } | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

const PostgresUrl = z.url({ protocol: /^postgres(?:ql)?$/u, hostname: /./u });

/** What each variable must be, in both languages; a value that may hold a password is never printed. */
const settings = {
  PORT: {
    shape: z.stringFormat('port', (text) => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535),
    zh: '应为 0 到 65535 的整数',
    en: 'must be a whole number from 0 to 65535',
  },
  HOST: {
    shape: z.string().regex(/^[\w.:-]+$/u),
    zh: '应为 IP 地址或主机名',
    en: 'must be an IP address or a host name',
  },
  DATA_DIR: { shape: z.string(), zh: '应为文件夹', en: 'must be a folder' },
  CHECKPOINT_DIR: { shape: z.string(), zh: '应为文件夹', en: 'must be a folder' },
  DATABASE_URL: {
    shape: PostgresUrl,
    isSecret: true,
    zh: '应形如 postgres://用户:密码@主机:5432/库名（密码中的特殊字符要写成 %XX）',
    en: 'must look like postgres://user:password@host:5432/database (special characters of the password as %XX)',
  },
  DATABASE_SERVER_URL: {
    shape: PostgresUrl,
    isSecret: true,
    zh: '应形如 postgres://plumbline_server:密码@主机:5432/库名',
    en: 'must look like postgres://plumbline_server:password@host:5432/database',
  },
  TLS_CERT: { shape: z.string(), zh: '应为证书文件（PEM）', en: 'must be a certificate file (PEM)' },
  TLS_KEY: { shape: z.string(), zh: '应为私钥文件（PEM）', en: 'must be a private key file (PEM)' },
  PUBLIC_URL: {
    shape: z.url({ protocol: /^https$/u, hostname: /./u }),
    zh: '应为 https:// 开头的地址',
    en: 'must be an address that begins with https://',
  },
  SMTP_URL: {
    shape: z.url({ protocol: /^smtps?$/u, hostname: /./u }),
    isSecret: true,
    zh: '应形如 smtp://用户:密码@主机:587 或 smtps://用户:密码@主机:465（密码中的特殊字符要写成 %XX）',
    en: 'must look like smtp://user:password@host:587 or smtps://… (special characters of the password as %XX)',
  },
  MAIL_FROM: { shape: z.email(), zh: '应为邮箱地址', en: 'must be an e-mail address' },
} as const satisfies Record<string, { shape: z.ZodType<string>; isSecret?: true; zh: string; en: string }>;
type Name = keyof typeof settings;
const names = Object.keys(settings) as Name[]; // They are the keys of the table above.

/** `root` is the clone: relative folders and the default one are inside. Throws Refusal setting-invalid, tls-needed. */
export function readConfig(root: string, environment: Environment = process.env): Config {
  // An empty value is what a script leaves when it means none.
  const given = (name: Name) => environment[name]?.trim() || undefined;
  const wrong = names.filter((name) => !settings[name].shape.optional().safeParse(given(name)).success);
  if (wrong.length > 0) throw invalid(wrong.map((name) => faultOf(name, given(name) ?? '')));

  const [url, serverUrl] = [given('DATABASE_URL'), given('DATABASE_SERVER_URL')];
  if (url === undefined && serverUrl !== undefined) {
    throw invalid([
      { zh: '设置了 DATABASE_SERVER_URL，却没有 DATABASE_URL', en: 'DATABASE_SERVER_URL is set without DATABASE_URL' },
    ]);
  }
  const dataFolder = resolve(root, given('DATA_DIR') ?? join(root, 'data'));
  const config: Config = {
    host: given('HOST') ?? '127.0.0.1',
    port: Number(given('PORT') ?? '8642'),
    dataFolder,
    evidenceFolder: join(dataFolder, 'evidence'),
    checkpointFolder: resolve(root, given('CHECKPOINT_DIR') ?? join(dataFolder, 'checkpoints')),
    database: url === undefined ? null : { url, serverUrl },
    tls: readTls(root, given('TLS_CERT'), given('TLS_KEY')),
    publicUrl: given('PUBLIC_URL') ?? null,
    mail: mailIn(given('SMTP_URL'), given('MAIL_FROM')),
  };
  if (!isLoopback(config.host) && config.tls === null && config.publicUrl === null) throw tlsNeeded(config.host);
  return config;
}

function mailIn(url: string | undefined, from: string | undefined): Config['mail'] {
  if (url === undefined && from === undefined) return null;
  if (url === undefined || from === undefined)
    throw invalid([{ zh: 'SMTP_URL 与 MAIL_FROM 要一起设置', en: 'SMTP_URL and MAIL_FROM go together' }]);
  return { url, from };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

function readTls(root: string, certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile === undefined || keyFile === undefined) {
    throw invalid([{ zh: 'TLS_CERT 与 TLS_KEY 要一起设置', en: 'TLS_CERT and TLS_KEY go together' }]);
  }
  const [cert, key] = [readPem(root, 'TLS_CERT', certFile), readPem(root, 'TLS_KEY', keyFile)];
  try {
    createSecureContext({ cert, key });
  } catch (fault) {
    const reason = messageOf(fault);
    throw invalid([
      {
        zh: `TLS_CERT 与 TLS_KEY 不是一对可用的证书和私钥（${reason}）`,
        en: `TLS_CERT and TLS_KEY are not a certificate and its key (${reason})`,
      },
    ]);
  }
  return { cert, key };
}

function readPem(root: string, name: Name, file: string): string {
  try {
    return readFileSync(resolve(root, file), 'utf8');
  } catch (fault) {
    throw invalid([
      {
        zh: `${name}=${file} 读不出来（${messageOf(fault)}）`,
        en: `${name}=${file} cannot be read (${messageOf(fault)})`,
      },
    ]);
  }
}

const messageOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

type Fault = { zh: string; en: string };

function faultOf(name: Name, value: string): Fault {
  const setting = settings[name];
  const shown = 'isSecret' in setting ? name : `${name}=${value}`;
  return { zh: `${shown}：${setting.zh}`, en: `${shown} ${setting.en}` };
}

function invalid(faults: readonly Fault[]): Refusal {
  return new Refusal('setting-invalid', {
    what: '启动设置有误，服务没有启动。',
    why: `\n${faults.map(({ zh }, index) => `${index + 1}. ${zh}。`).join('\n')}\n`,
    next: '请改正这些环境变量后再启动；不设置就用默认值。',
    english: `The settings are wrong: ${faults.map(({ en }) => en).join('; ')}.`,
  });
}

function tlsNeeded(host: string): Refusal {
  return new Refusal('tls-needed', {
    what: `不能在 ${host} 上以明文提供服务。`,
    why: '从别的机器访问时，登录凭据和浏览器的加密功能都需要 https。',
    next: '请用 TLS_CERT 和 TLS_KEY 指定证书与私钥；若前面有提供 https 的代理，请用 PUBLIC_URL 写明它的 https 地址；只在本机使用时不必设置 HOST。',
    english: `Serving on ${host} needs https: set TLS_CERT and TLS_KEY, or PUBLIC_URL with the https address of the proxy in front; without HOST the server is for this machine only.`,
  });
}
