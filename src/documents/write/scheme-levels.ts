// Levels and titles of the official table (项目与各级指标): which columns they need, and where a stroke must say that a row has no title.
import type { PathEntry } from '../../domain/row.ts';
import type { TableColumn } from '../../domain/scheme.ts';
import { labelText } from './label-text.ts';
import { isTold, pointsText, type TableRow, withUnit } from './table-row.ts';

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
 * indicator where the deepest column holds nothing else, or no column says what is appraised. Then each such row has a stroke for its title. With titled
 * indicators the deepest column is the titles' own.
 */
function strokesOf(rows: readonly TableRow[], had: ReadonlySet<TableColumn>): { depth: number; strokes: boolean[] } {
  const deepest = Math.max(0, ...rows.map(({ path }) => path.length));
  if (rows.some(({ kind, title }) => kind === 'indicator' && title !== null))
    return { depth: deepest + 1, strokes: rows.map(isUntitled) };
  const depth = Math.max(0, ...rows.map((row) => row.path.length + (isUntitled(row) ? 0 : 1)));
  const alone = rows.map((row, at) => isUntitled(row) && row.path.length > 0 && isAlone(rows, at));
  const hasGroups = rows.some(({ path }, at) => path.length === depth && !isAlone(rows, at));
  const saysWhat =
    had.has('criterion') || had.has('target') || rows.some((row) => (row.criterion ?? row.target) !== null);
  const isNamed = ({ kind, path }: TableRow) =>
    kind !== 'indicator' || !hasGroups || (!saysWhat && path.length === depth);
  const isMisread = rows.some((row, at) => alone[at] === true && isNamed(row));
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
function titleWithPoints(
  { kind, number, title, points }: TableRow,
  { hasSequence, isBelow }: { hasSequence: boolean; isBelow: boolean },
): string | null {
  if (title === null) return null;
  const own = hasSequence ? null : number;
  return labelText({ number: own, title, points, isBound: kind === 'adjustment', isBelow });
}

/** Indicators have their points in a column, unless their table had none; others, where none has, behind their titles, if these can take them. */
function needsPoints(row: TableRow, hasSequence: boolean, hadNone: boolean): boolean {
  if (pointsText(row) === null) return false;
  const isAside = row.kind === 'adjustment' ? isTold(row) : hadNone || row.kind === 'evaluation';
  return !isAside || titleWithPoints(row, { hasSequence, isBelow: true }) === null;
}

/** `had` are the columns that the table had: what can stand in them does. */
export function levelsOf(rows: readonly TableRow[], numberOf: LevelNumber, had: ReadonlySet<TableColumn>): Levels {
  const hasSequence = rows.some((row) => (had.has('sequence') ? row.number !== null : needsSequence(row)));
  const hasPoints = rows.some((row) =>
    had.has('points') ? pointsText(row) !== null : needsPoints(row, hasSequence, had.size > 0),
  );
  const full = new Set(rows.flatMap((row) => (row.kind === 'adjustment' ? [] : prefixesOf(row))));
  return { ...strokesOf(rows, had), hasSequence, hasPoints, full, numberOf };
}

/** A level or title cell of a row: equal keys in neighbouring rows are one merged cell. A list is not centred. */
export type LevelCell = { key: string | null; text: string; columnSpan: number; isCentred: boolean };

function levelCell(path: readonly PathEntry[], { full, numberOf }: Levels, columnSpan: number): LevelCell {
  const { title, points } = path.at(-1) ?? { title: '', points: null };
  const parts = { title, points, isBound: !full.has(keyOf(path)), isBelow: columnSpan === 1 };
  const text = labelText({ ...parts, number: numberOf(path) }) ?? labelText({ ...parts, number: null });
  const stated = points === null ? '' : `（${withUnit(points)}）`;
  return { key: keyOf(path), text: text ?? `${title}${stated}`, columnSpan, isCentred: !title.includes('\n') };
}

function titleCell(row: TableRow, { hasPoints, hasSequence }: Levels, columnSpan: number): LevelCell {
  const title = row.title ?? stroke;
  const printed = hasPoints ? { ...row, points: null } : row;
  const text = titleWithPoints(printed, { hasSequence, isBelow: columnSpan === 1 }) ?? title;
  return { key: null, text, columnSpan, isCentred: !title.includes('\n') };
}

/**
 * How many columns each level of a row takes, its title last. An indicator's title stands in the deepest
 * column, that of another row right behind its path. Free columns are taken in by the cell before them, but
 * for `isWide`.
 */
function spansOf({ kind, path, title }: TableRow, depth: number, hasStroke: boolean, isWide: boolean): number[] {
  const spans = path.map(() => 1);
  if (title !== null || hasStroke) {
    const isDeepest = kind === 'indicator' || title === null;
    if (isDeepest && spans.length > 0) spans[spans.length - 1] = depth - spans.length;
    spans.push(1);
  }
  const last = spans.at(-1);
  const used = spans.reduce((total, span) => total + span, 0);
  if (!isWide && last !== undefined) spans[spans.length - 1] = last + depth - used;
  return spans;
}

export const levelCells = (row: TableRow, at: number, levels: Levels, isWide: boolean): LevelCell[] =>
  spansOf(row, levels.depth, levels.strokes[at] === true, isWide).map((span, rank) =>
    rank < row.path.length ? levelCell(row.path.slice(0, rank + 1), levels, span) : titleCell(row, levels, span),
  );
