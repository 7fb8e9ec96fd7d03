// A document laid out on a grid (读入的文件): what every reader delivers and the importer interprets.
import type { Problem } from './problem.ts';

/** The forms of file that can be read. */
export type Form = 'docx' | 'doc' | 'xlsx' | 'csv' | 'txt' | 'html';

/** One cell at its anchor (upper left) position, counted from 1; spans are at least 1. */
export type Cell = {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  /** Lines of text: a paragraph or a line break begins a new one. White space is kept as read. */
  paragraphs: string[];
  /** Tables inside the cell, in order. */
  nested: Table[];
  /** What the document itself says, where a person mended `paragraphs`. */
  original?: string[] | undefined;
};

/** A table whose merged cells are laid out: each grid position is covered by at most one cell. */
export type Table = {
  kind: 'table';
  /** Position among the tables of the document, from 1, nested ones after their host. */
  index: number;
  sheet: string | null;
  rows: number;
  columns: number;
  /** Anchor cells in reading order (by row, then column). Empty cells are present, with no paragraphs. */
  cells: Cell[];
  /** Rows whose cells had to be aligned to the columns because the file does not say the spans. */
  alignedRows: number[];
};

/** Text outside of tables. */
export type Paragraph = { kind: 'paragraph'; text: string };

/** A read file: tables and paragraphs in the order of the document. */
export type RawDocument = {
  form: Form;
  file: string;
  sha256: string;
  blocks: (Paragraph | Table)[];
  /** What the reader could not read or had to decide, e.g. tracked deletions that were left out. */
  problems: Problem[];
};

/** The text of a cell: lines trimmed, inner runs of white space made one space, empty lines dropped. */
export function cellText(cell: Cell): string {
  return cell.paragraphs
    .map((line) => line.replace(/[\s\u3000]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
