// Reads an archive (归档包读取): its directory is judged before anything else, and a file is read in pieces; hostile until it has passed.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { Refusal, type RefusalCode } from '../../domain/refusal.ts';
import * as refuse from '../read/refuse.ts';
import { directoryEntry, entryFixed, endOf, isUnsafe, localHeader, longEnd, shortEnd, type Stored } from './layout.ts';
import type { Digest } from './write.ts';

export type ArchiveFile = {
  /** In the order of the package, which is that of their names. */
  files: readonly { name: string; size: number }[];
  /** Undefined where there is none, or where it is larger than a text of ours may be. */
  read: (name: string) => Buffer | undefined;
  /** `isWhole`: the check sum of the package fits. */
  digest: (name: string) => (Digest & { isWhole: boolean }) | undefined;
  close: () => void;
};

const mega = 1024 * 1024;
/** What a package may cost before anything of it is believed. */
export const archiveLimits = { entries: 2_000_000, directoryBytes: 512 * mega, textBytes: 512 * mega };
const pieceBytes = mega;

const damaged = (why: string, english: string, code: RefusalCode = 'file-damaged'): Refusal =>
  new Refusal(code, {
    what: '不是完好的归档包。',
    why: `${why}。`,
    next: '请用当初导出的那个文件；解开后重新打包的、传输中损坏的、改动过的都不行。',
    english: `is no whole archive: ${english}. Use the very file that was exported.`,
  });

/** Throws a Refusal where the package is not written exactly as ours are. */
export function openArchive(path: string): ArchiveFile {
  let file: number;
  try {
    file = fs.openSync(path, fs.constants.O_RDONLY);
  } catch (fault) {
    throw refuse.named(
      refuse.unopened(fault instanceof Error && 'code' in fault ? String(fault.code) : 'EIO'),
      basename(path),
    );
  }
  try {
    return archiveIn(file);
  } catch (fault) {
    fs.closeSync(file);
    throw fault instanceof Refusal ? refuse.named(fault, basename(path)) : fault;
  }
}

function archiveIn(file: number): ArchiveFile {
  const status = fs.fstatSync(file);
  if (!status.isFile()) throw refuse.unopened(status.isDirectory() ? 'EISDIR' : 'no file');
  const at = (offset: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    let done = 0;
    for (let read = 1; read > 0 && done < length; done += read)
      read = fs.readSync(file, bytes, done, length - done, offset + done);
    return bytes.subarray(0, done);
  };
  const stored = directoryOf(at, status.size);
  const byName = new Map(stored.map((each) => [each.name, each]));
  const startOf = (each: Stored): number => each.offset + localHeader(each).length;
  return {
    files: stored.map(({ name, size }) => ({ name, size })),
    read: (name) => {
      const found = byName.get(name);
      return found === undefined || found.size > archiveLimits.textBytes ? undefined : at(startOf(found), found.size);
    },
    digest: (name) => {
      const found = byName.get(name);
      if (found === undefined) return undefined;
      const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
      let crc = 0;
      for (let done = 0; done < found.size; done += pieceBytes) {
        const piece = at(startOf(found) + done, Math.min(pieceBytes, found.size - done));
        sha256.update(piece);
        sm3.update(piece);
        crc = crc32(piece, crc);
      }
      const hashes = { sha256: sha256.digest('hex'), sm3: sm3.digest('hex') };
      return { name, size: found.size, ...hashes, isWhole: crc === found.crc };
    },
    close: () => fs.closeSync(file),
  };
}

type At = (offset: number, length: number) => Buffer;

