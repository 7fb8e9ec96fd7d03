// 各项相加: the children's scores add up.
import { appended, attend, joined, nobodyLeft, reweighted, scaledUp } from '../absent.ts';
import type { Counted } from '../absent.ts';
import { nothing } from '../full.ts';
import type { Child, Evaluate, Outcome, Scene } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { add, points, sum as total } from '../traced.ts';
import type { Traced } from '../traced.ts';

/** Adjustments have no part in the full marks, even where a cap is written as their points. */
const fullOf = ({ node, points: full }: Child): Traced | null => (node.kind === 'adjustment' ? null : full);

/** Adjustments, by their kind: what is added after the scores where the scheme rounds those first. */
const isAdjustment = ({ child }: Counted): boolean => child.node.kind === 'adjustment';

/** Σ children. Absent children with points leave them to those that have points; adjustments are added as they are. */
export const sum: Evaluate<'sum'> = (scene) => {
  const attendance = attend(scene, scene.operation.absent);
  if (attendance.blocked !== null) return attendance.blocked;
  const { counted, left, notes } = attendance;
  const marked = counted.filter(({ child }) => fullOf(child) !== null).map(({ value }) => value);
  const adjusted = counted.filter(({ child }) => fullOf(child) === null);
  const leaves = left.some((child) => fullOf(child) !== null);
  if (marked.length === 0 && leaves) return unscored('not-applicable', ['有分值的各项都不适用']);
  const scaled = reweighted(marked.length === 0 ? nothing(scene) : total(marked), fullOf, attendance, points);
  if (scaled === null) return nobodyLeft;
  const further = [...notes, ...(scaled.note === null ? [] : [scaled.note])];
  const rounded = roundedBase(scene, scaled.value, adjusted);
  if (rounded !== null) return { ...rounded, notes: [...further, ...rounded.notes] };
  const values = adjusted.map(({ value }) => value);
  const value = values.length === 0 ? scaled.value : add(scaled.value, total(values));
  const sentence =
    scaled.note === null
      ? joined(counted.map((item) => item.value))
      : [...scaledUp(marked, scaled), ...appended(values)];
  return scored(value, [...sentence, ' 分（各项相加）'], [], further);
};

/** The scores rounded first, then the adjustments added as they are. Null where the scheme does not say so. */
function roundedBase(scene: Scene<'sum'>, marked: Traced, adjusted: readonly Counted[]): Outcome | null {
  if (scene.roundBase === undefined) return null;
  const unmarked = adjusted.filter((item) => !isAdjustment(item)).map(({ value }) => value);
  const last = adjusted.filter(isAdjustment).map(({ value }) => value);
  const base = scene.roundBase(unmarked.length === 0 ? marked : add(marked, total(unmarked)));
  const value = last.length === 0 ? base.value : add(base.value, total(last));
  const sentence = [...joined([base.value, ...last]), ' 分（先舍入，再加减分）'];
  return scored(value, sentence, [], [base.note]);
}
