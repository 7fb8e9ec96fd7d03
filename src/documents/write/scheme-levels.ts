// Levels and titles of the official table (项目与各级指标): which columns they need, and where a stroke must say that a row has no title.
import type { PathEntry } from '../../domain/row.ts';
import type { TableColumn } from '../../domain/scheme.ts';
import { labelText } from './label-text.ts';
import { isTold, pointsText, type TableRow } from './table-row.ts';

/** The number that the document prints before a level; null where it prints none or nothing is known. */
export type LevelNumber = (path: readonly PathEntry[]) => string | null;

/** Says in a cell that there is nothing, where a blank would go on with the cell above or lose its row. */
export const stroke = '—';

export type Levels = {
  /** Columns of levels and titles. */
  depth: number;
  /** Numbers have a column of their own. */
  hasSequence: boolean;
  /** Points have a column of their own; else they stand behind the titles. */
  hasPoints: boolean;
  /** By row: whether a stroke stands where its title would. */
  strokes: boolean[];
  /** Levels above other rows than adjustments, as `keyOf` has them: their points are full marks. */
  full: ReadonlySet<string>;
  numberOf: LevelNumber;
};

const keyOf = (path: readonly PathEntry[]): string => JSON.stringify(path);
const prefixesOf = ({ path }: TableRow): string[] => path.map((_, rank) => keyOf(path.slice(0, rank + 1)));

/** Whether the deepest level above a row stands above this row only. */
function isAlone(rows: readonly TableRow[], at: number): boolean {
  const own = keyOf(rows[at]?.path ?? []);
  const isBelow = (row: TableRow | undefined) => row !== undefined && prefixesOf(row).includes(own);
  return !isBelow(rows[at - 1]) && !isBelow(rows[at + 1]);
}

const isUntitled = ({ title }: TableRow): boolean => title === null;

/**
 * A level that stands beside one row only is read as that row's title: always of an evaluation or adjustment, of an
 * indicator where the deepest column holds nothing else. Then each such row has a stroke for its title. With titled
 * indicators the deepest column is the titles' own.
 */
function strokesOf(rows: readonly TableRow[]): { depth: number; strokes: boolean[] } {
  const deepest = Math.max(0, ...rows.map(({ path }) => path.length));
  if (rows.some(({ kind, title }) => kind === 'indicator' && title !== null))
    return { depth: deepest + 1, strokes: rows.map(isUntitled) };
  const depth = Math.max(0, ...rows.map((row) => row.path.length + (isUntitled(row) ? 0 : 1)));
  const alone = rows.map((row, at) => isUntitled(row) && row.path.length > 0 && isAlone(rows, at));
  const hasGroups = rows.some(({ path }, at) => path.length === depth && !isAlone(rows, at));
  const isMisread = rows.some(({ kind }, at) => alone[at] === true && (kind !== 'indicator' || !hasGroups));
  const strokes = rows.map(
    (row, at) => isUntitled(row) && (row.path.length === 0 ? depth > 0 : isMisread && alone[at] === true),
  );
  return {
    depth: Math.max(depth, ...rows.map(({ path }, at) => path.length + (strokes[at] === true ? 1 : 0))),
    strokes,
  };
}

/** A number goes before the title, unless there is none or the two would run together. */
const needsSequence = ({ number, title }: TableRow): boolean =>
  number !== null && (title === null || labelText({ number, title, points: null, isBound: false }) === null);

/** Title and points as one text; null where no reader would take them apart. */
const titleWithPoints = ({ kind, number, title, points }: TableRow, hasSequence: boolean): string | null =>
  title === null
    ? null
    : labelText({ number: hasSequence ? null : number, title, points, isBound: kind === 'adjustment' });

/** Indicators have their points in a column, unless their table had none; others, where none has, behind their titles, if these can take them. */
function needsPoints(row: TableRow, hasSequence: boolean, hadNone: boolean): boolean {
  if (pointsText(row) === null) return false;
  const isAside = row.kind === 'adjustment' ? isTold(row) : hadNone || row.kind === 'evaluation';
  return !isAside || titleWithPoints(row, hasSequence) === null;
}

/** `had` are the columns that the table had: what can stand in them does. */
export function levelsOf(rows: readonly TableRow[], numberOf: LevelNumber, had: ReadonlySet<TableColumn>): Levels {
  const hasSequence = rows.some((row) => (had.has('sequence') ? row.number !== null : needsSequence(row)));
  const hasPoints = rows.some((row) =>
    had.has('points') ? pointsText(row) !== null : needsPoints(row, hasSequence, had.size > 0),
  );
  const full = new Set(rows.flatMap((row) => (row.kind === 'adjustment' ? [] : prefixesOf(row))));
  return { ...strokesOf(rows), hasSequence, hasPoints, full, numberOf };
}

/** A level or title cell of a row: equal keys in neighbouring rows are one merged cell. */
export type LevelCell = { key: string | null; text: string; columnSpan: number };

function levelText(path: readonly PathEntry[], { title, points }: PathEntry, { full, numberOf }: Levels): string {
  const parts = { title, points, isBound: !full.has(keyOf(path)) };
  return (
    labelText({ ...parts, number: numberOf(path) }) ??
    labelText({ ...parts, number: null }) ??
    (points === null ? title : `${title}（${points}）`)
  );
}

const titleText = (row: TableRow, { hasPoints, hasSequence }: Levels): string =>
  titleWithPoints(hasPoints ? { ...row, points: null } : row, hasSequence) ?? row.title ?? stroke;

/**
 * The levels of a row, its title last. An indicator's title stands in the deepest column, that of
 * another row right behind its path. Free columns are taken in by the cell before them, but for `isWide`.
 */
export function levelCells(row: TableRow, at: number, levels: Levels, isWide: boolean): LevelCell[] {
  const { depth, strokes } = levels;
  const cells: LevelCell[] = row.path.map((entry, rank) => {
    const path = row.path.slice(0, rank + 1);
    return { key: keyOf(path), text: levelText(path, entry, levels), columnSpan: 1 };
  });
  if (row.title !== null || strokes[at] === true) {
    const last = cells.at(-1);
    if ((row.kind === 'indicator' || row.title === null) && last !== undefined) last.columnSpan = depth - cells.length;
    cells.push({ key: null, text: titleText(row, levels), columnSpan: 1 });
  }
  const used = cells.reduce((total, { columnSpan }) => total + columnSpan, 0);
  const last = cells.at(-1);
  if (!isWide && last !== undefined) last.columnSpan += depth - used;
  return cells;
}