/** The end of the package is what `endOf` writes, and nothing else. */
function endIn(at: At, size: number): { count: number; size: number; offset: number } {
  const cutOff = damaged('压缩包没有结尾，文件可能没有传完', 'its end is missing, the file may be cut off');
  if (size < shortEnd) throw cutOff;
  const short = at(size - shortEnd, shortEnd);
  if (short.readUInt32LE(0) !== 0x06054b50) throw cutOff;
  let found = { count: short.readUInt16LE(10), size: short.readUInt32LE(12), offset: short.readUInt32LE(16) };
  if (found.count === 0xffff && size >= longEnd) {
    const long = at(size - longEnd, longEnd);
    const whole = (from: number): number => Number(long.readBigUInt64LE(from));
    found = { count: whole(32), size: whole(40), offset: whole(48) };
  }
  const strange = damaged('压缩包的结尾与规定的写法不符', 'its end is not written as ours are');
  if (![found.count, found.size, found.offset].every(Number.isSafeInteger)) throw strange;
  const { entries, directoryBytes } = archiveLimits;
  if (found.count > entries || found.size > directoryBytes)
    throw damaged(
      `里面有 ${found.count} 个文件，最多 ${entries} 个`,
      `it has ${found.count} entries`,
      'file-too-complex',
    );
  const expected = endOf(found);
  if (found.offset + found.size + expected.length !== size) throw strange;
  if (!at(size - expected.length, expected.length).equals(expected)) throw strange;
  return found;
}

/** The files by the directory; each header beside its content says the same, and there is nothing between them. */
function directoryOf(at: At, packageSize: number): Stored[] {
  const { count, size, offset: directory } = endIn(at, packageSize);
  const bytes = at(directory, size);
  const stored: Stored[] = [];
  let [from, free] = [0, 0];
  for (let index = 0; index < count; index++) {
    const before = stored.at(-1)?.name ?? '';
    const strange = (of: string): Refusal =>
      damaged(
        `目录里${of === '' ? `第 ${index + 1} 个文件` : `“${of}”`}的记载与规定的写法不符`,
        `entry ${index + 1} ${JSON.stringify(of)} of its directory is not written as ours are`,
      );
    const found = entryAt(bytes, from);
    if (found === null) throw strange('');
    if (isUnsafe(found.name)) throw damaged('里面有指向包外的路径', 'an entry name leaves it', 'file-unsafe');
    if (found.name === before) throw damaged('里面有同名的文件', 'two entries have one name', 'file-unsafe');
    if (found.name < before)
      throw damaged(
        `文件“${found.name}”不在它的位置上，次序被改过`,
        `the entry ${JSON.stringify(found.name)} is out of order`,
      );
    const expected = directoryEntry(found);
    if (found.offset !== free || !bytes.subarray(from, from + expected.length).equals(expected))
      throw strange(found.name);
    const header = localHeader(found);
    if (free + header.length + found.size > directory || !at(free, header.length).equals(header))
      throw strange(found.name);
    stored.push(found);
    from += expected.length;
    free += header.length + found.size;
  }
  if (from !== size || free !== directory)
    throw damaged('文件之间有多出来的内容', 'there is something between its files');
  return stored;
}

/** What an entry of the directory says; null where there is none. */
function entryAt(bytes: Buffer, from: number): Stored | null {
  if (from + entryFixed > bytes.length || bytes.readUInt32LE(from) !== 0x02014b50) return null;
  const [nameLength, extraLength] = [bytes.readUInt16LE(from + 28), bytes.readUInt16LE(from + 30)];
  const behind = from + entryFixed + nameLength;
  if (behind + extraLength > bytes.length) return null;
  const wide: number[] = [];
  for (let field = behind + 4; field + 8 <= behind + extraLength; field += 8)
    wide.push(Number(bytes.readBigUInt64LE(field)));
  const [size, offset] = [bytes.readUInt32LE(from + 24), bytes.readUInt32LE(from + 42)];
  const isWide = size === 0xffff_ffff;
  const long = { size: isWide ? (wide[0] ?? 0) : size, offset: offset === 0xffff_ffff ? (wide.at(-1) ?? 0) : offset };
  if (!Number.isSafeInteger(long.size) || !Number.isSafeInteger(long.offset)) return null;
  return { name: bytes.toString('utf8', from + entryFixed, behind), crc: bytes.readUInt32LE(from + 16), ...long };
}

/** Whether a file begins as a package does. */
export function isPackage(path: string): boolean {
  try {
    const file = fs.openSync(path, fs.constants.O_RDONLY);
    try {
      const bytes = Buffer.alloc(2);
      return fs.readSync(file, bytes, 0, 2, 0) === 2 && bytes.toString('latin1') === 'PK';
    } finally {
      fs.closeSync(file);
    }
  } catch {
    return false;
  }
}
