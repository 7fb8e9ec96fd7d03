// The facts workbook that goes out (事实填报表): rows prefilled with subject × row of the table × assessor, and a note.
import { columnName } from '../read/sheet.ts';
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import type { Fact, Facts } from '../../domain/fact.ts';
import type { Assumptions, Body, Scheme } from '../../domain/scheme.ts';
import { workbookBytes } from '../xlsx-text.ts';
import { type Column, type ColumnKey, columnsFrozen, sheets, types } from './columns.ts';
import { factsForm, type FactsForm } from './form.ts';
import { heightOf } from './height.ts';
import { assumedWords, type NoteSheet, notesOf } from './notes.ts';
import type { Row } from './rows.ts';
import { no, yes } from './words.ts';

type FactType = Fact['type'];

/** A decimal that a spreadsheet's number says to the last digit, and shows as it is written here. */
const isPlainNumber = (text: string): boolean => /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/u.test(text) && text.length < 15;

/** Text stays text, so that nothing is changed by the spreadsheet; what is to be added up there is a number. */
function cellOf(value: Row[Column['key']], { holds }: Column): CellValue {
  if (value == null || value === false || value === '') return null;
  if (value === true) return yes;
  const text = String(value);
  return holds === 'number' && isPlainNumber(text) ? Number(text) : text;
}

