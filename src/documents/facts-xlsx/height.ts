// The height of a row (行高): as many lines as its longest text takes, since not every program works it out by itself.
import type { CellValue } from 'hucre/xlsx';
import { textWidth } from '../write/text-width.ts';

const lineHeight = 17;
/** Signs of a proportional font may be a little wider than counted. */
const spare = 1.05;

/** In points, for cells in columns of these widths (in signs of a digit's width). */
export function heightOf(cells: readonly CellValue[], widths: readonly number[]): number {
  const lines = cells.map((cell, at) =>
    String(cell ?? '')
      .split('\n')
      .reduce((sum, text) => sum + Math.max(1, Math.ceil((textWidth(text) * spare + 1) / (widths[at] ?? 8))), 0),
  );
  return lineHeight * Math.max(1, ...lines);
}
