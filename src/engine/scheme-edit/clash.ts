// What two people changed at once (两边都改了): each field that edits would set over what somebody else saved meanwhile.
import { canonical } from '../../domain/canonical.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { type NodePlace, NodeText, type SchemeEdit, SchemeRules } from '../../domain/scheme-edit.ts';
import { schemeDifference } from '../scheme-difference/difference.ts';
import { editScheme } from './edit.ts';
import { findNode, parentOf } from './tree.ts';

/** `theirs` and `mine` set the field as each has it; `mine` null: the edits take the whole row away. */
export type Clash = { key: string; node: string | null; theirs: SchemeEdit; mine: SchemeEdit | null };

/** A field as the edit that would set it: what is the same edit is the same value. */
const nodeFields: readonly ((node: Node) => SchemeEdit)[] = [
  ({ id, title }) => ({ type: 'retitle', node: id, title }),
  ...NodeText.options.map((field) => (node: Node): SchemeEdit => ({
    type: 'text',
    node: node.id,
    field,
    text: node[field] ?? null,
  })),
  ({ id, points }) => ({ type: 'points', node: id, points, follow: 'none' }),
  ({ id, assessors }) => ({ type: 'assessors', node: id, assessors }),
  ({ id, operation }) => ({ type: 'operation', node: id, operation }),
  ({ id, groups }) => ({ type: 'node-groups', node: id, groups }),
  ({ id, kind }) => ({ type: 'kind', node: id, kind }),
  ({ id, rounding }) => ({ type: 'node-rules', node: id, rules: { rounding } }),
  ({ id, adopter = null }) => ({ type: 'node-rules', node: id, rules: { adopter } }),
  ({ id, admitted }) => ({
    type: 'node-rules',
    node: id,
    rules: { admitted: admitted === null ? null : { tiers: admitted.tiers, open: admitted.open } },
  }),
];

/** Every field of a scheme that an edit can set, by a key that is the same in each version. */
function fieldsOf(scheme: Scheme): Map<string, { node: string | null; edit: SchemeEdit }> {
  const fields = new Map<string, { node: string | null; edit: SchemeEdit }>();
  const { order = 'adjust-then-round' } = scheme;
  const rules = SchemeRules.parse(
    Object.fromEntries(
      Object.keys(SchemeRules.shape).map((rule) => [rule, { ...scheme, order }[rule as keyof SchemeRules]]),
    ),
  );
  for (const [rule, value] of Object.entries(rules))
    fields.set(`rules ${rule}`, { node: null, edit: { type: 'rules', rules: { [rule]: value } } });
  for (const subject of scheme.subjects)
    fields.set(`subject ${subject.id}`, { node: null, edit: { type: 'change-subject', subject } });
  for (const group of scheme.groups)
    fields.set(`group ${group.id}`, { node: null, edit: { type: 'change-group', group } });
  for (const node of nodesOf(scheme.root))
    for (const [at, field] of nodeFields.entries())
      fields.set(`node ${node.id} ${at}`, { node: node.id, edit: field(node) });
  return fields;
}

const without = (node: Node): string => canonical({ ...node, children: [] });

/** Rows that the edits take away although somebody changed them, or a row below them: the uppermost ones. */
function removed(base: Scheme, theirs: Scheme, merged: Scheme): Clash[] {
  const before = new Map([...nodesOf(base.root)].map((node) => [node.id, without(node)]));
  const left = new Set([...nodesOf(merged.root)].map(({ id }) => id));
  return [...nodesOf(theirs.root)].flatMap(({ id, children }) => {
    if (!left.has(id)) return [];
    return children
      .filter((child) => !left.has(child.id) && before.has(child.id))
      .filter((child) => [...nodesOf(child)].some((each) => before.get(each.id) !== without(each)))
      .map((child): Clash => ({
        key: `removed ${child.id}`,
        node: child.id,
        theirs: { type: 'retitle', node: child.id, title: child.title },
        mine: null,
      }));
  });
}

const siblingsOf = ({ root }: Scheme, id: string): string[] =>
  parentOf(root, id)?.children.map((child) => child.id) ?? [];

/** Where a row stands, by the row before it; null for the root and for what is not there. */
function placeOf(scheme: Scheme, id: string): NodePlace | null {
  const parent = parentOf(scheme.root, id);
  if (parent === null) return null;
  const siblings = siblingsOf(scheme, id);
  const at = siblings.indexOf(id);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  if (before !== undefined) return { where: 'after', node: before };
  return after === undefined ? { where: 'into', node: parent.id } : { where: 'before', node: after };
}

/** Of neighbours that changed places, the one that an own edit moved. */
const movedIn = (from: Scheme, to: Scheme, own: ReadonlySet<string>): Set<string> =>
  new Set(
    schemeDifference(from, to).flatMap(({ kind, node, covers }) => {
      if (kind !== 'moved' || node === null) return [];
      return covers.flatMap(([, key]) => (key !== undefined && own.has(key) ? [key] : []))[0] ?? node;
    }),
  );

/** The neighbours that a row has overtaken, or that have overtaken it, from one version to the other. */
function overtaken(from: Scheme, to: Scheme, id: string): string[] {
  const [old, now] = [siblingsOf(from, id), siblingsOf(to, id)];
  const isBefore = (all: readonly string[], other: string) => all.indexOf(other) < all.indexOf(id);
  return now.filter((other) => old.includes(other) && isBefore(old, other) !== isBefore(now, other));
}

