// Unsaved edits of a scheme (方案草稿): a list that can be taken back, and put on top of another version.
import { z } from 'zod';
import { canonical } from '../../domain/canonical.ts';
import { describeEdit } from '../../engine/scheme-edit/description.ts';
import { editScheme } from '../../engine/scheme-edit/edit.ts';
import { withFreeIds } from '../../engine/scheme-edit/new-id.ts';
import { idsMade, type Names, namesAfter, renamedEdit } from '../../engine/scheme-edit/renaming.ts';
import type { Problem } from '../../domain/problem.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { SchemeEdit } from '../../domain/scheme-edit.ts';
import { Sent } from '../version/sent.ts';

/**
 * `base` is the version that the edits begin from; `undone` are those that were taken back, the last one first. `sent`
 * are the saves of the first edits whose answer is out: until it is known whether one has arrived, those edits
 * are not taken back.
 */
export const Draft = z.strictObject({
  base: z.int().positive(),
  edits: z.array(SchemeEdit),
  undone: z.array(SchemeEdit),
  sent: z.array(Sent.extend({ edits: z.array(SchemeEdit) })).default([]),
});
export type Draft = z.infer<typeof Draft>;

/** One edit with its sentence, why it could not be made (null where it was), and the node to look at next. */
export type Replayed = { edit: SchemeEdit; text: string; problem: Problem | null; node: string | null };

/** `names`: what the rows that the edits add are called there, where others have their ids by now. */
export type Replay = { scheme: Scheme; steps: Replayed[]; names: Names };

/**
 * The edits in order on a scheme; one that does not fit there is left out and told. A new row whose id somebody else
 * has used gets another one, and so does every later edit of it. `undone` may be made again: its ids are kept for it.
 */
export function replay(
  base: Scheme,
  edits: readonly SchemeEdit[],
  taken: ReadonlySet<string>,
  undone: readonly SchemeEdit[] = [],
): Replay {
  const reserved = idsMade([...edits, ...undone]);
  let scheme = base;
  let names: Names = new Map();
  const steps: Replayed[] = [];
  for (const each of edits) {
    const meant = renamedEdit(each, names);
    const edit = withFreeIds(scheme, meant, { taken, reserved });
    names = namesAfter(names, meant, edit);
    const text = describeEdit(edit, scheme);
    const made = editScheme(scheme, edit, taken);
    const isMade = !('problem' in made);
    steps.push({ edit, text, problem: isMade ? null : made.problem, node: isMade ? made.node : null });
    if (isMade) ({ scheme } = made);
  }
  return { scheme, steps, names };
}

/** The draft with the ids that its rows got when it was replayed; null where it has them already. */
export function renamedDraft(draft: Draft, { steps, names }: Replay): Draft | null {
  if (steps.every(({ edit }, at) => edit === draft.edits[at])) return null;
  let left = names;
  const later = draft.undone.map((each) => {
    const edit = renamedEdit(each, left);
    left = namesAfter(left, edit, edit);
    return edit;
  });
  return { ...draft, edits: steps.map(({ edit }) => edit), undone: later };
}

export const withEdit = (draft: Draft, edit: SchemeEdit): Draft => ({
  ...draft,
  edits: [...draft.edits, edit],
  undone: [],
});

/** How many of the edits may have been saved already. */
export const heldOf = ({ sent }: Draft): number => Math.max(0, ...sent.map(({ edits }) => edits.length));

export function undo(draft: Draft): Draft {
  const { edits, undone } = draft;
  const last = edits.at(-1);
  if (last === undefined || edits.length <= heldOf(draft)) return draft;
  return { ...draft, edits: edits.slice(0, -1), undone: [last, ...undone] };
}

export function redo(draft: Draft): Draft {
  const [next, ...rest] = draft.undone;
  return next === undefined ? draft : { ...draft, edits: [...draft.edits, next], undone: rest };
}

/** What is left after `saved`, the first edits, became `version`; null: nothing. Another tab may have dropped them and begun anew: that stays. */
export function withoutSaved({ edits, undone }: Draft, saved: readonly SchemeEdit[], version: number): Draft | null {
  const other = saved.findIndex((edit, at) => canonical(edit) !== canonical(edits[at] ?? null));
  const left = edits.slice(other < 0 ? saved.length : other);
  return left.length === 0 ? null : { base: version, edits: left, undone, sent: [] };
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
