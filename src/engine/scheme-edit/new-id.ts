// Ids of new nodes (新项编号): readable, from the place, and never one that was used before.
import type { Node } from '../../domain/scheme.ts';

/** `2.1` has children `2.1.1`, `2.1.2` …; what holds the whole table together has `1`, `2` … */
const stemOf = ({ kind, number, id }: Node): string => (kind === 'total' ? '' : `${number ?? id}.`);

/** The first free number after the children that are there. */
export function newId(parent: Node, taken: ReadonlySet<string>): string {
  const stem = stemOf(parent);
  for (let count = parent.children.length + 1; ; count += 1) {
    const id = `${stem}${count}`;
    if (!taken.has(id)) return id;
  }
}

/** New ids for a copied node and all below it, by old id. */
export function newIds(copied: Node, parent: Node, taken: ReadonlySet<string>): Map<string, string> {
  const used = new Set(taken);
  const ids = new Map<string, string>();
  const walk = (node: Node, stem: Node): void => {
    const id = newId(stem, used);
    used.add(id);
    ids.set(node.id, id);
    for (const [index, child] of node.children.entries())
      walk(child, { ...node, id, number: null, kind: 'part', children: node.children.slice(0, index) });
  };
  walk(copied, parent);
  return ids;
}
