// Levels above the rows (层级): which component and which indicators each row of content stands under.
import type { Cell, Table } from '../../domain/table.ts';
import type { Column } from './columns.ts';
import { isNothing, isStroke, type Line, textOf } from './line.ts';
import { squeeze } from './heading.ts';
import { type Label, readLabel } from './label.ts';
import { isDeeper, type Item, type Note, type Total, wordsInSequence } from './line-kind.ts';
import type { Segment } from './segment.ts';
import { itemsOf } from './line-kind.ts';
import type { Points } from './points.ts';

/** `column` null for a section heading; `first` and `last` count the entries that it covers. */
export type Level = {
  column: number | null;
  label: Label;
  points: Points | null;
  cell: Cell;
  /** The cell of a points column that gave the points, if one did. */
  pointsCell: Cell | null;
  table: Table;
  first: number;
  last: number;
};

/** A row of content. `levels` holds the level at each level column, or null; `wide` the cell that runs over levels and text. */
export type Entry = { line: Line; sections: Level[]; levels: (Level | null)[]; wide: Cell | null };

/** Totals know how many entries stand before them. */
export type Reading = {
  segment: Segment;
  levelColumns: Column[];
  entries: Entry[];
  totals: { total: Total; after: number }[];
  notes: Note[];
  /** The deepest level column names the rows themselves. */
  hasOwnTitles: boolean;
};

/** Longer texts are sentences. */
const titleMax = 16;

const samePoints = (one: Points | null, other: Points | null): boolean =>
  one === null || other === null || one.text === other.text;
const sameLabel = (one: Label, other: Label): boolean =>
  one.title === other.title &&
  (one.number === other.number || one.number === null || other.number === null) &&
  samePoints(one.points, other.points);

export function readLevels(segment: Segment): Reading {
  const levelColumns = segment.columns.filter((column) => column.role === 'level');
  const reading: Reading = { segment, levelColumns, entries: [], totals: [], notes: [], hasOwnTitles: false };
  let sections: Level[] = [];
  let current: (Level | null)[] = levelColumns.map(() => null);
  for (const item of itemsOf(segment.lines, segment.columns)) {
    if (item.kind === 'note') reading.notes.push(item);
    else if (item.kind === 'total') reading.totals.push({ total: item, after: reading.entries.length });
    else if (item.kind === 'section') {
      sections = enter(sections, item, reading.entries.length);
      current = current.map(() => null);
    } else {
      const entry = readEntry(item.line, levelColumns, current, segment.columns, reading.entries.length);
      current = entry.levels;
      for (const section of sections) section.last = reading.entries.length;
      reading.entries.push({ ...entry, sections });
    }
  }
  reading.hasOwnTitles = ownTitles(reading);
  // Of several totals only the last can be that of the whole: 合计 below each part.
  for (const { total } of reading.totals.slice(0, -1)) total.isPart = true;
  return reading;
}

/** A section repeated at a page break goes on; a deeper one comes below; any other takes the place of its equals. */
function enter(sections: Level[], item: Item & { kind: 'section' }, at: number): Level[] {
  const same = sections.findIndex((section) => sameLabel(section.label, item.label));
  if (same >= 0) return sections.slice(0, same + 1);
  const above = sections.filter((section) => isDeeper(item.label, section.label));
  const { label, cell, line } = item;
  return [
    ...above,
    { column: null, label, points: label.points, cell, pointsCell: null, table: line.table, first: at, last: at },
  ];
}

function readEntry(
  line: Line,
  levelColumns: Column[],
  current: (Level | null)[],
  columns: Column[],
  at: number,
): Omit<Entry, 'sections'> {
  const levels: (Level | null)[] = [];
  let wide: Cell | null = null;
  let isNewAbove = false;
  const stray = nameInSequence(line, levelColumns, columns);
  for (const [rank, column] of levelColumns.entries()) {
    const cell = line.cells[column.index];
    const before = current[rank] ?? null;
    const isSpanned = rank > 0 && cell !== undefined && cell === line.cells[levelColumns[rank - 1]?.index ?? -1];
    if (cell !== undefined && isProse(cell, rank, line, columns)) wide ??= cell;
    const isNamed = rank === 0 && stray !== null;
    if (!isNamed && (wide !== null || isSpanned)) {
      levels.push(null);
      isNewAbove = true;
      continue;
    }
    const isEmpty = isStroke(textOf(cell));
    const level = isNamed
      ? begun(stray, column, line, at)
      : isEmpty
        ? null
        : (continued(cell, before, isNewAbove, line) ?? begun(cell, column, line, at));
    if (level !== before) isNewAbove = true;
    if (level !== null) level.last = at;
    levels.push(level);
  }
  const named = stray === null ? undefined : columns[stray.column - 1];
  if (levelColumns.length === 0 && stray !== null && named !== undefined) levels.push(begun(stray, named, line, at));
  return { line, levels, wide };
}

