// The rows of a directory workbook that came back (名录表的行): headings found, cells by their meaning, each with its place.
import { oneLine } from '../../domain/display.ts';
import { plain } from '../../domain/nearest.ts';
import type { Problem, Severity } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { type Cell, cellText, type RawDocument, type Table } from '../../domain/table.ts';
import { distinct, linesOf, sourceOf } from '../import/line.ts';
import { columnName } from '../read/sheet.ts';
import { type ColumnKey, columns, noteSheet } from './columns.ts';

export type Row = {
  text: (key: ColumnKey) => string;
  /** Whether the cell begins in this row, rather than reaching down to it. */
  isOwn: (key: ColumnKey) => boolean;
  /** A problem at the row's cell of that column. */
  problem: (code: ProblemCode, key: ColumnKey, message: string, severity?: Severity) => Problem;
};

/** Clerks put a title, a unit and a date above the headings. */
const rowsSearched = 10;

type Positions = ReadonlyMap<ColumnKey, number>;

/** Notes in brackets behind a heading are none of it, unless it is known with them. */
function keyOf(heading: string): ColumnKey | null {
  const exact = plain(heading).replace(/^\*+|[*:]+$/gu, '');
  const bare = exact.replace(/\([^()]*\)$/u, '');
  const named = (text: string) =>
    columns.find(({ title, others }) => title === text || others.some((other) => plain(other) === text))?.key;
  return named(exact) ?? named(bare) ?? null;
}

const sheetText = ({ sheet, index }: Table): string => (sheet === null ? `表${index}` : `工作表“${sheet}”`);

const placeText = (table: Table, row: number, column: number): string =>
  table.sheet === null
    ? `表${table.index} 第${row}行 第${column}列`
    : `工作表“${table.sheet}” ${columnName(column)}${row}`;

const problemOf = (code: ProblemCode, severity: Severity, text: string, message: string): Problem => ({
  code,
  severity,
  place: { text, source: null, node: null },
  message,
});

type Found = { row: number; positions: Positions; problems: Problem[] };

/** The first row that names bodies and something else, or bodies alone in a table of one column. */
function headingsOf(table: Table): Found | null {
  for (const { row, cells } of linesOf(table).slice(0, rowsSearched)) {
    const positions = new Map<ColumnKey, number>();
    const problems: Problem[] = [];
    for (const cell of new Set(cells)) {
      const heading = cell === undefined ? '' : oneLine(cellText(cell));
      const key = keyOf(heading);
      if (cell === undefined || heading === '') continue;
      const place = placeText(table, row, cell.column);
      if (key === null) problems.push(unreadColumn(table, cell, heading, row));
      else if (positions.has(key))
        problems.push(
          problemOf('heading-twice', 'error', place, `标题“${heading}”有两列，看不出读哪一列；请只留一列。`),
        );
      else positions.set(key, cell.column);
    }
    const isList = positions.has('body') && (positions.size > 1 || table.columns === 1);
    if (isList) return { row, positions, problems: problems.filter(({ message }) => message !== '') };
  }
  return null;
}

/** Told where something stands under it. */
function unreadColumn(table: Table, { column }: Cell, heading: string, row: number): Problem {
  const count = table.cells.filter((cell) => cell.column === column && cell.row > row && cellText(cell) !== '').length;
  const message = count === 0 ? '' : `“${heading}”不是名录表的列，其中 ${count} 格没有读取。`;
  return problemOf('column-unknown', 'note', placeText(table, row, column), message);
}

function rowsIn(raw: RawDocument, table: Table, { row: top, positions }: Found): Row[] {
  return linesOf(table)
    .slice(top)
    .filter((line) => distinct(line).some((cell) => cell.row === line.row && cellText(cell) !== ''))
    .map(({ row, cells }): Row => {
      const cellOf = (key: ColumnKey): Cell | undefined => {
        const cell = cells[(positions.get(key) ?? 0) - 1];
        return cell?.column === positions.get(key) ? cell : undefined;
      };
      return {
        text: (key) => {
          const cell = cellOf(key);
          return cell === undefined ? '' : cellText(cell);
        },
        isOwn: (key) => cellOf(key)?.row === row,
        problem: (code, key, message, severity = 'error') => {
          const cell = cellOf(key);
          const column = positions.get(key);
          const title = columns.find((each) => each.key === key)?.title ?? '';
          const text =
            column === undefined ? `${sheetText(table)} 第${row}行` : `${placeText(table, row, column)}（${title}）`;
          const source = cell === undefined ? null : sourceOf(raw, table, cell);
          return { code, severity, place: { text, source, node: null }, message };
        },
      };
    });
}

/** Sheets that are no lists are told, the notes excepted. */
export function rowsOf(raw: RawDocument): { rows: Row[]; problems: Problem[] } {
  const tables = raw.blocks.filter((block) => block.kind === 'table');
  const found = tables.map((table) => ({ table, headings: headingsOf(table) }));
  const problems: Problem[] = [];
  if (found.every(({ headings }) => headings === null)) {
    const message = `前 ${rowsSearched} 行里没有找到标题行；请使用下载的名录表，第一行写${columns.map(({ title }) => `“${title}”`).join('')}。`;
    const [first] = tables;
    problems.push(problemOf('heading-row-missing', 'error', first === undefined ? '文件' : sheetText(first), message));
  }
  const rows = found.flatMap(({ table, headings }): Row[] => {
    if (headings !== null) {
      problems.push(...headings.problems);
      return rowsIn(raw, table, headings);
    }
    const isNote = plain(table.sheet ?? '') === noteSheet;
    if (!isNote && problems.every(({ code }) => code !== 'heading-row-missing'))
      problems.push(problemOf('sheet-unknown', 'note', sheetText(table), '没有名录表的标题行，没有读取。'));
    return [];
  });
  return { rows, problems };
}
