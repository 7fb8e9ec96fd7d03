// The settings of the server: defaults, everything wrong at once, no password shown, and no plain text to other machines.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeCertificate } from '../test/kit/certificate.ts';
import { needs } from '../test/needs.ts';
import { readConfig } from './config.ts';
import { Refusal } from './domain/refusal.ts';

const root = resolve('/clone');

function refusal(environment: Record<string, string>): Refusal {
  try {
    readConfig(root, environment);
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error('nothing was refused');
}

describe('settings', () => {
  test('that nobody made', () => {
    const wanted = {
      host: '127.0.0.1',
      port: 8642,
      dataFolder: join(root, 'data'),
      evidenceFolder: join(root, 'data', 'evidence'),
      checkpointFolder: join(root, 'data', 'checkpoints'),
      database: null,
      tls: null,
      publicUrl: null,
      mail: null,
    };
    expect(readConfig(root, {})).toEqual(wanted);
    expect(readConfig(root, { PORT: '', DATABASE_URL: ' ' })).toEqual(wanted);
  });

  test('that somebody made', () => {
    const url = 'postgresql://owner:p%25w@db.example:5433/kaoping?sslmode=require';
    const serverUrl = 'postgres://plumbline_server:x@db.example/kaoping';
    const config = readConfig(root, {
      PORT: '0',
      HOST: '0.0.0.0',
      DATA_DIR: '../kept',
      DATABASE_URL: url,
      DATABASE_SERVER_URL: serverUrl,
      PUBLIC_URL: 'https://kaoping.example',
      SMTP_URL: 'smtps://kaoping:p%25w@smtp.example:465',
      MAIL_FROM: 'kaoping@example.cn',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataFolder: resolve(root, '../kept'),
      evidenceFolder: resolve(root, '../kept/evidence'),
      checkpointFolder: resolve(root, '../kept/checkpoints'),
      database: { url, serverUrl },
      tls: null,
      publicUrl: 'https://kaoping.example',
      mail: { url: 'smtps://kaoping:p%25w@smtp.example:465', from: 'kaoping@example.cn' },
    });
  });

  test('that are wrong are told all at once, without the passwords in them', () => {
    const fault = refusal({
      PORT: '65536',
      HOST: 'all of them',
      DATABASE_URL: 'mysql://owner:geheim@db/kaoping',
      PUBLIC_URL: 'http://kaoping.example',
      SMTP_URL: 'https://owner:geheim@smtp.example',
      MAIL_FROM: 'kaoping',
    });
    expect(fault.code).toBe('setting-invalid');
    expect(fault.why.trim().split('\n')).toEqual([
      '1. PORT=65536：应为 0 到 65535 的整数。',
      '2. HOST=all of them：应为 IP 地址或主机名。',
      '3. DATABASE_URL：应形如 postgres://用户:密码@主机:5432/库名（密码中的特殊字符要写成 %XX）。',
      '4. PUBLIC_URL=http://kaoping.example：应为 https:// 开头的地址。',
      '5. SMTP_URL：应形如 smtp://用户:密码@主机:587 或 smtps://用户:密码@主机:465（密码中的特殊字符要写成 %XX）。',
      '6. MAIL_FROM=kaoping：应为邮箱地址。',
    ]);
    expect(`${fault.message}${fault.english}`).not.toContain('geheim');
    expect(refusal({ PORT: '80a' }).english).toContain('PORT=80a');
    expect(refusal({ DATABASE_SERVER_URL: 'postgres://a:b@c/d' }).why).toContain('没有 DATABASE_URL');
    expect(refusal({ MAIL_FROM: 'kaoping@example.cn' }).why).toContain('SMTP_URL 与 MAIL_FROM 要一起设置');
  });
});

describe('an address of other machines', () => {
  test.each(['0.0.0.0', '::', '192.168.1.20', 'kaoping.example', '128.0.0.1', '127.example'])(
    '%s needs https',
    (host) => {
      expect(refusal({ HOST: host }).code).toBe('tls-needed');
      expect(readConfig(root, { HOST: host, PUBLIC_URL: 'https://kaoping.example' }).host).toBe(host);
    },
  );

  test.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('%s is this machine', (host) => {
    expect(readConfig(root, { HOST: host }).host).toBe(host);
  });
});

describe('a certificate', () => {
  const openssl = needs('openssl');
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-tls-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string) => join(folder, name);

  test('comes with its key, from files that can be read', () => {
    writeFileSync(file('text.pem'), 'no certificate');
    expect(refusal({ TLS_CERT: file('text.pem') }).why).toContain('要一起设置');
    expect(refusal({ TLS_CERT: file('absent.pem'), TLS_KEY: file('text.pem') }).why).toContain('读不出来');
    expect(refusal({ TLS_CERT: file('text.pem'), TLS_KEY: file('text.pem') }).why).toContain('不是一对');
  });

  test.skipIf(!openssl.present)('opens the server to other machines', () => {
    const make = (name: string) => makeCertificate(openssl.path ?? '', file(name));
    make('one');
    make('two');
    const config = readConfig(folder, { HOST: '0.0.0.0', TLS_CERT: 'one.pem', TLS_KEY: file('one.key') });
    expect(config.tls?.cert).toContain('BEGIN CERTIFICATE');
    expect(refusal({ TLS_CERT: file('one.pem'), TLS_KEY: file('two.key') }).why).toContain('不是一对');
  });
});
