// The readers of .csv and .txt on small texts (文本读取测试): encodings, separators, flattened tables.
import { expect, test } from 'vitest';
import type { Refusal } from '../../domain/refusal.ts';
import type { Table } from '../../domain/table.ts';
import { readCsv } from './csv.ts';
import { defaultLimits } from './limits.ts';
import { readTxt } from './txt.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function grid(table: Table | undefined): string[][] {
  return Array.from({ length: table?.rows ?? 0 }, (_, index) =>
    (table?.cells ?? [])
      .filter((cell) => cell.row === index + 1)
      .map((cell) => cell.paragraphs.join('|') + (cell.columnSpan > 1 ? `×${cell.columnSpan}` : '')),
  );
}

const csv = (content: Uint8Array | string) =>
  grid(
    readCsv(typeof content === 'string' ? bytes(content) : content, defaultLimits).blocks.find(
      (block) => block.kind === 'table',
    ),
  );
const txt = (text: string) => {
  const { blocks } = readTxt(bytes(text), defaultLimits);
  return {
    table: grid(blocks.find((block) => block.kind === 'table')),
    paragraphs: blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
  };
};

function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Refusal).code;
  }
  return 'none';
}

test('RFC 4180：引号、引号里的分隔符和换行、短行补齐、末尾空行不要', () => {
  expect(csv('项目,分值\r\n"甲,""乙""","一\n二"\r\n丙\r\n,\r\n')).toEqual([
    ['项目', '分值'],
    ['甲,"乙"', '一|二'],
    ['丙', ''],
  ]);
  expect(csv('a,"b"c,5" d\n1,2,3')).toEqual([
    ['a', 'bc', '5" d'],
    ['1', '2', '3'],
  ]);
  expect(refusalOf(() => csv('a,b\n"甲,乙\n'))).toBe('file-damaged');
  expect(readCsv(bytes('a,b,c\n1,2\n'), defaultLimits).problems.map(({ code }) => code)).toEqual(['ragged-rows']);
});

test.each([[','], [';'], ['\t']])('分隔符 %j', (separator) => {
  expect(csv(`甲${separator}乙\n"a,b;c\td"${separator}2`)).toEqual([
    ['甲', '乙'],
    ['a,b;c\td', '2'],
  ]);
});

test('编码：UTF-8、UTF-16、GB18030', () => {
  const text = '项目,分值\n领导评价,10';
  const expected = [
    ['项目', '分值'],
    ['领导评价', '10'],
  ];
  const little = Buffer.from(text, 'utf16le');
  const mark = (first: number, second: number, rest: Uint8Array) => Buffer.concat([Buffer.from([first, second]), rest]);
  expect(csv(`\ufeff${text}`)).toEqual(expected);
  expect(csv(mark(0xff, 0xfe, little))).toEqual(expected);
  expect(csv(little)).toEqual(expected);
  expect(csv(mark(0xfe, 0xff, Buffer.from(little).swap16()))).toEqual(expected);
  const national = Buffer.from('cfeec4bf2cb7d6d6b50ac1ecb5bcc6c0bcdb2c3130', 'hex');
  expect(csv(national)).toEqual(expected);
  const broken = Buffer.from(text);
  broken[4] = 0x41;
  expect(refusalOf(() => csv(broken))).toBe('file-damaged');
  expect(refusalOf(() => csv(Buffer.from([0x61, 0x01, 0x02, 0xff, 0x80])))).toBe('file-form-mismatch');
});

test('制表符分隔的文本，前后是段落', () => {
  expect(txt('标题\n\n项目\t分值\n\t2\n甲\t"一\n二"\n\n说明。')).toEqual({
    table: [
      ['项目', '分值'],
      ['', '2'],
      ['甲', '一|二'],
    ],
    paragraphs: ['标题', '说明。'],
  });
  expect(txt('项目\t长"度\n"甲\t1').table).toEqual([
    ['项目', '长"度'],
    ['"甲', '1'],
  ]);
});

test('没有表格的文本只有段落', () => {
  expect(txt('第一段\n\n第二段')).toEqual({ table: [], paragraphs: ['第一段', '第二段'] });
});

/** Flattens rows as a copy does: a tab before each cell, a blank line between rows. */
const flatten = (rows: string[][]) => rows.map((row) => row.map((cell) => `\t${cell}`).join('\n')).join('\n\n');
const long = (word: string) => `${word}应当按照要求逐项抓好落实，并在年底以前报送完成情况和有关材料。`.repeat(3);
const whole = [
  ['序号', '事项', '要求', '单位'],
  ['1', '卫生', long('卫生'), '爱卫办'],
  ['2', '安全', `${long('安全')}\n${long('消防')}`, '应急局\n消防队'],
  ['3', '档案', long('档案'), '档案馆'],
];

test('拉平的表格：空行在行间，也在行内和格内', () => {
  expect(txt(`题目\n\n${flatten(whole)}\n\n尾注`)).toEqual({
    table: whole.map((row) => row.map((cell) => cell.replace('\n', '|'))),
    paragraphs: ['题目', '尾注'],
  });
  const holes = flatten(whole).replace('\n\t爱卫办', '\n\n\t爱卫办').replace('\n消防队', '\n\n消防队');
  expect(txt(holes).table[2]?.[3]).toBe('应急局||消防队');
  expect(txt(holes).table[1]?.[3]).toBe('爱卫办');
});

test('短行按内容对齐，两短行不会并成一整行', () => {
  const short = [
    ['附加', long('附加'), '爱卫办'],
    ['说明', long('说明')],
    ['备注', long('备注')],
  ];
  const { table } = txt(flatten([...whole, ...short]));
  expect(table.slice(4).map((row) => row.map((cell) => cell.slice(0, 2) + (/×\d/u.exec(cell)?.[0] ?? '')))).toEqual([
    ['附加', '附加×2', '爱卫'],
    ['说明', '说明×3'],
    ['备注', '备注×3'],
  ]);
});

test('a flattened table ends at the line of enclosures or addressees, also without a blank line before it', () => {
  const { table, paragraphs } = txt(
    '\t项目\n\t分值\n\t单位\n\n\t党建\n\t60\n\t组织部\n\n\t业务\n\t40\n\t发改局\n附件：评分细则\n抄送：市委办\n',
  );
  expect(table.at(-1)).toEqual(['业务', '40', '发改局']);
  expect(paragraphs).toEqual(['附件：评分细则', '抄送：市委办']);
});

test('从 Word 复制的纯文本：格内换行断开的行接回来；接不成整行的照原样；两种都提示', () => {
  const codes = (text: string) => readTxt(bytes(text), defaultLimits).problems.map(({ code }) => code);
  const broken = '项目\t考核内容\t分值\n业务\t一是甲\n二是乙\n三是丙\t60\n二、党建\n学习\t到位\t40\n';
  expect(txt(broken).table).toEqual([
    ['项目', '考核内容', '分值'],
    ['业务', '一是甲|二是乙|三是丙', '60'],
    ['二、党建', '', ''],
    ['学习', '到位', '40'],
  ]);
  expect(codes(broken)).toEqual(['rows-joined']);
  const short = '项目\t考核内容\t分值\n业务\t一是甲\n党建\t到位\t40\n';
  expect(txt(short).table[1]).toEqual(['业务', '一是甲', '']);
  expect(codes(short)).toEqual(['ragged-rows']);
  expect(codes('项目\t分值\n一、业务\n审批\t40\n')).toEqual([]);
});
