// Cells of the workbooks that go out (工作表单元格): exact numbers, harmless text, widths for Chinese, one look.
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import { placesShown } from '../../domain/display.ts';
import { fixed, isDecimal, numberPattern, parse } from '../../domain/rational.ts';
import { textWidth } from './text-width.ts';

export type SheetCell = { value: CellValue; style?: CellStyle };

const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const border = { top: line, bottom: line, left: line, right: line };
const song = { name: '宋体', size: 11 };
/** A spreadsheet's number keeps fifteen significant digits. */
const digitsKept = 15;

/**
 * Text that no spreadsheet takes for a formula, however it is saved again or pasted: a leading
 * = + - @, tab or line break is put behind an apostrophe. Exact numbers stay.
 */
export const harmless = (text: string): string =>
  /^[=+\-@\t\r\n]/u.test(text) && !numberPattern.test(text) ? `'${text}` : text;

export const words = (text: string | null, more: CellStyle = {}): SheetCell => ({
  value: text === null || text === '' ? null : harmless(text),
  style: { font: song, border, alignment: { vertical: 'center', wrapText: true }, ...more },
});

export const heading = (text: string): SheetCell =>
  words(text, {
    font: { name: '黑体', size: 11, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  });

export const titleLine = (text: string): SheetCell => ({
  value: harmless(text),
  style: { font: { name: '黑体', size: 16, bold: true }, alignment: { vertical: 'center' } },
});

/** A warning that stands above everything on each sheet. */
export const warningLine = (text: string): SheetCell => ({
  value: harmless(text),
  style: {
    font: { name: '黑体', size: 11, bold: true, color: { rgb: '5C3200' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF1D6' } },
    alignment: { vertical: 'center' },
  },
});

/** Whether a spreadsheet's number says the value to the last digit. */
export function fitsNumber(exact: string): boolean {
  const value = parse(exact);
  return isDecimal(value) && exact.replaceAll(/[-.]/gu, '').replace(/^0+/u, '').length <= digitsKept;
}

/** The sign ≈ stands before the minus, as it does in texts. */
const nearDigits = `0.${'0'.repeat(placesShown)}`;
const nearFormat = `"≈"${nearDigits};"≈−"${nearDigits}`;

/**
 * A number that can be sorted and shows every digit that it has; a fraction without a finite
 * decimal is rounded to four places and shown with ≈; a decimal that is too long stays text. At `least` so many places.
 */
export function number(exact: string | null, absent = '', least = 0): SheetCell {
  const alignment = { horizontal: 'right', vertical: 'center' } as const;
  if (exact === null) return words(absent, { alignment });
  const value = parse(exact);
  if (!isDecimal(value)) {
    const near = Number(fixed(value, placesShown));
    return { value: near, style: { font: song, border, alignment, numFmt: nearFormat } };
  }
  if (!fitsNumber(exact)) return words(exact, { alignment });
  const places = Math.max(least, exact.split('.')[1]?.length ?? 0);
  return {
    value: Number(exact),
    style: { font: song, border, alignment, numFmt: places === 0 ? '0' : `0.${'0'.repeat(places)}` },
  };
}

/** A short word or rank in the middle of its column. */
export const centred = (cell: SheetCell): SheetCell => ({
  ...cell,
  style: { ...cell.style, alignment: { horizontal: 'center', vertical: 'center' } },
});

const placesOf = ({ value, style }: SheetCell): number | null => {
  const shown = typeof value === 'number' ? /^0(?:\.(0+))?$/u.exec(style?.numFmt ?? '') : null;
  return shown === null ? null : (shown[1]?.length ?? 0);
};

const isNear = ({ style }: SheetCell): boolean => style?.numFmt?.startsWith('"≈"') === true;

/** Exact decimals of a column with equally many places, so that their points stand under each other: 97.7 as 97.70. */
export function aligned(body: readonly (readonly SheetCell[])[]): SheetCell[][] {
  const mixed = new Set(body.flatMap((row) => row.flatMap((cell, at) => (isNear(cell) ? [at] : []))));
  const most = new Map<number, number>();
  for (const row of body)
    row.forEach((cell, at) => most.set(at, Math.max(most.get(at) ?? 0, mixed.has(at) ? 0 : (placesOf(cell) ?? 0))));
  return body.map((row) =>
    row.map((cell, at) => {
      const places = most.get(at) ?? 0;
      if (placesOf(cell) === null || places === 0) return cell;
      return { ...cell, style: { ...cell.style, numFmt: `0.${'0'.repeat(places)}` } };
    }),
  );
}

const linesOf = ({ value }: SheetCell): string[] => String(value ?? '').split('\n');

const widthLimit = 46;

const headingWidth = 14;

/** Columns as wide as their longest line needs, between bounds; headings are wrapped. */
function widthsOf(
  head: readonly (readonly SheetCell[])[],
  body: readonly (readonly SheetCell[])[],
  columnCount: number,
): { width: number }[] {
  const needed = Array.from({ length: columnCount }, () => 8);
  const widen = (at: number, width: number): void => void (needed[at] = Math.max(needed[at] ?? 0, width));
  for (const row of head)
    row.forEach((cell, at) =>
      widen(at, Math.min(headingWidth, Math.max(...linesOf(cell).map((text) => textWidth(text) + 3)))),
    );
  for (const row of body)
    row.forEach((cell, at) => widen(at, Math.max(...linesOf(cell).map((text) => textWidth(text) + 3))));
  return needed.map((width) => ({ width: Math.min(width, widthLimit) }));
}

/** Rows as high as their wrapped text needs: not every program works it out by itself. */
function heightOf(row: readonly SheetCell[], widths: readonly { width: number }[]): { height: number } {
  const lineCount = row.map((cell, at) =>
    linesOf(cell).reduce(
      (total, text) => total + Math.max(1, Math.ceil((textWidth(text) + 1) / ((widths[at]?.width ?? 8) - 1))),
      0,
    ),
  );
  return { height: 6 + 16 * Math.max(1, ...lineCount) };
}

/** Runs of the same heading in the first heading row become one cell. */
function headingRuns(
  first: readonly SheetCell[] | undefined,
  row: number,
): { startRow: number; startCol: number; endRow: number; endCol: number }[] {
  const runs: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  for (const [at, { value }] of (first ?? []).entries()) {
    const last = runs.at(-1);
    if (value !== null && last !== undefined && last.endCol === at - 1 && first?.[at - 1]?.value === value)
      last.endCol = at;
    else runs.push({ startRow: row, startCol: at, endRow: row, endCol: at });
  }
  return runs.filter(({ startCol, endCol }) => endCol > startCol);
}

/** A sheet: lines that run across (title, warnings), then the heading rows, then the body; all above the body is frozen. */
export function sheetOf(
  name: string,
  across: readonly SheetCell[],
  head: readonly (readonly SheetCell[])[],
  body: readonly (readonly SheetCell[])[],
  frozenColumns: number,
): WriteSheet {
  const table = [...head, ...body];
  const columnCount = Math.max(1, ...table.map((row) => row.length));
  const columns = widthsOf(head, body, columnCount);
  const all = [...across.map((cell) => [cell]), ...table];
  const cells = new Map(
    all.flatMap((row, y) =>
      row.map(
        (cell, x) =>
          [`${y},${x}`, { value: cell.value, ...(cell.style === undefined ? {} : { style: cell.style }) }] as const,
      ),
    ),
  );
  const acrossMerges = across.map((_, at) => ({ startRow: at, startCol: 0, endRow: at, endCol: columnCount - 1 }));
  return {
    name,
    columns,
    rows: all.map((row) => row.map(({ value }) => value)),
    cells,
    rowDefs: new Map(all.map((row, at) => [at, at < across.length ? { height: 24 } : heightOf(row, columns)])),
    merges: [
      ...(columnCount === 1 ? [] : acrossMerges),
      ...headingRuns(head.length > 1 ? head[0] : undefined, across.length),
    ],
    freezePane: { rows: across.length + head.length, columns: frozenColumns },
    pageSetup: {
      paperSize: columnCount > 16 ? 'a3' : 'a4',
      orientation: columnCount > 4 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      // Warnings and headings on every printed sheet: a page may come alone.
      printTitlesRow: `$1:$${across.length + head.length}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}
