// 区间赋分: a figure earns the points of the interval it falls into.
import { locate } from '../band.ts';
import { isOutcome } from '../figure.ts';
import { readMeasured } from '../goal.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { points } from '../traced.ts';

export const bands: Evaluate<'bands'> = (scene) => {
  const figure = readMeasured(scene, scene.operation.figure, ['figure']);
  if (isOutcome(figure)) return figure;
  const band = locate(scene, scene.operation.bands, figure.number);
  if (band === null) return unscored('open', say`数值 ${figure.said}，不在任何区间内`, figure.inputs);
  const sentence = say`数值 ${figure.said}，在“${band.said}”一档，计 ${points(band.points)} 分`;
  return scored(band.points, sentence, figure.inputs);
};
