// The results workbook read back: numbers are numbers, text is no formula, warnings stand on every sheet.
import { readXlsx } from 'hucre/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { outcomeAt, snapshot } from '../../../test/kit/snapshot.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { resultWorkbook } from './result-xlsx.ts';
import { fitsNumber, harmless, number } from './sheet-cells.ts';

const written = await resultWorkbook(outcomeAt(snapshot));
const book = await readXlsx(written);
const rowsOf = (name: string) => book.sheets.find((each) => each.name === name)?.rows ?? [];

test('the ranking can be sorted, and says exactly what a number cannot', () => {
  expect(book.sheets.map(({ name }) => name)).toEqual(['排名', '得分构成', '得分明细', '假设与参数', '说明']);
  expect(rowsOf('排名').slice(2)).toEqual([
    ['示范市绩效考评（2022）排名', null, null, null, null, null, null, null, null, null, null],
    [
      '分组',
      '排名',
      '单位',
      '总分',
      '总分精确值',
      '等次',
      '1 履职尽责\n（60分）',
      '群众评价\n（100分）',
      '表彰加分',
      '通报扣分',
      '说明',
    ],
    ['政府部门', 1, '园林局', 91, null, '优秀', null, null, 91, null, null],
    ['政府部门', 2, '水务局', 89.5278, '3223/36', '良好', 54.6667, 87.5, 0, -0.5, '名次取决于舍入；名额所限'],
    ['党群部门', '未计总分', '档案中心', '未计总分', null, null, null, null, '缺数据', null, '缺少：表彰加分'],
  ]);
});

test('every total as what it is made up of, in points of the total', () => {
  expect(rowsOf('得分构成').slice(3)).toEqual([
    ['分组', '单位', '1 履职尽责\n（70分）', '群众评价\n（30分）', '表彰加分', '通报扣分', '总分'],
    ['政府部门', '园林局', null, null, 91, null, 91],
    ['政府部门', '水务局', 63.7778, 26.25, 0, -0.5, 89.5278],
    ['党群部门', '档案中心', null, null, null, null, '未计总分'],
  ]);
});

test('the matrix of bodies and rows', () => {
  expect(rowsOf('得分明细').slice(3)).toEqual([
    ['分组', '单位', '总分', '1 履职尽责', '1 履职尽责', '1 履职尽责', null, null, null],
    [null, null, null, '河道巡查', '绿化养护', '路灯完好', '群众评价', '表彰加分', '通报扣分'],
    [null, '分值（满分）', null, 20, 20, 20, 100, null, null],
    ['政府部门', '园林局', 91, null, null, null, null, 91, null],
    ['政府部门', '水务局', 89.5278, 18, 20, 16.6667, 87.5, 0, -0.5],
    ['党群部门', '档案中心', '未计总分', null, null, null, null, '缺数据', null],
  ]);
});

test('what is assumed, and the receipt', () => {
  expect(rowsOf('假设与参数').at(-1)).toEqual([
    '指标与群众评价在总分中各占多少',
    '1 履职尽责 70%，群众评价 30%',
    '假设，待签署',
    null,
    '文件没有写明',
    null,
  ]);
  expect(rowsOf('说明')).toContainEqual(['回执：结果（SHA-256）', '44'.repeat(32)]);
});

test('warnings and frozen headings on every sheet', () => {
  for (const { rows, freezePane } of book.sheets) {
    expect(String(rows[0]?.[0])).toContain('本件用于示范');
    expect(String(rows[1]?.[0])).toContain('尚待签署的假设');
    expect(freezePane?.rows).toBeGreaterThanOrEqual(3);
  }
  const printed = strFromU8(unzipSync(written)['xl/workbook.xml'] ?? new Uint8Array()).match(/Print_Titles[^<]*</gu);
  expect(printed?.map((title) => /\$1:\$\d+/u.test(title))).toEqual([true, true, true, true, true]);
});

test('text that a spreadsheet would compute is put behind an apostrophe', async () => {
  expect(['=1+1', '+cmd', '-x', '@a', '\t=1', '\r=1', '正文', '-0.5', '1=1', '-7/3'].map(harmless)).toEqual([
    "'=1+1",
    "'+cmd",
    "'-x",
    "'@a",
    "'\t=1",
    "'\r=1",
    '正文',
    '-0.5',
    '1=1',
    '-7/3',
  ]);
  const attacked = structuredClone(snapshot);
  for (const subject of attacked.scheme.subjects) subject.title = '=HYPERLINK("x")';
  for (const node of nodesOf(attacked.scheme.root)) node.title = '@SUM(A1)';
  for (const assumed of attacked.result.assumed) assumed.reason = '-2+3+cmd|x';
  const bytes = await resultWorkbook(outcomeAt(attacked));
  const cells = (await readXlsx(bytes)).sheets
    .flatMap(({ rows }) => rows.flat())
    .filter((value) => typeof value === 'string');
  expect(cells).toContain(`'=HYPERLINK("x")`);
  expect(cells).toContain(`'-2+3+cmd|x`);
  expect(cells.filter((text) => /^[=+@\t\r]|^-(?!\d)/u.test(text))).toEqual([]);
  const xml = Object.entries(unzipSync(bytes))
    .filter(([name]) => name.startsWith('xl/worksheets/'))
    .map(([, part]) => strFromU8(part));
  expect(xml.length).toBe(5);
  expect(xml.join('')).not.toContain('<f>');
});

test('a number is a number only where the sheet keeps every digit', () => {
  expect(['13.5', '0.125', '1/3', '123456789012345', '1234567890.123456'].map(fitsNumber)).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
  expect(number('13.50').value).toBe(13.5);
  // A total has the decimals to which the scheme rounds.
  expect(number('97', '', 2).style?.numFmt).toBe('0.00');
  expect(number('13.5').style?.numFmt).toBe('0.0');
  expect(number('1/3')).toMatchObject({ value: 0.3333, style: { numFmt: '"≈"0.0000;"≈−"0.0000' } });
  expect(number('1234567890.123456').value).toBe('1234567890.123456');
  expect(number(null, '缺数据').value).toBe('缺数据');
});

test('the same outcome gives the same bytes', async () => {
  expect(Buffer.compare(written, await resultWorkbook(outcomeAt(structuredClone(snapshot))))).toBe(0);
});
