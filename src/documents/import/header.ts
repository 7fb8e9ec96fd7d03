// The header of a table (表头): one or two lines, found by how many headings of practice they hold.
import { filled, isStroke, type Line, textOf } from './line.ts';
import { roleOfHeading, squeeze } from './heading.ts';

/** `headings[column - 1]` are the header's words over the column, a line for each line of the header, the group heading first. */
export type Header = { first: number; last: number; headings: string[]; columns: Columns };
type Columns = { recognised: number; roles: number; filled: number };

/** Titles and notes may stand above the header, but not many. */
export const searched = 15;

function recognise(headings: string[]): Columns {
  const roles = headings.map(roleOfHeading).filter((role) => role !== null);
  return { recognised: roles.length, roles: new Set(roles).size, filled: headings.length };
}

/** Quarters may each have a column of the same role, but a header has at least two roles. */
const isHeaderLike = ({ recognised, roles, filled: count }: Columns): boolean => roles >= 2 && recognised * 2 >= count;

/** Whether a line of these headings is found to be a header. */
export const isHeader = (headings: string[]): boolean => isHeaderLike(recognise(headings));

export function findHeader(lines: Line[]): Header | null {
  const best = lines
    .slice(0, searched)
    .map((line, index) => ({ index, columns: recognise(filled(line).map(textOf)) }))
    .find(({ columns }) => isHeaderLike(columns));
  const line = best === undefined ? undefined : lines[best.index];
  if (best === undefined || line === undefined) return null;
  const tallest = Math.max(...filled(line).map((cell) => cell.rowSpan));
  const last =
    best.index + (tallest > 1 ? Math.min(tallest, 4) - 1 : isSecondLine(line, lines[best.index + 1]) ? 1 : 0);
  const used = lines.slice(best.index, last + 1);
  const headings = line.cells.map((_, column) => {
    const texts = used.map((each) => textOf(each.cells[column]).replaceAll('\n', ''));
    return texts.filter((text, at) => text !== '' && texts.indexOf(text) === at).join('\n');
  });
  return { first: best.index, last, headings: spreadGroups(line, used.slice(1), headings), columns: best.columns };
}

/** Without merged cells a group heading stands over its first column only; the second line tells the others. */
function spreadGroups(top: Line, below: Line[], headings: string[]): string[] {
  if (below.length === 0) return headings;
  let group = '';
  return headings.map((heading, column) => {
    const own = textOf(top.cells[column]).replaceAll('\n', '');
    if (own !== '') group = own;
    return own === '' && heading !== '' && group !== '' ? `${group}\n${heading}` : heading;
  });
}

/** A second header line: short words only, that divide the groups above them, beside headings that reach down. */
function isSecondLine(top: Line, next: Line | undefined): boolean {
  if (next === undefined) return false;
  const cells = filled(next);
  const isDivided = cells.some((cell) => cell.columnSpan < (top.cells[cell.column - 1]?.columnSpan ?? 1));
  const hasGap = top.cells.some((cell, column) => column > 0 && textOf(cell) === '');
  if (cells.length === 0 || cells.length === top.cells.length || !(isDivided || hasGap)) return false;
  return cells.every((cell) => {
    const above = top.cells[cell.column - 1];
    const beside = top.cells[cell.column];
    const isBesideGap = beside !== undefined && textOf(beside) === '';
    const isBelowGroup = above === undefined || above.columnSpan > 1 || textOf(above) === '' || isBesideGap;
    const text = squeeze(textOf(cell));
    return isBelowGroup && text.length <= 10 && !isStroke(text) && !/\d/u.test(text);
  });
}

/** Whether the line prints the header again, as at the top of each page. */
export function repeats(line: Line, header: Line): boolean {
  const words = (each: Line) => each.cells.map((cell) => squeeze(textOf(cell))).join('|');
  return words(line) === words(header) && words(header).replaceAll('|', '') !== '';
}
