// The rows that facts stand on (登记的项目): each called with the row that it is a part of.
import { labelOf } from '../../domain/display.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import type { PlannedNode } from '../../engine/scene.ts';

export type Row = { node: PlannedNode; label: string };

export function rowsIn(node: PlannedNode, above = ''): Row[] {
  const own = labelOf(node);
  const label = node.kind === 'part' ? `${above} · ${own}` : own;
  return [{ node, label }, ...node.children.flatMap((child) => rowsIn(child, own))];
}

/** Whether the row reads other facts than marks. A veto may stand on any. */
export function readsOthers({ node }: Row): boolean {
  const kind = kindRead(node.operation.type);
  return kind !== null && kind !== 'mark';
}
