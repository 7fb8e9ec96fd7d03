// The tree of a scheme changed without touching the old one (方案树): finding, replacing, taking out and putting in.
import { compositions } from '../../domain/operation.ts';
import type { Node } from '../../domain/scheme.ts';
import { nodesOf } from '../../domain/scheme.ts';
import type { NodePlace } from '../../domain/scheme-edit.ts';

export const findNode = (root: Node, id: string): Node | null =>
  [...nodesOf(root)].find((node) => node.id === id) ?? null;

export const parentOf = (root: Node, id: string): Node | null =>
  [...nodesOf(root)].find(({ children }) => children.some((child) => child.id === id)) ?? null;

/** From the parent up to the root. */
export function ancestorsOf(root: Node, id: string): Node[] {
  const parent = parentOf(root, id);
  return parent === null ? [] : [parent, ...ancestorsOf(root, parent.id)];
}

/** Every node made anew from the leaves up; a node that comes back as it was stays the same object. */
export function mapNodes(node: Node, change: (node: Node) => Node): Node {
  const children = node.children.map((child) => mapNodes(child, change));
  const isSame = children.every((child, index) => child === node.children[index]);
  return change(isSame ? node : { ...node, children });
}

export const replaceNode = (root: Node, id: string, change: (node: Node) => Node): Node =>
  mapNodes(root, (node) => (node.id === id ? change(node) : node));

export const takeOut = (root: Node, id: string): Node =>
  mapNodes(root, (node) =>
    node.children.some((child) => child.id === id)
      ? { ...node, children: node.children.filter((child) => child.id !== id) }
      : node,
  );

/** The node below which a place lies; null where there is none. */
export const holderAt = (root: Node, place: NodePlace): Node | null =>
  place.where === 'into' ? findNode(root, place.node) : parentOf(root, place.node);

export function putIn(root: Node, node: Node, place: NodePlace): Node {
  const holder = holderAt(root, place);
  if (holder === null) throw new RangeError(`no place ${place.where} ${place.node}`);
  return replaceNode(root, holder.id, (parent) => {
    const at = parent.children.findIndex(({ id }) => id === place.node);
    const index = place.where === 'into' ? parent.children.length : place.where === 'before' ? at : at + 1;
    return { ...parent, children: parent.children.toSpliced(index, 0, node) };
  });
}

/** Whether rows may stand below: the node composes them, or nobody has said yet what it does. */
export const takesChildren = ({ operation }: Node): boolean =>
  operation === null || compositions.some((type) => type === operation.type);
