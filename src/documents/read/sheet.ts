// One sheet of a workbook by events (工作表): the texts of its cells, its merged ranges and what is hidden.
import { unescapeText } from '../xlsx-text.ts';
import { formattedNumber, type CellFormat } from './cell-format.ts';
import type { Notes } from './content.ts';
import type { Range } from './grid.ts';
import type { Limits } from './limits.ts';
import { integer } from './numbering.ts';
import * as refuse from './refuse.ts';
import type { Attributes, Handler } from './xml.ts';

export type Workbook = {
  startsIn1904: boolean;
  strings: string[];
  formats: CellFormat[];
};

/** What is left for the texts of all sheets: a short file can point to one long string very often. */
export type TextBudget = { characters: number };

const rowsOfSheet = 1_048_576;
const columnsOfSheet = 16_384;

type OpenCell = {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  hasFormula: boolean;
  hasValue: boolean;
};

type State = {
  name: string;
  merges: Range[];
  rows: number;
  columns: number;
  texts: Map<number, Map<number, string>>;
  workbook: Workbook;
  limits: Limits;
  budget: TextBudget;
  notes: Notes;
  row: number;
  column: number;
  cells: number;
  cell: OpenCell | null;
  taking: 'value' | 'inline' | null;
  phonetic: number;
};

/** What was read of a sheet so far: the size of what has content, the text of any position. */
export type Sheet = Handler & {
  found: () => { rows: number; columns: number; merges: Range[] };
  at: (row: number, column: number) => string;
  place: (row: number, column: number) => string;
};

export function sheetReader(name: string, workbook: Workbook, limits: Limits, budget: TextBudget, notes: Notes): Sheet {
  const counts = { rows: 0, columns: 0, row: 0, column: 0, cells: 0, phonetic: 0 };
  const state: State = {
    name,
    workbook,
    limits,
    budget,
    notes,
    merges: [],
    texts: new Map(),
    cell: null,
    taking: null,
    ...counts,
  };
  return {
    open: (element, attributes) => openElement(state, element, attributes),
    close: (element) => closeElement(state, element),
    text: (words) => takeText(state, words),
    found: () => ({ rows: state.rows, columns: state.columns, merges: state.merges }),
    at: (row, column) => textAt(state, row, column),
    place: (row, column) => placeOf(state, row, column),
  };
}

function textAt(state: State, row: number, column: number): string {
  return state.texts.get(row)?.get(column) ?? '';
}

function placeOf(state: State, row: number, column: number): string {
  return `工作表“${state.name}”${columnName(column)}${row}`;
}

function openElement(state: State, name: string, attributes: Attributes): void {
  if (name === 'x:row') openRow(state, attributes);
  else if (name === 'x:c') openCell(state, attributes);
  else if (name === 'x:rPh') state.phonetic += 1;
  else if (name === 'x:mergeCell') addMerge(state, attributes.get('ref') ?? '');
  else if (name === 'x:col') noteColumn(state, attributes);
  else if (state.cell !== null) {
    if (name === 'x:f') state.cell.hasFormula = true;
    if (name === 'x:v') state.cell.hasValue = true;
    if (name === 'x:v') state.taking = 'value';
    if (name === 'x:t' && state.phonetic === 0) state.taking = 'inline';
  }
}

function closeElement(state: State, name: string): void {
  if (name === 'x:rPh') state.phonetic -= 1;
  if (name === 'x:v' || name === 'x:t') state.taking = null;
  if (name === 'x:c' && state.cell !== null) {
    keep(state, state.cell);
    state.cell = null;
  }
}

function takeText(state: State, words: string): void {
  if (state.cell === null || state.taking === null) return;
  state.cell[state.taking] += words;
}

function openRow(state: State, attributes: Attributes): void {
  state.row = integer(attributes.get('r'), state.row + 1);
  state.column = 0;
  if (isTrue(attributes.get('hidden'))) state.notes.add('hidden-row', `工作表“${state.name}”第${state.row}行`);
}

function noteColumn(state: State, attributes: Attributes): void {
  if (!isTrue(attributes.get('hidden'))) return;
  const [first, last] = [integer(attributes.get('min'), 1), integer(attributes.get('max'), 1)];
  // Everything to the right of a table is often hidden to make the sheet look tidy.
  if (last >= columnsOfSheet) return;
  const names = first === last ? columnName(first) : `${columnName(first)}至${columnName(last)}`;
  state.notes.add('hidden-column', `工作表“${state.name}”${names}列`);
}

function openCell(state: State, attributes: Attributes): void {
  const place = parsePlace(attributes.get('r') ?? '');
  const row = place?.row ?? Math.max(1, state.row);
  state.column = place?.column ?? state.column + 1;
  const type = attributes.get('t') ?? 'n';
  const style = integer(attributes.get('s'), 0);
  state.cell = { row, column: state.column, type, style, value: '', inline: '', hasFormula: false, hasValue: false };
}

function addMerge(state: State, reference: string): void {
  const [from = '', to = ''] = reference.split(':');
  const first = parsePlace(from);
  const last = parsePlace(to);
  if (first === null || last === null) return;
  const range = { row: first.row, column: first.column, rowEnd: last.row, columnEnd: last.column };
  if (range.rowEnd >= range.row && range.columnEnd >= range.column) state.merges.push(range);
}

function keep(state: State, cell: OpenCell): void {
  const { row, column } = cell;
  if (cell.hasFormula && !cell.hasValue) state.notes.add('formula-without-value', placeOf(state, row, column));
  const text = show(state, cell);
  if (text.trim() === '') return;
  if (row > rowsOfSheet || column > columnsOfSheet) return;
  state.cells += 1;
  state.budget.characters -= text.length;
  if (state.cells > state.limits.cells)
    throw refuse.tooComplex(`单元格超过 ${state.limits.cells} 个`, `more than ${state.limits.cells} cells`);
  if (state.budget.characters < 0)
    throw refuse.tooComplex('文字太多', `more than ${state.limits.characters} characters`);
  const line = state.texts.get(row) ?? new Map<number, string>();
  state.texts.set(row, line.set(column, text));
  state.rows = Math.max(state.rows, row);
  state.columns = Math.max(state.columns, column);
}

function show(state: State, cell: OpenCell): string {
  switch (cell.type) {
    case 's':
      return state.workbook.strings[integer(cell.value, -1)] ?? '';
    case 'inlineStr':
      return unescapeText(cell.inline);
    case 'str':
      return unescapeText(cell.value);
    case 'b':
      return cell.value.trim() === '' ? '' : isTrue(cell.value.trim()) ? 'TRUE' : 'FALSE';
    case 'e':
      state.notes.add('cell-error', placeOf(state, cell.row, cell.column));
      return cell.value;
    case 'd':
      return cell.value;
    default:
      return showNumber(state, cell);
  }
}

function showNumber(state: State, { value, style, row, column }: OpenCell): string {
  if (value.trim() === '') return '';
  const shown = formattedNumber(value, state.workbook.formats[style] ?? 'number', state.workbook.startsIn1904);
  if (shown.wasNoisy)
    state.notes.add('number-noise', `${placeOf(state, row, column)}（${value.trim()} 读作 ${shown.text}）`);
  return shown.text;
}

/** The place of a reference like `$B$7`; null where it is none. */
function parsePlace(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/u.exec(reference.trim());
  if (match === null) return null;
  let column = 0;
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + (letter.codePointAt(0) ?? 64) - 64;
  return { row: Number(match[2]), column };
}

/** `AB` for 28. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCodePoint(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value?.toLowerCase() === 'true' || value?.toLowerCase() === 'on';
}
