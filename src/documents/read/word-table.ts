// Tables of Word laid out on a grid (Word 表格的网格): column spans and vertical merges become anchor cells.
import type { Cell, Table } from '../../domain/table.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

export type Merge = 'none' | 'restart' | 'continue';

export type WordCell = {
  columnSpan: number;
  /** Merged with the cell above it. */
  vertical: Merge;
  /** Merged with the cell before it: an old spelling of columnSpan. */
  horizontal: Merge;
  paragraphs: string[];
  nested: Table[];
};

export type WordRow = { cells: WordCell[]; before: number; after: number };

/** Lays out the rows. `onLost` is told the place of words inside a merged-away cell, which Word does not show. */
export function layOut(rows: WordRow[], index: number, limits: Limits, onLost: (place: string) => void): Table {
  const cells: Cell[] = [];
  let columns = 0;
  let row = 0;
  let mergeable = new Map<number, Cell>();
  for (const raw of rows) {
    if (raw.cells.length === 0) continue;
    row += 1;
    let column = 1 + raw.before;
    const continued = new Map<number, Cell>();
    for (const cell of joinHorizontally(raw.cells)) {
      const above = mergeable.get(column);
      const place = `表${index} 第${row}行 第${column}列`;
      // Word goes by position: a continuation that does not line up with a cell above stands for itself.
      if (cell.vertical === 'continue' && above?.columnSpan === cell.columnSpan) {
        above.rowSpan += 1;
        above.nested.push(...cell.nested);
        if (cell.paragraphs.length > 0) onLost(place);
        continued.set(column, above);
      } else {
        const { paragraphs, nested, columnSpan } = cell;
        const anchor: Cell = { row, column, rowSpan: 1, columnSpan, paragraphs, nested };
        cells.push(anchor);
        if (cell.vertical !== 'none') continued.set(column, anchor);
      }
      column += cell.columnSpan;
    }
    columns = Math.max(columns, column - 1 + raw.after);
    if (columns > limits.columns)
      throw refuse.tooComplex(
        `表${index} 有 ${columns} 列，最多 ${limits.columns} 列`,
        `a table of ${columns} columns`,
      );
    mergeable = continued;
  }
  return { kind: 'table', index, sheet: null, rows: row, columns, cells, alignedRows: [] };
}

function joinHorizontally(cells: WordCell[]): WordCell[] {
  const joined: WordCell[] = [];
  for (const cell of cells) {
    const before = joined.at(-1);
    if (cell.horizontal === 'continue' && before !== undefined && before.horizontal !== 'none') {
      before.columnSpan += cell.columnSpan;
      before.paragraphs.push(...cell.paragraphs);
      before.nested.push(...cell.nested);
    } else joined.push({ ...cell });
  }
  return joined;
}
