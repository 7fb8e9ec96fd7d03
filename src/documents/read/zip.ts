// ZIP packages (压缩包): the central directory is judged before anything is inflated, and inflating stops at the declared size.
// node:zlib inflates here instead of fflate: its `maxOutputLength` is enforced inside the inflater.
import { crc32, inflateRawSync } from 'node:zlib';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

type Entry = {
  name: string;
  flags: number;
  method: number;
  crc: number;
  deflated: number;
  inflated: number;
  header: number;
  start: number;
};

export type Zip = {
  /** Names as stored, in the order of the directory. */
  names: string[];
  has: (name: string) => boolean;
  /** The inflated part; names do not mind case, as OPC wants. Undefined where there is none. */
  read: (name: string) => Uint8Array | undefined;
};

/** Entries smaller than this are not judged by ratio: short repetitive XML deflates extremely well. */
const ratioFromBytes = 4 * 1024 * 1024;

export function openZip(bytes: Uint8Array, limits: Limits): Zip {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(data);
  const entries = readDirectory(data, end, limits);
  judgeSizes(entries, limits);
  locate(data, entries, data.readUInt32LE(end + 16));
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  if (byName.size !== entries.length) {
    throw refuse.unsafe('压缩包里有同名的部分，不同的软件会读出不同的内容', 'duplicate entry names');
  }
  let left = limits.packageBytes;
  return {
    names: entries.map((entry) => entry.name),
    has: (name) => byName.has(name.toLowerCase()),
    read: (name) => {
      const entry = byName.get(name.toLowerCase());
      if (entry === undefined) return undefined;
      left -= entry.inflated;
      if (left < 0) throw tooMuch();
      return inflate(data, entry, limits);
    },
  };
}

function findEnd(data: Buffer): number {
  const first = Math.max(0, data.length - 65_557);
  for (let at = data.length - 22; at >= first; at--) {
    if (data.readUInt32LE(at) === 0x06054b50 && at + 22 + data.readUInt16LE(at + 20) === data.length) return at;
  }
  throw refuse.damaged('压缩包没有结尾，文件可能没有传完', 'the ZIP directory is missing, the file may be cut off');
}

function readDirectory(data: Buffer, end: number, limits: Limits): Entry[] {
  const count = data.readUInt16LE(end + 10);
  const start = data.readUInt32LE(end + 16);
  if (data.readUInt16LE(end + 4) !== 0 || data.readUInt16LE(end + 8) !== count) throw brokenDirectory();
  if (count > limits.entries)
    throw refuse.tooComplex(`压缩包里有 ${count} 个部分，最多 ${limits.entries} 个`, `${count} ZIP entries`);
  if (start + data.readUInt32LE(end + 12) !== end) throw brokenDirectory();
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || data.readUInt32LE(at) !== 0x02014b50) throw brokenDirectory();
    const next = at + 46 + data.readUInt16LE(at + 28) + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    if (next > end) throw brokenDirectory();
    entries.push(readEntry(data, at));
    at = next;
  }
  if (at !== end) throw brokenDirectory();
  return entries;
}

function readEntry(data: Buffer, at: number): Entry {
  const flags = data.readUInt16LE(at + 8);
  const name = data.toString('utf8', at + 46, at + 46 + data.readUInt16LE(at + 28));
  if ((flags & 0x41) !== 0) throw refuse.encrypted();
  if (isOutside(name)) throw refuse.unsafe('压缩包里有指向包外的路径', 'an entry name that leaves the package');
  const entry: Entry = {
    name,
    flags,
    method: data.readUInt16LE(at + 10),
    crc: data.readUInt32LE(at + 16),
    deflated: data.readUInt32LE(at + 20),
    inflated: data.readUInt32LE(at + 24),
    header: data.readUInt32LE(at + 42),
    start: 0,
  };
  if (entry.method !== 0 && entry.method !== 8)
    throw refuse.damaged('压缩包用了不认识的压缩方法', `ZIP method ${entry.method}`);
  if ([entry.deflated, entry.inflated, entry.header].includes(0xffffffff)) readWide(data, at, entry);
  return entry;
}

