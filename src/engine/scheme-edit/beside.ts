// What the rows beside a new one agree on (同级一致的): how they are scored, and by whom.
import { canonical } from '../../domain/canonical.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import { Operation } from '../../domain/operation.ts';
import type { Node, NodeKind } from '../../domain/scheme.ts';
import { defaultOperation } from '../operation-form/default.ts';

/** An operation of null: they are scored in different ways, or there are none. No assessors: they differ too. */
export type Beside = Pick<Node, 'operation' | 'assessors'>;

const isAlike = (values: readonly unknown[]): boolean =>
  values.every((each) => canonical(each ?? null) === canonical(values[0] ?? null));

/** Of one type, it has every field that is the same in all; the others are those of a first operation of that type. */
function operationLike(rows: readonly Node[], points: string | null): Operation | null {
  const all = rows.flatMap(({ operation }) => operation ?? []);
  const [first] = all;
  if (first === undefined || all.length < rows.length || !isAlike(all.map(({ type }) => type))) return null;
  const fields = all.map((each): Record<string, unknown> => ({ ...each }));
  const shared = Object.entries(first).filter(([key]) => isAlike(fields.map((each) => each[key])));
  const start = defaultOperation(first.type, { points, children: [], assessors: [] });
  return Operation.safeParse({ ...start, ...Object.fromEntries(shared) }).data ?? start;
}

/** Of the rows of that kind right below `holder` that are scored by themselves, for a new one of these points. */
export function besideIn(holder: Node, kind: NodeKind, points: string | null): Beside {
  const rows = holder.children.filter((each) => each.kind === kind && each.children.length === 0);
  const marked = rows.filter(({ operation }) => operation !== null && kindRead(operation.type) === 'mark');
  const assessors = marked.map((each) => each.assessors);
  return {
    operation: operationLike(rows, points),
    assessors: isAlike(assessors) ? [...(assessors[0] ?? [])] : [],
  };
}
