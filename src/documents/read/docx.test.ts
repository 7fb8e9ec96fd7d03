// The reader of .docx on small documents (Word 读取测试): spans, merges, wrappers, tracked changes, text boxes, numbering.
import { expect, test } from 'vitest';
import type { Table } from '../../domain/table.ts';
import { docxOf, relationships, wordXml } from '../../../test/fuzz/files.ts';
import { readDocx } from './docx.ts';
import { defaultLimits } from './limits.ts';

const read = (body: string, more = {}) => readDocx(docxOf(body, more), defaultLimits);
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const tc = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text === '' ? '<w:p/>' : p(text)}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const v = (value: string | null) => (value === null ? '<w:vMerge/>' : `<w:vMerge w:val="${value}"/>`);

function table(body: string, more = {}): Table {
  const found = read(body, more).blocks.find((block) => block.kind === 'table');
  if (found === undefined) throw new Error('no table');
  return found;
}

/** `row,column rowSpan×columnSpan text` of every cell. */
function shape({ cells }: Table): string[] {
  return cells.map((cell) =>
    `${cell.row},${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cell.paragraphs.join('|')}`.trim(),
  );
}

function paragraphs(body: string, more = {}): string[] {
  return read(body, more).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

test.each([['continue'], [''], [null]])('纵向合并的写法 %s', (value) => {
  expect(shape(table(tbl(tr(tc('甲', v('restart')), tc('1')), tr(tc('', v(value)), tc('2')))))).toEqual([
    '1,1 2×1 甲',
    '1,2 1×1 1',
    '2,2 1×1 2',
  ]);
});

test('对不齐的延续单元格自成一格，跨度不同也是', () => {
  const moved = tbl(
    tr(tc('甲', '<w:gridSpan w:val="2"/>' + v('restart')), tc('乙')),
    tr(tc('丙'), tc('丁', v(null)), tc('戊')),
  );
  expect(shape(table(moved))).toEqual(['1,1 1×2 甲', '1,3 1×1 乙', '2,1 1×1 丙', '2,2 1×1 丁', '2,3 1×1 戊']);
  const wider = tbl(tr(tc('甲', v('restart')), tc('乙')), tr(tc('丙', '<w:gridSpan w:val="2"/>' + v('continue'))));
  expect(shape(table(wider))).toEqual(['1,1 1×1 甲', '1,2 1×1 乙', '2,1 1×2 丙']);
  const lone = tbl(tr(tc('甲'), tc('乙')), tr(tc('丙', v('continue')), tc('丁')), tr(tc('', v(null)), tc('戊')));
  expect(shape(table(lone))).toEqual(['1,1 1×1 甲', '1,2 1×1 乙', '2,1 2×1 丙', '2,2 1×1 丁', '3,2 1×1 戊']);
});

test('gridBefore 和 gridAfter 留出空位，hMerge 合并横向', () => {
  const body = tbl(
    tr('<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>', tc('甲')),
    tr(tc('乙', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), tc('丙')),
  );
  const found = table(body);
  expect(shape(found)).toEqual(['1,2 1×1 甲', '2,1 1×2 乙', '2,3 1×1 丙']);
  expect([found.rows, found.columns]).toEqual([2, 3]);
});

test('sdt、customXml、smartTag、ins 里的行、单元格、段落照读，旧属性不算', () => {
  const cell = `<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>${tc('甲')}</w:sdtContent></w:sdt>`;
  const old = '<w:gridSpan w:val="1"/><w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>';
  const row = `<w:customXml w:element="a"><w:customXmlPr/>${tr(cell, tc('乙', old))}</w:customXml>`;
  const inner =
    '<w:tc><w:sdt><w:sdtContent><w:p><w:smartTag><w:ins><w:r><w:t>丙</w:t></w:r></w:ins></w:smartTag></w:p></w:sdtContent></w:sdt></w:tc>';
  expect(shape(table(tbl(`<w:sdt><w:sdtContent>${row}</w:sdtContent></w:sdt>`, tr(inner, tc('丁')))))).toEqual([
    '1,1 1×1 甲',
    '1,2 1×1 乙',
    '2,1 1×1 丙',
    '2,2 1×1 丁',
  ]);
});

test('修订删除、移走和隐藏的文字不读，各有一条提示', () => {
  const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const body = `<w:p>${run('留')}<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom>${run('移')}</w:moveFrom><w:moveTo>${run('到')}</w:moveTo>${run('隐', '<w:vanish/>')}${run('显', '<w:vanish w:val="0"/>')}</w:p>`;
  const { blocks, problems } = read(body);
  expect(blocks).toEqual([{ kind: 'paragraph', text: '留到显' }]);
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['tracked-deletion', 'note'],
    ['hidden-text', 'note'],
  ]);
});

