// The door and its child process (入口和读取进程测试): what is refused before parsing, and what a dying child does to us: nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { docxOf, xlsxOf, zipOf } from '../../../test/fuzz/files.ts';
import { needs } from '../../../test/needs.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readDocument } from './read.ts';
import { openReader, type ReaderOptions } from './reader.ts';
import { childFlags } from './reading-process.ts';
import { defaultLimits } from './limits.ts';

const examples = join(import.meta.dirname, '../../../examples');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

async function fileOf(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function refusal(reading: Promise<unknown>): Promise<Refusal> {
  const error = await reading.then(
    () => new Error('it was read'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error;
  return error;
}

async function readWith(options: ReaderOptions, path: string): Promise<unknown> {
  const reader = openReader(options);
  try {
    return await reader.read(path);
  } finally {
    await reader.close();
  }
}

const p = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';
const ole = (name: string, flags = 0): Buffer => {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.write(name, 1024, 'utf16le');
  bytes.writeUInt16LE(name.length * 2 + 2, 1024 + 64);
  bytes.writeUInt32LE(0, 1024 + 116);
  bytes.writeUInt16LE(0xa5ec, 512);
  bytes.writeUInt16LE(flags, 522);
  return bytes;
};

test.each<[string, Uint8Array | string, string]>([
  ['空.docx', '', 'file-empty'],
  ['空白.txt', ' \n\t\n', 'file-empty'],
  ['表.xls', 'x', 'file-form-unknown'],
  ['没有扩展名', 'x', 'file-form-unknown'],
  ['图片.docx', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'file-form-mismatch'],
  ['零.docx', Buffer.alloc(50 * 1024 * 1024), 'file-form-mismatch'],
  ['很大.csv', Buffer.alloc(50 * 1024 * 1024 + 1), 'file-too-large'],
  ['加密.docx', ole('EncryptedPackage'), 'file-encrypted'],
  ['加密.doc', ole('WordDocument', 0x0100), 'file-encrypted'],
  ['旧的.docx', ole('WordDocument'), 'file-form-mismatch'],
  ['工作簿.doc', ole('Workbook'), 'file-form-mismatch'],
  ['新的.doc', docxOf(p), 'file-form-mismatch'],
  ['富文本.doc', '{\\rtf1 x}', 'file-form-mismatch'],
  ['压缩包.csv', zipOf({ a: 'x' }), 'file-form-mismatch'],
  ['压缩包.xlsx', zipOf({ a: 'x' }), 'file-form-mismatch'],
])('读前检查：%s', async (name, content, code) => {
  const fault = await refusal(readDocument(await fileOf(name, content)));
  expect(fault.code).toBe(code);
  expect(fault.what).toMatch(new RegExp(`^文件“${name}”.+。$`, 'u'));
  for (const words of [fault.why, fault.next]) expect(words).toMatch(/^[^。].*。$/u);
  expect(fault.english).toContain(`File "${name}" `);
});

test('没有的文件、文件夹、名字古怪的文件', async () => {
  expect((await refusal(readDocument(join(folder, '没有.docx')))).code).toBe('file-missing');
  expect((await refusal(readDocument(folder))).code).toBe('file-unreadable');
  const odd = await fileOf('考评 表"1"\n.DOCX', docxOf(p));
  const { file, sha256, blocks } = await readDocument(odd);
  expect([file, blocks]).toEqual(['考评 表"1"\n.DOCX', [{ kind: 'paragraph', text: '甲' }]]);
  expect(sha256).toBe(createHash('sha256').update(docxOf(p)).digest('hex'));
});

test('压缩炸弹经过入口：拒绝，这个进程的内存不涨', async () => {
  const bomb = await fileOf(
    '炸弹.docx',
    zipOf({ '[Content_Types].xml': 'x', 'word/document.xml': new Uint8Array(250 * 1024 * 1024) }),
  );
  const before = process.memoryUsage().rss;
  expect((await refusal(readDocument(bomb))).code).toBe('file-bomb');
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

const heavy = () => docxOf(`<w:tbl>${`<w:tr>${`<w:tc>${p}</w:tc>`.repeat(40)}</w:tr>`.repeat(1500)}</w:tbl>`);

test('输出过大、内存用尽：子进程被终止，下一个文件照读；对照：默认上限读得完', async () => {
  const path = await fileOf('重.docx', heavy());
  const small = await fileOf('轻.docx', docxOf(p));
  const kinds: [ReaderOptions['limits'] & {}, string][] = [
    [{ outputBytes: 100_000 }, 'file-bomb'],
    [{ heapMegabytes: 30 }, 'file-bomb'],
  ];
  for (const [limits, code] of kinds) {
    const reader = openReader({ limits });
    const results = await Promise.allSettled([reader.read(path), reader.read(small)]);
    expect(
      results.map((result) => (result.status === 'rejected' ? (result.reason as Refusal).code : 'read')),
      code,
    ).toEqual([code, 'read']);
    await reader.close();
  }
  expect((await readDocument(path)).blocks).toHaveLength(1);
});

test('超时：子进程每次都被终止、换新；对照：默认时限读得完', async () => {
  const path = await fileOf('慢.docx', heavy());
  // No process is up and done in a millisecond, on whatever machine.
  const reader = openReader({ limits: { milliseconds: 1 } });
  const results = await Promise.allSettled([reader.read(path), reader.read(path)]);
  expect(results.map((result) => (result.status === 'rejected' ? (result.reason as Refusal).code : 'read'))).toEqual([
    'file-reader-stopped',
    'file-reader-stopped',
  ]);
  await reader.close();
  expect((await readDocument(path)).blocks).toHaveLength(1);
});

test('一个子进程读很多文件；关闭后不再读', async () => {
  const reader = openReader();
  const paths = await Promise.all([
    fileOf('一.docx', docxOf(p)),
    fileOf('二.csv', 'a,b\n1,2'),
    fileOf('三.xlsx', xlsxOf({ 表: '<sheetData><row><c><v>1</v></c></row></sheetData>' })),
  ]);
  const forms = (await Promise.all([...paths, ...paths].map((path) => reader.read(path)))).map(({ form }) => form);
  expect(forms).toEqual(['docx', 'csv', 'xlsx', 'docx', 'csv', 'xlsx']);
  await reader.close();
  await expect(reader.read(paths[0])).rejects.toThrow('closed');
});

test('子进程不能读别的文件、写文件、上网、开进程；对照：去掉权限就能', async () => {
  const secret = await fileOf('别的文件', 'x');
  const attempts = `
    const tries = { read: () => require('node:fs').readFileSync(${JSON.stringify(secret)}), write: () => require('node:fs').writeFileSync(${JSON.stringify(join(folder, '写'))}, 'x'), run: () => require('node:child_process').execSync('exit 0'), net: () => { if (process.permission?.has('net') === false) throw { code: 'ERR_ACCESS_DENIED' }; } };
    console.log(Object.entries(tries).map(([name, act]) => { try { act(); return name; } catch (error) { return error.code; } }).join());`;
  const run = (flags: string[]) =>
    spawnSync(process.execPath, [...flags, '-e', attempts], { encoding: 'utf8' }).stdout.trim();
  expect(run(childFlags(defaultLimits))).toBe(Array.from({ length: 4 }, () => 'ERR_ACCESS_DENIED').join());
  expect(run([])).toBe('read,write,run,net');
});

test('没有 LibreOffice 时 .doc 被拒绝，说明另存为 .docx', async () => {
  for (const searchPath of ['', folder]) {
    const fault = await refusal(readWith({ searchPath }, join(examples, 'sanming-2022.doc')));
    expect(fault.code).toBe('office-missing');
    expect(fault.next).toContain('另存为 .docx');
  }
});

const office = needs('libreoffice');
test.skipIf(!office.present)(
  `LibreOffice 超时被终止，打不开的 .doc 被拒绝，临时文件夹不留 ${office.reason}`,
  async () => {
    // A place of its own: other programs come and go in the common one.
    const place = await mkdtemp(join(folder, 'place-'));
    vi.stubEnv('TMPDIR', place);
    const path = join(folder, '慢.doc');
    await copyFile(join(examples, 'sanming-2022.doc'), path);
    expect((await refusal(readDocument(path, { limits: { officeMilliseconds: 150 } }))).code).toBe(
      'file-reader-stopped',
    );
    expect((await refusal(readDocument(await fileOf('坏.doc', ole('WordDocument'))))).code).toBe('file-damaged');
    expect(await readdir(place)).toEqual([]);
  },
);
