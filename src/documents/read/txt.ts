// The reader of .txt (纯文本): a tab-separated table, a table that was flattened to one cell a line, or only paragraphs.
import type { Paragraph } from '../../domain/table.ts';
import { note, type Content } from './content.ts';
import { parseRecords, raggedNote, tableOfRecords } from './csv.ts';
import { decodeText } from './encoding.ts';
import { alignedTable } from './flat-table.ts';
import { cellsOf, rowsOf } from './flattened.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

export function readTxt(bytes: Uint8Array, limits: Limits): Content {
  const lines = decodeText(bytes, 'txt')
    .replaceAll('\v', '\n')
    .split(/\r\n|\r|\n/u);
  if (lines.every((line) => line.trim() === '')) throw refuse.empty();
  const content = lines.length > limits.cells ? null : (readFlattened(lines, limits) ?? readSeparated(lines, limits));
  return content ?? { blocks: paragraphs(lines), problems: [] };
}

/** Tables flattened by a copy: lines that begin with a tab and have no other; a table has at least two rows of two. */
const cellsMin = 4;

function readFlattened(lines: string[], limits: Limits): Content | null {
  const single = lines.filter((line) => /^\t[^\t]*$/u.test(line)).length;
  const separated = lines.filter((line) => /[^\t][\t]/u.test(line.trimEnd())).length;
  if (single < cellsMin || separated * 2 > single) return null;
  const first = lines.findIndex((line) => line.startsWith('\t'));
  const { cells, rest } = cellsOf(lines.slice(first));
  const found = rowsOf(cells);
  if (found === null) return null;
  const table = alignedTable(found, limits);
  const problems = table.alignedRows.map((row) =>
    note(
      'row-aligned',
      `表1 第${row}行`,
      `这一行的单元格比表头少（原文件丢失了合并信息），已按内容对齐到各列；请核对。`,
    ),
  );
  return { blocks: [...paragraphs(lines.slice(0, first)), table, ...paragraphs(rest)], problems };
}

/** A table from the first to the last line with a tab; at least two such lines. */
function readSeparated(lines: string[], limits: Limits): Content | null {
  const isRow = (line: string) => /\t/u.test(line) && line.trim() !== '';
  const first = lines.findIndex(isRow);
  const lastRow = lines.findLastIndex(isRow);
  if (first < 0 || first === lastRow) return null;
  const last = endOfQuote(lines, lastRow);
  const region = lines.slice(first, last + 1).filter((line) => line.trim() !== '');
  const found = records(region.join('\n'), limits);
  const whole = wholeRecords(found);
  const table = tableOfRecords(whole ?? found, limits);
  if (table === null || table.columns < 2) return null;
  const blocks = [...paragraphs(lines.slice(0, first)), table, ...paragraphs(lines.slice(last + 1))];
  return { blocks, problems: whole === null ? raggedNote(found) : [joinedNote] };
}

const joinedNote = note(
  'rows-joined',
  '表1',
  '有的行比表头短，是格内换行断开的，已接成整行；请核对。从 Word 复制的，连同格式一起粘贴更可靠。',
);

/**
 * Word copies a line break inside of a cell like one between rows. Short rows are put together where that gives
 * whole ones throughout; null where it does not, or nothing is short. A line without a tab may be a heading.
 */
function wholeRecords(found: string[][]): string[][] | null {
  const width = found[0]?.length ?? 0;
  if (found.every(({ length }) => length === 1 || length >= width)) return null;
  const rows: string[][] = [];
  for (const [first = '', ...rest] of found) {
    const open = rows.at(-1);
    if (open === undefined || open.length === 1 || open.length === width) rows.push([first, ...rest]);
    else {
      open[open.length - 1] += `\n${first}`;
      open.push(...rest);
    }
  }
  return rows.every(({ length }) => length === 1 || length === width) ? rows : null;
}

/** The last cell may be quoted and go on over lines without a tab. */
function endOfQuote(lines: string[], last: number): number {
  if (!/\t"(?:[^"]|"")*$/u.test(lines[last] ?? '')) return last;
  const end = lines.findIndex((line, index) => index > last && /^(?:[^"]|"")*"$/u.test(line));
  return end < 0 ? last : end;
}

/** Spreadsheets quote a cell with line breaks; other tools let a quote be a quote. */
function records(text: string, limits: Limits): string[][] {
  const isQuoted = (text.match(/(^|[\t\n])"/gu)?.length ?? 0) === (text.match(/"(?=[\t\n]|$)/gu)?.length ?? 0);
  if (isQuoted) {
    try {
      return parseRecords(text, '\t', limits);
    } catch {
      // A lone quote: taken literally below.
    }
  }
  return text.split('\n').map((line) => line.split('\t'));
}

function paragraphs(lines: string[]): Paragraph[] {
  return lines.filter((line) => line.trim() !== '').map((text) => ({ kind: 'paragraph', text }));
}
