// 与平均值比较: a share of full marks at the group's mean, more above it, less below it.
import { distanceFrom, pricedDistance } from '../distance.ts';
import { isOutcome } from '../figure.ts';
import { nothing, onFull } from '../full.ts';
import { limited } from '../limit.ts';
import { alike, compareGroup, isAlone, numbersOf } from '../ranks.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { add, isZero, mean, mul, percent, points, sub } from '../traced.ts';

export const againstMean: Evaluate<'against-mean'> = onFull((scene, full) => {
  const group = compareGroup(scene);
  if (isOutcome(group)) return group;
  const { own, inputs } = group;
  const { order, per, steps, unit } = scene.operation;
  if (isAlone(group)) return scored(full, say`满分 ${points(full)} 分（数值 ${own.said}）`, inputs, group.notes);
  const average = scene.ofGroup('mean', () => mean(numbersOf(group)));
  const figures = say`（本单位 ${own.said}，同组平均 ${alike(group, average)}）`;
  if (unit === 'share' && average.value.n <= 0n)
    return unscored('open', say`同组平均不是正数，无法按比例计算${figures}`, inputs);
  const { beyond, size } = distanceFrom(average, own.number, order);
  const atMean = mul(full, scene.at('base'));
  const start = say`满分 ${points(full)} 分 × ${percent(scene.at('base'))}`;
  if (isZero(size)) return scored(atMean, say`${start}${figures}`, inputs, group.notes);
  const priced = pricedDistance(size, {
    per: scene.at('per'),
    points: scene.at('points'),
    whole: steps === 'whole',
    base: unit === 'share' ? average : null,
    said: per,
  });
  const nominal = beyond ? add(atMean, priced.points) : sub(atMean, priced.points);
  const { value, notes } = limited(nominal, nothing(scene), full);
  const sentence = say`${start}${beyond ? ' + 优于平均 ' : ' − 不及平均 '}${priced.said}${figures}`;
  return scored(value, sentence, inputs, [...group.notes, ...notes]);
});
