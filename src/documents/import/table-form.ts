// How a table is printed (表样): its headings and its line of the total, for the export that prints it again.
import type { RowKind } from '../../domain/row.ts';
import type { Scheme, TableForm } from '../../domain/scheme.ts';
import { isAdjustmentHeading } from './classify.ts';
import type { Column } from './columns.ts';
import { textOf } from './line.ts';
import { periodOf, roleOfHeading } from './heading.ts';
import type { Reading } from './level.ts';

type Heading = TableForm['headings'][number];

/** `kinds` are those of all rows in order. Undefined where no table has a heading or a total. */
export function tableFormOf(readings: Reading[], kinds: RowKind[], root: Scheme['root']): TableForm | undefined {
  const headings = headingsOf(mainOf(readings));
  const total = totalOf(readings, kinds, root);
  return headings.length === 0 && total === null ? undefined : { headings, total };
}

const isOfAdjustments = ({ segment }: Reading): boolean =>
  segment.columns.some(({ heading }) => isAdjustmentHeading(heading));

/** The table with the most rows speaks for the others, one of adjustments only where there is no other. */
function mainOf(readings: Reading[]): Reading | undefined {
  const others = readings.filter((reading) => !isOfAdjustments(reading));
  const [first, ...rest] = others.length > 0 ? others : readings;
  return rest.reduce(
    (most, each) => (most !== undefined && most.entries.length >= each.entries.length ? most : each),
    first,
  );
}

function headingsOf(main: Reading | undefined): Heading[] {
  if (main === undefined) return [];
  const { segment, levelColumns, entries } = main;
  // A column of levels in which no row stands is none.
  const levels = levelColumns.filter((_, rank) => entries.some((entry) => (entry.levels[rank] ?? null) !== null));
  const isNamed = levels.every((column) => titleOf([column]) !== null);
  const headings: Heading[] = [];
  for (const column of segment.columns) {
    const { role } = column;
    const all = segment.columns.filter((each) => each.role === role);
    if (role === 'ignore' || role === 'scope' || (role === 'level' && !(isNamed && levels.includes(column)))) continue;
    // Points stand behind the rows that have them, other columns where their role begins.
    const isPlace = role === 'level' || column === (role === 'points' ? all.at(-1) : all[0]);
    const title = titleOf(role === 'level' || role === 'points' ? [column] : all);
    if (isPlace && title !== null) headings.push({ column: role, title });
  }
  return headings;
}

/** One heading for all columns of a role. Targets of single quarters have none in common. */
function titleOf(columns: Column[]): string | null {
  const titles = new Set(columns.map(lowest).filter((title) => title !== ''));
  const isParted =
    titles.size > 1 && columns.some(({ role, heading }) => role === 'target' && periodOf(heading) !== '');
  return isParted ? null : ([...titles][0] ?? null);
}

/** Of several header lines the lowest, where it says the same by itself. */
function lowest({ role, heading }: Column): string {
  const lines = heading.split('\n').map((line) => line.trim());
  const last = lines.at(-1) ?? '';
  return roleOfHeading(last) === role ? last : lines.join('');
}

/** The last line that is a total of the whole. */
function totalOf(readings: Reading[], kinds: RowKind[], { points }: Scheme['root']): TableForm['total'] {
  let from = 0;
  let form: TableForm['total'] = null;
  for (const { totals, entries } of readings) {
    const last = totals.at(-1);
    const below = kinds.slice(from + (last?.after ?? 0));
    from += entries.length;
    if (last === undefined || last.total.isPart) continue;
    const stated = last.total.points?.text ?? null;
    form = {
      title: wordsOf(textOf(last.total.cell)),
      ...(stated === points ? {} : { pointsAs: stated }),
      isAboveAdjustments: below.length > 0 && below.every((kind) => kind === 'adjustment'),
    };
  }
  return form;
}

/** 合计 of 合计（100分）: the points are printed as they are by then. */
const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll('\n', '')
    .replace(/[\d(:].*$/u, '')
    .trim();
