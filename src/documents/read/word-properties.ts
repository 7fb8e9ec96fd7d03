// Properties of paragraphs, rows and cells of Word (Word 属性): numbering, spans, merges and tracked deletions.
import type { Notes } from './content.ts';
import type { Limits } from './limits.ts';
import { integer } from './numbering.ts';
import * as refuse from './refuse.ts';
import { isOn, type CellFrame, type Frame, type ParagraphFrame, type RowFrame } from './word-frames.ts';
import type { Merge } from './word-table.ts';
import type { Attributes } from './xml.ts';

type Context = { limits: Limits; notes: Notes };

/** Takes over what `w:pPr`, `w:trPr` or `w:tcPr` says about the innermost open element. */
export function setProperty(frame: Frame | undefined, name: string, attributes: Attributes, context: Context): void {
  if (frame?.kind === 'paragraph') setParagraph(frame, name, attributes.get('w:val') ?? null);
  else if (frame?.kind === 'row') setRow(frame, name, attributes, context);
  else if (frame?.kind === 'cell') setCell(frame, name, attributes.get('w:val') ?? null, context.limits);
}

function setParagraph(frame: ParagraphFrame, name: string, value: string | null): void {
  if (name === 'w:numId') frame.list = value;
  else if (name === 'w:ilvl') frame.level = integer(value, 0);
  else if (name === 'w:pStyle') frame.style = value;
  else if (name === 'w:del') frame.isOpenEnded = true;
}

function setRow(frame: RowFrame, name: string, attributes: Attributes, { limits, notes }: Context): void {
  const value = attributes.get('w:val') ?? null;
  if (name === 'w:gridBefore') frame.row.before = spanOf(value, 0, limits);
  else if (name === 'w:gridAfter') frame.row.after = spanOf(value, 0, limits);
  else if (name === 'w:del') frame.isDeleted = true;
  else if (name === 'w:hidden' && isOn(attributes)) notes.add('hidden-row', '表格行');
}

function setCell(frame: CellFrame, name: string, value: string | null, limits: Limits): void {
  if (name === 'w:gridSpan') frame.cell.columnSpan = spanOf(value, 1, limits);
  else if (name === 'w:vMerge') frame.cell.vertical = mergeOf(value);
  else if (name === 'w:hMerge') frame.cell.horizontal = mergeOf(value);
  else if (name === 'w:cellDel') frame.isDeleted = true;
}

function spanOf(value: string | null, least: number, { columns }: Limits): number {
  const span = Math.max(least, integer(value, least));
  if (span <= columns) return span;
  throw refuse.tooComplex(`一个单元格跨 ${span} 列，最多 ${columns} 列`, `a cell over ${span} columns`);
}

/** All spellings: `restart`; `continue`, no value and the empty value are a continuation. */
function mergeOf(value: string | null): Merge {
  return value?.trim() === 'restart' ? 'restart' : 'continue';
}
