// The directory workbook that goes out (单位名录表): blank, or with the bodies, sections and people that are there.
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import { type DirectoryList, SectionKind } from '../../domain/directory-list.ts';
import { workbookBytes } from '../xlsx-text.ts';
import { columnName } from '../read/sheet.ts';
import { type ColumnKey, columns, noteSheet, sheetName } from './columns.ts';

type Row = Partial<Record<ColumnKey, string>>;
type Listed = Pick<DirectoryList, 'bodies' | 'people'>;

/** Roles by their Chinese titles. */
export type RoleTitles = ReadonlyMap<string, string>;

/** Each body with its aliases first, then its sections with their people, then people of no section. */
function rowsOf({ bodies, people }: Listed, roles: RoleTitles): Row[] {
  const titles = new Map([...roles].map(([title, id]) => [id, title]));
  const rolesText = (ids: readonly string[]) => ids.map((id) => titles.get(id) ?? id).join('、');
  return bodies.flatMap(({ title: body, names, sections }) => {
    const peopleIn = (section: string | null): Row[] =>
      people
        .filter((person) => person.body === body && person.section === section)
        .map(({ title, name, roles: own }) => ({ title, name, roles: rolesText(own) }));
    const rows = sections.flatMap(({ title: section, kind }): Row[] => {
      const own = peopleIn(section);
      return (own.length === 0 ? [{}] : own).map((person) => ({ section, kind, ...person }));
    });
    const all = [...rows, ...peopleIn(null)];
    return (all.length === 0 ? [{}] : all).map((row, at) => ({
      body,
      ...(at === 0 && names.length > 0 ? { names: names.join('、') } : {}),
      ...row,
    }));
  });
}

const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const border = { top: line, bottom: line, left: line, right: line };
const headingStyle: CellStyle = {
  font: { name: '黑体', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
};
/** Text format: a name of digits stays as typed. */
const bodyStyle: CellStyle = {
  numFmt: '@',
  font: { name: '仿宋', size: 11 },
  alignment: { vertical: 'center', wrapText: true },
  border,
};

/** Rows for what is written in. */
const spareRows = 200;

function listSheet(rows: readonly Row[]): WriteSheet {
  const last = 1 + rows.length + spareRows;
  const lines: CellValue[][] = rows.map((row) => columns.map(({ key }) => row[key] ?? null));
  const blank: CellValue[][] = Array.from({ length: spareRows }, () => columns.map(() => null));
  const styles = columns.flatMap(({ title }, at) => [
    [`0,${at}`, { value: title, style: headingStyle }] as const,
    ...Array.from({ length: last - 1 }, (_, index) => [`${index + 1},${at}`, { style: bodyStyle }] as const),
  ]);
  const kind = columnName(columns.findIndex(({ key }) => key === 'kind') + 1);
  const errorMessage = `请选${SectionKind.options.map((each) => `“${each}”`).join('或')}，空着就是“科室”。`;
  return {
    name: sheetName,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ title }) => title), ...lines, ...blank],
    cells: new Map(styles),
    rowDefs: new Map([[0, { height: 30 }]]),
    dataValidations: [
      {
        type: 'list',
        range: `${kind}2:${kind}${last}`,
        values: [...SectionKind.options],
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        errorTitle: '科室类别',
        errorMessage,
      },
    ],
    freezePane: { rows: 1, columns: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function notes(roles: RoleTitles): WriteSheet {
  const lines: CellValue[][] = [
    ['单位名录表', null],
    ['在“单位名录”工作表里填写，每行一个人，或者一个还没有人的单位、科室。', null],
    ...columns.map(({ title, note }): CellValue[] => [title, note]),
    ['可以写的角色', [...roles.keys()].join('、')],
  ];
  const text = { font: { name: '仿宋', size: 11 }, alignment: { vertical: 'top', wrapText: true } } as const;
  return {
    name: noteSheet,
    columns: [{ width: 18 }, { width: 80 }],
    rows: lines,
    cells: new Map(lines.flatMap((_, at) => [0, 1].map((column) => [`${at},${column}`, { style: text }] as const))),
    merges: [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: 1 })),
  };
}

/** The same list gives the same bytes. */
const made = new Date('2000-01-01T00:00:00Z');

/** `roles` are the ids by their Chinese titles; without a list the workbook is blank. */
export async function directoryWorkbook(roles: RoleTitles, list: Listed | null = null): Promise<Uint8Array> {
  return workbookBytes({
    properties: { title: sheetName, creator: 'Plumbline', created: made, modified: made },
    sheets: [listSheet(list === null ? [] : rowsOf(list, roles)), notes(roles)],
    defaultFont: { name: '仿宋', size: 11 },
  });
}
