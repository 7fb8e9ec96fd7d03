// The words of a PDF that we made (PDF 中的文字): inflated page streams, decoded by the character map of each font.
import { inflateSync } from 'node:zlib';

/** Objects by number; a stream is as long as its head says, and is inflated where it is packed. */
function objectsOf(bytes: Uint8Array): Map<string, { head: string; stream: string }> {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, { head: string; stream: string }>();
  const start = /(\d+) 0 obj\s([\s\S]*?)(endobj|stream\r?\n)/guy;
  const between = /\d+ 0 obj\s/gu;
  for (let next = between.exec(text); next !== null; next = between.exec(text)) {
    start.lastIndex = next.index;
    const [, number = '', head = '', end = ''] = start.exec(text) ?? [];
    const length = end.startsWith('stream') ? Number(/\/Length (\d+)/u.exec(head)?.[1] ?? 0) : 0;
    const packed = Buffer.from(text.slice(start.lastIndex, start.lastIndex + length), 'latin1');
    const isPacked = head.includes('/FlateDecode') && length > 0;
    objects.set(number, { head, stream: (isPacked ? inflateSync(packed) : packed).toString('latin1') });
    between.lastIndex = start.lastIndex + length;
  }
  return objects;
}

const decode = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Glyph code → characters, from a ToUnicode map in the form that the writer makes. */
function readMap(map: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const range of map.matchAll(/<([\da-fA-F]{4})>\s*<[\da-fA-F]{4}>\s*\[([^\]]*)\]/gu)) {
    const [, first = '', list = ''] = range;
    for (const [index, hex] of [...list.matchAll(/<([\da-fA-F ]*)>/gu)].entries()) {
      glyphs.set(
        (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'),
        decode((hex[1] ?? '').replaceAll(' ', '')),
      );
    }
  }
  return glyphs;
}

/** All words of all pages without white space, in the order in which they are drawn. */
export function pdfText(bytes: Uint8Array): string {
  const objects = objectsOf(bytes);
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', number = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
      const map = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(number)?.head ?? '')?.[1];
      if (map !== undefined) fonts.set(name, readMap(objects.get(map)?.stream ?? ''));
    }
  }
  let text = '';
  for (const { head, stream } of objects.values()) {
    if (!/ T[Jj]\s/u.test(stream) || head.includes('/Type /Font')) continue;
    let glyphs: Map<string, string> | undefined;
    for (const [, font, hex] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([\da-fA-F]+)>/gu)) {
      if (font !== undefined) glyphs = fonts.get(font);
      else for (const code of (hex ?? '').match(/.{4}/gu) ?? []) text += glyphs?.get(code.toLowerCase()) ?? '\uFFFD';
    }
  }
  return text.replaceAll(/\s/gu, '');
}
