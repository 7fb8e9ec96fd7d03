// What a table prints instead of a node's own words (表样原文): dropped as soon as the thing itself is edited.
import type { Node, Scheme } from '../../domain/scheme.ts';
import { mapNodes } from './tree.ts';

type Optional = 'pointsAs' | 'titleAs' | 'pathAs' | 'rowAs' | 'assessorsAs' | 'target';

export function without(node: Node, ...keys: readonly Optional[]): Node {
  const rest = { ...node };
  for (const key of keys) delete rest[key];
  return rest;
}

/** Points are printed in the row, in levels that other rows print above themselves, and in the line of the total. */
export function withoutPrintedPoints(scheme: Scheme, changed: readonly Node[]): Scheme {
  if (changed.length === 0) return scheme;
  const ids = new Set(changed.map(({ id }) => id));
  const titles = new Set(changed.map(({ title }) => title));
  const root = mapNodes(scheme.root, (node) => {
    const own = ids.has(node.id) && node.pointsAs !== undefined ? without(node, 'pointsAs') : node;
    const hasOld = own.pathAs?.some(({ title, points }) => titles.has(title) && points !== null) === true;
    if (own.pathAs === undefined || !hasOld) return own;
    return {
      ...own,
      pathAs: own.pathAs.map((level) => (titles.has(level.title) ? { ...level, points: null } : level)),
    };
  });
  const total = scheme.table?.total;
  if (scheme.table === undefined || total == null || total.pointsAs === undefined) return { ...scheme, root };
  const { pointsAs: _old, ...rest } = total;
  return { ...scheme, root, table: { ...scheme.table, total: rest } };
}
