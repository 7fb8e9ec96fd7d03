// The figures of the documents (文档里的数字): ports, exit codes and limits are those of the program, wherever they are written.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesMax } from '../src/api/document.ts';
import { failuresMax as addressFailuresMax, windowMinutes } from '../src/api/throttle.ts';
import { failuresMax, lockedMinutes } from '../src/app/session.ts';
import { readConfig } from '../src/config.ts';
import { type RefusalCode, refusals } from '../src/domain/refusal.ts';

const root = join(import.meta.dirname, '..');
const documents = ['README.md', ...globSync(['docs/*.md', 'docs/guide/*.md'], { cwd: root })];
const all = documents.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
const config = readConfig(root, {});
const port = String(config.port);
const settings: RefusalCode[] = ['setting-invalid', 'tls-needed'];
const surroundings: RefusalCode[] = ['port-in-use', 'data-folder-unwritable', 'database-unsafe', 'database-failed'];
const codes = (of: readonly RefusalCode[]): string => [...new Set(of.map((code) => refusals[code]))].join();

/** What is looked for, and what each place that says it must say. */
const figures: [what: string, where: RegExp, wanted: string[]][] = [
  ['the port', /`PORT` \| `(\d+)`/gu, [port]],
  ['the port of an address', /127\.0\.0\.1:(\d+)/gu, [port]],
  ['the address', /`HOST` \| `([^`]+)`/gu, [config.host]],
  ['exit codes', /退出码：(\d+) 设置有误，(\d+) 环境不行/gu, [codes(settings), codes(surroundings)]],
  ['wrong passwords', /(\d+) 次输错密码/gu, [String(failuresMax)]],
  ['the lock of an account', /锁定? (\d+) 分钟/gu, [String(lockedMinutes)]],
  [
    'the limit of an address',
    /(\d+) 分钟内登录失败 (\d+) 次，这个地址暂停登录，满 (\d+) 分钟/gu,
    [windowMinutes, addressFailuresMax, windowMinutes].map(String),
  ],
];

test.each(figures)('%s', (_, where, wanted) => {
  const said = [...all.matchAll(where)].map(([, ...each]) => each);
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((each) => each.join() !== wanted.join())).toEqual([]);
});

test('a proxy as described lets the largest document through', () => {
  const [, megabytes] = /client_max_body_size (\d+)m;/u.exec(all) ?? [];
  expect(Number(megabytes) * 1024 * 1024).toBeGreaterThan(bytesMax);
});
