// The ground that numbers stand on (取值与分值): a setting with its origin, and full marks, own or handed down.
import { parse, whole } from '../domain/rational.ts';
import type { Origin } from '../domain/scorecard.ts';
import type { PlannedNode } from './scene.ts';
import { parameterAt } from '../domain/settle.ts';
import type { Path, Settings } from '../domain/settle.ts';
import { div, mul, traced } from './traced.ts';
import type { Traced } from './traced.ts';

export type Ground = {
  /** Which parameter filled which place, by node id; the scheme's own rules are under ''. */
  settings: ReadonlyMap<string, Settings>;
  /** Groups of subjects to which a node applies, its parents' limits included. */
  appliesTo: ReadonlyMap<string, ReadonlySet<string>>;
};

function originAt(ground: Ground, node: PlannedNode, path: Path): Origin {
  const parameter = parameterAt(ground.settings.get(node.id) ?? new Map(), path);
  return parameter === null ? { from: 'scheme', node: node.id } : { from: 'parameter', parameter };
}

/** The number at `path` of a node's settings, with its origin. Throws a RangeError when there is none. */
export function settingAt(ground: Ground, node: PlannedNode, path: Path): Traced {
  let value: unknown = node;
  for (const key of path) {
    const holder = value as Record<string | number, unknown> | null;
    value = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key) ? holder[key] : undefined;
  }
  const number = typeof value === 'number' ? whole(value) : typeof value === 'string' ? parse(value) : null;
  if (number === null) throw new RangeError(`no number at ${path.join('.')} of node ${node.id}`);
  return traced(number, originAt(ground, node, path));
}

export const childrenFor = (ground: Ground, node: PlannedNode, group: string): PlannedNode[] =>
  node.children.filter((child) => ground.appliesTo.get(child.id)?.has(group));

/** A child's part of the points that a node shares out: by its weight, else equally among the children of the group. */
export function portion(ground: Ground, node: PlannedNode, points: Traced, child: string, group: string): Traced {
  const { operation } = node;
  if (operation.type === 'share' && operation.by.how === 'weights') {
    return mul(points, settingAt(ground, node, ['operation', 'by', 'weights', child]));
  }
  const count = whole(childrenFor(ground, node, group).length);
  return div(points, traced(count, originAt(ground, node, ['operation', 'by'])));
}

/** What a child without points of its own stands for. Sums, caps and gates hand nothing down. */
function handedDown(
  ground: Ground,
  node: PlannedNode,
  points: Traced | null,
  child: string,
  group: string,
): Traced | null {
  const { type } = node.operation;
  if (points === null) return null;
  if (type === 'share') return portion(ground, node, points, child, group);
  return type === 'weighted' || type === 'mean' || type === 'pick' ? points : null;
}

/** Full marks of every node for each group: its own, or what its parent hands down; null where it has none. */
export function pointsOf(
  ground: Ground,
  root: PlannedNode,
  groups: readonly string[],
): Map<string, Map<string, Traced | null>> {
  const all = new Map<string, Map<string, Traced | null>>();
  const walk = (node: PlannedNode, parent: PlannedNode | null): void => {
    const own = new Map<string, Traced | null>();
    for (const group of groups.filter((id) => ground.appliesTo.get(node.id)?.has(id))) {
      const above = parent === null ? null : (all.get(parent.id)?.get(group) ?? null);
      if (node.points !== null) own.set(group, settingAt(ground, node, ['points']));
      else own.set(group, parent === null ? null : handedDown(ground, parent, above, node.id, group));
    }
    all.set(node.id, own);
    for (const child of node.children) walk(child, node);
  };
  walk(root, null);
  return all;
}
