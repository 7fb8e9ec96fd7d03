// Encodings of plain text (文字编码): UTF-8 and UTF-16 with their marks, UTF-8 without, else GB18030.
import * as refuse from './refuse.ts';

export function decodeText(bytes: Uint8Array, form: 'csv' | 'txt' | 'html'): string {
  const known = decodeKnown(bytes);
  if (known === null && isBrokenUtf8(bytes)) throw refuse.damaged('文字是 UTF-8 编码，但有的字节坏了', 'broken UTF-8');
  const text = known ?? tryDecode(bytes, 'gb18030');
  // Control characters do not occur in text of any encoding: this is something else under a wrong name.
  if (text === null || hasControls(text)) {
    throw refuse.mismatch(
      `.${form}`,
      '二进制数据',
      '请打开原文件，另存为 UTF-8 编码的文本，或者 .docx、.xlsx 后再试。',
      'data that is not text',
    );
  }
  return text;
}

function decodeKnown(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return tryDecode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return tryDecode(bytes, 'utf-16be');
  const wide = wideWithoutMark(bytes);
  return wide === null ? tryDecode(bytes, 'utf-8') : tryDecode(bytes, wide);
}

/** UTF-16 without a mark shows by line feeds and other ASCII signs with a zero byte on the same side. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let [even, odd] = [0, 0];
  const length = Math.min(bytes.length, 4_096);
  for (let at = 0; at < length; at++) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd === 0 || (even > 0 && odd > 0)) return null;
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}

/**
 * Almost any bytes are some GB18030, so broken UTF-8 would silently become other characters. Real
 * GB18030 hardly holds a sequence that is UTF-8; where most are, it is UTF-8 with a fault.
 */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0];
  for (const sign of new TextDecoder('utf-8').decode(bytes)) {
    if (sign === '\ufffd') bad += 1;
    else if (sign > '\u007f') good += 1;
  }
  return good > bad;
}

/** The decoder takes a byte order mark away. */
function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hasControls(text: string): boolean {
  // Tab, line feed, vertical tab (a soft line break of Word), form feed, carriage return and ^Z of old editors are text.
  // oxlint-disable-next-line no-control-regex
  return /[\0-\u0008\u000e-\u0019\u001b-\u001f\ufffe\uffff]/u.test(text);
}
