// The scheme with a body's assignment in the official layout (考评方案与责任分工表): landscape, merged cells, header on every page.
import {
  AlignmentType,
  Footer,
  Header,
  HeightRule,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Assignment } from '../../domain/assignment.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { LayoutColumn } from './scheme-columns.ts';
import { headerCells, type Layout, type LayoutCell } from './scheme-grid.ts';
import { type Form, layout } from './scheme-layout.ts';
import type { LevelNumber } from './scheme-levels.ts';
import { formOf, numbersOf, rowsOf } from './scheme-rows.ts';
import type { TableRow as Row } from './table-row.ts';
import { textWidth } from './text-width.ts';
import { pageNumber, paragraph, red, run, sizes, twips, wordFile } from './word-file.ts';

type TableDocument = {
  /** As it stands over the table. */
  title: string;
  rows: readonly Row[];
  numberOf: LevelNumber;
  /** As the table was printed that the rows were read from; absent: the standard layout. */
  form?: Form;
  /** Says that the data are invented; printed at the head of every page. */
  demonstration: string | null;
  /** Calendar day that the file bears; null: none. */
  date: string | null;
};

const page = { width: 297, height: 210, left: 20, right: 20, top: 24, bottom: 20 };
const room = twips(page.width - page.left - page.right);

const margins = { top: 40, bottom: 40, left: 70, right: 70 };
const line = { line: 300, lineRule: 'auto' } as const;
/** One wide sign of a text. */
const signOf = (points: number): number => points * 20;

/** The lines of a heading break after four signs at the earliest (考评单位), those of a title as well. */
const widthLeast = ({ key, heading }: LayoutColumn): number => {
  const signs = key === 'level' ? 4 : Math.max(...heading.split('\n').map((each) => each.length));
  return margins.left + margins.right + 20 + signOf(sizes.smallFour) * Math.min(signs, 4);
};

const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Column widths in twips that fill the page exactly: by their shares, but none so narrow that its heading falls apart. */
function widthsOf(columns: readonly LayoutColumn[], tight: ReadonlySet<LayoutColumn> = new Set()): number[] {
  const left = room - sumOf([...tight].map(widthLeast));
  const shares = sumOf(columns.map((column) => (tight.has(column) ? 0 : column.share)));
  const widths = columns.map((column) =>
    tight.has(column) ? widthLeast(column) : Math.floor((left * column.share) / shares),
  );
  const found = columns.filter((column, at) => (widths[at] ?? 0) < widthLeast(column));
  const hasRoom = sumOf(columns.map(widthLeast)) < room;
  if (hasRoom && found.length > 0) return widthsOf(columns, new Set([...tight, ...found]));
  return widths.map((width, at) => (at === widths.length - 1 ? width + room - sumOf(widths) : width));
}

const widthOf = ({ column, columnSpan }: { column: number; columnSpan: number }, widths: readonly number[]): number =>
  sumOf(widths.slice(column, column + columnSpan));

const spanOf = (columnSpan: number): { columnSpan?: number } => (columnSpan > 1 ? { columnSpan } : {});

function headerRow(grid: Layout, widths: readonly number[]): TableRow {
  const children = headerCells(grid).map(
    (cell) =>
      new TableCell({
        width: { size: widthOf(cell, widths), type: WidthType.DXA },
        ...spanOf(cell.columnSpan),
        verticalAlign: VerticalAlignTable.CENTER,
        margins,
        children: cell.heading.split('\n').map((text) =>
          paragraph([run(text, { face: 'heading', points: sizes.smallFour })], {
            alignment: AlignmentType.CENTER,
            spacing: line,
          }),
        ),
      }),
  );
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: 600, rule: HeightRule.ATLEAST },
    children,
  });
}

/** About how many lines a cell takes. */
function linesIn(cell: LayoutCell, widths: readonly number[]): number {
  const inner = widthOf(cell, widths) - margins.left - margins.right;
  return sumOf(
    cell.paragraphs.map((text) => Math.max(1, Math.ceil((textWidth(text) * signOf(sizes.five)) / 2 / inner))),
  );
}

