// Tables printed side by side (并排的表): one header twice, its rows go on in the right half.
import type { Line } from './line.ts';
import type { Header } from './header.ts';
import { roleOfHeading, squeeze } from './heading.ts';

/** Columns from `from` up to, not including, `to`, counted from 0. */
type Side = { from: number; to: number };

/**
 * The sides of a table whose headings are the same words twice or more; null where they are not. Levels with
 * their weights (名称, 权重, 名称, 权重) repeat as well: a side has a column of numbers, or three columns.
 */
export function sidesOf(header: Header): Side[] | null {
  const headings = header.headings
    .map((heading, column) => ({ words: squeeze(heading), column }))
    .filter(({ words }, at, all) => words !== '' && words !== all[at - 1]?.words);
  const [first] = headings;
  const width = headings.findIndex(({ words }, at) => at > 0 && words === first?.words);
  if (first === undefined || width < 2 || headings.length % width !== 0) return null;
  if (!headings.every(({ words }, at) => words === headings[at % width]?.words)) return null;
  if (width < 3 && roleOfHeading(first.words) !== 'sequence') return null;
  const starts = headings.filter((_, at) => at % width === 0).map(({ column }) => column);
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? header.headings.length }));
}

/** The lines with the cells of one side alone, at their own columns. */
export const linesOfSide = (lines: Line[], { from, to }: Side): Line[] =>
  lines.map((line) => ({
    ...line,
    cells: line.cells.map((cell, column) =>
      column >= from && column < to && cell !== undefined && cell.column > from && cell.column <= to ? cell : undefined,
    ),
  }));
