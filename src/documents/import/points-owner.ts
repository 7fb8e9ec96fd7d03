// Whose points a points cell states (分值的归属): those of the level over the same rows, or the row's own.
import type { Problem } from '../../domain/problem.ts';
import type { Cell, RawDocument } from '../../domain/table.ts';
import { isSigned, saysAdjustment } from './classify.ts';
import type { Column } from './columns.ts';
import { isStroke, problemAt, problemIn, sourceOf, textOf } from './line.ts';
import type { Entry, Level, Reading } from './level.ts';
import { type Points, readPoints } from './points.ts';

export type RowPoints = { points: Points; cell: Cell };

type Stretch = { cell: Cell; first: number; last: number };

/** By entry: the points that the rows themselves state, and the words by which their points add or deduct (扣分项). */
export type Settled = { own: Map<number, RowPoints>; aside: Map<number, string>; problems: Problem[] };

/** Gives levels their points in place. */
export function settlePoints(reading: Reading, raw: RawDocument): Settled {
  const own = new Map<number, RowPoints>();
  const aside = new Map<number, string>();
  const problems: Problem[] = [];
  const { columns, rivals } = ownColumns(reading);
  problems.push(...rivals.map((pair) => rivalProblem(reading, pair, raw)));
  const isOne = columns.length + rivals.length === 1;
  for (const column of columns) {
    const stretches = stretchesOf(reading, column);
    const isNumber = ({ cell }: Stretch) => readPoints(textOf(cell), column.isPercent) !== null;
    const owner = isOne ? ownerByExtent(reading, stretches, isNumber) : ownerByPlace(reading, column);
    for (const stretch of stretches) {
      const text = textOf(stretch.cell);
      const points = readPoints(text, column.isPercent);
      const entry = reading.entries[stretch.first];
      if (entry === undefined || isStroke(text)) continue;
      const source = sourceOf(raw, entry.line.table, stretch.cell);
      const saysAside = points === null ? saysAdjustment(text) : isSigned(text);
      if (saysAside) for (let at = stretch.first; at <= stretch.last; at += 1) aside.set(at, text);
      if (points === null) {
        if (saysAside) continue;
        problems.push(
          problemAt(
            source,
            'points-unread',
            'note',
            `分值“${text.replaceAll('\n', ' ')}”不是一个数，没有读入；请在方案中填写。`,
          ),
        );
        continue;
      }
      const level = levelOver(reading, stretch, owner);
      if (level !== null) problems.push(...give(level, points, stretch.cell, raw));
      else if (stretch.first === stretch.last) own.set(stretch.first, { points, cell: stretch.cell });
      else
        problems.push(
          problemAt(
            source,
            'points-shared',
            'question',
            `分值“${text}”合并了 ${stretch.last - stretch.first + 1} 行，却没有同样范围的指标；这些行怎样分这些分，请在方案中写明。`,
          ),
        );
    }
  }
  return { own, aside, problems };
}

type Rivals = { read: Column; unread: Column };

/**
 * The columns of points, and those that state other points of the same rows or level than one before them (one for
 * each group of units): a row has full marks once.
 */
function ownColumns(reading: Reading): { columns: Column[]; rivals: Rivals[] } {
  const columns: Column[] = [];
  const rivals: Rivals[] = [];
  for (const column of reading.segment.columns.filter(({ role }) => role === 'points')) {
    const owner = ownerByPlace(reading, column);
    const read = columns.find((each) => ownerByPlace(reading, each) === owner && differ(reading, each, column));
    if (read === undefined) columns.push(column);
    else rivals.push({ read, unread: column });
  }
  return { columns, rivals };
}

const differ = ({ entries }: Reading, one: Column, other: Column): boolean =>
  entries.some(({ line }) => {
    const [own, others] = [one, other].map(({ index, isPercent }) => readPoints(textOf(line.cells[index]), isPercent));
    return own != null && others != null && own.text !== others.text;
  });

function rivalProblem({ segment, entries }: Reading, { read, unread }: Rivals, raw: RawDocument): Problem {
  const named = ({ index, heading }: Column) => `第${index + 1}列“${heading.replaceAll('\n', ' ')}”`;
  const message = `${named(read)}和${named(unread)}都是这些行的分值，数却不同；一行只能有一个满分，${named(unread)}没有读入，照它计分的单位会算错。各组单位分值不同的，请每组各导入一个方案，把别组的分值列指明为不读。`;
  const line = segment.header ?? entries[0]?.line;
  const cell = line?.cells[unread.index];
  return line === undefined || cell === undefined
    ? problemIn(named(unread), 'points-rival', 'error', message)
    : problemAt(sourceOf(raw, line.table, cell), 'points-rival', 'error', message);
}

