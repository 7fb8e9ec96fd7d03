// The sheet of one assessor (评分表的行列): its rows of the table as columns, the subjects as rows, and which cells are its own.
import { labelOf } from '../../domain/display.ts';
import { markSlot } from '../../domain/fact.ts';
import { assessorsFor, kindRead } from '../../domain/operation-reads.ts';
import { compare, format, parse, type Rational } from '../../domain/rational.ts';
import type { Scheme, Subject } from '../../domain/scheme.ts';
import { markBounds } from '../../engine/facts-check.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';

/** `full` is by group, as text; a row that is marked at discretion has bounds and no full mark. */
export type Column = {
  node: PlannedNode;
  label: string;
  criterion: string | null;
  isDiscretion: boolean;
  bounds: ReadonlyMap<string, readonly [Rational, Rational]>;
};
export type Sheet = {
  assessor: string;
  columns: readonly Column[];
  subjects: readonly Subject[];
  /** Slots of all cells that the assessor marks. */
  slots: ReadonlySet<string>;
};

function isMarkedBy(plan: Plan, node: PlannedNode, subject: Subject, assessor: string): boolean {
  if (plan.appliesTo.get(node.id)?.has(subject.group) !== true) return false;
  const { organiser } = plan.scheme;
  return assessorsFor({ node, recusal: plan.rules.recusal, organiser }, subject.id).includes(assessor);
}

/** In the order of the table. */
function markedNodes(root: PlannedNode): PlannedNode[] {
  const own = kindRead(root.operation.type) === 'mark' ? [root] : [];
  return [...own, ...root.children.flatMap(markedNodes)];
}

function boundsOf(plan: Plan, node: PlannedNode): Column['bounds'] {
  return new Map(
    plan.scheme.groups.flatMap(({ id }): [string, [Rational, Rational]][] => {
      const bounds = plan.appliesTo.get(node.id)?.has(id) === true ? markBounds(plan, node, { group: id }) : null;
      return bounds === null ? [] : [[id, bounds]];
    }),
  );
}

export function sheetOf(plan: Plan, assessor: string): Sheet {
  const { subjects } = plan.scheme;
  const slots = new Set<string>();
  const columns = markedNodes(plan.root).flatMap((node): Column[] => {
    const own = subjects.filter((subject) => isMarkedBy(plan, node, subject, assessor));
    for (const { id } of own) slots.add(markSlot(node.id, id, assessor));
    if (own.length === 0) return [];
    const { criterion, operation } = node;
    const isDiscretion = operation.type === 'discretion';
    return [{ node, label: labelOf(node), criterion, isDiscretion, bounds: boundsOf(plan, node) }];
  });
  const marked = subjects.filter(({ id }) => columns.some(({ node }) => slots.has(markSlot(node.id, id, assessor))));
  return { assessor, columns, subjects: marked, slots };
}

/** Every body that has marks to give, in the order of the scheme. */
export const assessorsOf = (plan: Plan): Scheme['bodies'] => {
  const nodes = markedNodes(plan.root);
  return plan.scheme.bodies.filter(({ id }) =>
    nodes.some((node) => plan.scheme.subjects.some((subject) => isMarkedBy(plan, node, subject, id))),
  );
};

/** The full mark or the bounds as words: `100`, `−5 ~ 5`; several groups with several each once. */
export function fullText({ bounds, isDiscretion }: Column): string {
  const texts = [...bounds.values()].map(([least, most]) =>
    isDiscretion ? `${format(least)} ~ ${format(most)}` : format(most),
  );
  return [...new Set(texts)].join(' / ');
}

export function isFull({ bounds, isDiscretion }: Column, group: string, value: string): boolean {
  const most = bounds.get(group)?.[1];
  return !isDiscretion && most !== undefined && compare(parse(value), most) === 0;
}
