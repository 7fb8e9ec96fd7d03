// The reader of .xlsx on small workbooks (Excel 读取测试): numbers as shown, merges, strings, hidden things.
import { expect, test } from 'vitest';
import type { Table } from '../../domain/table.ts';
import { stringsXml, stylesXml, xlsxOf } from '../../../test/fuzz/files.ts';
import { defaultLimits } from './limits.ts';
import { readXlsx } from './xlsx.ts';

const read = (sheets: Record<string, string>, more = {}) => readXlsx(xlsxOf(sheets, more), defaultLimits);

function tables(sheets: Record<string, string>, more = {}): Table[] {
  return read(sheets, more).blocks.filter((block) => block.kind === 'table');
}

function texts(inside: string, more = {}): string[] {
  return tables({ 表: inside }, more).flatMap((table) => table.cells.map((cell) => cell.paragraphs.join('|')));
}

const row = (...cells: string[]) => `<sheetData><row r="1">${cells.join('')}</row></sheetData>`;

test('数值是最短的准确小数，百分数、日期、时间按格式', () => {
  const styles = {
    'xl/styles.xml': stylesXml([0, 9, 10, 14, 'yyyy&quot;年&quot;m&quot;月&quot;', 20, '0&quot;分&quot;', '[Red]0.00']),
  };
  const cell = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
  const cells = [
    cell('0.0900000762939453'),
    cell('0.30000000000000004'),
    cell('3.0'),
    cell('0.5', 1),
    cell('0.125', 2),
    cell('0.07', 1),
    cell('44562', 3),
    cell('44562.5', 4),
    cell('0.75', 5),
    cell('15', 6),
    cell('1E-3'),
    cell('350400199001011234'),
    cell('-0'),
    cell('0.333333333333333', 7),
  ];
  expect(texts(row(...cells), styles)).toEqual([
    '0.09',
    '0.3',
    '3',
    '50%',
    '12.5%',
    '7%',
    '2022-01-01',
    '2022-01-01T12:00:00',
    '18:00:00',
    '15',
    '0.001',
    '350400199001011234',
    '0',
    '0.333333333333333',
  ]);
  expect(read({ 表: row(...cells) }, styles).problems.map(({ code, place }) => [code, place.text])).toEqual([
    ['number-noise', '工作表“表”A1（0.0900000762939453 读作 0.09）'],
  ]);
});

test('1904 日期系统', () => {
  const more = {
    'xl/styles.xml': stylesXml([14]),
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="s1"/></sheets></workbook>',
  };
  expect(texts(row('<c s="0"><v>0</v></c><c s="0"><v>43100</v></c>'), more)).toEqual(['1904-01-01', '2022-01-01']);
});

test('共享、内联、富文本、拼音、换行、布尔、错误', () => {
  const strings = {
    'xl/sharedStrings.xml': stringsXml([
      '<r><t>富</t></r><r><t>文本</t></r><rPh sb="0" eb="1"><t>fu</t></rPh>',
      '<t>甲&#10;乙_x000D_</t>',
    ]),
  };
  const cells = [
    '<c t="s"><v>0</v></c>',
    '<c t="s"><v>1</v></c>',
    '<c t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r><rPh sb="0" eb="1"><t>nei</t></rPh></is></c>',
    '<c t="b"><v>1</v></c>',
    '<c t="e"><f>x</f><v>#N/A</v></c>',
    '<c t="s"><v>99</v></c>',
    '<c><v>1</v></c>',
  ];
  expect(texts(row(...cells), strings)).toEqual(['富文本', '甲|乙|', '内联', 'TRUE', '#N/A', '', '1']);
  expect(read({ 表: row(...cells) }, strings).problems.map(({ code }) => code)).toEqual(['cell-error']);
});

test('公式取保存的结果，没有结果的有提示', () => {
  const cells = [
    '<c r="A1"><f>1+1</f><v>2</v></c>',
    '<c r="B1" t="str"><f>x</f><v>甲</v></c>',
    '<c r="C1"><f>1+1</f></c>',
    '<c r="D1"><v>4</v></c>',
  ];
  expect(texts(row(...cells))).toEqual(['2', '甲', '', '4']);
  const { problems } = read({ 表: row(...cells) });
  expect(problems.map(({ code, severity, place }) => [code, severity, place.text])).toEqual([
    ['formula-without-value', 'note', '工作表“表”C1'],
  ]);
});

test('合并成跨度，被盖住的文字有提示，重叠的合并只算第一个', () => {
  const data =
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>题</t></is></c><c r="C1"><v>9</v></c></row><row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row></sheetData>';
  const merges = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C1:C2"/><mergeCell ref="#REF!"/></mergeCells>';
  const [table] = tables({ 表: data + merges });
  expect(
    table?.cells.map(({ row: at, column, columnSpan, paragraphs }) => [at, column, columnSpan, ...paragraphs]),
  ).toEqual([
    [1, 1, 3, '题'],
    [2, 1, 1],
    [2, 2, 1, '1'],
    [2, 3, 1, '2'],
  ]);
  expect(read({ 表: data + merges }).problems.map(({ code, place }) => [code, place.text])).toEqual([
    ['merged-cell-text', '工作表“表”C1'],
  ]);
});

test('每个有内容的工作表是一个表，隐藏的照读有提示，末尾的空行空列不要', () => {
  const hidden =
    '<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="B2"><v>1</v></c><c r="D2" s="1"/></row><row r="9"><c r="A9"/></row></sheetData>';
  const found = read({ 空: '<sheetData/>', 甲: hidden, 乙: row('<c><v>2</v></c>') });
  const [first, second] = found.blocks as [Table, Table];
  expect([first.sheet, first.index, first.rows, first.columns, first.cells.length]).toEqual(['甲', 1, 2, 2, 4]);
  expect([second.sheet, second.index]).toEqual(['乙', 2]);
  expect(found.problems.map(({ code, place }) => [code, place.text])).toEqual([
    ['hidden-column', '工作表“甲”B至C列'],
    ['hidden-row', '工作表“甲”第2行'],
  ]);
});