/** 加分项 in the column of numbers, with nothing at the levels: it names the row as they would. */
function nameInSequence(line: Line, levelColumns: Column[], columns: Column[]): Cell | null {
  const stray = wordsInSequence(line, columns);
  for (const [rank, { index }] of levelColumns.entries()) {
    const cell = line.cells[index];
    if (cell === undefined || isNothing(textOf(cell))) continue;
    // A text that runs over the levels is none of them, nor is anything behind it.
    if (isProse(cell, rank, line, columns)) return stray;
    if (levelColumns.some((column) => column.index === cell.column - 1)) return null;
  }
  return stray;
}

/** Text that runs over levels, or fell into one. */
const isProse = (cell: Cell, rank: number, line: Line, columns: Column[]): boolean =>
  isWide(cell, line, columns) || (rank > 0 && isStrayProse(cell, line, columns));

/**
 * A cell over levels and over columns of text: the wide text of an evaluation or adjustment row, unless it is
 * but a title, and the row has no other one right before it.
 */
function isWide(cell: Cell, line: Line, columns: Column[]): boolean {
  const words = squeeze(textOf(cell));
  const before = line.cells[cell.column - 2];
  const isTitled = before?.row === line.row && before.rowSpan === 1 && columns[before.column - 1]?.role === 'level';
  if (!isTitled && words.length <= titleMax && !/[，,。；;：:、]/u.test(words)) return false;
  const roles = columns.slice(cell.column - 1, cell.column - 1 + cell.columnSpan).map((column) => column.role);
  return (
    roles.includes('level') && roles.some((role) => role === 'criterion' || role === 'method' || role === 'target')
  );
}

/** Where merging is lost, the wide text stands in a level's column, with nothing or itself again in the columns of text. */
function isStrayProse(cell: Cell, line: Line, columns: Column[]): boolean {
  if (cell.row !== line.row || cell.rowSpan > 1 || textOf(cell).length <= 30 || !/[，。；]/u.test(textOf(cell)))
    return false;
  const prose = columns.filter((column) => ['criterion', 'target', 'method'].includes(column.role));
  return prose.length > 0 && prose.every((column) => ['', textOf(cell)].includes(textOf(line.cells[column.index])));
}

/** Merged with the line above, blank below the same parents, or the same words again: the level goes on. */
function continued(cell: Cell | undefined, before: Level | null, isNewAbove: boolean, line: Line): Level | null {
  if (before === null) return null;
  if (cell !== undefined && cell === before.cell && cell.row < line.row) return before;
  const text = textOf(cell);
  if (isNewAbove) return null;
  return text === '' || sameLabel(readLabel(text), before.label) ? before : null;
}

function begun(cell: Cell | undefined, column: Column, line: Line, at: number): Level | null {
  const text = textOf(cell);
  if (cell === undefined || text === '') return null;
  const label = readLabel(text);
  return {
    column: column.index,
    label,
    points: label.points,
    cell,
    pointsCell: null,
    table: line.table,
    first: at,
    last: at,
  };
}

/**
 * The rows' own titles stand in the deepest level column when none of its cells covers more than one row: of the
 * cells that begin there, or, where none does, of those that reach it.
 */
function ownTitles({ entries, levelColumns }: Reading): boolean {
  const deepest = levelColumns.length - 1;
  const own = entries.map((entry) => entry.levels[deepest] ?? null).filter((level) => level !== null);
  const reaching = entries.map((entry) => reachingDown(entry, levelColumns)).filter((level) => level !== null);
  const levels = own.length > 0 ? own : reaching;
  return levels.length > 0 && levels.every((level) => level.first === level.last);
}

/** The level whose cell runs over the deepest level column. */
export function reachingDown({ line, levels }: Entry, levelColumns: Column[]): Level | null {
  const last = levels.findLast((level) => level !== null) ?? null;
  const column = levelColumns.at(-1);
  return column !== undefined && last !== null && line.cells[column.index] === last.cell ? last : null;
}
