// The difference of two versions of a scheme (方案差异): every change in a sentence; nothing that differs is silent.
import { inQuotes } from '../../domain/quote.ts';
import { labelOf } from '../../domain/display.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { type Change, change, displaced, keyed, namesIn } from './change.ts';
import { listsChanges } from './lists.ts';
import { brief, fieldChanges } from './node-fields.ts';
import { ruleChanges, type Version } from './rules.ts';

/** A node with the key of its parent; keys are ids, numbered where one occurs twice. */
type Placed = { node: Node; parent: string | null };
type Tree = { nodes: Map<string, Placed>; childrenOf: Map<string, string[]>; version: Version };

function treeOf(scheme: Scheme): Tree {
  const keys = new Map([...keyed([...nodesOf(scheme.root)], ({ id }) => id)].map(([key, node]) => [node, key]));
  const nodes = new Map<string, Placed>();
  const childrenOf = new Map<string, string[]>();
  const walk = (node: Node, parent: string | null): void => {
    const key = keys.get(node) ?? node.id;
    nodes.set(key, { node, parent });
    childrenOf.set(
      key,
      node.children.map((child) => keys.get(child) ?? child.id),
    );
    for (const child of node.children) walk(child, key);
  };
  walk(scheme.root, null);
  const labels = new Map([...nodes].map(([key, { node }]) => [key, labelOf(node)]));
  return { nodes, childrenOf, version: { scheme, names: namesIn(scheme, labels) } };
}

const quoted = (tree: Tree, key: string | null): string => {
  const placed = key === null ? undefined : tree.nodes.get(key);
  return placed === undefined ? '方案' : inQuotes(labelOf(placed.node));
};

/** All below a key, itself first, as far as they are in `only`. */
function below(tree: Tree, key: string, only: (key: string) => boolean): string[] {
  if (!only(key)) return [];
  return [key, ...(tree.childrenOf.get(key) ?? []).flatMap((child) => below(tree, child, only))];
}

/** Whole branches that only one of the versions has, each told once. */
function branchChanges(tree: Tree, other: Tree, kind: 'added' | 'dropped'): Change[] {
  const isOwn = (key: string): boolean => !other.nodes.has(key);
  return [...tree.nodes].flatMap(([key, { node, parent }]) => {
    if (!isOwn(key) || (parent !== null && isOwn(parent))) return [];
    const branch = below(tree, key, isOwn);
    const also = branch.length === 1 ? '' : `，连同下级 ${branch.length - 1} 项`;
    const text = `${kind === 'added' ? '增加' : '删除'}${inQuotes(labelOf(node))}（${brief(node, tree.version)}）${also}，在${quoted(tree, parent)}之下`;
    return change(
      kind,
      node.id,
      text,
      branch.map((each) => ['nodes', each]),
    );
  });
}

function moves(before: Tree, after: Tree): Change[] {
  return [...after.nodes].flatMap(([key, { node, parent }]) => {
    const earlier = before.nodes.get(key);
    if (earlier === undefined || earlier.parent === parent) return [];
    const text = `${inQuotes(labelOf(node))}由${quoted(before, earlier.parent)}之下移到${quoted(after, parent)}之下`;
    return change('moved', node.id, text, [['nodes', key, 'place']]);
  });
}

/** Two neighbours that changed places, where nothing else did: nobody can tell from two versions which of them was moved. */
function swappedIn(old: readonly string[], now: readonly string[]): [string, string] | null {
  const [stayed, put] = [old.filter((key) => now.includes(key)), now.filter((key) => old.includes(key))];
  const other = stayed.flatMap((key, at) => (put[at] === key ? [] : [at]));
  const [at = 0, next = 0] = other;
  const [first, second] = [stayed[at], stayed[next]];
  if (other.length !== 2 || next !== at + 1 || first === undefined || second === undefined) return null;
  return [first, second];
}

/** Children that stayed with their parent and changed places among each other. */
function reorders(before: Tree, after: Tree): Change[] {
  return [...after.childrenOf].flatMap(([parent, now]) => {
    const old = before.childrenOf.get(parent) ?? [];
    const swapped = swappedIn(old, now);
    if (swapped !== null) {
      const [first, second] = swapped;
      const text = `${quoted(after, first)}与${quoted(after, second)}在${quoted(after, parent)}之下互换了次序`;
      const covers = swapped.map((key) => ['nodes', key, 'place']);
      return [change('moved', after.nodes.get(first)?.node.id ?? null, text, covers)];
    }
    return displaced(old, now).map((key) => {
      const [earlier, later] = [old.indexOf(key) + 1, now.indexOf(key) + 1];
      const text = `${quoted(after, key)}在${quoted(after, parent)}之下的次序由第 ${earlier} 项改为第 ${later} 项`;
      return change('moved', after.nodes.get(key)?.node.id ?? null, text, [['nodes', key, 'place']]);
    });
  });
}

/** Rows first, in the order of the new table; then parameters and lists; then rules. Empty where the canonical texts are equal. */
export function schemeDifference(from: Scheme, to: Scheme): Change[] {
  const [before, after] = [treeOf(from), treeOf(to)];
  const fields = [...after.nodes].flatMap(([id, { node }]) => {
    const earlier = before.nodes.get(id);
    return earlier === undefined
      ? []
      : fieldChanges({ id, before: earlier.node, after: node, from: before.version, to: after.version });
  });
  return [
    ...branchChanges(before, after, 'dropped'),
    ...branchChanges(after, before, 'added'),
    ...moves(before, after),
    ...reorders(before, after),
    ...fields,
    ...listsChanges(before.version, after.version),
    ...ruleChanges(before.version, after.version),
  ];
}