/** Some writers always use the 64-bit fields, even in small packages. */
function readWide(data: Buffer, at: number, entry: Entry): void {
  let from = at + 46 + data.readUInt16LE(at + 28);
  const to = from + data.readUInt16LE(at + 30);
  for (; from + 4 <= to; from += 4 + data.readUInt16LE(from + 2)) {
    if (data.readUInt16LE(from) !== 1) continue;
    let field = from + 4;
    for (const key of ['inflated', 'deflated', 'header'] as const) {
      if (entry[key] !== 0xffffffff) continue;
      if (field + 8 > to) throw brokenDirectory();
      entry[key] = Number(data.readBigUInt64LE(field));
      field += 8;
    }
    return;
  }
  throw brokenDirectory();
}

function isOutside(name: string): boolean {
  return /^[/\\]|^[a-z]:|\0/iu.test(name) || name.split(/[/\\]/u).includes('..');
}

function judgeSizes(entries: Entry[], limits: Limits): void {
  let total = 0;
  for (const entry of entries) {
    total += entry.inflated;
    const ratio = entry.inflated / Math.max(1, entry.deflated);
    const isSwollen = entry.inflated > ratioFromBytes && ratio > limits.ratio;
    if (entry.inflated > limits.partBytes || isSwollen || total > limits.packageBytes) throw tooMuch();
  }
}

/** Finds where the data of each entry begins, and sees to it that no two entries share bytes. */
function locate(data: Buffer, entries: Entry[], directory: number): void {
  let free = 0;
  for (const entry of entries.toSorted((one, other) => one.header - other.header)) {
    const at = entry.header;
    if (at + 30 > directory || data.readUInt32LE(at) !== 0x04034b50) throw brokenDirectory();
    if (at < free) throw refuse.unsafe('压缩包的各部分互相重叠，这是压缩炸弹的做法', 'overlapping ZIP entries');
    judgeLocalHeader(data, entry);
    entry.start = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
    free = entry.start + entry.deflated;
    if (free > directory) throw brokenDirectory();
  }
}

function judgeLocalHeader(data: Buffer, entry: Entry): void {
  const at = entry.header;
  const name = data.toString('utf8', at + 30, at + 30 + data.readUInt16LE(at + 26));
  const isEncrypted = (data.readUInt16LE(at + 6) & 0x41) !== 0;
  if (isEncrypted) throw refuse.encrypted();
  // Two names for one entry: a filter that reads one and an application that reads the other disagree.
  if (name !== entry.name || data.readUInt16LE(at + 8) !== entry.method) throw brokenDirectory();
}

function inflate(data: Buffer, entry: Entry, limits: Limits): Uint8Array {
  const packed = data.subarray(entry.start, entry.start + entry.deflated);
  const part = entry.method === 0 ? packed : inflateRaw(packed, entry, limits);
  if (part.length !== entry.inflated)
    throw refuse.damaged('压缩包里有一部分的长度不对', `"${entry.name}" has another size than declared`);
  if (crc32(part) !== entry.crc)
    throw refuse.damaged('压缩包里有一部分的校验值不对', `"${entry.name}" fails its checksum`);
  return part;
}

function inflateRaw(packed: Buffer, entry: Entry, limits: Limits): Uint8Array {
  const declared = Math.min(entry.inflated, limits.partBytes);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, declared) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw refuse.bomb('压缩包里有一部分比它声明的大', `"${entry.name}" inflates beyond its declared size`);
    }
    throw refuse.damaged('压缩包里有一部分解不开', `"${entry.name}" cannot be inflated`);
  }
}

function brokenDirectory(): Error {
  return refuse.damaged('压缩包的目录和内容对不上', 'the ZIP directory does not fit the file');
}

function tooMuch(): Error {
  return refuse.bomb('压缩包声明的展开大小或压缩比超过了上限', 'declared sizes or ratio exceed the limits');
}
