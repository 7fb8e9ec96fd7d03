// Unsaved edits of a scheme (方案草稿): a list that can be taken back, and put on top of another version.
import { z } from 'zod';
import { canonical } from '../../domain/canonical.ts';
import { describeEdit } from '../../engine/scheme-edit/description.ts';
import { editScheme } from '../../engine/scheme-edit/edit.ts';
import type { Problem } from '../../domain/problem.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { SchemeEdit } from '../../domain/scheme-edit.ts';

/** `base` is the version that the edits begin from; `undone` are those that were taken back, the last one first. */
export const Draft = z.strictObject({
  base: z.int().positive(),
  edits: z.array(SchemeEdit),
  undone: z.array(SchemeEdit),
});
export type Draft = z.infer<typeof Draft>;

/** One edit with its sentence, and why it could not be made; null where it was. */
export type Replayed = { edit: SchemeEdit; text: string; problem: Problem | null };

/** The edits in order on a scheme; one that does not fit there is left out and told. */
export function replay(
  base: Scheme,
  edits: readonly SchemeEdit[],
  taken: ReadonlySet<string>,
): { scheme: Scheme; steps: Replayed[] } {
  let scheme = base;
  const steps: Replayed[] = [];
  for (const edit of edits) {
    const text = describeEdit(edit, scheme);
    const made = editScheme(scheme, edit, taken);
    steps.push({ edit, text, problem: 'problem' in made ? made.problem : null });
    if (!('problem' in made)) scheme = made.scheme;
  }
  return { scheme, steps };
}

export const withEdit = ({ base, edits }: Draft, edit: SchemeEdit): Draft => ({
  base,
  edits: [...edits, edit],
  undone: [],
});

export function undo({ base, edits, undone }: Draft): Draft {
  const last = edits.at(-1);
  return last === undefined ? { base, edits, undone } : { base, edits: edits.slice(0, -1), undone: [last, ...undone] };
}

export function redo({ base, edits, undone }: Draft): Draft {
  const [next, ...rest] = undone;
  return next === undefined ? { base, edits, undone } : { base, edits: [...edits, next], undone: rest };
}

/** What is left after `sent` was saved as `version`: the edits that were made meanwhile. */
export function withoutSent({ edits, undone }: Draft, sent: readonly SchemeEdit[], version: number): Draft | null {
  const other = edits.findIndex((edit, at) => canonical(edit) !== canonical(sent[at] ?? null));
  const left = other < 0 ? [] : edits.slice(other);
  return left.length === 0 ? null : { base: version, edits: left, undone };
}

export type PointsChange = { node: string; before: string | null; after: string | null; isNew: boolean };

const written = (points: unknown): string | null => (typeof points === 'string' ? points : null);

/** Which nodes have other points, in the order of the tree; new ones among them. */
export function pointsChanges(before: Scheme, after: Scheme): PointsChange[] {
  const old = new Map([...nodesOf(before.root)].map((node) => [node.id, node]));
  return [...nodesOf(after.root)].flatMap(({ id, points }) => {
    const earlier = old.get(id);
    const change = { node: id, before: written(earlier?.points), after: written(points), isNew: earlier === undefined };
    return change.isNew || change.before !== change.after ? [change] : [];
  });
}