test('删除的行不读，删除的段落标记把两段连起来', () => {
  const found = read(tbl(tr('<w:trPr><w:del/></w:trPr>', tc('删')), tr(tc('甲'))));
  expect(found.blocks).toHaveLength(1);
  expect(shape(found.blocks[0] as Table)).toEqual(['1,1 1×1 甲']);
  expect(found.problems.map(({ code }) => code)).toEqual(['tracked-deletion']);
  expect(paragraphs('<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>' + p('后'))).toEqual([
    '前后',
  ]);
});

test('换行、制表符、连字符；符号有提示；脚注和域代码不算', () => {
  const body =
    '<w:p><w:r><w:t>规划</w:t><w:br/><w:t>财务科</w:t><w:cr/><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:sym w:char="F0A8"/><w:footnoteReference w:id="1"/><w:instrText>PAGE</w:instrText></w:r></w:p>';
  const found = read(tbl(tr(`<w:tc>${body}</w:tc>`)));
  expect((found.blocks[0] as Table).cells[0]?.paragraphs).toEqual(['规划', '财务科', '\ta-b']);
  expect(found.problems.map(({ code }) => code)).toEqual(['symbol-left-out']);
});

test('文本框的文字读一次，在它所在的段落后面', () => {
  const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
  const both = `<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('框')}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
  expect(paragraphs(`<w:p><w:r><w:t>前</w:t>${both}<w:t>后</w:t></w:r></w:p>`)).toEqual(['前后', '框']);
  const strange = both.replace('Requires="wps"', 'Requires="xyz"').replace('框', '新');
  expect(paragraphs(`<w:p><w:r>${strange}</w:r></w:p>`)).toEqual(['框']);
});

test('嵌套表格在单元格里，文字不重复，编号在外层之后', () => {
  const { blocks } = read(tbl(tr(`<w:tc>${p('外')}${tbl(tr(tc('内')))}<w:p/></w:tc>`)) + tbl(tr(tc('二'))));
  const [host, second] = blocks as [Table, Table];
  expect(host.cells[0]?.paragraphs).toEqual(['外', '']);
  expect(host.cells[0]?.nested.map(shape)).toEqual([['1,1 1×1 内']]);
  expect([host.index, host.cells[0]?.nested[0]?.index, second.index]).toEqual([1, 2, 3]);
});

test('被合并掉的单元格里的文字不读，有提示', () => {
  const { blocks, problems } = read(tbl(tr(tc('甲', v('restart'))), tr(tc('藏', v('continue')))));
  expect(shape(blocks[0] as Table)).toEqual(['1,1 2×1 甲']);
  expect(problems.map(({ code, place }) => [code, place.text])).toEqual([['merged-cell-text', '表1 第2行 第1列']]);
});

const wNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const numbered = (list: number, level: number, text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const lists = {
  'word/_rels/document.xml.rels': relationships(['n', 'numbering', 'numbering.xml'], ['s', 'styles', 'styles.xml']),
  'word/numbering.xml': `<w:numbering ${wNamespace}><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%1.%2')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'hebrew1', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`,
  'word/styles.xml': `<w:styles ${wNamespace}><w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="child"><w:basedOn w:val="base"/></w:style></w:styles>`,
};

test('自动编号补在段首，按样式的也是，全文一条提示', () => {
  const styled = '<w:p><w:pPr><w:pStyle w:val="child"/></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>';
  const body =
    numbered(1, 0, '甲') +
    numbered(1, 1, '乙') +
    numbered(1, 1, '2022年') +
    styled +
    numbered(3, 0, '戊') +
    numbered(0, 0, '己');
  expect(paragraphs(body, lists)).toEqual(
    ['一、甲', '1.1 乙', '1.2 2022年', '二、丁', '一、戊', '己'].map((text) =>
      text.replace('1.1', '一.1').replace('1.2', '一.2'),
    ),
  );
  expect(read(body, lists).problems.map(({ code }) => code)).toEqual(['automatic-number']);
  const unknown = read(numbered(2, 0, '甲') + numbered(1, 0, '乙'), lists);
  expect(unknown.blocks).toEqual([
    { kind: 'paragraph', text: '甲' },
    { kind: 'paragraph', text: '一、乙' },
  ]);
  expect(unknown.problems).toHaveLength(1);
  expect(unknown.problems[0]?.message).toContain('没有补出');
});

test('严格版 OOXML 和别的前缀读出同样的内容', () => {
  const strict = wordXml(tbl(tr(tc('甲', '<w:gridSpan w:val="2"/>'))))
    .replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    )
    .replaceAll('<w:', '<a:')
    .replaceAll('</w:', '</a:')
    .replace('xmlns:w=', 'xmlns:a=')
    .replaceAll(' w:val', ' a:val');
  expect(shape(table('', { 'word/document.xml': strict }))).toEqual(['1,1 1×2 甲']);
});
