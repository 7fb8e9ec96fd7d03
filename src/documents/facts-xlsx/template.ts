// The facts workbook that goes out (事实填报表): rows prefilled with subject × row of the table × assessor, and a note.
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import type { Fact, Facts } from '../../domain/fact.ts';
import { factTypes, nouns, operations } from '../../domain/glossary.ts';
import { type Assumptions, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { textWidth } from '../write/text-width.ts';
import { type Column, type ColumnKey, noteLabels, noteSheet, sheets } from './columns.ts';
import { blankRows, nodeTitle, type Row, rowsOfFact } from './rows.ts';

type FactType = Fact['type'];

/** As it stands in a cell: everything is text, so that nothing is changed by the spreadsheet. */
const cellOf = (value: Row[ColumnKey]): string | null => {
  if (value == null || value === false || value === '') return null;
  return value === true ? '是' : String(value);
};

const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const border = { top: line, bottom: line, left: line, right: line };
const heading = (column: Column): CellStyle => ({
  font: { name: '黑体', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: column.role === 'fill' ? 'FFF2CC' : 'E7E6E6' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
});
/** Text format: what a person types stays as typed, `0.10` too. */
const body = (column: Column): CellStyle => ({
  numFmt: '@',
  font: { name: '仿宋', size: 11, ...(column.role === 'fill' ? {} : { color: { rgb: '7F7F7F' } }) },
  alignment: { vertical: 'center', wrapText: column.role === 'fill' && column.width >= 24 },
  border,
});

function sheetOf(type: FactType, rows: readonly Row[], spare: number): WriteSheet {
  const { name, columns } = sheets[type];
  const cells = new Map(
    columns.flatMap((column, at) => [
      [`0,${at}`, { value: column.title, style: heading(column) }] as const,
      ...Array.from(
        { length: rows.length + spare },
        (_, index) => [`${index + 1},${at}`, { style: body(column) }] as const,
      ),
    ]),
  );
  const lines: CellValue[][] = rows.map((row) => columns.map(({ key }) => cellOf(row[key])));
  const blank: CellValue[][] = Array.from({ length: spare }, () => columns.map(() => null));
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ title }) => title), ...lines, ...blank],
    cells,
    freezePane: { rows: 1, columns: 4 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

const noteWidth = 70;
/** Lines that the text of the wide column takes: not every program works it out by itself. */
const linesIn = (cells: readonly CellValue[]): number =>
  Math.max(1, Math.ceil((textWidth(String(cells[1] ?? '')) + 2) / noteWidth));
const noteStyle: CellStyle = { alignment: { vertical: 'top', wrapText: true } };

function noteRows(
  scheme: Scheme,
  about: { title: string; cycle: string; demonstration: string | null },
): CellValue[][] {
  const asked = [...nodesOf(scheme.root)].filter((node) => node.operation !== null && node.children.length === 0);
  return [
    [noteLabels.title, about.title],
    [noteLabels.cycle, about.cycle],
    [noteLabels.demonstration, about.demonstration],
    [],
    ['填写说明 How to fill in'],
    ['1', `黄色标题的列由填报人填写，灰色标题的列已经填好，请不要改动。Fill in the yellow columns only.`],
    ['2', '没有填写内容的行不读取；同一类事实各占一张工作表。Rows left blank are not read.'],
    [
      '3',
      `${nouns.mark.zh}低于满分的，必须写明理由；不适用的，在“不适用”列写“是”并写明理由。A mark under full needs a reason; n/a is 是.`,
    ],
    ['4', `${factTypes.tally}按选项填票数，一个选项一行。One row per answer.`],
    [
      '5',
      `${factTypes.adjustment}一事一行，写明文号；同一奖项、同一事件写相同的名称，只计一次。One matter per row with its document number.`,
    ],
    [
      '6',
      '日期写成 2022-12-30；数字可以写小数、百分数或分数。Dates as 2022-12-30; decimals, percentages or fractions.',
    ],
    [
      '7',
      '更正以前的事实：另起一行，在“更正哪一条”写原来的事实编号。A correction is a new row that names the old one.',
    ],
    [],
    [`${nouns.indicator.zh}编号`, nouns.indicator.zh, '计分方法'],
    ...asked.map((node) => [node.id, nodeTitle(node), node.operation === null ? '' : operations[node.operation.type]]),
    [],
    [`${nouns.subject.zh}编号`, nouns.subject.zh, nouns.group.zh],
    ...scheme.subjects.map((subject) => [
      subject.id,
      subject.title,
      scheme.groups.find((group) => group.id === subject.group)?.title ?? subject.group,
    ]),
  ];
}

/** The same scheme gives the same bytes, so that an untouched template can be told from one that holds work. */
const made = new Date('2000-01-01T00:00:00Z');

/** The workbook of a scheme: blank without `facts`, else with them filled in. `assumptions` name the answers of a ballot that nobody signed yet. */
export async function factsWorkbook(
  scheme: Scheme,
  facts: Facts | null,
  assumptions: Assumptions | null,
): Promise<Uint8Array> {
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  const rowsFor = (type: FactType): Row[] =>
    facts === null
      ? blankRows(scheme, assumptions, type)
      : facts.facts.filter((fact) => fact.type === type).flatMap((fact) => rowsOfFact(scheme, nodes, fact));
  const about = facts ?? { title: scheme.title, cycle: scheme.cycle ?? '', demonstration: scheme.demonstration };
  const noteLines = noteRows(scheme, about);
  const notes: WriteSheet = {
    name: noteSheet,
    columns: [{ width: 18 }, { width: noteWidth }, { width: 20 }],
    pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    rows: noteLines,
    rowDefs: new Map(noteLines.map((cells, y) => [y, { height: 17 * linesIn(cells) }])),
    cells: new Map(noteLines.flatMap((cells, y) => cells.map((_, x) => [`${y},${x}`, { style: noteStyle }] as const))),
  };
  const spare = { mark: 0, tally: 0, adjustment: facts === null ? 60 : 0, figure: 0 };
  const types = ['mark', 'tally', 'adjustment', 'figure'] as const;
  return writeXlsx({
    properties: { title: about.title, creator: 'Plumbline', created: made, modified: made },
    sheets: [notes, ...types.map((type) => sheetOf(type, rowsFor(type), spare[type]))],
    defaultFont: { name: '仿宋', size: 11 },
  });
}
