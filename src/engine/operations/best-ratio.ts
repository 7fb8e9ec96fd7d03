// 与最优值之比: full marks × own figure / the best one of the group.
import { isOutcome } from '../figure.ts';
import { nothing, onFull } from '../full.ts';
import { limited } from '../limit.ts';
import { alike, compareGroup, numbersOf } from '../ranks.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { compare, div, max, min, mul, percent, points } from '../traced.ts';

export const bestRatio: Evaluate<'best-ratio'> = onFull((scene, full) => {
  const group = compareGroup(scene);
  if (isOutcome(group)) return group;
  const { own, inputs } = group;
  const highFirst = scene.operation.order === 'high-first';
  const best = numbersOf(group).reduce(highFirst ? max : min);
  const figures = say`（本单位 ${own.said}，同组最好 ${alike(group, best)}）`;
  if (compare(own.number, best) === 0) {
    return scored(full, say`满分 ${points(full)} 分${figures}`, inputs, group.notes);
  }
  if (highFirst ? best.value.n <= 0n : best.value.n < 0n)
    return unscored('open', say`最好值不是正数，无法相比${figures}`, inputs);
  const nominal = highFirst ? div(own.number, best) : div(best, own.number);
  const { value: rate, notes } = limited(nominal, nothing(scene), null, percent);
  const sentence = say`满分 ${points(full)} 分 × ${percent(rate)}${figures}`;
  return scored(mul(full, rate), sentence, inputs, [...group.notes, ...notes]);
});
