// Hostile packages (恶意文件测试): each protection refuses, and its control shows what happens with the protection off.
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import {
  docxOf,
  rawZip,
  relationships,
  sheetXml,
  stringsXml,
  wordXml,
  xlsxOf,
  zipOf,
  type RawEntry,
} from '../../../test/fuzz/files.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Table } from '../../domain/table.ts';
import { readDocx } from './docx.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { readXlsx } from './xlsx.ts';
import { openZip } from './zip.ts';

const mega = 1024 * 1024;
const without = (limits: Partial<Limits>): Limits => ({ ...defaultLimits, ...limits });
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The code of the refusal, which speaks in whole sentences; what does not end is stopped by the runner's time limit. */
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isWhole = [error.what, error.why, error.next].every((words) => words.endsWith('。'));
    if (!isWhole) throw new Error('not in sentences', { cause: error });
    return error.code;
  }
  return 'none';
}

const docx =
  (body: string, more = {}, limits = defaultLimits) =>
  () =>
    readDocx(docxOf(body, more), limits);
const p = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';

test('压缩炸弹：按声明的大小拒绝；对照：去掉上限就展开到 100 MB', () => {
  const bomb = zipOf({ 'word/document.xml': new Uint8Array(100 * mega) });
  expect(bomb.length).toBeLessThan(mega);
  expect(refusal(() => openZip(bomb, defaultLimits))).toBe('file-bomb');
  const open = without({ partBytes: Infinity, packageBytes: Infinity, ratio: Infinity });
  expect(openZip(bomb, open).read('word/document.xml')).toHaveLength(100 * mega);
});

test('压缩炸弹：压缩比和总量各自拒绝', () => {
  const swollen = zipOf({ a: new Uint8Array(20 * mega) });
  expect(refusal(() => openZip(swollen, defaultLimits))).toBe('file-bomb');
  expect(refusal(() => openZip(swollen, without({ ratio: Infinity })))).toBe('none');
  const many = zipOf(
    Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`p${index}`, new Uint8Array(3 * mega)])),
  );
  expect(refusal(() => openZip(many, defaultLimits))).toBe('file-bomb');
  expect(refusal(() => openZip(many, without({ packageBytes: Infinity })))).toBe('none');
});

test('压缩炸弹：谎报大小，展开时截住；对照：如实声明就能展开', () => {
  const data = new Uint8Array(3 * mega);
  const lie = rawZip([{ name: 'a', data, declared: 1000 }]);
  expect(refusal(() => openZip(lie, defaultLimits).read('a'))).toBe('file-bomb');
  expect(openZip(rawZip([{ name: 'a', data }]), defaultLimits).read('a')).toHaveLength(3 * mega);
  expect(
    refusal(() => openZip(rawZip([{ name: 'a', data, declared: data.length + 9 }]), defaultLimits).read('a')),
  ).toBe('file-damaged');
});

const data = bytesOf('甲');
test.each<[string, RawEntry[], string]>([
  ['..', [{ name: '../a', data }], 'file-unsafe'],
  ['反斜杠 ..', [{ name: 'x\\..\\a', data }], 'file-unsafe'],
  ['绝对路径', [{ name: '/etc/a', data }], 'file-unsafe'],
  ['盘符', [{ name: 'C:a', data }], 'file-unsafe'],
  [
    '同名',
    [
      { name: 'a', data },
      { name: 'A', data },
    ],
    'file-unsafe',
  ],
  [
    '重叠',
    [
      { name: 'a', data },
      { name: 'b', localName: 'a', data, header: 0 },
    ],
    'file-unsafe',
  ],
  ['加密', [{ name: 'a', data, flags: 1 }], 'file-encrypted'],
  ['两个名字', [{ name: 'a', localName: 'b', data }], 'file-damaged'],
  [
    '对照',
    [
      { name: 'a', data },
      { name: 'b', data },
    ],
    'none',
  ],
])('ZIP 目录：%s', (_, entries, code) => {
  expect(refusal(() => openZip(rawZip(entries), defaultLimits))).toBe(code);
});