/** Half a page: a row of more may break between pages, any other moves to the next one as a whole. */
const linesMax = 12;

function bodyCell(cell: LayoutCell, widths: readonly number[]): TableCell {
  const texts = cell.paragraphs.length === 0 ? [''] : cell.paragraphs;
  return new TableCell({
    width: { size: widthOf(cell, widths), type: WidthType.DXA },
    ...spanOf(cell.columnSpan),
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    margins,
    children: texts.map((text) =>
      paragraph(text === '' ? [] : [run(text, { face: 'body', points: sizes.five })], {
        alignment: cell.isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: line,
      }),
    ),
  });
}

const lineHeight = 350;

/** A level that goes on below must not break off with its first row at the end of a page: the row has room for its words. */
function levelHeight(cells: readonly LayoutCell[], widths: readonly number[]): number {
  const heights = cells
    .filter(({ rowSpan }) => rowSpan > 1)
    .map((cell) => linesIn(cell, widths) * lineHeight + margins.top + margins.bottom);
  return Math.max(lineHeight, ...heights);
}

function table(grid: Layout): Table {
  const widths = widthsOf(grid.columns);
  const rows = Array.from({ length: grid.rowCount }, (_, at) => {
    const cells = grid.cells.filter(({ row }) => row === at).toSorted((a, b) => a.column - b.column);
    const isShort = cells.every((cell) => cell.rowSpan > 1 || linesIn(cell, widths) <= linesMax);
    return new TableRow({
      ...(isShort ? { cantSplit: true } : {}),
      height: { value: levelHeight(cells, widths), rule: HeightRule.ATLEAST },
      children: cells.map((cell) => bodyCell(cell, widths)),
    });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    rows: [headerRow(grid, widths), ...rows],
  });
}

const mark = (demonstration: string): Paragraph =>
  paragraph(
    [run(`本件用于示范，不是真实的考评方案：${demonstration}`, { face: 'second', points: sizes.five, color: red })],
    {
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
    },
  );

/** Reading the table of this file gives `rows` again. */
export async function tableDocument({
  title,
  rows,
  numberOf,
  form,
  demonstration,
  date,
}: TableDocument): Promise<Uint8Array> {
  const centred = {
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 240 },
  };
  return wordFile(title, date, sizes.five, [
    {
      properties: {
        page: {
          // The library turns the sheet itself: it wants the sides of the upright one.
          size: {
            orientation: PageOrientation.LANDSCAPE,
            width: twips(page.height),
            height: twips(page.width),
          },
          margin: {
            top: twips(page.top),
            bottom: twips(page.bottom),
            left: twips(page.left),
            right: twips(page.right),
            footer: twips(10),
            header: twips(10),
          },
        },
      },
      ...(demonstration === null ? {} : { headers: { default: new Header({ children: [mark(demonstration)] }) } }),
      footers: { default: new Footer({ children: [pageNumber()] }) },
      children: [
        paragraph([run('附件', { face: 'heading', points: sizes.three })]),
        // The title stands right over the table: that is where a reader, and the import, look for it.
        paragraph([run(title, { face: 'title', points: sizes.two })], centred),
        table(layout(rows, numberOf, form)),
      ],
    },
  ]);
}

/** The official table of a scheme, with a body's targets and lead sections where its assignment is given. */
export const schemeDocument = (
  scheme: Scheme,
  assignment: Assignment | null,
  date: string | null = null,
): Promise<Uint8Array> =>
  tableDocument({
    title: assignment?.title ?? scheme.table?.title ?? scheme.title,
    rows: rowsOf(scheme, assignment),
    numberOf: numbersOf(scheme),
    form: formOf(scheme),
    demonstration: assignment?.demonstration ?? scheme.demonstration,
    date,
  });
