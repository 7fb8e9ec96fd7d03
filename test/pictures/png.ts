// What a PNG says about itself (图片附注): a text chunk that names the page that it was made from.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const headBytes = 8;
const chunkBytes = 12;
const key = 'Page';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

function* chunks(png: Uint8Array): Generator<{ type: string; data: Buffer; start: number }> {
  const bytes = Buffer.from(png);
  for (let start = headBytes; start < bytes.length;) {
    const length = bytes.readUInt32BE(start);
    const type = bytes.toString('latin1', start + 4, start + 8);
    yield { type, data: bytes.subarray(start + 8, start + 8 + length), start };
    start += chunkBytes + length;
  }
}

/** The picture with the digest of its page before its end. */
export function stamp(png: Uint8Array, page: string): Buffer {
  const end = [...chunks(png)].find(({ type }) => type === 'IEND')?.start ?? png.length;
  const content = Buffer.from(`tEXt${key}\0${digest(page)}`, 'latin1');
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return Buffer.concat([png.subarray(0, end), chunk, png.subarray(end)]);
}

/** The digest that `stamp` wrote, or null. */
export function stampOf(png: Uint8Array): string | null {
  const texts = [...chunks(png)].filter(({ type }) => type === 'tEXt').map(({ data }) => data.toString('latin1'));
  return texts.find((text) => text.startsWith(`${key}\0`))?.slice(key.length + 1) ?? null;
}
