// The reader of .csv (逗号分隔文件): RFC 4180 with the separators that spreadsheets write; short rows are padded.
import { note, type Content } from './content.ts';
import { decodeText } from './encoding.ts';
import { budgetOf, gridTable } from './grid.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

export function readCsv(bytes: Uint8Array, limits: Limits): Content {
  const text = decodeText(bytes, 'csv');
  const declared = /^"?sep=([,;\t])"?(\r\n|\r|\n)/iu.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const separator = (declared?.[1] as Separator | undefined) ?? detectSeparator(body);
  const records = parseRecords(body, separator, limits);
  const table = tableOfRecords(records, limits);
  if (table === null) throw refuse.empty();
  return { blocks: [table], problems: raggedNote(records) };
}

/** The table of the records; null without any text. Empty rows and columns at the end are dropped. */
export function tableOfRecords(records: string[][], limits: Limits) {
  let [rows, columns] = [0, 0];
  for (const [index, record] of records.entries()) {
    const last = record.findLastIndex((field) => field.trim() !== '');
    if (last >= 0) rows = index + 1;
    columns = Math.max(columns, last + 1);
  }
  if (columns === 0) return null;
  const text = (row: number, column: number) => records[row - 1]?.[column - 1] ?? '';
  return gridTable({ index: 1, sheet: null, rows, columns, merges: [], text }, limits, budgetOf(limits), () => {});
}

/** A note where rows of several fields have several widths. */
export function raggedNote(records: string[][]): Content['problems'] {
  const widths = new Set(records.filter((record) => record.length > 1).map((record) => record.length));
  if (widths.size < 2) return [];
  return [
    note(
      'ragged-rows',
      '表1',
      `各行的列数不一样（${[...widths].slice(0, 5).join('、')} 列），短的行后面补了空格；请核对。`,
    ),
  ];
}

/** The separator that gives the most rows of one same width above 1; a comma where none does. */
function detectSeparator(text: string): Separator {
  let best: Separator = ',';
  let most = 0;
  const sample = text.slice(0, 65_536);
  for (const separator of separators) {
    const widths = new Map<number, number>();
    for (const width of recordWidths(sample, separator)) widths.set(width, (widths.get(width) ?? 0) + 1);
    for (const [width, count] of widths) {
      if (width < 2 || count <= most) continue;
      most = count;
      best = separator;
    }
  }
  return best;
}

/** Fields per record, separators and line ends inside quotes not counted. */
function recordWidths(text: string, separator: string): number[] {
  const widths: number[] = [];
  let width = 1;
  let isQuoted = false;
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === separator) width += 1;
    else if (sign === '\n') {
      widths.push(width);
      width = 1;
    }
  }
  return width > 1 ? [...widths, width] : widths;
}

/** Records of fields. A quote that does not open a field is an ordinary sign. */
export function parseRecords(text: string, separator: Separator, limits: Limits): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let fields = 0;
  let at = 0;
  while (at < text.length) {
    const { value, next } =
      text[at] === '"' ? quotedField(text, at, records.length + 1) : plainField(text, at, separator);
    record.push(value);
    fields += 1;
    if (fields > limits.cells)
      throw refuse.tooComplex(`单元格超过 ${limits.cells} 个`, `more than ${limits.cells} cells`);
    const sign = text[next];
    if (sign === separator) {
      at = next + 1;
      if (at === text.length) record.push('');
      continue;
    }
    if (sign !== undefined && sign !== '\r' && sign !== '\n') {
      // Words behind a closing quote: kept in the same field.
      const rest = plainField(text, next, separator);
      record[record.length - 1] = value + rest.value;
      at = rest.next;
      if (text[at] === separator) {
        at += 1;
        continue;
      }
    } else at = next;
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    records.push(record);
    record = [];
  }
  if (record.length > 0) records.push(record);
  return records;
}

type Field = { value: string; next: number };

function quotedField(text: string, start: number, row: number): Field {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw refuse.damaged(`第 ${row} 行有一个引号没有配对`, `an unclosed quote in row ${row}`);
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function plainField(text: string, start: number, separator: string): Field {
  let next = start;
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next += 1;
  return { value: text.slice(start, next), next };
}
