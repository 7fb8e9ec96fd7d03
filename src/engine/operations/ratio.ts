// 完成率: full marks × actual / goal, capped.
import { one } from '../../domain/rational.ts';
import { isOutcome } from '../figure.ts';
import { nothing, ofRule, onFull } from '../full.ts';
import { readAgainstGoal } from '../goal.ts';
import { limited } from '../limit.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { div, isZero, min, mul, percent, points } from '../traced.ts';
import type { Traced } from '../traced.ts';

export const ratio: Evaluate<'ratio'> = onFull((scene, full) => {
  const read = readAgainstGoal(scene, scene.operation);
  if (isOutcome(read)) return read;
  const { actual, goal, inputs } = read;
  const lowFirst = scene.operation.order === 'low-first';
  const cap = scene.operation.cap === null ? ofRule(scene, one) : scene.at('cap');
  const terms = say`实际 ${actual.said}`;
  const goalTerms = say`目标 ${goal.said}`;
  if (!isMeasurable(actual.number, goal.number, lowFirst)) {
    return unscored('open', say`完成率无法计算（${terms}，${goalTerms}）`, inputs);
  }
  if (lowFirst && isZero(actual.number)) {
    const best = isZero(goal.number) ? min(ofRule(scene, one), cap) : cap;
    return scored(mul(full, best), say`满分 ${points(full)} 分 × ${percent(best)}（${terms}，${goalTerms}）`, inputs);
  }
  const nominal = lowFirst ? div(goal.number, actual.number) : div(actual.number, goal.number);
  const { value: rate, notes } = limited(nominal, nothing(scene), cap, percent);
  const division = lowFirst ? say`${goalTerms} ÷ ${terms}` : say`${terms} ÷ ${goalTerms}`;
  const sentence = say`满分 ${points(full)} 分 × 完成率 ${percent(rate)}（${division}）`;
  return scored(mul(full, rate), sentence, inputs, notes);
});

/** A rate needs a goal above zero; a ceiling may be zero, but nothing may be below it. */
const isMeasurable = (actual: Traced, goal: Traced, lowFirst: boolean): boolean =>
  lowFirst ? goal.value.n >= 0n && actual.value.n >= 0n : goal.value.n > 0n;
