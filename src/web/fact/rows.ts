// The rows that facts stand on (登记的项目): each called with the row that it is a part of.
import { labelOf } from '../../domain/display.ts';
import type { Fact } from '../../domain/fact.ts';
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

/** Where a fact may be entered: on rows that read it, a veto on any; what is corrected stays where it is. */
export function rowsFor(every: readonly Row[], isVeto: boolean, corrected: Fact | null): Row[] {
  if (corrected !== null) return every.filter(({ node }) => node.id === corrected.node);
  return every.filter((row) => isVeto || readsOthers(row));
}
