// Tests of the list of subjects (被考评单位名单) as clerks make it: titles, sections, counts, notes, and columns side by side.
import { expect, test } from 'vitest';
import type { RawDocument } from '../../domain/table.ts';
import { drawDocument, drawTable } from '../../../test/documents/hand-made.ts';
import { lookupIn, shipped } from '../directory.ts';
import { readSubjectList } from './read.ts';

/** “name | group” of each body, then “severity code place” of each problem. */
function told(raw: RawDocument): string[] {
  const { bodies, problems } = readSubjectList(raw, lookupIn(shipped));
  return [
    ...bodies.map(({ name, group }) => `${name} | ${group ?? ''}`),
    ...problems.map(({ severity, code, place }) => `${severity} ${code} ${place.text}`),
  ];
}
const table = (...rows: string[][]): string[] => told(drawDocument([rows]));
const text = (...lines: string[]): string[] => told(drawDocument(lines, 'txt'));

test('a title above the heading, empty numbered rows, counts and notes are no bodies', () => {
  const rows = [
    ['示范市2022年度被考评单位名单', '<', '<'],
    ['序号', '单位名称', '分组'],
    ['1', '市委办公室', '党群'],
    ['2', '市财政局', '政府'],
    ['3', '', ''],
    ['合计', '2个', ''],
    ['注：排名不分先后。', '<', '<'],
  ];
  const read = ['市委办公室 | 党群', '市财政局 | 政府', 'note unread-text 表1 第7行 第1列'];
  expect(table(...rows)).toEqual(read);
  expect(table(['被考评单位名单', '<', '<'], ...rows.slice(1))).toEqual(read);
  expect(text('被考评单位名单（共2个）', '1.市委办公室', '2、市财政局', '3、', '共 2 个单位')).toEqual([
    '市委办公室 | ',
    '市财政局 | ',
  ]);
});

test('a count that is not what was read is asked about, at its place', () => {
  expect(table(['单位', '分组'], ['市委办公室', '党群'], ['合计', '3'])).toEqual([
    '市委办公室 | 党群',
    'question count-differs 表1 第3行 第1列',
  ]);
  expect(text('一、党群部门（3个）', '市委办公室', '小计：2', '二、政府部门（1个）', '市财政局', '总计 2')).toEqual([
    '市委办公室 | 党群部门',
    '市财政局 | 政府部门',
    'question count-differs 正文第3段',
    'question count-differs 正文第1段',
    'note group-from-heading 正文第2段',
  ]);
});

test('the group is a merged cell, a cell that is not repeated, a section row, or the deeper of two headings', () => {
  const groups = ['市委办公室 | 党群部门', '市委组织部 | 党群部门', '市财政局 | 政府部门'];
  const head = ['类别', '序号', '单位'];
  expect(
    table(head, ['党群部门\n（2个）', '1', '市委办公室'], ['^', '2', '市委组织部'], ['政府部门', '3', '市财政局']),
  ).toEqual(groups);
  expect(table(head, ['党群部门', '1', '市委办公室'], ['', '2', '市委组织部'], ['政府部门', '3', '市财政局'])).toEqual([
    ...groups,
    'note group-carried 表1 第3行 第3列',
  ]);
  expect(
    table(
      ['序号', '单位', '备注'],
      ['党群部门（2个）', '<', '<'],
      ['1', '市委办公室', ''],
      ['2', '市委组织部', '新设'],
      ['政府部门', '', ''],
      ['3', '市财政局', ''],
    ),
  ).toEqual([...groups, 'note column-unread 表1 第1行 第3列', 'note group-from-heading 表1 第3行 第2列']);
  expect(
    text(
      '一、市直单位（3个）',
      '（一）党群部门',
      '市委办公室',
      '市委组织部',
      '（二）政府部门',
      '市财政局',
      '二、县（市、区）（1个）',
      '明溪县',
    ),
  ).toEqual([...groups, '明溪县 | 县（市、区）', 'note group-from-heading 正文第3段']);
});

test('blocks side by side are read one after the other, and a section goes on in the next block', () => {
  const head = ['序号', '单位', '序号', '单位'];
  const bodies = ['市委办公室 | 党群部门', '市委组织部 | 党群部门'];
  expect(
    table(
      head,
      ['党群部门（2个）', '<', '政府部门（1个）', '<'],
      ['1', '市委办公室', '3', '市财政局'],
      ['2', '市委组织部', '', ''],
    ),
  ).toEqual([...bodies, '市财政局 | 政府部门', 'note group-from-heading 表1 第3行 第2列']);
  expect(
    table(
      head,
      ['一、党群部门（3个）', '<', '3', '市委统战部'],
      ['1', '市委办公室', '二、政府部门', '<'],
      ['2', '市委组织部', '4', '市财政局'],
      ['共 4 个', '<', '<', '<'],
    ),
  ).toEqual([...bodies, '市委统战部 | 党群部门', '市财政局 | 政府部门', 'note group-from-heading 表1 第3行 第2列']);
  const own = ['市委组织部 | 党群部门', '市教育局 | 政府部门', 'note group-from-heading'];
  const short = (lines: string[]) => lines.map((line) => line.replace(/ 表.*$/u, ''));
  expect(short(table(['党群部门', '政府部门'], ['市委组织部', '市教育局']))).toEqual(own);
  expect(short(table(['党群部门', '<', '政府部门', '<'], head, ['1', '市委组织部', '1', '市教育局']))).toEqual(own);
});

