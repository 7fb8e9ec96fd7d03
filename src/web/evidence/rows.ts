// The rows that a body's evidence can serve (可对应的指标): those of its own group that stand as rows in the table.
import { appliesTo } from '../../domain/applies.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { placeTitles } from '../../domain/title.ts';

export type Row = { id: string; label: string };

/** Parts of a row are no rows of their own. */
const isRow = ({ kind, children }: Node): boolean =>
  kind !== 'part' && children.every((child) => child.kind === 'part');

/** In the order of the table; none for a body that is not appraised. */
export function rowsFor(scheme: Scheme, body: string): Row[] {
  const subject = scheme.subjects.find(({ id }) => id === body);
  if (subject === undefined) return [];
  const reach = appliesTo(scheme.root, [subject.group]);
  const labels = placeTitles(scheme.root);
  return [...nodesOf(scheme.root)]
    .filter((node) => isRow(node) && reach.get(node.id)?.has(subject.group) === true)
    .map(({ id }) => ({ id, label: labels.get(id) ?? id }));
}
