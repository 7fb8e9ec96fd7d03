// Lines of a table (表格的行): what stands at each column of each grid row, merged cells seen from every row they cover.
import type { Source } from '../../domain/source.ts';
import type { Problem, Severity } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { type Cell, cellText, type RawDocument, type Table } from '../../domain/table.ts';
import { placeText } from '../../domain/source.ts';

/** One grid row; `cells[column - 1]` is the cell that covers the column, maybe anchored further up or left. */
export type Line = { table: Table; row: number; cells: (Cell | undefined)[] };

export function linesOf(table: Table): Line[] {
  const lines: Line[] = Array.from({ length: table.rows }, (_, index) => ({
    table,
    row: index + 1,
    cells: Array.from({ length: table.columns }, () => undefined),
  }));
  for (const cell of table.cells) {
    for (const line of lines.slice(cell.row - 1, cell.row - 1 + cell.rowSpan)) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) line.cells[column - 1] = cell;
    }
  }
  return lines;
}

export const textOf = (cell: Cell | undefined): string => (cell === undefined ? '' : cellText(cell));

/** Blank, or a stroke that says so. */
export const isNothing = (text: string): boolean => /^[-‐—–－/／\s]*$/u.test(text);

/** A blank cell may go on with what stands above it; a stroke says that there is nothing. */
export const isStroke = (text: string): boolean => text !== '' && isNothing(text);

/** Cells of the line in order, each once. */
export const distinct = (line: Line): Cell[] => [...new Set(line.cells.filter((cell) => cell !== undefined))];

/** Cells with text that begin in this line. */
export const filled = (line: Line): Cell[] =>
  distinct(line).filter((cell) => cell.row === line.row && textOf(cell) !== '');

export function sourceOf(raw: RawDocument, table: Table, cell: Cell, words?: string): Source {
  return {
    file: raw.file,
    sha256: raw.sha256,
    table: table.index,
    sheet: table.sheet,
    row: cell.row,
    column: cell.column,
    rowEnd: cell.row + cell.rowSpan - 1,
    columnEnd: cell.column + cell.columnSpan - 1,
    paragraph: null,
    words: words ?? (cell.original ?? cell.paragraphs).join('\n'),
  };
}

/** The cell without the cells of the single fields. */
export function plainSource(source: Source): Source {
  const { file, sha256, table, sheet, row, column, rowEnd, columnEnd, paragraph, words } = source;
  return { file, sha256, table, sheet, row, column, rowEnd, columnEnd, paragraph, words };
}

export function problemAt(
  source: Source,
  code: ProblemCode,
  severity: Severity,
  message: string,
  choices?: string[],
): Problem {
  const place = { text: placeText(source), source: plainSource(source), node: null };
  return { code, severity, place, message, ...(choices === undefined ? {} : { choices }) };
}

export function problemIn(
  text: string,
  code: ProblemCode,
  severity: Severity,
  message: string,
  choices?: string[],
): Problem {
  return {
    code,
    severity,
    place: { text, source: null, node: null },
    message,
    ...(choices === undefined ? {} : { choices }),
  };
}
