// What two people changed at once (两边都改了): each field that edits would set over what somebody else saved meanwhile.
import { canonical } from '../../domain/canonical.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { NodeText, type SchemeEdit, SchemeRules } from '../../domain/scheme-edit.ts';
import { editScheme } from './edit.ts';
import { findNode } from './tree.ts';

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
export function clashes(versions: Record<'base' | 'theirs' | 'mine' | 'merged', Scheme>): Clash[] {
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
    const field = made.get(key);
    return mine !== null && field !== undefined && canonical(field.edit) !== canonical(edit);
  });
  return [...left, ...back.map(({ theirs: edit }) => edit)];
}
