// The choice of the reader by form (按格式读取), inside the reading process.
import type { Content } from './content.ts';
import { readCsv } from './csv.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import type { Limits } from './limits.ts';
import { readTxt } from './txt.ts';
import { readXlsx } from './xlsx.ts';

/** A .doc arrives here as the .docx that it was converted to. */
export type ParsedForm = 'docx' | 'xlsx' | 'csv' | 'txt' | 'html';

const readers: Record<ParsedForm, (bytes: Uint8Array, limits: Limits) => Content> = {
  docx: readDocx,
  xlsx: readXlsx,
  csv: readCsv,
  txt: readTxt,
  html: readHtml,
};

export function parse(form: ParsedForm, bytes: Uint8Array, limits: Limits): Content {
  return readers[form](bytes, limits);
}
