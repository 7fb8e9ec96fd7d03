// The sample redrawn (样表的变形): other orders of columns, further columns, other headers; the 25 rows come back.
import { beforeAll, describe, expect, test } from 'vitest';
import { takePoints } from '../../src/documents/import/points.ts';
import { readDocument } from '../../src/documents/read/read.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import type { Cell, RawDocument, Table } from '../../src/domain/table.ts';
import { importBothWays } from './both-ways.ts';

let raw: RawDocument;
let plain: string[];

beforeAll(async () => {
  raw = await readDocument('examples/sanming-2022.docx');
  plain = rowsOf(importBothWays(raw));
});

/** Everything but the places; the number where a further column gives one. */
function rowsOf({ rows }: ImportResult, omitted: 'number' | null = null): string[] {
  return rows.map((row) =>
    JSON.stringify({ ...row, row: 0, source: null, number: omitted === null ? row.number : null }),
  );
}

const cell = (row: number, column: number, text: string, columnSpan = 1): Cell => ({
  row,
  column,
  rowSpan: 1,
  columnSpan,
  paragraphs: text === '' ? [] : text.split('\n'),
  nested: [],
});

/** A copy with its table redrawn in place. */
function redrawn(draw: (table: Table) => void): RawDocument {
  const copy = structuredClone(raw);
  const table = copy.blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('the sample has no table');
  draw(table);
  table.cells.sort((one, other) => one.row - other.row || one.column - other.column);
  return copy;
}

const shift = (table: Table, rows: number, columns: number): void => {
  for (const each of table.cells) [each.row, each.column] = [each.row + rows, each.column + columns];
  [table.rows, table.columns] = [table.rows + rows, table.columns + columns];
};

test('the sample has 25 rows', () => {
  expect(plain.length).toBe(25);
});

test.each(['1 2 4 3 5 6', '5 6 1 2 3 4', '6 1 2 3 4 5', '5 1 4 2 3 6', '1 3 2 4 5 6'])(
  'columns in the order %s',
  (order) => {
    const places = new Map(order.split(' ').map((column, at) => [Number(column), at + 1]));
    const result = importBothWays(
      redrawn((table) => {
        for (const each of table.cells) {
          const taken = Array.from({ length: each.columnSpan }, (_, at) => places.get(each.column + at) ?? 0);
          each.column = Math.min(...taken);
        }
      }),
    );
    expect(rowsOf(result)).toEqual(plain);
  },
);

describe('a further column of numbers', () => {
  const numbered = (text: (row: number) => string) =>
    redrawn((table) => {
      shift(table, 0, 1);
      for (let row = 1; row <= table.rows; row += 1) table.cells.push(cell(row, 1, row === 1 ? '序号' : text(row - 1)));
    });

  test('that counts', () => {
    const result = importBothWays(numbered(String));
    expect(rowsOf(result, 'number')).toEqual(rowsOf(importBothWays(raw), 'number'));
    expect(result.rows.map(({ number }) => number)).toEqual(result.rows.map(({ row }) => String(row)));
  });

  test('that is empty', () => {
    expect(rowsOf(importBothWays(numbered(() => '')))).toEqual(plain);
  });
});

describe('another header', () => {
  test('of two lines', () => {
    const result = importBothWays(
      redrawn((table) => {
        shift(table, 1, 0);
        for (const each of table.cells) {
          const isHeading = each.row === 2;
          if (isHeading && each.column < 5) [each.row, each.rowSpan] = [1, 2];
        }
        table.cells.push(cell(1, 5, '考评与责任', 2));
      }),
    );
    expect(rowsOf(result)).toEqual(plain);
  });

  test('below a title in the table', () => {
    const result = importBothWays(
      redrawn((table) => {
        shift(table, 1, 0);
        table.cells.push(cell(1, 1, '示范市某某局2022年度绩效考核表', table.columns));
      }),
    );
    expect(rowsOf(result)).toEqual(plain);
    expect(result.title).toBe('示范市某某局2022年度绩效考核表');
  });
});

test.each([1, 2])('points of level %i in a column of their own', (level) => {
  const result = importBothWays(
    redrawn((table) => {
      const moved: Cell[] = [];
      for (const each of table.cells) {
        const last = each.column + each.columnSpan - 1;
        if (each.column > level) each.column += 1;
        else if (last > level) each.columnSpan += 1;
        else if (last === level) {
          const { rest, points } = takePoints(each.paragraphs.join('\n'));
          const beside = { ...structuredClone(each), column: level + 1, columnSpan: 1 };
          moved.push({ ...beside, paragraphs: each.row === 1 ? ['分值'] : points === null ? [] : [points.text] });
          if (points !== null) each.paragraphs = rest.split('\n');
        }
      }
      table.columns += 1;
      table.cells.push(...moved);
    }),
  );
  expect(rowsOf(result)).toEqual(plain);
});
