// Where a node may go (移动位置): the places that buttons and dragging offer.
import type { Node } from '../../domain/scheme.ts';
import type { NodePlace } from '../../domain/scheme-edit.ts';
import { parentOf } from '../../engine/scheme-edit/tree.ts';

export type Ways = Record<'up' | 'down' | 'out' | 'in', NodePlace | null>;

/** Null where that way leads nowhere. */
export function waysOf(root: Node, id: string): Ways {
  const parent = parentOf(root, id);
  if (parent === null) return { up: null, down: null, out: null, in: null };
  const at = parent.children.findIndex((child) => child.id === id);
  const [before, after] = [parent.children[at - 1], parent.children[at + 1]];
  return {
    up: before === undefined ? null : { where: 'before', node: before.id },
    down: after === undefined ? null : { where: 'after', node: after.id },
    out: parentOf(root, parent.id) === null ? null : { where: 'after', node: parent.id },
    in: before === undefined ? null : { where: 'into', node: before.id },
  };
}
