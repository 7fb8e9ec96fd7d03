// 功效系数: where the own figure lies between the worst and the best of the group.
import { one } from '../../domain/rational.ts';
import { isOutcome } from '../figure.ts';
import { ofRule, onFull } from '../full.ts';
import { alike, compareGroup, numbersOf } from '../ranks.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { add, compare, div, max, min, mul, percent, points, sub } from '../traced.ts';

export const maxMin: Evaluate<'max-min'> = onFull((scene, full) => {
  const group = compareGroup(scene);
  if (isOutcome(group)) return group;
  const { own, inputs, notes } = group;
  const highFirst = scene.operation.order === 'high-first';
  const best = numbersOf(group).reduce(highFirst ? max : min);
  const worst = numbersOf(group).reduce(highFirst ? min : max);
  if (compare(best, worst) === 0) {
    return scored(full, say`满分 ${points(full)} 分（同组可比数值都是 ${alike(group, best)}）`, inputs, notes);
  }
  const base = scene.at('base');
  const rest = sub(ofRule(scene, one), base);
  const place = div(sub(own.number, worst), sub(best, worst));
  const value = mul(full, add(mul(place, rest), base));
  const span = say`（本单位 ${own.said} − 最差 ${alike(group, worst)}）÷（最好 ${alike(group, best)} − 最差 ${alike(group, worst)}）`;
  const sentence = say`满分 ${points(full)} 分 ×［${span} × ${percent(rest)} + ${percent(base)}］`;
  return scored(value, sentence, inputs, notes);
});
