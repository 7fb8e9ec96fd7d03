// The folder of evidence files (佐证材料文件夹测试): whole or not at all, once under its hash, whoever ends in the midst of it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { evidenceFilesIn } from '../../src/store/evidence-files.ts';
import { needs } from '../needs.ts';
import { codeOf } from '../kit/actors.ts';
import { freshFolder } from '../kit/evidence-folder.ts';

async function* inParts(bytes: Uint8Array, part: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += part) {
    await sleep(0);
    yield bytes.subarray(at, at + part);
  }
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Files at their places: by the name that they have, and what their bytes say. */
function filesIn(folder: string): { name: string; sha256: string }[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('incoming'))
    .map(({ name, parentPath }) => ({
      name,
      sha256: createHash('sha256')
        .update(readFileSync(join(parentPath, name)))
        .digest('hex'),
    }));
}
const incomingOf = (folder: string) => readdirSync(join(folder, 'incoming'));

test('what was put is there under its hash, byte for byte; the same again is kept once', async () => {
  const folder = freshFolder();
  const files = evidenceFilesIn(folder);
  const bytes = randomBytes(300_000);
  const stored = await files.put(inParts(bytes, 65_536));
  expect(stored.size).toBe(bytes.length);
  const kept = await files.get(stored.sha256);
  expect(kept?.size).toBe(bytes.length);
  expect((await bytesOf(kept?.chunks() ?? inParts(Buffer.alloc(0), 1))).equals(bytes)).toBe(true);
  expect(await files.put(inParts(bytes, 1000))).toEqual(stored);
  expect(filesIn(folder)).toEqual([{ name: stored.sha256, sha256: stored.sha256 }]);
  expect(incomingOf(folder)).toEqual([]);
  expect(await files.get('0'.repeat(64))).toBeNull();
});

test('a file that the disk cut short is written anew when it comes again', async () => {
  const folder = freshFolder();
  const files = evidenceFilesIn(folder);
  const bytes = randomBytes(5000);
  const { sha256 } = await files.put(inParts(bytes, 5000));
  writeFileSync(join(folder, sha256.slice(0, 2), sha256), bytes.subarray(0, 100));
  await files.put(inParts(bytes, 5000));
  expect(filesIn(folder)).toEqual([{ name: sha256, sha256 }]);
});

const openssl = needs('openssl');
test.skipIf(!openssl.present)('SHA-256 and SM3 are those that openssl says', async () => {
  const folder = freshFolder();
  const bytes = randomBytes(123_457);
  const { sha256, sm3 } = await evidenceFilesIn(folder).put(inParts(bytes, 10_000));
  const path = join(folder, sha256.slice(0, 2), sha256);
  const said = (name: string): string =>
    spawnSync(openssl.path ?? '', ['dgst', `-${name}`, '-r', path], { encoding: 'utf8' }).stdout.split(' ')[0] ?? '';
  expect([sha256, sm3]).toEqual([said('sha256'), said('sm3')]);
  // The control: one byte more, and they are others.
  writeFileSync(path, Buffer.concat([bytes, Buffer.from([0])]));
  expect([sha256, sm3]).not.toEqual([said('sha256'), said('sm3')]);
});

test('what breaks off leaves nothing, and its fault is told', async () => {
  const folder = freshFolder();
  const files = evidenceFilesIn(folder);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield randomBytes(1000);
    await sleep(0);
    throw new RangeError('the line broke');
  }
  await expect(files.put(broken())).rejects.toThrow('the line broke');
  expect([filesIn(folder), incomingOf(folder)]).toEqual([[], []]);
});

test('a disk that is full is told in words', async () => {
  async function* full(): AsyncGenerator<Uint8Array> {
    yield randomBytes(1000);
    await sleep(0);
    throw Object.assign(new Error('write failed'), { code: 'ENOSPC' });
  }
  const folder = freshFolder();
  expect(await codeOf(evidenceFilesIn(folder).put(full()))).toBe('storage-full');
  expect([filesIn(folder), incomingOf(folder)]).toEqual([[], []]);
});

test('what a server left of another day is cleared, what is being written is not', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'incoming'), { recursive: true });
  const [old, young] = [join(folder, 'incoming', 'old'), join(folder, 'incoming', 'young')];
  for (const path of [old, young]) writeFileSync(path, 'half');
  const before = (Date.now() - 25 * 3_600_000) / 1000;
  utimesSync(old, before, before);
  await evidenceFilesIn(folder).put(inParts(Buffer.from('x'), 1));
  expect(incomingOf(folder)).toEqual(['young']);
});

/** Puts file after file, and says the hash of each that it was told is kept. */
const writer = (folder: string) => `
  import { evidenceFilesIn } from ${JSON.stringify(join(import.meta.dirname, '../../src/store/evidence-files.ts'))};
  import { randomBytes } from 'node:crypto';
  const files = evidenceFilesIn(${JSON.stringify(folder)});
  async function* parts() { for (let n = 0; n < 40; n += 1) { yield randomBytes(20_000); await null; } }
  for (;;) process.stdout.write((await files.put(parts())).sha256 + '\\n');
`;

/** Kills the writer after each of these times; answers with what it said is kept. */
async function killedWriters(folder: string, times: readonly number[]): Promise<string[]> {
  const told: string[] = [];
  for (const time of times) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer(folder)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    const [first] = (await once(child.stdout, 'data')) as [string];
    expect(first).toHaveLength(65);
    await sleep(time);
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
    told.push(...out.split('\n').filter((line) => line.length === 64));
  }
  return told;
}

test('killed at any moment: each file at its place is whole, and each that was told is there', async () => {
  const folder = freshFolder();
  const told = await killedWriters(folder, [0, 3, 7, 13, 29, 51]);
  const there = filesIn(folder);
  expect(told.length).toBeGreaterThan(5);
  expect(there.filter(({ name, sha256 }) => name !== sha256)).toEqual([]);
  const names = new Set(there.map(({ name }) => name));
  expect(told.filter((hash) => !names.has(hash))).toEqual([]);
  // The control: a writer was killed in the midst of a file, whose half would lie at its place without the draft.
  expect(incomingOf(folder).length).toBeGreaterThan(0);
  const [half = ''] = incomingOf(folder).toSorted(
    (a, b) => statSync(join(folder, 'incoming', b)).size - statSync(join(folder, 'incoming', a)).size,
  );
  mkdirSync(join(folder, 'ff'), { recursive: true });
  writeFileSync(join(folder, 'ff', 'f'.repeat(64)), readFileSync(join(folder, 'incoming', half)));
  expect(filesIn(folder).filter(({ name, sha256 }) => name !== sha256)).toHaveLength(1);
});