test('ZIP：部分太多、截断、内容改动', () => {
  const many = rawZip(Array.from({ length: 20 }, (_, index) => ({ name: `p${index}`, data })));
  expect(refusal(() => openZip(many, without({ entries: 19 })))).toBe('file-too-complex');
  expect(refusal(() => openZip(many, without({ entries: 20 })))).toBe('none');
  const whole = docxOf(p.repeat(500));
  expect(refusal(() => readDocx(whole, defaultLimits))).toBe('none');
  for (const part of [0.1, 0.5, 0.9, 0.999]) {
    expect(refusal(() => readDocx(whole.subarray(0, Math.floor(whole.length * part)), defaultLimits))).toBe(
      'file-damaged',
    );
  }
  const changed = Buffer.from(rawZip([{ name: 'a', data }]));
  const directory = changed.indexOf('PK\x01\x02', 0, 'latin1');
  expect(refusal(() => openZip(changed, defaultLimits).read('a'))).toBe('none');
  changed.writeUInt32LE(0, directory + 16);
  expect(refusal(() => openZip(changed, defaultLimits).read('a'))).toBe('file-damaged');
});

test('DOCTYPE 和实体：拒绝；对照：没有 DOCTYPE 能读，解析器自己并不反对 DOCTYPE', () => {
  const lol =
    '<!ENTITY a "ha">' + Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index} "&a;&a;&a;&a;&a;">`).join('');
  for (const doctype of [
    `<!DOCTYPE d [${lol}]>`,
    '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  ]) {
    expect(refusal(docx('', { 'word/document.xml': wordXml(p, doctype) }))).toBe('file-unsafe');
    expect(() => new SaxesParser().write(`${doctype}<d/>`).close()).not.toThrow();
  }
  expect(refusal(docx('<w:p><w:r><w:t>&x;</w:t></w:r></w:p>'))).toBe('file-damaged');
  expect(refusal(docx('', { 'word/document.xml': wordXml(p) }))).toBe('none');
});

test('嵌套太深的 XML 和表格；对照：放宽深度就读了', () => {
  const nest = (depth: number) =>
    '<w:tbl><w:tr><w:tc>'.repeat(depth) + p + '<w:p/></w:tc></w:tr></w:tbl>'.repeat(depth);
  expect(refusal(docx(nest(2_000)))).toBe('file-too-complex');
  expect(refusal(docx(nest(200)))).toBe('file-too-complex');
  expect(refusal(docx(nest(200), {}, without({ depth: 10_000 })))).toBe('none');
  expect(refusal(docx('<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000)))).toBe('file-too-complex');
  expect(refusal(docx(p.repeat(200), {}, without({ elements: 500 })))).toBe('file-too-complex');
});

test('gridSpan 和 gridBefore 大得离谱；对照：放宽列数就照单全收', () => {
  const cell = (properties: string) =>
    `<w:tbl><w:tr><w:trPr>${properties}</w:trPr><w:tc><w:tcPr>${properties}</w:tcPr>${p}</w:tc></w:tr></w:tbl>`;
  expect(refusal(docx(cell('<w:gridSpan w:val="999999999"/>')))).toBe('file-too-complex');
  expect(refusal(docx(cell('<w:gridBefore w:val="999999999"/>')))).toBe('file-too-complex');
  const [table] = readDocx(docxOf(cell('<w:gridSpan w:val="999999999"/>')), without({ columns: Infinity })).blocks as [
    Table,
  ];
  expect(table.columns).toBe(999_999_999);
  expect(refusal(docx(cell('<w:gridSpan w:val="-5"/>')))).toBe('none');
  expect(refusal(docx(cell('<w:gridSpan w:val="99999999999999999999"/>')))).toBe('none');
});

test('工作表：声明的范围和合并区域再大，只看有内容的格', () => {
  const inside =
    '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
  const [table] = readXlsx(xlsxOf({ 表: inside }), defaultLimits).blocks as [Table];
  expect([table.rows, table.columns, table.cells.length]).toEqual([2, 2, 1]);
});

test('工作表：对角两格撑出的大网格；对照：一个角不撑', () => {
  const cell = (row: number, place: string) => `<row r="${row}"><c r="${place}"><v>1</v></c></row>`;
  const read = (rows: string) =>
    refusal(() => readXlsx(xlsxOf({ 表: `<sheetData>${rows}</sheetData>` }), defaultLimits));
  expect(read(cell(1, 'A1') + cell(1_048_576, 'XFD1048576'))).toBe('file-too-complex');
  expect(read(cell(1, 'A1') + cell(1_048_576, 'A1048576'))).toBe('file-too-complex');
  expect(read(cell(1, 'A1') + cell(2, 'B2'))).toBe('none');
});

test('工作表：一个长字符串引用很多次；对照：放宽字数就读了', () => {
  const inside = `<sheetData><row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row></sheetData>`;
  const file = xlsxOf({ 表: inside }, { 'xl/sharedStrings.xml': stringsXml([`<t>${'长'.repeat(300_000)}</t>`]) });
  expect(refusal(() => readXlsx(file, defaultLimits))).toBe('file-too-complex');
  expect(refusal(() => readXlsx(file, without({ characters: Infinity })))).toBe('none');
});

test('工作表：大量重叠的合并区域很快有结果', () => {
  const merges = Array.from({ length: 20_000 }, (_, index) => `<mergeCell ref="A${(index % 400) + 2}:Z500"/>`).join('');
  const inside = `<sheetData><row r="500"><c r="Z500"><v>1</v></c></row></sheetData><mergeCells>${merges}</mergeCells>`;
  expect(refusal(() => readXlsx(xlsxOf({ 表: inside }), defaultLimits))).toBe('file-too-complex');
});

const documentRelationships = 'word/_rels/document.xml.rels';
test.each<[string, string, string]>([
  ['oleObject', 'http://x.example/a', 'file-unsafe'],
  ['frame', 'http://x.example/a', 'file-unsafe'],
  ['subDocument', 'file:///a.docx', 'file-unsafe'],
  ['aFChunk', 'http://x.example/a', 'file-unsafe'],
  ['attachedTemplate', 'https://x.example/a.dotm', 'file-unsafe'],
  ['attachedTemplate', '\\\\server\\a.dotm', 'file-unsafe'],
  ['attachedTemplate', 'file://server/a.dotm', 'file-unsafe'],
  ['attachedTemplate', 'file:///C:\\Users\\a\\Templates\\b.dotx', 'none'],
  ['attachedTemplate', 'Normal.dotm', 'none'],
  ['hyperlink', 'http://x.example/a', 'none'],
  ['image', 'http://x.example/a.png', 'none'],
])('外部关系 %s %s', (type, target, code) => {
  expect(refusal(docx(p, { [documentRelationships]: relationships(['r', type, target, true]) }))).toBe(code);
  expect(refusal(docx(p, { 'word/_rels/settings.xml.rels': relationships(['r', type, target, true]) }))).toBe(code);
});

test('宏：按部件名和内容类型拒绝', () => {
  expect(refusal(docx(p, { 'word/vbaProject.bin': new Uint8Array(9) }))).toBe('file-unsafe');
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
  expect(refusal(docx(p, { '[Content_Types].xml': types }))).toBe('file-unsafe');
  expect(refusal(docx(p, { 'word/other.bin': new Uint8Array(9) }))).toBe('none');
});

test('改名的包：工作簿叫 .docx，普通压缩包叫 .docx，正文缺失', () => {
  expect(refusal(() => readDocx(xlsxOf({ 表: '<sheetData/>' }), defaultLimits))).toBe('file-form-mismatch');
  expect(refusal(() => readXlsx(docxOf(p), defaultLimits))).toBe('file-form-mismatch');
  expect(refusal(() => readDocx(zipOf({ 'a.txt': '甲' }), defaultLimits))).toBe('file-form-mismatch');
  expect(refusal(docx(p, { '_rels/.rels': relationships(['r', 'officeDocument', 'word/none.xml']) }))).toBe(
    'file-damaged',
  );
  expect(
    refusal(() => readXlsx(xlsxOf({ 表: '' }, { 'xl/worksheets/sheet1.xml': sheetXml('<a>') }), defaultLimits)),
  ).toBe('file-damaged');
});
