// Where a thing was read from (出处): the cell, the paragraph and the words of an official document.
import { z } from 'zod';
import type { Both } from './both.ts';

/**
 * One cell of a read document. Rows and columns count from 1 on the grid that results when all
 * merged cells are laid out; `table` counts the tables of the document from 1 (a sheet of a
 * workbook is one table and has its name in `sheet`). `words` are the words themselves, as read.
 */
export const Source = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  table: z.int().positive(),
  sheet: z.string().nullable(),
  row: z.int().positive(),
  column: z.int().positive(),
  rowEnd: z.int().positive(),
  columnEnd: z.int().positive(),
  /** Paragraph inside the cell from 1, where the thing is only a part of the cell. */
  paragraph: z.int().positive().nullable(),
  words: z.string(),
});
export type Source = z.infer<typeof Source>;

/** “表1 第3行 第2列” — the place as a reader would look for it. */
export function placeWords({ table, sheet, row, column, paragraph }: Source): Both {
  const zh = [sheet === null ? `表${table}` : `工作表“${sheet}”`, `第${row}行`, `第${column}列`];
  const en = [sheet === null ? `table ${table}` : `sheet “${sheet}”`, `row ${row}`, `column ${column}`];
  if (paragraph !== null) {
    zh.push(`第${paragraph}段`);
    en.push(`paragraph ${paragraph}`);
  }
  return { zh: zh.join(' '), en: en.join(', ') };
}

/** In the language of documents and records. */
export const placeText = (source: Source): string => placeWords(source).zh;
