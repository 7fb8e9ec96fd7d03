// 各项相加: the children's scores add up.
import { attend, joined, reweighted } from '../absent.ts';
import type { Child, Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { add, points, sum as total } from '../traced.ts';
import type { Traced } from '../traced.ts';

/** Adjustments have no part in the full marks, even where a cap is written as their points. */
const fullOf = ({ node, points: full }: Child): Traced | null => (node.kind === 'adjustment' ? null : full);

/** Σ children. Absent children with points leave them to those that have points; adjustments are added as they are. */
export const sum: Evaluate<'sum'> = (scene) => {
  const attendance = attend(scene, scene.operation.absent);
  if (attendance.blocked !== null) return attendance.blocked;
  const { counted, left, notes } = attendance;
  const marked = counted.filter(({ child }) => fullOf(child) !== null).map(({ value }) => value);
  const adjusted = counted.filter(({ child }) => fullOf(child) === null).map(({ value }) => value);
  const leaves = left.some((child) => fullOf(child) !== null);
  if (marked.length === 0 && leaves) return unscored('not-applicable', ['有分值的各项都不适用']);
  const scaled = reweighted(total(marked), fullOf, attendance, points);
  const value = adjusted.length === 0 ? scaled.value : add(scaled.value, total(adjusted));
  const sentence =
    scaled.note === null ? joined(counted.map((item) => item.value)) : joined([scaled.value, ...adjusted]);
  return scored(
    value,
    [...sentence, ' 分（各项相加）'],
    [],
    [...notes, ...(scaled.note === null ? [] : [scaled.note])],
  );
};
