// Rows of an assignment beside those of the scheme (分工的行): which there are, and what an unsaved change makes of them.
import { z } from 'zod';
import { AssignmentRow, type Assignment, type Milestone } from '../../domain/assignment.ts';
import { canonical } from '../../domain/canonical.ts';
import { isRowKind } from '../../domain/part.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { Sent } from '../version/sent.ts';

/** `base` is the version that the changed rows begin from; `sent` are saves of rows whose answer is out. */
export const AssignmentDraft = z.strictObject({
  base: z.int().nonnegative(),
  rows: z.array(AssignmentRow),
  sent: z.array(Sent.extend({ rows: z.array(AssignmentRow) })).default([]),
});
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

/** A row without any has no list, as one that never had. */
export function withMilestones(row: AssignmentRow, milestones: readonly Milestone[]): AssignmentRow {
  const { milestones: _before, ...rest } = row;
  return milestones.length === 0 ? rest : { ...rest, milestones: [...milestones] };
}

const same = (a: AssignmentRow | undefined, b: AssignmentRow | undefined): boolean =>
  canonical(a ?? null) === canonical(b ?? null);

/** The assignment with the changed rows in it, in the order of the scheme; rows that it no longer has are left out. Where a row was read from stays. */
export function changedBy(assignment: Assignment, rows: readonly AssignmentRow[], nodes: readonly Node[]): Assignment {
  const sources = new Map(assignment.rows.map(({ node, source }) => [node, source]));
  const changed = rows.map((row) => ({ ...row, source: sources.get(row.node) ?? null }));
  const own = new Map([...assignment.rows, ...changed].map((row) => [row.node, row]));
  return { ...assignment, rows: nodes.flatMap(({ id }) => own.get(id) ?? []) };
}

/** A row as it was is no change, unless what it was may have been saved over; null: nobody knows what it was. */
export function withRow(draft: AssignmentDraft, row: AssignmentRow, before: Assignment | null): AssignmentDraft {
  const others = draft.rows.filter(({ node }) => node !== row.node);
  if (draft.sent.length > 0 || before === null) return { ...draft, rows: [...others, row] };
  const old = before.rows.find(({ node }) => node === row.node);
  return { ...draft, rows: same(row, old ?? emptyRow(row.node)) ? others : [...others, row] };
}

/** What is left after these rows were saved as `version`: those that were changed again meanwhile. */
export function withoutSaved(
  { rows }: AssignmentDraft,
  saved: readonly AssignmentRow[],
  version: number,
): AssignmentDraft | null {
  const left = rows.filter((row) => !saved.some((each) => same(each, row)));
  return left.length === 0 ? null : { base: version, rows: left, sent: [] };
}

export const rowFields = ['target', 'leads', 'cooperators', 'owner', 'deputy', 'milestones'] as const;
export type RowField = (typeof rowFields)[number];

/** A field that both changed, and differently. */
export type Clash = { key: string; node: string; field: RowField; theirs: AssignmentRow; mine: AssignmentRow };

const rowIn = (assignment: Assignment, id: string): AssignmentRow =>
  assignment.rows.find(({ node }) => node === id) ?? emptyRow(id);

const isSame = (field: RowField, a: AssignmentRow, b: AssignmentRow): boolean =>
  canonical(a[field] ?? null) === canonical(b[field] ?? null);

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
      const next = { ...rowIn(newest, mine.node), ...own };
      return withRow(made, withMilestones(next, next.milestones ?? []), newest);
    },
    { base: version, rows: [], sent: [] },
  );
}

/** What is written into several rows at once; what is empty leaves them as they are. */
export type Together = Pick<AssignmentRow, 'leads' | 'owner' | 'deputy'>;
const togetherFields = ['leads', 'owner', 'deputy'] as const;

const isEmpty = (value: Together[keyof Together]): boolean => value === null || value.length === 0;

export const isNothing = (written: Together): boolean => togetherFields.every((field) => isEmpty(written[field]));

export const written = (row: AssignmentRow, given: Together): AssignmentRow => ({
  ...row,
  leads: isEmpty(given.leads) ? row.leads : given.leads,
  owner: given.owner ?? row.owner,
  deputy: given.deputy ?? row.deputy,
});

/** Whether something else that stands in the row would go. */
export const isReplaced = (row: AssignmentRow, given: Together): boolean => {
  const after = written(row, given);
  return togetherFields.some((field) => !isEmpty(row[field]) && !isSame(field, row, after));
};

/** The row without what was written into it together; what was changed after that stays. */
export function unwritten(row: AssignmentRow, { before, after }: { before: AssignmentRow; after: AssignmentRow }) {
  const back = togetherFields.filter((field) => isSame(field, row, after));
  return { ...row, ...Object.fromEntries(back.map((field) => [field, before[field]])) };
}
