// The cells of a table as a browser lays them out (画出的格): to be held against those that the document has.
import type { Locator } from 'playwright-core';
import { readDocument } from '../../src/documents/read/read.ts';
import { cellText, type Table } from '../../src/domain/table.ts';

/** Row and column from 1, rows and columns that it reaches over, and its words without white space. */
export type LaidCell = [row: number, column: number, rowSpan: number, columnSpan: number, words: string];

/** `rowsOf`: the rows that are the document's, where the page adds headings of its own. */
export const drawnCells = (table: Locator, rowsOf = 'tr'): Promise<LaidCell[]> =>
  table.evaluate((drawn, selector) => {
    const taken = new Set<string>();
    return [...drawn.querySelectorAll<HTMLTableRowElement>(selector)].flatMap((line, at) => {
      let column = 1;
      return [...line.cells].map((cell): LaidCell => {
        while (taken.has(`${at + 1} ${column}`)) column += 1;
        const laid: LaidCell = [at + 1, column, cell.rowSpan, cell.colSpan, cell.textContent.replaceAll(/\s/gu, '')];
        for (let row = 0; row < cell.rowSpan; row += 1)
          for (let beside = 0; beside < cell.colSpan; beside += 1) taken.add(`${at + 1 + row} ${column + beside}`);
        return laid;
      });
    });
  }, rowsOf);

/** The first table of a file. */
export async function cellsIn(path: string): Promise<LaidCell[]> {
  const { blocks } = await readDocument(path);
  const table = blocks.find((block): block is Table => block.kind === 'table');
  return (table?.cells ?? []).map((cell) => [
    cell.row,
    cell.column,
    cell.rowSpan,
    cell.columnSpan,
    cellText(cell).replaceAll(/\s/gu, ''),
  ]);
}