test('without headings the column of names is told by the names, and what cannot be told is an error', () => {
  const rows = [
    ['市委办公室', '党群'],
    ['市财政局', '政府'],
    ['市教育局', '政府'],
  ];
  const bodies = ['市委办公室 | 党群', '市财政局 | 政府', '市教育局 | 政府'];
  expect(table(...rows)).toEqual(bodies);
  expect(table(...rows.map((row) => row.toReversed()))).toEqual(bodies);
  expect(text(...rows.map((row) => row.join('，')))).toEqual(bodies);
  expect(table(['张三', '李四', '王五'], ['赵六', '孙七', '周八'])).toEqual(['error columns-unclear 表1']);
  expect(table(['单位', '分组', '单位', '分组', '分组'], ['市财政局', '政府', '市委办公室', '党群', '一'])).toContain(
    'error columns-unclear 表1 第1行 第2列',
  );
  expect(table(['单位', '分组'], ['市财政局', ''], ['市委办公室', '党群'])).toEqual([
    '市财政局 | ',
    '市委办公室 | 党群',
    'error group-missing 表1 第2行 第1列',
  ]);
});

test('the column of those who appraise is not the column of those appraised', () => {
  expect(table(['考评单位', '被考评单位', '分组'], ['市效能办', '市财政局', '政府'])).toEqual([
    '市财政局 | 政府',
    'note column-unread 表1 第1行 第1列',
  ]);
  expect(table(['项目', '考核内容', '分值', '考评单位'], ['党建', '学习', '5', '组织部'])).toEqual([
    'error list-is-table 表1',
  ]);
});

test('all sheets are read: the name of a sheet, or the paragraph above a table, is the group', () => {
  const sheet = (name: string, index: number, rows: string[][]) => drawTable(rows, index, name);
  const book = (...blocks: RawDocument['blocks']): RawDocument => ({ ...drawDocument([], 'xlsx'), blocks });
  const [first, second] = [
    [
      ['序号', '单位'],
      ['1', '市委办公室'],
    ],
    [
      ['序号', '单位'],
      ['1', '市财政局'],
      ['合计', '1'],
    ],
  ];
  expect(
    told(book(sheet('党群', 1, first), sheet('政府', 2, second), sheet('填表说明', 3, [['请如实填写，不要漏填。']]))),
  ).toEqual([
    '市委办公室 | 党群',
    '市财政局 | 政府',
    'note unread-table 工作表“填表说明”',
    'note group-from-heading 工作表“党群” 第2行 第2列',
  ]);
  expect(told(book(sheet('Sheet1', 1, first), sheet('Sheet2', 2, second)))).toEqual(['市委办公室 | ', '市财政局 | ']);
  expect(told(drawDocument(['名单', '一、党群部门（1个）', first, '二、政府部门（2个）', second]))).toEqual([
    '市委办公室 | 党群部门',
    '市财政局 | 政府部门',
    'question count-differs 正文第3段',
    'note group-from-heading 表1 第2行 第2列',
  ]);
  const page = [['2', '市财政局', '二类']];
  expect(
    told(
      drawDocument([
        [
          ['序号', '单位', '组别'],
          ['1', '市委办公室', '一类'],
        ],
        page,
      ]),
    ),
  ).toEqual(['市委办公室 | 一类', '市财政局 | 二类']);
});

test('names are read by the rules of the import: lists, broken names, and doubts', () => {
  expect(text('一、党群部门（2个）：市委办公室、市委组织部。', '二、政府部门：市财政局；市教育局')).toEqual([
    '市委办公室 | 党群部门',
    '市委组织部 | 党群部门',
    '市财政局 | 政府部门',
    '市教育局 | 政府部门',
    'note group-from-heading 正文第1段',
  ]);
  expect(text('一、市委办公室', '二、市财政局')).toEqual(['市委办公室 | ', '市财政局 | ']);
  expect(text('单位', '*市财政局', '*为新组建的单位，单独考评。')).toEqual([
    '市财政局 | ',
    'note unread-text 正文第3段',
  ]);
  expect(text('城关街道', '城东街道', '市财政局')).toEqual(['城关街道 | ', '城东街道 | ', '市财政局 | ']);
  expect(table(['单位'], ['发展和\n改革委员会'], ['张三'])).toEqual([
    '发展和改革委员会 | ',
    '张三 | ',
    'question name-unlikely 表1 第3行 第1列',
  ]);
});
