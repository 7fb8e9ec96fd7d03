// Rows of an assignment beside those of the scheme (分工的行): which there are, and what an unsaved change makes of them.
import { z } from 'zod';
import { AssignmentRow, type Assignment } from '../../domain/assignment.ts';
import { canonical } from '../../domain/canonical.ts';
import { isRowKind } from '../../domain/part.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';

/** `base` is the version that the changed rows begin from. */
export const AssignmentDraft = z.strictObject({ base: z.int().nonnegative(), rows: z.array(AssignmentRow) });
export type AssignmentDraft = z.infer<typeof AssignmentDraft>;

/** The rows of the scheme that apply to a subject, as the check asks for them. */
export function rowsFor(scheme: Scheme, body: string): Node[] {
  const group = scheme.subjects.find(({ id }) => id === body)?.group;
  return [...nodesOf(scheme.root)].filter(
    (node) => isRowKind(node) && (node.groups === null || group === undefined || node.groups.includes(group)),
  );
}

export const emptyRow = (node: string): AssignmentRow => ({
  node,
  target: null,
  leads: [],
  cooperators: [],
  owner: null,
  deputy: null,
  source: null,
});

const same = (a: AssignmentRow | undefined, b: AssignmentRow | undefined): boolean =>
  canonical(a ?? null) === canonical(b ?? null);

/** The assignment with the changed rows in it, in the order of the scheme; rows that it no longer has are left out. */
export function changedBy(assignment: Assignment, rows: readonly AssignmentRow[], nodes: readonly Node[]): Assignment {
  const own = new Map([...assignment.rows, ...rows].map((row) => [row.node, row]));
  return { ...assignment, rows: nodes.flatMap(({ id }) => own.get(id) ?? []) };
}

/** A row as it was is no change. */
export function withRow(draft: AssignmentDraft, row: AssignmentRow, before: Assignment): AssignmentDraft {
  const others = draft.rows.filter(({ node }) => node !== row.node);
  const old = before.rows.find(({ node }) => node === row.node);
  return { ...draft, rows: same(row, old ?? emptyRow(row.node)) ? others : [...others, row] };
}

/** The changed rows that the newer version changed too, as it has them. */
export function clashes(draft: AssignmentDraft, base: Assignment, newest: Assignment): AssignmentRow[] {
  const rowIn = (assignment: Assignment, id: string) => assignment.rows.find(({ node }) => node === id);
  return draft.rows.flatMap((mine) => {
    const theirs = rowIn(newest, mine.node);
    return same(theirs, rowIn(base, mine.node)) || same(theirs, mine) ? [] : [theirs ?? emptyRow(mine.node)];
  });
}
