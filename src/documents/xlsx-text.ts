// Texts in the cells of .xlsx (单元格文字): ECMA-376 writes signs that XML cannot hold as `_xHHHH_`, and so what looks like that is escaped.
import { type CellValue, writeXlsx } from 'hucre/xlsx';

/** `_x000D_` that stands for itself becomes `_x005F_x000D_`; the two signs that hucre leaves, and no reader takes, get their numbers. */
export const escapeText = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/gu, '_x005F_')
    .replaceAll(/[\uFFFE\uFFFF]/gu, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`);

export const unescapeText = (text: string): string =>
  text.replaceAll(/_x([0-9a-fA-F]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const escaped = <Value extends CellValue | undefined>(value: Value): Value | string =>
  typeof value === 'string' ? escapeText(value) : value;

/** The bytes of a workbook. hucre escapes the signs that XML cannot hold, and not what looks like an escape. */
export const workbookBytes = ({ sheets, ...rest }: Parameters<typeof writeXlsx>[0]): Promise<Uint8Array> =>
  writeXlsx({
    ...rest,
    sheets: sheets.map((sheet) => ({
      ...sheet,
      ...(sheet.rows === undefined ? {} : { rows: sheet.rows.map((row) => row.map(escaped)) }),
      ...(sheet.cells === undefined
        ? {}
        : {
            cells: new Map(
              [...sheet.cells].map(([place, cell]) => [
                place,
                cell.value === undefined ? cell : { ...cell, value: escaped(cell.value) },
              ]),
            ),
          }),
    })),
  });
