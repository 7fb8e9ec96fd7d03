// From entries to rows (行): the fields that each row of content states, with the cell of each.
import type { ImportedRow } from '../../domain/row.ts';
import type { Source } from '../../domain/source.ts';
import type { Cell, RawDocument } from '../../domain/table.ts';
import { isAdjustmentHeading, kindOfRow } from './classify.ts';
import type { Column } from './columns.ts';
import { isNothing, isStroke, sourceOf, textOf } from './line.ts';
import { periodOf } from './heading.ts';
import { numberIn } from './label.ts';
import { type Entry, type Level, reachingDown, type Reading } from './level.ts';
import type { RowPoints, Settled } from './points-owner.ts';
import type { ColumnRole } from '../../domain/column-role.ts';

/** What names are read into, later; here the cells with their lines. */
export type NameCell = { cell: Cell; lines: string[] };
export type NameField = 'assessors' | 'leads' | 'cooperators';

/** A row before its names are split: `levels` are those above it. */
export type DraftRow = Omit<ImportedRow, NameField | 'row'> & {
  entry: Entry;
  levels: Level[];
  /** The row's own title cell as a level, or null. */
  own: Level | null;
  /** Headings that make the whole table one of adjustments (加分项目), and the points that make the row one (扣分项). */
  heading: string;
  names: Record<NameField, NameCell[]>;
  /** The cells that the row was read from, without those of the levels above it. */
  read: Cell[];
  /** Which units the row is for, where a column says so. */
  scope: { text: string; cell: Cell } | null;
};

const textRoles = ['criterion', 'target', 'method', 'unit', 'remarks'] as const;

export function draftRows(reading: Reading, { own, aside }: Settled, raw: RawDocument): DraftRow[] {
  return reading.entries.map((entry, at) =>
    draftRow(reading, entry, { own: own.get(at) ?? null, aside: aside.get(at) ?? '' }, raw),
  );
}

/** `aside`: what the points column says where the row adds or deducts, else ''. */
type OwnPoints = { own: RowPoints | null; aside: string };

/** Where targets have a column for each quarter or half year, each part says which one it is. */
function saidUnder(cell: Cell, role: ColumnRole, columns: Column[]): string {
  const targets = columns.filter((column) => column.role === 'target');
  const column = columns[cell.column - 1];
  const isOne = role !== 'target' || targets.length < 2 || cell.columnSpan > 1 || column === undefined;
  const period = isOne ? '' : periodOf(column.heading);
  return period === '' ? textOf(cell) : `${period}：${textOf(cell)}`;
}

function draftRow(reading: Reading, entry: Entry, stated: OwnPoints, raw: RawDocument): DraftRow {
  const ownPoints = stated.own;
  const cells: Record<string, Source> = {};
  const note = (field: string, cell: Cell) => (cells[field] = sourceOf(raw, entry.line.table, cell));
  const byRole = cellsByRole(entry, reading.segment.columns);
  const texts: Partial<Record<(typeof textRoles)[number], string>> = {};
  for (const role of textRoles) {
    const found = byRole.get(role) ?? [];
    if (found[0] !== undefined) note(role, found[0]);
    if (found.length > 0) texts[role] = found.map((cell) => saidUnder(cell, role, reading.segment.columns)).join('\n');
  }
  const { above, own, kind } = place(reading, entry, texts, stated);
  const points = ownPoints?.points ?? own?.points ?? null;
  if (own !== null) note('title', own.cell);
  if (ownPoints !== null) note('points', ownPoints.cell);
  else if (own?.points != null) note('points', own.pointsCell ?? own.cell);
  const names = Object.fromEntries(
    (['assessors', 'leads', 'cooperators'] as const).map((role) => {
      const found = byRole.get(role) ?? [];
      if (found[0] !== undefined) note(role, found[0]);
      return [role, found.map((cell) => ({ cell, lines: cell.paragraphs }))];
    }),
  ) as Record<NameField, NameCell[]>;
  const scope = (byRole.get('scope') ?? [])[0];
  if (scope !== undefined) note('scope', scope);
  // Words there may name the row.
  const sequence = (byRole.get('sequence') ?? []).find((cell) => entry.levels.every((level) => level?.cell !== cell));
  if (sequence !== undefined) note('number', sequence);
  const main = (byRole.get('criterion') ?? [])[0] ?? own?.cell ?? entry.wide ?? anyCell(entry);
  return {
    kind,
    path: above.map((level) => ({ title: level.label.title, points: level.points?.text ?? null })),
    number: numberOf(sequence, own),
    title: own?.label.title ?? null,
    criterion: texts.criterion ?? null,
    target: texts.target ?? null,
    method: texts.method ?? null,
    unit: texts.unit ?? null,
    points: points?.text ?? null,
    remarks: texts.remarks ?? null,
    source: { ...sourceOf(raw, entry.line.table, main), cells },
    entry,
    levels: above,
    own,
    heading: `${adjustmentHeading(reading)} ${stated.aside}`.trim(),
    names,
    read: readCells(byRole, own, ownPoints?.cell ?? null),
    scope: scope === undefined ? null : { text: textOf(scope), cell: scope },
  };
}

