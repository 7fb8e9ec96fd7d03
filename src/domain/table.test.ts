// Tables as data (表格数据测试): through JSON and back, and as they are drawn.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryTable } from '../../test/kit/arbitrary-table.ts';
import { drawTable } from '../../test/documents/hand-made.ts';
import { RawDocument, type Table, tableLines, tableRows } from './table.ts';

const words = fc.constantFrom('', '<', '^', '甲', '甲\n乙', ' 空 格 ', '\u0000', '=1+1');

const document = (tables: Table[]): RawDocument => ({
  form: 'html',
  file: '粘贴.html',
  sha256: 'ab'.repeat(32),
  blocks: [{ kind: 'paragraph', text: '题\n目' }, ...tables],
  problems: [{ code: 'hidden-row', severity: 'note', place: { text: '表1', source: null, node: null }, message: '。' }],
});

test('任何读入的文件经 JSON 往返都不变，格中的表也是', () => {
  fc.assert(
    fc.property(arbitraryTable(words), arbitraryTable(words), (outer, inner) => {
      const table = drawTable(outer);
      table.cells.at(-1)?.nested.push(drawTable(inner, 2));
      const raw = document([table]);
      expect(RawDocument.parse(JSON.parse(JSON.stringify(raw)))).toEqual(raw);
    }),
    { numRuns: 60 },
  );
});

test('多一个字段、少一个字段、跨度为零的都不收', () => {
  const [cell] = drawTable([['甲']]).cells;
  const withCell = (more: object) =>
    document([{ ...drawTable([['甲']]), cells: [{ ...cell, ...more } as Table['cells'][number]] }]);
  expect(RawDocument.safeParse(withCell({})).success).toBe(true);
  for (const more of [{ script: 'x' }, { nested: undefined }, { rowSpan: 0 }, { nested: [{ kind: 'table' }] }])
    expect(RawDocument.safeParse(withCell(more)).success).toBe(false);
});

test('画出来：每个位置恰好一次，缺的格补成空格', () => {
  fc.assert(
    fc.property(arbitraryTable(words), fc.nat(30), (rows, lost) => {
      const table = drawTable(rows);
      const cells = table.cells.filter((_, at) => at !== lost);
      const lines = tableLines({ ...table, cells });
      const area = lines.flat().reduce((sum, { rowSpan, columnSpan }) => sum + rowSpan * columnSpan, 0);
      expect([lines.length, area]).toEqual([table.rows, table.rows * table.columns]);
      expect(lines.flat().filter(({ paragraphs }) => paragraphs.length > 0)).toEqual(
        cells.filter(({ paragraphs }) => paragraphs.length > 0),
      );
      for (const [at, line] of lines.entries()) expect(line.every(({ row }) => row === at + 1)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('大得画不出的表不画', () => {
  expect(tableLines({ ...drawTable([['甲']]), rows: 2000, columns: 1000 })).toEqual([]);
});

test('a part of a long table has the merged cells that reach into it, cut', () => {
  const cell = (row: number, column: number, rowSpan: number, text: string) => ({
    row,
    column,
    rowSpan,
    columnSpan: 1,
    paragraphs: [text],
    nested: [],
  });
  const table: Table = {
    kind: 'table',
    index: 1,
    sheet: null,
    rows: 6,
    columns: 2,
    cells: [
      cell(1, 1, 4, '甲'),
      cell(1, 2, 1, '一'),
      cell(2, 2, 1, '二'),
      cell(3, 2, 3, '三'),
      cell(5, 1, 2, '乙'),
      cell(6, 2, 1, '六'),
    ],
    alignedRows: [],
  };
  const part = tableRows(table, 2, 5);
  expect([
    part.rows,
    part.cells.map(({ row, column, rowSpan, paragraphs }) => [paragraphs[0], row, column, rowSpan]),
  ]).toEqual([
    4,
    [
      ['甲', 1, 1, 3],
      ['二', 1, 2, 1],
      ['三', 2, 2, 3],
      ['乙', 4, 1, 1],
    ],
  ]);
  expect(tableRows(table, -3, 99)).toEqual(table);
});
