// Tables in pieces (表格分段): every position is drawn once, and what hangs over an edge is drawn on both sides of it.
import { expect, test } from 'vitest';
import { drawTable } from '../../../test/documents/hand-made.ts';
import type { Table } from '../../domain/table.ts';
import { columnWidths, isOn, neighbour, piecesOf, spotOf } from './grid.ts';

const rows = (count: number) => Array.from({ length: count }, (_, at) => [at % 50 === 0 ? `组${at}` : '^', `行${at}`]);

test('a short table is one piece', () => {
  expect(piecesOf(drawTable(rows(200)))).toHaveLength(1);
  expect(piecesOf({ ...drawTable([['甲']]), rows: 0, columns: 0, cells: [] })).toEqual([]);
});

test('a long one is drawn in pieces that cover it', () => {
  const pieces = piecesOf(drawTable(rows(201)));
  expect(pieces.map(({ from, lines }) => [from, lines.length])).toEqual([
    [1, 40],
    [41, 40],
    [81, 40],
    [121, 40],
    [161, 40],
    [201, 1],
  ]);
  const heights = pieces.map(({ lines }) =>
    lines.flat().reduce((sum, { rowSpan, cell }) => sum + rowSpan * cell.columnSpan, 0),
  );
  expect(heights).toEqual([80, 80, 80, 80, 80, 2]);
  expect(pieces[1]?.lines[0]?.[0]).toMatchObject({ isContinued: true, rowSpan: 10, cell: { row: 1 } });
});

const textOf = (table: Table, text: string) =>
  table.cells.find(({ paragraphs }) => paragraphs[0] === text) ?? expect.unreachable();

test('arrows step over merged cells and stop at the edge', () => {
  const table = drawTable([
    ['甲', '<', '乙'],
    ['丙', '丁', '^'],
  ]);
  const at = (text: string) => textOf(table, text);
  const to = (text: string, key: string) => neighbour(table, at(text), key)?.paragraphs[0] ?? null;
  expect([to('甲', 'ArrowRight'), to('甲', 'ArrowDown'), to('丁', 'ArrowRight'), to('丁', 'ArrowUp')]).toEqual([
    '乙',
    '丙',
    '乙',
    '甲',
  ]);
  expect([to('乙', 'ArrowDown'), to('丙', 'ArrowLeft'), to('甲', 'Enter')]).toEqual([null, null, null]);
  expect(isOn([spotOf(1, at('丁'))], 1, at('甲'))).toBe(false);
  expect(isOn([spotOf(1, at('乙'))], 1, at('乙'))).toBe(true);
  expect(isOn([spotOf(2, at('乙'))], 1, at('乙'))).toBe(false);
});

test('columns are wide as their texts, within bounds', () => {
  expect(columnWidths(drawTable([['号', '考核内容'.repeat(50)]]))).toEqual([72, 150]);
});
