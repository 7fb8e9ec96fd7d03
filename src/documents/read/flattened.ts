// Flattened tables (拉平的表格): one cell after another, each begun by a tab; where the rows end must be found again.
import { align, profilesOf, type Profile } from './align.ts';

export type FlatCell = {
  lines: string[];
  /** A blank line stands before it: a row may begin here. */
  mayBegin: boolean;
};

/** What an official paper has behind its table: enclosures and addressees. */
const closingLine = /^\s*(?:附件|附表|抄送|主送|抄报|报送|分送)\s*\d*\s*[:：]/u;

/** Cells in order, and the lines behind the last one. */
export function cellsOf(lines: string[]): { cells: FlatCell[]; rest: string[] } {
  const cells: FlatCell[] = [];
  let isAfterBlank = true;
  for (const line of lines) {
    if (line.startsWith('\t')) cells.push({ lines: [line.slice(1)], mayBegin: isAfterBlank });
    else cells.at(-1)?.lines.push(line);
    // A line with only a tab is an empty cell, not a blank line.
    isAfterBlank = line.trim() === '' && !line.startsWith('\t');
  }
  // Nothing marks the end of the last cell: it is taken to end at its first blank line, or at a closing line.
  const last = cells.at(-1);
  const end = last?.lines.findIndex((line, index) => index > 0 && (line.trim() === '' || closingLine.test(line))) ?? -1;
  const rest = last === undefined || end < 0 ? [] : last.lines.splice(end);
  for (const cell of cells) trim(cell);
  return { cells, rest };
}

function trim(cell: FlatCell): void {
  while (cell.lines.length > 0 && cell.lines.at(-1)?.trim() === '') cell.lines.pop();
  while (cell.lines.length > 0 && cell.lines[0]?.trim() === '') cell.lines.shift();
}

/** A row that lost cells costs one, and more the more it lost; a row of one single cell much more. */
const shortRow = 1;
const lostCell = 0.1;
const singleCell = 3;
/** What a bad fit of cells to columns weighs against that. */
const fitWeight = 0.5;
/** Larger tables were never flattened by a copy, and would take long to try. */
const columnsMax = 20;
const cellsMax = 10_000;

export type FlatTable = { rows: FlatCell[][]; profiles: Profile[] };

/**
 * Rows of cells, the first row whole; null where no width fits. Rows are first found by their size
 * alone, then again by how well the cells fit the columns that the whole rows show: two short rows
 * can have as many cells as one whole row.
 */
export function rowsOf(cells: FlatCell[]): FlatTable | null {
  if (cells.length > cellsMax) return null;
  const groups = groupsOf(cells);
  let width = 0;
  let best: FlatCell[][] | null = null;
  for (const each of widthsOf(groups)) {
    best = segment(groups, each, (row) => sizeCost(row.length, each));
    width = each;
    if (best !== null) break;
  }
  if (best === null || best.length < 2) return null;
  const profiles = profilesOf(wholeRows(best, width), width);
  const fitCost = (row: FlatCell[]) => sizeCost(row.length, width) + fitWeight * align(row, profiles).cost;
  const rows = segment(groups, width, fitCost) ?? best;
  return { rows, profiles: profilesOf(wholeRows(rows, width), width) };
}

/** Whole rows without the header; those with a blank line inside count only where there are no others. */
function wholeRows(rows: FlatCell[][], width: number): FlatCell[][] {
  const whole = rows.slice(1).filter((row) => row.length === width);
  const sure = whole.filter((row) => row.every((cell, index) => index === 0 || !cell.mayBegin));
  return sure.length >= 2 ? sure : whole;
}

/** Cells between two places where a row may begin. */
function groupsOf(cells: FlatCell[]): FlatCell[][] {
  const groups: FlatCell[][] = [];
  for (const cell of cells) {
    if (cell.mayBegin || groups.length === 0) groups.push([cell]);
    else groups.at(-1)?.push(cell);
  }
  return groups;
}

/**
 * The header decides the width: it is the first group, or the first few where blank lines fell
 * into it. Tried first is the width of which most other groups are, then the smaller one.
 */
function widthsOf(groups: FlatCell[][]): number[] {
  const widths = new Set<number>();
  let width = 0;
  for (const group of groups.slice(0, 3)) {
    width += group.length;
    widths.add(width);
  }
  const alike = (size: number) => groups.filter((group) => group.length === size).length * size;
  return [...widths]
    .filter((each) => each >= 2 && each <= columnsMax)
    .toSorted((one, other) => alike(other) - alike(one));
}

/** The cheapest way to join groups to rows of at most `width` cells, by dynamic programming from the end. */
function segment(groups: FlatCell[][], width: number, costOf: (row: FlatCell[]) => number): FlatCell[][] | null {
  const costs: number[] = [];
  const takes: number[] = [];
  costs[groups.length] = 0;
  for (let from = groups.length - 1; from >= 0; from--) {
    const row: FlatCell[] = [];
    costs[from] = Number.POSITIVE_INFINITY;
    for (let to = from; to < groups.length; to++) {
      const group = groups[to] ?? [];
      if (row.length + group.length > width) break;
      row.push(...group);
      // The first row is the header, which is whole by definition of the width.
      const cost = (from === 0 && row.length < width ? Number.POSITIVE_INFINITY : costOf(row)) + (costs[to + 1] ?? 0);
      if (cost < (costs[from] ?? 0)) [costs[from], takes[from]] = [cost, to - from + 1];
    }
  }
  if (!Number.isFinite(costs[0] ?? 0)) return null;
  const rows: FlatCell[][] = [];
  for (let from = 0; from < groups.length; from += takes[from] ?? 1) {
    rows.push(groups.slice(from, from + (takes[from] ?? 1)).flat());
  }
  return rows;
}

/** Grows faster than the loss: rows that lost a merged cell each lost about the same. */
function sizeCost(size: number, width: number): number {
  if (size === width) return 0;
  return shortRow + lostCell * (width - size) ** 2 + (size === 1 ? singleCell : 0);
}
