// The zip that is written while it is sent (压缩包流测试): what was put in comes out, by readers that are not ours, beyond 4 GB too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { type ZipFile, zipFileOf, zipStream } from '../../src/documents/write/zip-stream.ts';
import { needs } from '../needs.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bytesOf(files: Iterable<ZipFile>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(files)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('whatever is put in comes out under its name', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.tuple(fc.stringMatching(/^[\p{Script=Han}a-z0-9 ]{1,12}$/u), fc.uint8Array({ maxLength: 300 })),
        {
          selector: ([name]) => name,
          maxLength: 8,
        },
      ),
      async (given) => {
        const zip = await bytesOf(given.map(([name, content]) => zipFileOf(`甲/${name}.pdf`, content)));
        const found = Object.entries(unzipSync(zip)).map(([path, content]) => [path, Buffer.from(content)]);
        expect(found).toEqual(given.map(([name, content]) => [`甲/${name}.pdf`, Buffer.from(content)]));
      },
    ),
    { numRuns: 50 },
  );
});

test('content that is not as long as it says breaks the zip off', async () => {
  const short = { ...zipFileOf('a', Buffer.from('abc')), size: 4 };
  await expect(bytesOf([short])).rejects.toThrow('not as long');
});

const python = needs('python3');
const asked = (path: string, code: string): string =>
  spawnSync(python.path ?? '', ['-c', `import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\n${code}`, path], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  }).stdout.trim();

test.skipIf(!python.present)('another reader finds no fault in it, and finds a wrong check sum', async () => {
  const path = join(folder, 'small.zip');
  const files = [zipFileOf('2.1 从严治党/通知.pdf', Buffer.from('通知')), zipFileOf('目录.xlsx', Buffer.from('x'))];
  writeFileSync(path, await bytesOf(files));
  expect(asked(path, 'print(z.testzip(), z.namelist())')).toBe("None ['2.1 从严治党/通知.pdf', '目录.xlsx']");
  writeFileSync(path, await bytesOf(files.map((file) => ({ ...file, crc: (file.crc ^ 1) >>> 0 }))));
  expect(asked(path, 'print(z.testzip())')).toBe('2.1 从严治党/通知.pdf');
});

test.skipIf(!python.present)('a file that begins behind 4 GB is found, and so are more than 65,535 files', async () => {
  const path = join(folder, 'large.zip');
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const [parts, large] = [33, 33 * zeros.length];
  // Not looked at by who only lists them.
  const big = (name: string): ZipFile => ({
    path: name,
    size: large,
    crc: 0,
    chunks: async function* () {
      for (let part = 0; part < parts; part += 1) yield zeros;
    },
  });
  const file = await open(path, 'w');
  let at = 0;
  for await (const chunk of zipStream([big('a'), big('b'), zipFileOf('after.txt', Buffer.from('behind 4 GB'))])) {
    // What is all zeros is left out: the system keeps a hole there.
    if (chunk !== zeros) await file.write(chunk, 0, chunk.length, at);
    at += chunk.length;
  }
  await file.close();
  expect(at).toBeGreaterThan(2 ** 32);
  expect(asked(path, "print(z.namelist(), z.read('after.txt'))")).toBe("['a', 'b', 'after.txt'] b'behind 4 GB'");

  const many = Array.from({ length: 65_600 }, (_, index) => zipFileOf(`${index}`, Buffer.from('')));
  writeFileSync(join(folder, 'many.zip'), await bytesOf(many));
  expect(asked(join(folder, 'many.zip'), 'print(len(z.namelist()), z.testzip())')).toBe('65600 None');
  expect(crc32('')).toBe(0);
});
