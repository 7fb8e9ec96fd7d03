// How an archive lies in its .zip (归档包的字节): nothing is compressed and nothing is left to choice, so the same content has the same bytes.
// Stored as they are, files can be read even where the package is damaged, no entry can swell, and whatever is altered in the package is one place.

/** A file in the package: `offset` is where its header begins. */
export type Stored = { name: string; size: number; crc: number; offset: number };

const most32 = 0xffff_ffff;
const most16 = 0xffff;
const isWide = ({ size }: { size: number }): boolean => size >= most32;
/** UTF-8 names. */
const flags = 0x0800;
/** 1980-01-01, the first day that zip knows: when a package was written is no part of its content. */
const [time, day] = [0, 0x21];

function bytesOf(fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) bytes.writeUInt16LE(value, at);
    else if (width === 4) bytes.writeUInt32LE(value, at);
    else bytes.writeBigUInt64LE(BigInt(value), at);
    at += width;
  }
  return bytes;
}

/** As written on Unix, an ordinary file that all may read: some programs take names of other systems for no UTF-8. */
const unix = 3 * 256;
const plainFile = 0o100644 * 65_536;

const versionOf = (isLarge: boolean): number => (isLarge ? 45 : 20);

/** What stands before the content. */
export function localHeader(file: Omit<Stored, 'offset'>): Buffer {
  const { size, crc } = file;
  const name = Buffer.from(file.name);
  const wide = isWide(file);
  const extra = wide
    ? bytesOf([
        [2, 1],
        [2, 16],
        [8, size],
        [8, size],
      ])
    : Buffer.alloc(0);
  const short = wide ? most32 : size;
  const fields = bytesOf([
    [4, 0x04034b50],
    [2, versionOf(wide)],
    [2, flags],
    [2, 0],
    [2, time],
    [2, day],
    [4, crc],
    [4, short],
    [4, short],
    [2, name.length],
    [2, extra.length],
  ]);
  return Buffer.concat([fields, name, extra]);
}

/** What stands of it in the directory. */
export function directoryEntry(file: Stored): Buffer {
  const { size, crc, offset } = file;
  const name = Buffer.from(file.name);
  const wide = isWide(file);
  const far = offset >= most32;
  const more: [8, number][] = [
    ...(wide ? [[8, size] as [8, number], [8, size] as [8, number]] : []),
    ...(far ? [[8, offset] as [8, number]] : []),
  ];
  const extra = more.length === 0 ? Buffer.alloc(0) : bytesOf([[2, 1], [2, more.length * 8], ...more]);
  const short = wide ? most32 : size;
  const fields = bytesOf([
    [4, 0x02014b50],
    [2, unix + versionOf(wide || far)],
    [2, versionOf(wide || far)],
    [2, flags],
    [2, 0],
    [2, time],
    [2, day],
    [4, crc],
    [4, short],
    [4, short],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, plainFile],
    [4, far ? most32 : offset],
  ]);
  return Buffer.concat([fields, name, extra]);
}

export type Directory = { count: number; size: number; offset: number };

/** What stands behind the directory; where it must be long, the long form before the short one. */
export function endOf({ count, size, offset }: Directory): Buffer {
  const isLong = count >= most16 || size >= most32 || offset >= most32;
  const long = bytesOf([
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
    [4, 0x07064b50],
    [4, 0],
    [8, offset + size],
    [4, 1],
  ]);
  const short = bytesOf([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, isLong ? most16 : count],
    [2, isLong ? most16 : count],
    [4, isLong ? most32 : size],
    [4, isLong ? most32 : offset],
    [2, 0],
  ]);
  return isLong ? Buffer.concat([long, short]) : short;
}

export const shortEnd = 22;
export const longEnd = 98;
/** Of an entry of the directory without its name and extra fields. */
export const entryFixed = 46;

/** A name that leads out of the folder that it is unpacked into, or is none on some system. */
export const isUnsafe = (name: string): boolean =>
  name === '' ||
  /^[/\\]|^[a-z]:|[\\\p{Cc}]/iu.test(name) ||
  name.split('/').some((part) => part === '' || part === '.' || part === '..');
