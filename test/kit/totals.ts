// The totals of all bodies as one place shows them (总分对照): numbers compared as numbers.
import { format, parse } from '../../src/domain/rational.ts';
import { cellText, type RawDocument, type Table } from '../../src/domain/table.ts';

/** Totals by the body's title. */
export type Totals = ReadonlyMap<string, string>;

/** `95.30` and `95.3` are one number, and a minus sign is one whether typed or typeset. */
export const exact = (text: string): string => format(parse(text.trim().replace('−', '-')));

/** Totals in the tables that have both columns, as the project's own reader reads them; `as` may leave them as they are written. */
export function totalsIn({ blocks }: RawDocument, as: (text: string) => string = exact): Totals {
  const tables = blocks.filter((block): block is Table => block.kind === 'table');
  return new Map(
    tables.flatMap((table) => {
      const textAt = (row: number, column: number | undefined): string => {
        const cell = table.cells.find((each) => each.row === row && each.column === column);
        return cell === undefined ? '' : cellText(cell);
      };
      const head = table.cells.find((cell) => cellText(cell) === '总分');
      const title = table.cells.find((cell) => cell.row === head?.row && cellText(cell) === '单位');
      if (head === undefined || title === undefined) return [];
      return Array.from({ length: table.rows - head.row }, (_, index) => head.row + 1 + index)
        .filter((row) => /\d/u.test(textAt(row, head.column)) && textAt(row, title.column) !== '')
        .map((row): [string, string] => [textAt(row, title.column), as(textAt(row, head.column))]);
    }),
  );
}
