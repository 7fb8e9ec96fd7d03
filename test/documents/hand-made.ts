// Hand-made documents for import tests (手工表格): a table is drawn as rows of texts, `<` and `^` continue a merged cell.
import type { ImportedRow } from '../../src/domain/row.ts';
import type { Cell, Form, RawDocument, Table } from '../../src/domain/table.ts';

/** `<` belongs to the cell on the left, `^` to the cell above; a slash-n in a text is a new line. */
export function drawTable(rows: string[][], index = 1, sheet: string | null = null): Table {
  const columns = Math.max(...rows.map((row) => row.length));
  const owners: (Cell | undefined)[][] = [];
  const cells: Cell[] = [];
  for (const [at, row] of rows.entries()) {
    const line: (Cell | undefined)[] = [];
    owners.push(line);
    for (let column = 0; column < columns; column += 1) {
      const text = row[column] ?? '';
      const owner = text === '<' ? line[column - 1] : text === '^' ? owners[at - 1]?.[column] : undefined;
      if ((text === '<' || text === '^') && owner === undefined)
        throw new Error(`nothing to continue at ${at + 1}, ${column + 1}`);
      const cell = owner ?? {
        row: at + 1,
        column: column + 1,
        rowSpan: 1,
        columnSpan: 1,
        paragraphs: text === '' ? [] : text.split('\n'),
        nested: [],
      };
      if (owner === undefined) cells.push(cell);
      cell.rowSpan = Math.max(cell.rowSpan, at + 2 - cell.row);
      cell.columnSpan = Math.max(cell.columnSpan, column + 2 - cell.column);
      line.push(cell);
    }
  }
  return { kind: 'table', index, sheet, rows: rows.length, columns, cells, alignedRows: [] };
}

/** Texts are paragraphs, lists of rows are tables. */
export function drawDocument(blocks: (string | string[][])[], form: Form = 'docx'): RawDocument {
  let index = 0;
  return {
    form,
    file: `hand-made.${form}`,
    sha256: '0'.repeat(64),
    blocks: blocks.map((block) =>
      typeof block === 'string' ? { kind: 'paragraph', text: block } : drawTable(block, (index += 1)),
    ),
    problems: [],
  };
}

export const drawCsv = (text: string): RawDocument =>
  drawDocument(
    [
      text
        .trim()
        .split('\n')
        .map((line) => line.split(',')),
    ],
    'csv',
  );

/** A row in one line, for expectations: `kind | path | number title | points`. */
export const inShort = (row: ImportedRow): string =>
  [
    row.kind,
    row.path.map(({ title, points }) => (points === null ? title : `${title} ${points}`)).join(' > '),
    [row.number, row.title].filter((part) => part !== null).join(' '),
    row.points ?? '–',
  ].join(' | ');

/** Without the notes on stated calculations, which nearly every table has. */
export const besideMethods = <T extends { code: string }>(problems: T[]): T[] =>
  problems.filter(({ code }) => code !== 'method-unread');
