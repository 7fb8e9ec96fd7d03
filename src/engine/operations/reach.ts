// 达标得分: full marks for reaching the goal, otherwise zero.
import { isOutcome } from '../figure.ts';
import { nothing, onFull } from '../full.ts';
import { isReached, readAgainstGoal } from '../goal.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { points } from '../traced.ts';

export const reach: Evaluate<'reach'> = onFull((scene, full) => {
  const read = readAgainstGoal(scene, scene.operation);
  if (isOutcome(read)) return read;
  const { actual, goal, inputs } = read;
  const order = scene.operation.order ?? 'high-first';
  const goalName = order === 'high-first' ? '目标' : '目标不超过';
  const figures = say`实际 ${actual.said}，${goalName} ${goal.said}`;
  if (isReached(actual.number, goal.number, order)) {
    return scored(full, say`满分 ${points(full)} 分（${figures}，已达到）`, inputs);
  }
  const none = nothing(scene);
  return scored(none, say`${points(none)} 分（${figures}，未达到）`, inputs);
});
