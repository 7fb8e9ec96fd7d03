// The container of an archive (归档包容器测试): read as it is written, also where it is large; anything else is refused before it is read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { directoryEntry, endOf, isUnsafe, localHeader, type Stored } from '../../src/documents/archive/layout.ts';
import { isPackage, openArchive } from '../../src/documents/archive/read.ts';
import { archiveWriter } from '../../src/documents/archive/write.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { freshFolder } from '../kit/archive.ts';
import { packed } from '../kit/archive-parts.ts';

const file = (bytes: Uint8Array): string => {
  const path = join(freshFolder(), 'a.zip');
  writeFileSync(path, bytes);
  return path;
};

/** The code of the refusal, and why; 'read' where there is none. */
function outcome(bytes: Uint8Array): string {
  try {
    openArchive(file(bytes)).close();
    return 'read';
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return `${fault.code} ${fault.why}`;
  }
}

const two = new Map([
  ['甲.txt', Buffer.from('一')],
  ['甲/乙.txt', Buffer.alloc(0)],
]);

test('what is written is read, and other programs read it too', async () => {
  const path = join(freshFolder(), 'a.zip');
  const writer = await archiveWriter(path);
  for (const [name, content] of two) await writer.add({ name, chunks: [content.subarray(0, 1), content.subarray(1)] });
  await writer.finish();
  const archive = openArchive(path);
  expect(archive.files).toEqual([
    { name: '甲.txt', size: 3 },
    { name: '甲/乙.txt', size: 0 },
  ]);
  expect(archive.read('甲.txt')?.toString()).toBe('一');
  expect(archive.digest('甲.txt')).toMatchObject({ size: 3, isWhole: true });
  expect([archive.read('丙'), archive.digest('丙')]).toEqual([undefined, undefined]);
  archive.close();
  expect(Object.keys(unzipSync(packed(two)))).toEqual([...two.keys()]);
  expect(isPackage(path)).toBe(true);
  expect(isPackage(join(freshFolder(), 'none'))).toBe(false);
});

test('names that do not ascend, or lead elsewhere, are not written', async () => {
  const writer = await archiveWriter(join(freshFolder(), 'a.zip'));
  await writer.add({ name: 'b', chunks: [] });
  for (const name of ['a', 'b', '../c', '/c', 'c/../d', 'c//d', 'c\\d', '']) {
    await expect(writer.add({ name, chunks: [] })).rejects.toThrow('cannot stand here');
  }
  await expect(writer.add({ name: 'c', size: 2, chunks: [Buffer.from('x')] })).rejects.toThrow('has 1 bytes');
  await writer.abandon();
  expect(['C:x', 'a\u0000b', 'a/.', '..'].map(isUnsafe)).toEqual([true, true, true, true]);
});

test('more files than the short end can count', () => {
  const many = new Map(Array.from({ length: 66_000 }, (_, at) => [`f${String(at).padStart(6, '0')}`, Buffer.alloc(0)]));
  const archive = openArchive(file(packed(many)));
  expect(archive.files).toHaveLength(66_000);
  archive.close();
});

test('a file of more than 4 GB, and one behind it, are told in the long form', () => {
  const large: Stored = { name: 'a', size: 5_000_000_000, crc: 7, offset: 0 };
  const header = localHeader(large);
  expect(header.readUInt32LE(22)).toBe(0xffff_ffff);
  expect(header.readBigUInt64LE(header.length - 8)).toBe(5_000_000_000n);
  const behind = directoryEntry({ name: 'b', size: 1, crc: 7, offset: 5_000_000_051 });
  expect(behind.readUInt32LE(42)).toBe(0xffff_ffff);
  expect(behind.readBigUInt64LE(behind.length - 8)).toBe(5_000_000_051n);
  expect(endOf({ count: 2, size: 100, offset: 5_000_000_100 })).toHaveLength(98);
});

/** A package of one file whose directory says what it likes. */
function claiming(stored: Partial<Stored>, content = Buffer.from('x')): Buffer {
  const one = { name: 'a', size: content.length, crc: crc32(content), offset: 0 };
  const [header, entry] = [localHeader(one), directoryEntry({ ...one, ...stored })];
  const offset = header.length + content.length;
  return Buffer.concat([header, content, entry, endOf({ count: 1, size: entry.length, offset })]);
}

describe('refused', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'file-damaged 压缩包没有结尾'],
    ['no package', Buffer.from('x'.repeat(100)), 'file-damaged 压缩包没有结尾'],
    ['compressed', zipSync({ a: Buffer.from('x'.repeat(1000)) }), 'file-damaged 目录里“a”'],
    ['stored by another program', zipSync({ a: Buffer.from('x') }, { level: 0 }), 'file-damaged 目录里“a”'],
    ['leading out of the folder', packed(new Map([['../a', Buffer.from('x')]])), 'file-unsafe'],
    ['an absolute name', packed(new Map([['/a', Buffer.from('x')]])), 'file-unsafe'],
    ['out of order', packed(new Map([...two].toReversed())), 'file-damaged 文件“甲.txt”不在它的位置上'],
    ['larger than it is', claiming({ size: 4_000_000_000 }), 'file-damaged 目录里“a”'],
    ['larger than any file', claiming({ size: Number.MAX_SAFE_INTEGER - 1 }), 'file-damaged 目录里“a”'],
    ['another name beside the content', claiming({ name: 'b' }), 'file-damaged 目录里“b”'],
    ['elsewhere', claiming({ offset: 1 }), 'file-damaged 目录里“a”'],
    ['something before it', Buffer.concat([Buffer.from('x'), packed(two)]), 'file-damaged 压缩包的结尾'],
    ['something behind it', Buffer.concat([packed(two), Buffer.from('x')]), 'file-damaged 压缩包没有结尾'],
  ])('%s', (_name, bytes, told) => {
    expect(outcome(bytes)).toContain(told);
  });

  test('two files of one name', () => {
    const content = Buffer.from('x');
    const stored = [0, 32].map((offset) => ({ name: 'a', size: 1, crc: crc32(content), offset }));
    const files = stored.flatMap((each) => [localHeader(each), content]);
    const entries = Buffer.concat(stored.map(directoryEntry));
    const end = endOf({ count: 2, size: entries.length, offset: Buffer.concat(files).length });
    expect(outcome(Buffer.concat([...files, entries, end]))).toContain('file-unsafe 里面有同名的文件');
  });

  test('a directory that claims millions of files is not read', () => {
    expect(outcome(Buffer.concat([Buffer.alloc(200), endOf({ count: 3_000_000, size: 100, offset: 100 })]))).toContain(
      'file-too-complex',
    );
  });
});
