// Where the import goes, before anybody says so (默认去向): a new cycle of the year that the table speaks of, with the subjects of the newest one.
import type { ImportTarget } from '../../domain/import-target.ts';
import type { RawDocument } from '../../domain/table.ts';
import type { CycleEntry } from '../cycle.ts';

/** The first year that the file's name or the text around its tables names. */
export function yearIn({ file, blocks }: RawDocument): string | null {
  const texts = [...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])), file];
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

/** A year that has a cycle already is followed by the next free one. */
export function defaultTarget(
  raw: RawDocument,
  cycles: readonly CycleEntry[],
  { year, titleOf }: { year: number; titleOf: (year: string) => string },
): Extract<ImportTarget, { into: 'new-cycle' }> {
  const taken = new Set(cycles.map((cycle) => cycle.year));
  let wanted = Number(yearIn(raw) ?? year);
  while (taken.has(String(wanted))) wanted += 1;
  const from = cycles.length === 0 ? 'directory' : 'newest-cycle';
  return { into: 'new-cycle', title: titleOf(String(wanted)), year: String(wanted), subjects: { from } };
}

/** Whether the server would take it as it is. */
export const isWhole = (target: ImportTarget): boolean =>
  (target.into === 'cycle' && target.base > 0) ||
  (target.into === 'new-cycle' &&
    /^\d{4}$/u.test(target.year) &&
    target.title.trim() !== '' &&
    (target.subjects.from !== 'list' || target.subjects.document !== ''));
