// 等级赋分: the level that was given earns the points of its level.
import { latestFigure } from '../figure.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { points } from '../traced.ts';

export const levels: Evaluate<'levels'> = (scene) => {
  const { figure: key, levels: table } = scene.operation;
  const { figure, inputs } = latestFigure(scene.figures(key));
  if (figure?.notApplicable === true) return unscored('not-applicable', say`“${key}”不适用`, inputs);
  if (figure?.level == null) return unscored('missing', say`缺少“${key}”的等级`, inputs);
  if (!Object.hasOwn(table, figure.level)) return unscored('open', say`等级“${figure.level}”不在赋分表中`, inputs);
  const value = scene.at('levels', figure.level);
  return scored(value, say`“${key}”评为“${figure.level}”，计 ${points(value)} 分`, inputs);
};
