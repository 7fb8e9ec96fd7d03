// The look at a file before anything parses it (读前检查): size, then ending, then the first bytes.
import { extname } from 'node:path';
import type { Form } from '../../domain/table.ts';
import { readBytes } from '../file.ts';
import type { Limits } from './limits.ts';
import { kindOfOle } from './ole.ts';
import * as refuse from './refuse.ts';

export type Inspected = { form: Form; bytes: Buffer };

const forms: Record<string, Form> = {
  '.docx': 'docx',
  '.doc': 'doc',
  '.xlsx': 'xlsx',
  '.csv': 'csv',
  '.txt': 'txt',
  '.html': 'html',
  '.htm': 'html',
};

/** The bytes are read once; what was judged is what is parsed. */
export function inspect(path: string, limits: Limits): Inspected {
  const bytes = readBytes(path, limits.fileBytes);
  const ending = extname(path).toLowerCase();
  const form = forms[ending];
  if (form === undefined) throw refuse.unknownForm(ending);
  judgeMagic(bytes, form);
  return { form, bytes };
}

const packageNext = '请在 Word、Excel 或 WPS 中打开原文件，另存为正确的格式后再试。';

function judgeMagic(bytes: Buffer, form: Form): void {
  const found = signatureOf(bytes);
  if (found === 'ole') judgeOle(bytes, form);
  else if (form === 'doc') {
    if (found === 'zip')
      throw refuse.mismatch('.doc', '新的 Office 格式', '请把扩展名改为 .docx 后再试。', 'a new Office document');
    throw refuse.mismatch('.doc', describe(bytes), '请在 Word 或 WPS 中打开，另存为 .docx 后再试。', 'something else');
  } else if (form === 'docx' || form === 'xlsx') {
    if (found !== 'zip') throw refuse.mismatch(`.${form}`, describe(bytes), packageNext, 'something else');
  } else if (found !== null) {
    throw refuse.mismatch(
      `.${form}`,
      describe(bytes),
      '请把它改回原来的扩展名，或另存为文本后再试。',
      'something else',
    );
  }
}

function judgeOle(bytes: Buffer, form: Form): void {
  const kind = kindOfOle(bytes);
  if (kind === 'encrypted') throw refuse.encrypted();
  if (form === 'doc' && kind === 'word') return;
  if (kind === 'word')
    throw refuse.mismatch(`.${form}`, '旧的 Word 格式', '请把扩展名改为 .doc 后再试。', 'an old Word document');
  throw refuse.mismatch(
    `.${form}`,
    kind === 'excel' ? '旧的 Excel 格式' : '别的旧 Office 格式',
    packageNext,
    'an old Office document',
  );
}

type Signature = 'zip' | 'ole' | 'other';

const signatures: [Signature, string, string][] = [
  ['zip', '504b0304', '压缩包'],
  ['zip', '504b0506', '空的压缩包'],
  ['ole', 'd0cf11e0a1b11ae1', '旧的 Office 格式'],
  ['other', '89504e470d0a1a0a', '一张图片（PNG）'],
  ['other', 'ffd8ff', '一张图片（JPEG）'],
  ['other', '47494638', '一张图片（GIF）'],
  ['other', '25504446', 'PDF'],
  ['other', '7b5c727466', 'RTF 文档'],
  ['other', '526172211a07', 'RAR 压缩包'],
  ['other', '377abcaf271c', '7z 压缩包'],
  ['other', '1f8b08', 'gzip 压缩包'],
  ['other', '7f454c46', '一个程序'],
];

function signatureOf(bytes: Buffer): Signature | null {
  return signatures.find(([, magic]) => startsWith(bytes, magic))?.[0] ?? null;
}

function describe(bytes: Buffer): string {
  const known = signatures.find(([, magic]) => startsWith(bytes, magic))?.[2];
  if (known !== undefined) return known;
  const start = bytes.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return '网页（HTML）';
  return '别的数据';
}

function startsWith(bytes: Buffer, magic: string): boolean {
  return bytes.subarray(0, magic.length / 2).toString('hex') === magic;
}
