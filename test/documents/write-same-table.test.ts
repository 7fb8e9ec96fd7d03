// The same official table again (原样导出): its own headings in their order, its numbers and its line of the total.
import { expect, test } from 'vitest';
import { withAssigned } from '../../src/documents/import/assignment.ts';
import { importDocument } from '../../src/documents/import/import-document.ts';
import type { Table } from '../../src/domain/table.ts';
import { writtenOf } from '../kit/written-table.ts';
import { importBothWays } from './both-ways.ts';
import { drawDocument } from './hand-made.ts';

function tableOf({ blocks }: ReturnType<typeof drawDocument>): Table {
  const table = blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table was written');
  return table;
}

/** The rows that go out for a table, as `drawTable` reads them; a title and its points in one line. */
function exported(table: string[][]): string[][] {
  const { rows, columns, cells } = tableOf(writtenOf(importBothWays(drawDocument([table]))));
  const lines = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
  const put = (row: number, column: number, text: string) => lines[row - 1]?.splice(column - 1, 1, text);
  for (const { row, column, rowSpan, columnSpan, paragraphs } of cells) {
    for (let at = row; at < row + rowSpan; at += 1) put(at, column, at === row ? paragraphs.join('') : '^');
    for (let at = column + 1; at < column + columnSpan; at += 1) put(row, at, '<');
  }
  return lines;
}

const three = ['一级指标', '二级指标', '三级指标', '目标值', '计分办法', '分值', '考核单位'];
const sequence = ['序号', '考核指标', '<', '分值', '评分标准', '数据来源'];

test.each<[string, string[][]]>([
  [
    'three levels, targets, and the total at the end',
    [
      three,
      ['一、党的建设（50分）', '组织建设', '1.组织生活', '12次', '缺一次扣1分', '20', '组织部'],
      ['^', '^', '2.党员教育', '4次', '按比例得分', '30', '组织部'],
      ['二、业务实绩（50分）', '重点项目', '3.项目开工', '20个', '按比例得分', '50', '发改局'],
      ['总 分', '<', '<', '', '', '100', ''],
    ],
  ],
  [
    'numbers, one heading over two columns, and adjustments below the total',
    [
      sequence,
      ['1', '经济发展（600分）', '固定资产投资', '400', '每低1个百分点扣5分', '统计局'],
      ['2', '^', '工业增加值', '200', '按比例得分', '统计局'],
      ['3', '党的建设（400分）', '基层组织建设', '400', '按比例得分', '组织部'],
      ['合计', '<', '<', '1000', '', ''],
      ['4', '扣分项', '被通报批评', '-8', '每次扣2分', '考核办'],
    ],
  ],
  [
    'percentages, and a column that no row fills',
    [
      ['项 目', '内 容', '权重（%）', '考 核 单 位', '备注'],
      ['履职', '办件', '60', '财政局', ''],
      ['服务', '值守', '40', '财政局', ''],
      ['合计', '', '100', '', ''],
    ],
  ],
])('%s', (_, table) => {
  expect(exported(table)).toEqual(table);
});

test.each([
  ['of cooperators alone', ['协助部门'], ['住建局']],
  ['of leads, cooperators and targets', ['目标值', '责任单位', '协助部门'], ['20个', '各县（市、区）政府', '住建局']],
])('columns that assign the rows of a table of no one body stand in its scheme: %s', (_, headings, cells) => {
  const blank = cells.map(() => '');
  const table = [
    ['类别', '考核事项', '分值', '考核部门', ...headings],
    ['实绩', '1.重点项目', '60', '发改局', ...cells],
    ['^', '2.招商引资', '40', '商务局', ...blank],
  ];
  expect(exported(table)).toEqual(table);
  const { assignment, ...imported } = importBothWays(drawDocument([table]));
  if (assignment === null) throw new Error('nothing is assigned');
  expect(assignment.subject).toBeNull();
  const kept = { ...imported, scheme: withAssigned(imported.scheme, assignment), assignment: null };
  expect(tableOf(writtenOf(kept))).toEqual(tableOf(writtenOf({ ...imported, assignment })));
  expect(tableOf(writtenOf({ ...imported, assignment: null }))).not.toEqual(tableOf(writtenOf(kept)));
});

test('a total without a column of points has them behind its words', () => {
  const table = [
    ['考核项目', '考核内容', '考核单位'],
    ['履职（60分）', '办件', '财政局'],
    ['服务（40分）', '值守', '财政局'],
    ['合计（100分）', '', ''],
  ];
  expect(exported(table)).toEqual(table);
});

test('headings that no reader would take for what is below them give way to the standard ones', () => {
  const table = [
    ['党建领域', '考核内容', '分值', '科室'],
    ['履职', '办件', '60', '财政局'],
    ['服务', '值守', '40', '财政局'],
  ];
  expect(exported(table)[0]).toEqual(['项目', '考核内容', '分值', '考评单位']);
});

test('levels that stood across the table have a column before its own', () => {
  const table = [
    ['考核项目', '分值', '评分标准'],
    ['一、党建工作', '30', ''],
    ['1.组织生活', '10', '缺一次扣1分'],
    ['2.党员教育', '20', '按比例得分'],
    ['合计', '30', ''],
  ];
  expect(exported(table)[0]).toEqual(['项目', '考核项目', '分值', '评分标准']);
});

test('the total follows the scheme', () => {
  const table = [
    ['考核项目', '分值', '评分标准'],
    ['办件', '60', '按比例得分'],
    ['值守', '40', '按比例得分'],
    ['合计', '100', ''],
  ];
  const imported = importDocument(drawDocument([table]));
  imported.scheme.root.points = '120';
  expect(
    tableOf(writtenOf(imported))
      .cells.slice(-3)
      .map(({ paragraphs }) => paragraphs),
  ).toEqual([['合计'], ['120'], []]);
});
