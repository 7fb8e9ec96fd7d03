// 换算计入: a score of another scheme, brought to the points of this row; what it has beyond full marks stays.
import { isOutcome, readFigure } from '../figure.ts';
import { onFull } from '../full.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { compare, div, mul, points } from '../traced.ts';

export const takeOver: Evaluate<'take-over'> = onFull((scene, full) => {
  const taken = readFigure(scene, scene.operation.figure);
  if (isOutcome(taken)) return taken;
  const outOf = scene.at('outOf');
  const value = mul(full, div(taken.number, outOf));
  const notes =
    compare(value, full) > 0 ? [say`换算后为 ${points(value)} 分，超过满分 ${points(full)} 分，未作限额`] : [];
  const sentence = say`满分 ${points(full)} 分 × 原得分 ${points(taken.number)} 分 ÷ 原满分 ${points(outOf)} 分`;
  return scored(value, sentence, taken.inputs, notes);
});