/** Cells of the column with the entries they cover by merging. A stroke is one too: it says that a row has no points. */
function stretchesOf({ entries, segment }: Reading, column: Column): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [at, entry] of entries.entries()) {
    const cell = entry.line.cells[column.index];
    if (cell === undefined || textOf(cell) === '' || !isPointsOnly(cell, segment.columns)) continue;
    const last = stretches.at(-1);
    if (last?.cell === cell) last.last = at;
    else stretches.push({ cell, first: at, last: at });
  }
  return stretches;
}

const isPointsOnly = (cell: Cell, columns: Column[]): boolean =>
  columns.slice(cell.column - 1, cell.column - 1 + cell.columnSpan).every((column) => column.role === 'points');

const levelAt = (entry: Entry | undefined, rank: number): Level | null => entry?.levels[rank] ?? null;

/** With several points columns each belongs to the nearest column of words on its left: a level, or the rows. */
function ownerByPlace({ segment, levelColumns, hasOwnTitles }: Reading, column: Column): number | null {
  const left = segment.columns
    .slice(0, column.index)
    .findLast((each) => ['level', 'criterion', 'method', 'target'].includes(each.role));
  if (left?.role !== 'level') return null;
  const rank = levelColumns.indexOf(left);
  return hasOwnTitles && rank === levelColumns.length - 1 ? null : rank;
}

const covers = (level: Level | null): boolean => level !== null && level.last > level.first;

/** A page break cuts a level and its points alike: the pieces cover the same rows. */
function isBeside({ entries, levelColumns }: Reading, stretch: Stretch, rank: number): boolean {
  const column = levelColumns[rank];
  const beside = column === undefined ? undefined : entries[stretch.first]?.line.cells[column.index];
  return beside !== undefined && beside.row === stretch.cell.row && beside.rowSpan === stretch.cell.rowSpan;
}

/**
 * One points column belongs to a level when all of its cells cover exactly the rows of that level's
 * cells, or stand at their first rows with blanks below; more than one row must be covered somewhere by a
 * number. Words and strokes below a level's first row speak of their own row as numbers do.
 */
function ownerByExtent(reading: Reading, stretches: Stretch[], isNumber: (stretch: Stretch) => boolean): number | null {
  const { entries, levelColumns, hasOwnTitles } = reading;
  const ranks = levelColumns.map((_, rank) => rank).toReversed();
  const isMerged = stretches.some((stretch) => isNumber(stretch) && stretch.last > stretch.first);
  const found = ranks.find((rank) => {
    if (hasOwnTitles && rank === levelColumns.length - 1) return false;
    const levels = new Set(entries.map((entry) => levelAt(entry, rank)).filter((level) => level !== null));
    const starts = stretches.filter(({ first }) => levelAt(entries[first], rank) !== null);
    const numbers = starts.filter(isNumber);
    const isGroup = numbers.some(({ first }) => covers(levelAt(entries[first], rank)));
    const fits = starts.every(({ cell, first, last }) => {
      const level = levelAt(entries[first], rank);
      if (level?.first === first && (isMerged ? level.last === last : true)) return true;
      return isMerged && isBeside(reading, { cell, first, last }, rank);
    });
    return isGroup && fits && numbers.length * 2 > levels.size;
  });
  return found ?? null;
}

function levelOver(reading: Reading, stretch: Stretch, owner: number | null): Level | null {
  const { entries, levelColumns, hasOwnTitles } = reading;
  const entry = entries[stretch.first];
  if (owner !== null) {
    const level = levelAt(entry, owner);
    if (level !== null && (level.first === stretch.first || isBeside(reading, stretch, owner))) return level;
  }
  if (stretch.first === stretch.last) return null;
  const deepest = levelColumns.length - (hasOwnTitles ? 2 : 1);
  for (let rank = deepest; rank >= 0; rank -= 1) {
    const level = levelAt(entry, rank);
    if (level?.first === stretch.first && level.last === stretch.last) return level;
    if (level !== null && isBeside(reading, stretch, rank)) return level;
  }
  return (
    entry?.sections.findLast((section) => section.first === stretch.first && section.last === stretch.last) ?? null
  );
}

function give(level: Level, points: Points, cell: Cell, raw: RawDocument): Problem[] {
  if (level.points !== null && level.points.text !== points.text) {
    const message = `“${level.label.title}”的标题写着 ${level.points.text} 分，分值栏写着 ${points.text} 分，两处不一致；暂按标题，请改正。`;
    return [problemAt(sourceOf(raw, level.table, cell), 'points-differ', 'error', message)];
  }
  level.points ??= points;
  level.pointsCell ??= cell;
  return [];
}
