// The folder of the checkpoints (检查点文件夹测试): one key for ever, notes that are whole or not there, and none in the place of another.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openCheckpoints } from '../../src/store/checkpoint.ts';
import { codeOf } from '../kit/actors.ts';
import { freshFolder } from '../kit/archive.ts';

test('the key is made once, and is the owner’s only', () => {
  const folder = join(freshFolder(), 'deep', 'checkpoints');
  const first = openCheckpoints(folder);
  expect(openCheckpoints(folder).publicKey).toEqual(first.publicKey);
  expect(first.publicKey).toHaveLength(32);
  expect(openCheckpoints(freshFolder()).publicKey).not.toEqual(first.publicKey);
  expect(statSync(join(folder, 'signing-key.pem')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  expect(readdirSync(folder)).toEqual(['signing-key.pem']);
});

test('a note is added and read back; another of the same size does not take its place', async () => {
  const folder = freshFolder();
  const kept = openCheckpoints(folder);
  expect(await kept.sizes('demo')).toEqual([]);
  expect(await kept.read('demo', 7)).toBeNull();
  expect([kept.add('demo', 70, '甲\n'), kept.add('demo', 7, '乙\n'), kept.add('other', 9, '丙\n')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(kept.add('demo', 7, '丁\n')).toBe(false);
  expect(await kept.sizes('demo')).toEqual([7, 70]);
  expect((await kept.read('demo', 7))?.note).toBe('乙\n');
  expect(readdirSync(join(folder, 'demo'))).toEqual(['000000000007.txt', '000000000070.txt']);
  expect(() => kept.add('../demo', 7, '戊\n')).toThrow('cannot name a folder');
});

test('checkpoints without their key: not opened with a new one', async () => {
  const folder = freshFolder();
  openCheckpoints(folder).add('demo', 7, '甲\n');
  rmSync(join(folder, 'signing-key.pem'));
  expect(await codeOf(Promise.resolve().then(() => openCheckpoints(folder)))).toBe('checkpoint-key-missing');
});

test('a place that is no folder: refused in words', async () => {
  const file = join(freshFolder(), 'file');
  writeFileSync(file, '');
  expect(await codeOf(Promise.resolve().then(() => openCheckpoints(join(file, 'checkpoints'))))).toBe(
    'data-folder-unwritable',
  );
});

test('kill -9 while it adds: each note that was acknowledged is there, and each that is there is whole', async () => {
  const folder = freshFolder();
  const note = (size: number) => `${size}\n${'x'.repeat(40_000)}\n${size}\n`;
  const program = `
    import { openCheckpoints } from ${JSON.stringify(join(import.meta.dirname, '../../src/store/checkpoint.ts'))};
    const kept = openCheckpoints(${JSON.stringify(folder)});
    for (let size = 1; ; size += 1) {
      kept.add('demo', size, size + '\\n' + 'x'.repeat(40000) + '\\n' + size + '\\n');
      process.stdout.write(size + '\\n');
    }`;
  const script = join(freshFolder(), 'add.ts');
  writeFileSync(script, program);
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (told += text));
  while (told.split('\n').length < 20) await sleep(5);
  child.kill('SIGKILL');
  await once(child, 'close');
  const acknowledged = told
    .split('\n')
    .slice(0, -1)
    .map((line) => Number.parseInt(line, 10));
  const names = readdirSync(join(folder, 'demo')).filter((name) => name.endsWith('.txt'));
  expect(acknowledged.length).toBeGreaterThan(10);
  expect(names.length).toBeGreaterThanOrEqual(acknowledged.length);
  for (const name of names)
    expect(readFileSync(join(folder, 'demo', name), 'utf8')).toBe(note(Number.parseInt(name, 10)));
  // What the killed one left half done is no note, and stands in nobody's way.
  const kept = openCheckpoints(folder);
  expect(await kept.sizes('demo')).toEqual(names.map((name) => Number.parseInt(name, 10)));
  expect(kept.add('demo', names.length + 1, note(1))).toBe(true);
}, 60_000);

test('a folder of the user’s own stays as it is', () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'checkpoints'));
  chmodSync(join(folder, 'checkpoints'), 0o770);
  openCheckpoints(join(folder, 'checkpoints'));
  expect(statSync(join(folder, 'checkpoints')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o770);
});
