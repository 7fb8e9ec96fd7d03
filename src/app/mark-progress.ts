// How far marking is (评分进度): what the scheme asks of each assessor, and what has been given of it.
import { factsForm } from '../documents/facts-xlsx/form.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { MarkPlace } from '../store/fact.ts';

/** One row of one assessor; `missing` is the first subject without a mark. */
export type MarkRow = { assessor: string; node: string; given: number; expected: number; missing: string | null };

/** In the order of the table; `marks` are those that stand. A mark that nobody asked for counts nowhere. */
export function markProgress(scheme: Scheme, marks: readonly MarkPlace[]): MarkRow[] {
  const keyOf = ({ node, assessor, subject }: MarkPlace): string => JSON.stringify([node, assessor, subject]);
  const given = new Set(marks.map(keyOf));
  const rows = new Map<string, MarkRow>();
  for (const row of factsForm(scheme, null, null).rows.mark) {
    const [node, assessor, subject] = [String(row.node), String(row.assessor), String(row.subject)];
    const key = JSON.stringify([node, assessor]);
    const line = rows.get(key) ?? { assessor, node, given: 0, expected: 0, missing: null };
    const isGiven = given.has(keyOf({ node, assessor, subject }));
    rows.set(key, {
      ...line,
      given: line.given + (isGiven ? 1 : 0),
      expected: line.expected + 1,
      missing: line.missing ?? (isGiven ? null : subject),
    });
  }
  return [...rows.values()];
}
