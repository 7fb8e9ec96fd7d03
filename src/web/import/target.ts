// Where the import goes, before anybody says so (默认去向): a new cycle of the year that the table speaks of, with the subjects of the newest one.
import type { ImportTarget } from '../../domain/import-target.ts';
import type { RawDocument, Table } from '../../domain/table.ts';
import type { CycleEntry } from '../cycle.ts';

/** Titles and notes may stand above the header, but not many. */
const titleRows = 5;

/** The name of the sheet, and lines at the top of a table that are but one cell: its title may stand there. */
function titlesOf({ sheet, cells }: Table): string[] {
  const filled = cells.filter(({ row, paragraphs }) => row <= titleRows && paragraphs.join('').trim() !== '');
  const alone = filled.filter((cell) => filled.every((other) => other === cell || other.row !== cell.row));
  return [...alone.map(({ paragraphs }) => paragraphs.join('')), sheet ?? ''];
}

/** The first year that the text around the tables, their titles or the file's name speak of. */
export function yearIn({ file, blocks }: RawDocument): string | null {
  const texts = [...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : titlesOf(block))), file];
  for (const text of texts) {
    const found = /20\d\d/u.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** The cycle of the year that the table speaks of: where there is one, a person says where the import goes. */
export const cycleTold = (raw: RawDocument, cycles: readonly CycleEntry[]): CycleEntry | null =>
  cycles.find(({ year }) => year === yearIn(raw)) ?? null;

/** On top of a cycle's scheme; on which version of it, `useBase` says once that is known. */
export const ontoCycle = (cycle: string): ImportTarget => ({ into: 'cycle', cycle, base: 0 });

/** A year that has a cycle already is followed by the next free one. `isAlone`: the directory has nobody but the organiser. */
export function defaultTarget(
  raw: RawDocument,
  cycles: readonly CycleEntry[],
  { year, titleOf, isAlone }: { year: number; titleOf: (year: string) => string; isAlone: boolean },
): Extract<ImportTarget, { into: 'new-cycle' }> {
  const taken = new Set(cycles.map((cycle) => cycle.year));
  let wanted = Number(yearIn(raw) ?? year);
  while (taken.has(String(wanted))) wanted += 1;
  const from = cycles.length > 0 ? 'newest-cycle' : isAlone ? 'none' : 'directory';
  return { into: 'new-cycle', title: titleOf(String(wanted)), year: String(wanted), subjects: { from } };
}

/** Whether the server would take it as it is. */
export const isWhole = (target: ImportTarget): boolean =>
  (target.into === 'cycle' && target.base > 0) ||
  (target.into === 'new-cycle' &&
    /^\d{4}$/u.test(target.year) &&
    target.title.trim() !== '' &&
    (target.subjects.from !== 'list' || target.subjects.document !== ''));
