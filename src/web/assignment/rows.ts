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

/** A row as it was is no change; null: what it was is just being saved over. */
export function withRow(draft: AssignmentDraft, row: AssignmentRow, before: Assignment | null): AssignmentDraft {
  const others = draft.rows.filter(({ node }) => node !== row.node);
  if (before === null) return { ...draft, rows: [...others, row] };
  const old = before.rows.find(({ node }) => node === row.node);
  return { ...draft, rows: same(row, old ?? emptyRow(row.node)) ? others : [...others, row] };
}

/** What is left after `sent` was saved as `version`: the rows that were changed again meanwhile. */
export function withoutSent(
  { rows }: AssignmentDraft,
  sent: readonly AssignmentRow[],
  version: number,
): AssignmentDraft | null {
  const left = rows.filter((row) => !sent.some((each) => same(each, row)));
  return left.length === 0 ? null : { base: version, rows: left };
}

export const rowFields = ['target', 'leads', 'cooperators', 'owner', 'deputy'] as const;
export type RowField = (typeof rowFields)[number];

/** A field that both changed, and differently. */
export type Clash = { key: string; node: string; field: RowField; theirs: AssignmentRow; mine: AssignmentRow };

const rowIn = (assignment: Assignment, id: string): AssignmentRow =>
  assignment.rows.find(({ node }) => node === id) ?? emptyRow(id);

const isSame = (field: RowField, a: AssignmentRow, b: AssignmentRow): boolean =>
  canonical(a[field]) === canonical(b[field]);

export function clashes(draft: AssignmentDraft, base: Assignment, newest: Assignment): Clash[] {
  return draft.rows.flatMap((mine) => {
    const [old, theirs] = [rowIn(base, mine.node), rowIn(newest, mine.node)];
    return rowFields
      .filter((field) => !isSame(field, old, mine) && !isSame(field, old, theirs) && !isSame(field, mine, theirs))
      .map((field): Clash => ({ key: `${mine.node} ${field}`, node: mine.node, field, theirs, mine }));
  });
}

/** The draft on top of the newest version: only fields that it changed, without those that are yielded. */
export function onNewest(
  draft: AssignmentDraft,
  { base, newest, version }: { base: Assignment; newest: Assignment; version: number },
  yielded: readonly Clash[],
): AssignmentDraft {
  const isYielded = (node: string, field: RowField): boolean =>
    yielded.some((clash) => clash.node === node && clash.field === field);
  return draft.rows.reduce<AssignmentDraft>(
    (made, mine) => {
      const old = rowIn(base, mine.node);
      const kept = rowFields.filter((field) => !isSame(field, old, mine) && !isYielded(mine.node, field));
      const own = Object.fromEntries(kept.map((field) => [field, mine[field]]));
      return withRow(made, { ...rowIn(newest, mine.node), ...own }, newest);
    },
    { base: version, rows: [] },
  );
}