/** Rows that the edits move although somebody put them elsewhere: below another row, or in an order that does not stay. */
function displaced(base: Scheme, theirs: Scheme, merged: Scheme, own: ReadonlySet<string>): Clash[] {
  const isLost = (id: string): boolean => {
    const [before, put, made] = [base, theirs, merged].map(({ root }) => parentOf(root, id)?.id);
    if (before !== put) return true;
    const passed = overtaken(base, theirs, id);
    // Who passed the most was moved; of two that changed places either may have been.
    if (made !== put) return passed.some((other) => overtaken(base, theirs, other).length <= passed.length);
    const back = new Set(overtaken(theirs, merged, id));
    return passed.some((other) => back.has(other));
  };
  return [...movedIn(theirs, merged, own)]
    .filter((id) => findNode(base.root, id) !== null && isLost(id))
    .flatMap((id): Clash[] => {
      const [put, made] = [placeOf(theirs, id), placeOf(merged, id)];
      if (put === null || made === null) return [];
      const move = (place: NodePlace): SchemeEdit => ({ type: 'move', node: id, place, follow: 'none' });
      return [{ key: `place ${id}`, node: id, theirs: move(put), mine: move(made) }];
    });
}

/** Points above that only differ because points below do: they follow whatever is chosen there. */
function follows({ node, theirs }: Clash, all: readonly Clash[], scheme: Scheme): boolean {
  const holder = theirs.type === 'points' && node !== null ? findNode(scheme.root, node) : null;
  if (holder === null) return false;
  const below = new Set([...nodesOf(holder)].map(({ id }) => id));
  return all.some((other) => other.theirs.type === 'points' && other.node !== node && below.has(other.node ?? ''));
}

/**
 * `mine` are the edits on `base`, `merged` the same edits on `theirs`. A field that both changed, and differently,
 * is told where the edits would win; where points only follow others, both changes add up, and nothing is lost.
 */
export function clashes(
  versions: Record<'base' | 'theirs' | 'mine' | 'merged', Scheme>,
  edits: readonly SchemeEdit[] = [],
): Clash[] {
  const moved = new Set(edits.flatMap((edit) => (edit.type === 'move' ? [edit.node] : [])));
  const [base, mine, merged] = [fieldsOf(versions.base), fieldsOf(versions.mine), fieldsOf(versions.merged)];
  const own = [...fieldsOf(versions.theirs)].flatMap(([key, { node, edit }]): Clash[] => {
    const [before, meant, made] = [base.get(key), mine.get(key), merged.get(key)];
    if (before === undefined || meant === undefined || made === undefined) return [];
    const [old, theirs, wanted] = [before.edit, edit, meant.edit].map(canonical);
    const isBoth = old !== theirs && old !== wanted && theirs !== wanted;
    return isBoth && canonical(made.edit) === wanted ? [{ key, node, theirs: edit, mine: meant.edit }] : [];
  });
  return [
    ...own.filter((clash) => !follows(clash, own, versions.theirs)),
    ...displaced(versions.base, versions.theirs, versions.merged, moved),
    ...removed(versions.base, versions.theirs, versions.merged),
  ];
}

/** Whether an edit sets just this field, and nothing else by name. */
const sets = (edit: SchemeEdit, { theirs, mine }: Clash): boolean => {
  if (!('node' in edit) || !('node' in theirs) || edit.node !== theirs.node) return false;
  if (mine === null) return edit.type === 'remove';
  if (edit.type !== theirs.type || edit.type === 'node-rules') return false;
  return edit.type !== 'text' || (theirs.type === 'text' && edit.field === theirs.field);
};

const hasKeyOf = (one: object, other: object): boolean => Object.keys(one).some((key) => key in other);

/** Whether a clash is about this edit, or about one of the rules that it sets. */
export function disputes(edit: SchemeEdit, clash: Clash): boolean {
  const { theirs } = clash;
  if (edit.type === 'rules' && theirs.type === 'rules') return hasKeyOf(theirs.rules, edit.rules);
  if (edit.type === 'node-rules' && theirs.type === 'node-rules')
    return edit.node === theirs.node && hasKeyOf(theirs.rules, edit.rules);
  if (edit.type === 'change-subject' && theirs.type === 'change-subject') return edit.subject.id === theirs.subject.id;
  if (edit.type === 'change-group' && theirs.type === 'change-group') return edit.group.id === theirs.group.id;
  return sets(edit, clash);
}

/** The edits with which these fields stay as somebody else saved them: edits fall away, and what still follows is set back. */
export function yielding(
  edits: readonly SchemeEdit[],
  yielded: readonly Clash[],
  theirs: Scheme,
  taken: ReadonlySet<string>,
): SchemeEdit[] {
  const left = edits.filter((edit) => !yielded.some((clash) => sets(edit, clash)));
  let scheme = theirs;
  for (const edit of left) {
    const made = editScheme(scheme, edit, taken);
    if (!('problem' in made)) ({ scheme } = made);
  }
  const made = fieldsOf(scheme);
  const back = yielded.filter(({ key, theirs: edit, mine }) => {
    if (edit.type === 'move') return canonical(placeOf(scheme, edit.node)) !== canonical(edit.place);
    const field = made.get(key);
    return mine !== null && field !== undefined && canonical(field.edit) !== canonical(edit);
  });
  return [...left, ...back.map(({ theirs: edit }) => edit)];
}
