// A zip that is written while it is sent (压缩包流): its files stored as they are, none of them held in memory, of any number and size.
import { crc32 } from 'node:zlib';

/** `path` with `/`; `size` and `crc` of the content, which is read once more than it is sent. */
export type ZipFile = { path: string; size: number; crc: number; chunks: () => AsyncIterable<Uint8Array> };

/** From here on a number stands in the longer records of zip64. */
const wordMax = 0xff_ff_ff_ff;
const countMax = 0xff_ff;
/** 4.5 of the format knows zip64. */
const versionNeeded = 45;
/** Names are UTF-8. */
const flags = 0x08_00;
/** 1980-01-01, the first day that the format has: when a file came in stands in the list. */
const [noTime, firstDay] = [0, 0x21];

/** Little-endian numbers, each with its count of bytes. */
function record(...fields: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [, length]) => sum + length, 0));
  let at = 0;
  for (const [value, length] of fields) {
    if (length === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, length);
    at += length;
  }
  return bytes;
}

/** What the header before a file and the central directory both say of it. */
const common = ({ size, crc }: ZipFile, name: Buffer, extra: number) =>
  [
    [versionNeeded, 2],
    [flags, 2],
    [0, 2],
    [noTime, 2],
    [firstDay, 2],
    [crc, 4],
    [size, 4],
    [size, 4],
    [name.length, 2],
    [extra, 2],
  ] as const;

function localHeader(file: ZipFile): Buffer {
  const name = Buffer.from(file.path);
  return Buffer.concat([record([0x04_03_4b_50, 4], ...common(file, name, 0)), name]);
}

function centralHeader(file: ZipFile, offset: number): Buffer {
  const name = Buffer.from(file.path);
  const isFar = offset >= wordMax;
  const extra = isFar ? record([1, 2], [8, 2], [offset, 8]) : Buffer.alloc(0);
  const rest = [
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [isFar ? wordMax : offset, 4],
  ] as const;
  return Buffer.concat([
    record([0x02_01_4b_50, 4], [versionNeeded, 2], ...common(file, name, extra.length), ...rest),
    name,
    extra,
  ]);
}

function ending(count: number, from: number, length: number): Buffer {
  const isLong = count >= countMax || from >= wordMax || length >= wordMax;
  const long = isLong
    ? [
        record(
          [0x06_06_4b_50, 4],
          [44, 8],
          [versionNeeded, 2],
          [versionNeeded, 2],
          [0, 4],
          [0, 4],
          [count, 8],
          [count, 8],
          [length, 8],
          [from, 8],
        ),
        record([0x07_06_4b_50, 4], [0, 4], [from + length, 8], [1, 4]),
      ]
    : [];
  const shortCount = Math.min(count, countMax);
  return Buffer.concat([
    ...long,
    record(
      [0x06_05_4b_50, 4],
      [0, 2],
      [0, 2],
      [shortCount, 2],
      [shortCount, 2],
      [Math.min(length, wordMax), 4],
      [Math.min(from, wordMax), 4],
      [0, 2],
    ),
  ]);
}

/** The bytes of the zip in their order. A file is smaller than 4 GB; one whose content is not as long as it says ends it with an error. */
export async function* zipStream(files: AsyncIterable<ZipFile> | Iterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let at = 0;
  for await (const file of files) {
    if (file.size >= wordMax) throw new RangeError(`${file.path} is too large for this zip`);
    directory.push(centralHeader(file, at));
    const header = localHeader(file);
    yield header;
    let sent = 0;
    for await (const chunk of file.chunks()) {
      sent += chunk.length;
      yield chunk;
    }
    if (sent !== file.size) throw new Error(`${file.path} is not as long as it was`);
    at += header.length + sent;
  }
  let length = 0;
  for (const header of directory) {
    length += header.length;
    yield header;
  }
  yield ending(directory.length, at, length);
}

/** A small file that is in memory already. */
export const zipFileOf = (path: string, content: Uint8Array): ZipFile => ({
  path,
  size: content.length,
  crc: crc32(content),
  // oxlint-disable-next-line require-await
  chunks: async function* () {
    yield content;
  },
});