const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const border = { top: line, bottom: line, left: line, right: line };
const headingStyle = (column: Column): CellStyle => ({
  font: { name: '黑体', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: column.role === 'fill' ? 'FFF2CC' : 'E7E6E6' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
});
const isWrapped = ({ role, width }: Column): boolean => role === 'fill' && width >= 22;
/** Text format: what a person types stays as typed, `1/2` too. */
const bodyStyle = (column: Column): CellStyle => ({
  ...(column.holds === 'number' ? {} : { numFmt: '@' }),
  font: { name: '仿宋', size: 11, ...(column.role === 'fill' ? {} : { color: { rgb: '595959' } }) },
  alignment: {
    vertical: 'center',
    wrapText: isWrapped(column),
    ...(column.holds === 'text' ? {} : { horizontal: 'center' }),
  },
  border,
});

/** Rows for what is added: adjustments as they occur, corrections of what is there. */
function spareRows(type: FactType, { isFilled, assessors }: FactsForm): number {
  if (assessors !== null && type !== 'mark') return 0;
  if (isFilled) return 20;
  return type === 'adjustment' ? 60 : 0;
}

/** What rests on an assumption says so above its column. */
function headingOf({ key, title }: Column, type: FactType, { assumedIn, isFilled }: FactsForm): string {
  const isOfFacts = isFilled && key === 'answer';
  const isAssumed = !isOfFacts && assumedIn.some((each) => each.type === type && each.key === key);
  return isAssumed ? `${title}（${assumedWords}）` : title;
}

type Validation = NonNullable<WriteSheet['dataValidations']>[number];
/** A short list of words fits into the cell's own rule, in which commas and quotation marks have a meaning. */
const fitsCell = (words: readonly string[]): boolean =>
  words.length > 0 && words.join(',').length <= 200 && words.every((word) => !/[,"]/u.test(word));

const offeredIn = ({ subjects, adjusted, vetoes }: NoteSheet): Partial<Record<ColumnKey, string | null>> => ({
  subjectTitle: subjects,
  nodeTitle: adjusted,
  level: vetoes,
});

/** The levels that the scheme prices, and with adjustments the cases of a veto. */
const levelsOf = (type: FactType, { nodes, vetoes }: FactsForm): string[] => [
  ...new Set([
    ...nodes.filter(({ asks }) => asks === type).flatMap(({ levels }) => levels),
    ...(type === 'adjustment' ? vetoes : []),
  ]),
];

/** Drop-down lists: yes or no, whose adjustment it is, and the levels. */
function validationsOf(type: FactType, form: FactsForm, notes: NoteSheet, last: number): Validation[] {
  const levels = levelsOf(type, form);
  return sheets[type].columns.flatMap((column, at): Validation[] => {
    const range = `${columnName(at + 1)}2:${columnName(at + 1)}${last}`;
    const list = { type: 'list', range, allowBlank: true, showErrorMessage: true, errorTitle: column.title } as const;
    if (column.holds === 'yes-or-no') {
      const errorMessage = `请选“${yes}”或“${no}”，空着就是“${no}”。`;
      return [{ ...list, values: [yes, no], errorStyle: 'stop', errorMessage }];
    }
    const warn = { ...list, errorStyle: 'warning', errorMessage: '不在列表里，确定这样写吗？' } as const;
    if (column.key === 'level' && fitsCell(levels)) return [{ ...warn, values: levels }];
    // A list of the cases alone would warn of the levels that are priced.
    const isPartial = column.key === 'level' && levels.some((level) => !form.vetoes.includes(level));
    const offered = type !== 'adjustment' || isPartial ? null : offeredIn(notes)[column.key];
    return offered == null ? [] : [{ ...warn, formula1: offered }];
  });
}

/** Rows in which a person's words take several lines get a height of their own; all others grow with what is typed. */
function heightsOf(lines: readonly CellValue[][], columns: readonly Column[]): [number, { height: number }][] {
  const widths = columns.map(({ width }) => width);
  const least = heightOf([], []);
  return lines.flatMap((cells, index): [number, { height: number }][] => {
    const height = heightOf(
      cells.map((cell, at) => (columns[at] !== undefined && isWrapped(columns[at]) ? cell : null)),
      widths,
    );
    return height > least ? [[index + 1, { height }]] : [];
  });
}

/** More columns than this are too small to read on a page of A4. */
const columnsOfA4 = 18;

/** In print every page says that the data is invented. */
const printed = (words: string): string => words.replaceAll('&', '&&');

function sheetOf(type: FactType, form: FactsForm, notes: NoteSheet): WriteSheet {
  const { name, columns } = sheets[type];
  const rows = form.rows[type];
  const spare = spareRows(type, form);
  const last = 1 + rows.length + spare;
  const titles = columns.map((column) => headingOf(column, type, form));
  const cells = new Map(
    columns.flatMap((column, at) => [
      [`0,${at}`, { value: titles[at] ?? null, style: headingStyle(column) }] as const,
      ...Array.from({ length: last - 1 }, (_, index) => [`${index + 1},${at}`, { style: bodyStyle(column) }] as const),
    ]),
  );
  const lines: CellValue[][] = rows.map((row) => columns.map((column) => cellOf(row[column.key], column)));
  const blank: CellValue[][] = Array.from({ length: spare }, () => columns.map(() => null));
  const isForPeople = columns.findIndex(({ key }) => key === 'subject');
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [titles, ...lines, ...blank],
    cells,
    rowDefs: new Map([[0, { height: 40 }], ...heightsOf(lines, columns)]),
    autoFilter: { range: `A1:${columnName(columns.length)}${last}` },
    dataValidations: last === 1 ? [] : validationsOf(type, form, notes, last),
    freezePane: { rows: 1, columns: columnsFrozen },
    pageSetup: {
      paperSize: columns.length > columnsOfA4 ? 'a3' : 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printArea: `$A$1:$${columnName(isForPeople)}$${last}`,
      printTitlesRow: '$1:$1',
    },
    headerFooter: {
      ...(form.demonstration === null ? {} : { oddHeader: `&C${printed(form.demonstration)}` }),
      oddFooter: '&C第 &P 页，共 &N 页',
    },
  };
}

/** The same scheme gives the same bytes, so that an untouched template can be told from one that holds work. */
const made = new Date('2000-01-01T00:00:00Z');

/**
 * The workbook of a scheme: blank without `facts`, else with them filled in. `assumptions` give what nobody
 * signed yet, such as the answers of a ballot; the sheets say so. With `assessors` only their marks have
 * rows, and the other sheets their headings. `standing`: see the form.
 */
export async function factsWorkbook(
  scheme: Scheme,
  facts: Facts | null,
  assumptions: Assumptions | null,
  assessors: readonly Body[] | null = null,
  standing: readonly FactType[] | null = null,
): Promise<Uint8Array> {
  const form = factsForm(scheme, facts, assumptions, assessors, standing);
  const notes = notesOf(scheme, form);
  return workbookBytes({
    properties: { title: form.title, creator: 'Plumbline', created: made, modified: made },
    sheets: [notes.sheet, ...types.map((type) => sheetOf(type, form, notes))],
    defaultFont: { name: '仿宋', size: 11 },
  });
}
