// The rows of one sheet that came back (填报表的行): its heading row is found, its columns are named, and what has no place is told.
import { columnName } from '../read/sheet.ts';
import { oneLine } from '../../domain/display.ts';
import { keptWords } from '../../domain/kept-words.ts';
import { plain } from '../../domain/nearest.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Source } from '../../domain/source.ts';
import { type Cell, cellText, type RawDocument, type Table } from '../../domain/table.ts';
import { type Column, type ColumnKey, titleFor } from './columns.ts';

/** The cells of one row by the meaning of their column: `text` in one line, `words` with the line breaks that a person made. */
export type Line = {
  sheet: string;
  row: number;
  /** Whether the sheet has all its columns: else what its rows lack, and how they stand to each other, cannot be judged. */
  isWhole: boolean;
  text: (key: ColumnKey) => string;
  words: (key: ColumnKey) => string;
  /** Its own cell, or null where the sheet has no such column. */
  source: (key: ColumnKey) => Source | null;
};

/** Clerks put a title, a unit and a date above the headings. */
const rowsSearched = 10;
/** A row with fewer known headings than this is none. */
const headingsLeast = 3;

type Grid = { table: Table; at: (row: number, column: number) => Cell | undefined };

/** Every position of the grid, the covered ones of merged cells too. */
function gridOf(table: Table): Grid {
  const cells = new Map<string, Cell>();
  for (const cell of table.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
        cells.set(`${row},${column}`, cell);
  return { table, at: (row, column) => cells.get(`${row},${column}`) };
}

/** The column that a heading names: as it stands, else without a note in brackets behind it. */
function columnOf(heading: string, columns: readonly Column[]): Column | undefined {
  const exact = plain(heading).replace(/^\*+|[*:]+$/gu, '');
  const bare = exact.replace(/(?:\([^()]*\)|\[[^[\]]*\]|【[^【】]*】)+$/u, '');
  return (
    columns.find(({ title }) => plain(title) === exact) ?? columns.find(({ title }) => plain(title) === bare && bare)
  );
}

type Heading = { cell: Cell; text: string; column: Column | undefined };

/** The row that names the most columns, among the first; null where none does. */
function headingsOf({ table, at }: Grid, columns: readonly Column[]): Heading[] | null {
  let best: Heading[] = [];
  const known = (row: readonly Heading[]) => new Set(row.flatMap(({ column }) => column?.key ?? [])).size;
  for (let row = 1; row <= Math.min(rowsSearched, table.rows); row += 1) {
    const headings = Array.from({ length: table.columns }, (_, index) => at(row, index + 1))
      .filter((cell, index): cell is Cell => cell !== undefined && cell.column === index + 1 && cell.row === row)
      .map((cell) => ({ cell, text: oneLine(cellText(cell)), column: columnOf(cellText(cell), columns) }));
    if (known(headings) > known(best)) best = headings;
  }
  return known(best) < headingsLeast ? null : best;
}

/** Columns whose merged cells may say one thing for several rows; a mark or a number of votes belongs to one row. */
const shareable: readonly ColumnKey[] = [
  'subject',
  'subjectTitle',
  'node',
  'nodeTitle',
  'points',
  'assessor',
  'assessorTitle',
  'voterGroup',
  'channel',
  'key',
  'period',
  'by',
  'at',
  'evidence',
];

/** Where something about a whole sheet or a heading stands. */
const place = (text: string): Problem['place'] => ({ text, source: null, node: null });

const nameOf = ({ cell, text }: Heading): string => `${columnName(cell.column)}列${text === '' ? '' : `“${text}”`}`;

/** Headings that are gone or stand twice. */
function headingProblems({ table }: Grid, headings: readonly Heading[], columns: readonly Column[]): Problem[] {
  const where = place(`工作表“${table.sheet ?? ''}” 第${headings[0]?.cell.row ?? 1}行`);
  const strange = headings.filter(({ column, text }) => column === undefined && text !== '').map(nameOf);
  const hint = strange.length === 0 ? '' : `认不出的标题有：${strange.join('、')}。`;
  const isThere = (key: ColumnKey) => headings.some(({ column }) => column?.key === key);
  return columns.flatMap((column): Problem[] => {
    const found = headings.filter((heading) => heading.column === column);
    if (found.length > 1) {
      const message = `标题“${column.title}”有 ${found.length} 列（${found.map(nameOf).join('、')}），看不出读哪一列。请只留一列。`;
      return [{ code: 'heading-twice', severity: 'error', place: where, message }];
    }
    const isNamed = Object.entries(titleFor).some(([key, title]) => key === column.key && isThere(title));
    if (found.length > 0 || column.role === 'shown' || column.key === 'id' || isNamed) return [];
    const message = `没有找到标题“${column.title}”，这一列读不到。${hint}请照下载的填报表改回标题。`;
    return [{ code: 'heading-missing', severity: 'error', place: where, message }];
  });
}

/** Columns with content that nobody reads. */
function unreadProblems({ table, at }: Grid, headings: readonly Heading[]): Problem[] {
  return headings.flatMap((heading): Problem[] => {
    const { row: top, column } = heading.cell;
    if (heading.column !== undefined) return [];
    const below = Array.from({ length: table.rows - top }, (_, index) => at(top + 1 + index, column));
    const written = below.filter((cell) => cell?.column === column && cell.row > top && cellText(cell) !== '');
    if (written.length === 0) return [];
    const message = `${nameOf(heading)}不是填报表的列，其中 ${written.length} 格内容没有读取。`;
    const text = `工作表“${table.sheet ?? ''}” ${nameOf(heading)}`;
    return [{ code: 'column-unknown', severity: 'note', place: place(text), message }];
  });
}

/** Merged cells that would say one mark or number for several rows. */
function mergedProblems(grid: Grid, positions: ReadonlyMap<ColumnKey, Heading>, first: number): Problem[] {
  const byColumn = new Map([...positions].map(([key, { cell, text }]) => [cell.column, { key, text }]));
  return grid.table.cells.flatMap((cell): Problem[] => {
    const over = byColumn.get(cell.column);
    if (over === undefined || cell.row < first || cell.rowSpan === 1 || shareable.includes(over.key)) return [];
    if (cellText(cell) === '') return [];
    const message = `${cell.rowSpan} 行的单元格合并成一格，看不出“${cellText(cell)}”属于哪一行。请取消合并，逐行填写。`;
    const text = `工作表“${grid.table.sheet ?? ''}” ${columnName(cell.column)}${cell.row}（${over.text}）`;
    return [{ code: 'cell-merged', severity: 'error', place: place(text), message }];
  });
}

function lineOf(
  document: RawDocument,
  { table, at }: Grid,
  positions: ReadonlyMap<ColumnKey, Heading>,
  isWhole: boolean,
  row: number,
): Line {
  const cellOf = (key: ColumnKey): Cell | undefined => {
    const column = positions.get(key)?.cell.column;
    const cell = column === undefined ? undefined : at(row, column);
    // What a cell beside it covers is that cell's.
    return cell?.column === column ? cell : undefined;
  };
  const words = (key: ColumnKey): string => {
    const cell = cellOf(key);
    return cell === undefined ? '' : keptWords(cell.paragraphs.join('\n'));
  };
  const source = (key: ColumnKey): Source | null => {
    const column = positions.get(key)?.cell.column;
    if (column === undefined) return null;
    const { file, sha256 } = document;
    const where = { row, column, rowEnd: row, columnEnd: column, paragraph: null };
    return { file, sha256, table: table.index, sheet: table.sheet, ...where, words: words(key) };
  };
  return { sheet: table.sheet ?? '', row, isWhole, words, text: (key) => oneLine(words(key)), source };
}

/** The rows under the headings, and what is wrong with the sheet as a whole; no rows where there are no headings. */
export function linesOf(
  document: RawDocument,
  table: Table,
  columns: readonly Column[],
): { lines: Line[]; problems: Problem[] } {
  const grid = gridOf(table);
  const headings = headingsOf(grid, columns);
  if (headings === null) {
    const message = `前 ${rowsSearched} 行里没有找到标题行。请用下载的填报表。`;
    const where = place(`工作表“${table.sheet ?? ''}”`);
    return { lines: [], problems: [{ code: 'heading-row-missing', severity: 'error', place: where, message }] };
  }
  const positions = new Map(headings.flatMap((each) => (each.column === undefined ? [] : [[each.column.key, each]])));
  const first = Math.max(...headings.map(({ cell, column }) => cell.row + (column === undefined ? 1 : cell.rowSpan)));
  const faults = headingProblems(grid, headings, columns);
  const lines = Array.from({ length: Math.max(0, table.rows - first + 1) }, (_, index) =>
    lineOf(document, grid, positions, faults.length === 0, first + index),
  );
  const problems = [...faults, ...unreadProblems(grid, headings), ...mergedProblems(grid, positions, first)];
  return { lines, problems };
}
