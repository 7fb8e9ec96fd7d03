// 达标增减: a share of full marks for reaching the goal, more for what is beyond it, less for what is missing.
import type { Piece } from '../../domain/scorecard.ts';
import { distanceFrom, pricedDistance } from '../distance.ts';
import type { Pricing } from '../distance.ts';
import { isOutcome } from '../figure.ts';
import { nothing, onFull } from '../full.ts';
import { readAgainstGoal } from '../goal.ts';
import { limited } from '../limit.ts';
import { say } from '../say.ts';
import type { Evaluate, Outcome, Scene } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { add, mul, percent, points, sub } from '../traced.ts';

export const slope: Evaluate<'slope'> = onFull((scene, full) => {
  const read = readAgainstGoal(scene, scene.operation);
  if (isOutcome(read)) return read;
  const { actual, goal, inputs } = read;
  const { beyond, size } = distanceFrom(goal.number, actual.number, scene.operation.order ?? 'high-first');
  const figures = say`（实际 ${actual.said}，目标 ${goal.said}）`;
  const side = beyond ? 'above' : 'below';
  const rule = scene.operation[side];
  if (rule === null && !beyond) return missed(scene, figures, inputs);
  const atGoal = mul(full, scene.at('atGoal'));
  const start = say`满分 ${points(full)} 分 × ${percent(scene.at('atGoal'))}`;
  if (size.value.n === 0n || rule === null) return scored(atGoal, say`${start}${figures}`, inputs);
  if (rule.unit === 'share' && goal.number.value.n <= 0n) {
    return unscored('open', say`目标不是正数，无法按比例计算${figures}`, inputs);
  }
  const pricing: Pricing = {
    per: scene.at(side, 'per'),
    points: scene.at(side, 'points'),
    whole: scene.operation.steps === 'whole',
    base: rule.unit === 'share' ? goal.number : null,
    said: rule.per,
  };
  const priced = pricedDistance(size, pricing);
  const nominal = beyond ? add(atGoal, priced.points) : sub(atGoal, priced.points);
  const { value, notes } = limited(nominal, nothing(scene), full);
  const sentence = say`${start}${beyond ? ' + 优于目标 ' : ' − 不及目标 '}${priced.said}${figures}`;
  return scored(value, sentence, inputs, notes);
});

function missed(scene: Scene<'slope'>, figures: Piece[], inputs: Outcome['inputs']): Outcome {
  const none = nothing(scene);
  return scored(none, say`${points(none)} 分，未达到目标${figures}`, inputs);
}