/** Columns that are not read give nothing. */
function readCells(byRole: ReadonlyMap<ColumnRole, Cell[]>, own: Level | null, points: Cell | null): Cell[] {
  const ofColumns = [...byRole].flatMap(([role, cells]) => (role === 'ignore' ? [] : cells));
  const cells = [own?.cell, ...ofColumns, own?.pointsCell, points].filter((cell) => cell != null);
  return [...new Set(cells)].toSorted((one, other) => one.column - other.column);
}

/** A number in the column of numbers goes before one in the title; one that spans rows is no row's own. */
function numberOf(sequence: Cell | undefined, own: Level | null): string | null {
  const text = sequence === undefined || sequence.rowSpan > 1 ? '' : numberIn(textOf(sequence));
  return text !== '' ? text : (own?.label.number ?? null);
}

const anyCell = (entry: Entry): Cell => {
  const cells = entry.line.cells.filter((cell) => cell !== undefined);
  const cell = cells.find((each) => textOf(each) !== '') ?? cells[0];
  if (cell === undefined) throw new Error('a row of content without a cell');
  return cell;
};

/** A cell over several columns speaks for the first of these that it covers. */
const preference: ColumnRole[] = [
  'criterion',
  'target',
  'method',
  'points',
  'assessors',
  'leads',
  'cooperators',
  'scope',
  'unit',
  'remarks',
];

function cellsByRole(entry: Entry, columns: Column[]): Map<ColumnRole, Cell[]> {
  const byRole = new Map<ColumnRole, Cell[]>();
  for (const cell of new Set(entry.line.cells)) {
    if (cell === undefined || isNothing(textOf(cell))) continue;
    // A wide text that lost its merging and was filled into each of its columns counts once.
    const { wide } = entry;
    if (wide?.columnSpan === 1 && cell !== wide && textOf(cell) === textOf(wide)) continue;
    const covered = columns.filter((column) => entry.line.cells[column.index] === cell).map((column) => column.role);
    const role =
      cell === entry.wide
        ? 'criterion'
        : covered.length === 1
          ? covered[0]
          : preference.find((each) => covered.includes(each));
    if (role === undefined || (covered[0] === 'level' && cell !== entry.wide)) continue;
    byRole.set(role, [...(byRole.get(role) ?? []), cell]);
  }
  return byRole;
}

const adjustmentHeading = ({ segment }: Reading): string =>
  segment.columns
    .filter((column) => (column.role === 'level' || column.role === 'criterion') && isAdjustmentHeading(column.heading))
    .map((column) => column.heading)
    .join(' ');

/** The title column, or a cell that runs over it and stands over no other row. */
function titleIn({ hasOwnTitles, levelColumns }: Reading, entry: Entry): Level | null {
  if (!hasOwnTitles) return null;
  const level = entry.levels[levelColumns.length - 1] ?? reachingDown(entry, levelColumns);
  return level?.first === level?.last ? level : null;
}

/** A stroke in the deepest level column says that the row has no title, unless the column of numbers names it. */
function isUntitled({ levelColumns }: Reading, { line, levels }: Entry): boolean {
  const [column, first] = [levelColumns.at(-1), levelColumns.at(0)];
  if (column === undefined || first === undefined) return false;
  const isNamed = levels.some((level) => level !== null && level.cell.column <= first.index);
  return !isNamed && isStroke(textOf(line.cells[column.index]));
}

/** Where no column says what is appraised, only how, a row is called by its indicator and not by its method. */
const isNamedByLevel = ({ segment, levelColumns }: Reading, last: Level | null): boolean =>
  last !== null &&
  last.column === levelColumns.at(-1)?.index &&
  !segment.columns.some(({ role }) => role === 'criterion' || role === 'target');

type Texts = Partial<Record<(typeof textRoles)[number], string>>;

/**
 * Levels above and the row's own. The title column gives a row its title; of an evaluation or an
 * adjustment also the deepest level does that covers this row alone, unless a stroke says otherwise.
 */
function place(
  reading: Reading,
  entry: Entry,
  texts: Texts,
  { own: ownPoints, aside }: OwnPoints,
): { above: Level[]; own: Level | null; kind: DraftRow['kind'] } {
  const levels = entry.levels.filter((level) => level !== null);
  const titled = titleIn(reading, entry);
  const all = [...entry.sections, ...levels];
  const points = ownPoints?.points ?? all.at(-1)?.points ?? null;
  const heading = adjustmentHeading(reading);
  const said = {
    titles: all.map((level) => level.label.title),
    content: texts.criterion ?? texts.target ?? '',
    method: texts.method ?? '',
    points,
  };
  const kind = heading !== '' || aside !== '' ? 'adjustment' : kindOfRow(said);
  const last = levels.at(-1) ?? null;
  const isNamed = (kind !== 'indicator' || isNamedByLevel(reading, last)) && !isUntitled(reading, entry);
  const alone = isNamed && last !== null && last.first === last.last ? last : null;
  const own = titled ?? alone;
  return { above: all.filter((level) => level !== own), own, kind };
}
