// Ids of new nodes (新项编号): readable, from the place, and never one that was used before.
import { canonical } from '../../domain/canonical.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { NodePlace, SchemeEdit } from '../../domain/scheme-edit.ts';
import { findNode, holderAt } from './tree.ts';

/** `2.1` has children `2.1.1`, `2.1.2` …; what holds the whole table together has `1`, `2` … */
const stemOf = ({ kind, number, id }: Node): string => (kind === 'total' ? '' : `${number ?? id}.`);

/** The first free number after the children that are there. */
function newId(parent: Node, taken: ReadonlySet<string>): string {
  const stem = stemOf(parent);
  for (let count = parent.children.length + 1; ; count += 1) {
    const id = `${stem}${count}`;
    if (!taken.has(id)) return id;
  }
}

/** Ids for a copied node and all below it, by old id: those that are meant, where they are free. */
function newIds(
  copied: Node,
  parent: Node,
  { meant, used, reserved }: { meant: Readonly<Record<string, string>> } & Record<'used' | 'reserved', Set<string>>,
): Record<string, string> {
  const ids: Record<string, string> = {};
  const given = new Set<string>();
  const walk = (node: Node, stem: Node): void => {
    const own = Object.hasOwn(meant, node.id) ? meant[node.id] : undefined;
    const isFree = own !== undefined && !used.has(own) && !given.has(own);
    const id = isFree ? own : newId(stem, new Set([...used, ...reserved, ...given]));
    given.add(id);
    ids[node.id] = id;
    for (const [index, child] of node.children.entries())
      walk(child, { ...node, id, number: null, kind: 'part', children: node.children.slice(0, index) });
  };
  walk(copied, parent);
  return ids;
}

const idsOf = ({ root }: Scheme): string[] => [...nodesOf(root)].map(({ id }) => id);

/** Ids that no new row may get, and those that other edits will need. */
export type Taken = { taken: ReadonlySet<string>; reserved: readonly string[] };

/**
 * The edit with ids for the rows that it adds: those that it bears, where nothing has them, else new ones. The same
 * object where all are free; one that cannot be made keeps its ids. `reserved` are not taken, but not given either.
 */
export function withFreeIds(scheme: Scheme, edit: SchemeEdit, { taken, reserved }: Taken): SchemeEdit {
  if (edit.type !== 'add' && edit.type !== 'copy') return edit;
  const holder = holderAt(scheme.root, edit.place);
  if (holder === null) return edit;
  const used = new Set([...taken, ...idsOf(scheme)]);
  if (edit.type === 'add')
    return !used.has(edit.id) ? edit : { ...edit, id: newId(holder, new Set([...used, ...reserved])) };
  const node = findNode(scheme.root, edit.node);
  if (node === null) return edit;
  const ids = { ...edit.ids, ...newIds(node, holder, { meant: edit.ids, used, reserved: new Set(reserved) }) };
  return canonical(ids) === canonical(edit.ids) ? edit : { ...edit, ids };
}

/** The id of a row that is to be added. */
export function idAt(scheme: Scheme, place: NodePlace, { taken, reserved }: Taken): string {
  const holder = holderAt(scheme.root, place) ?? scheme.root;
  return newId(holder, new Set([...taken, ...reserved, ...idsOf(scheme)]));
}
