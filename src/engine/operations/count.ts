// 按次加减: each counted case beyond what is allowed takes points from full, or adds points to zero.
import { isOutcome, readFigure } from '../figure.ts';
import { nothing } from '../full.ts';
import { limited } from '../limit.ts';
import { say } from '../say.ts';
import type { Evaluate, Scene } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { count as asCount, max, mul, points, sub } from '../traced.ts';

export const count: Evaluate<'count'> = (scene) => {
  const { operation, points: full } = scene;
  if (operation.from === 'full' && full === null) return unscored('open', say`本项没有分值，无法从满分扣起`);
  const cases = readFigure(scene, operation.figure);
  if (isOutcome(cases)) return cases;
  const allowed = operation.allowed === null ? null : scene.at('allowed');
  const counted = allowed === null ? cases.number : max(sub(cases.number, allowed), nothing(scene));
  const each = scene.at('each');
  const change = mul(each, counted);
  const start = operation.from === 'full' ? full : null;
  const { value, notes } = limited(start === null ? change : sub(start, change), lowest(scene), full);
  const beginning = start === null ? [] : say`满分 ${points(start)} 分 − `;
  const free = allowed === null ? [] : say`（共 ${cases.said} 次，${asCount(allowed)} 次以内不计）`;
  const sentence = say`${beginning}${points(each)} 分 × ${asCount(counted)} 次${free}`;
  return scored(value, sentence, cases.inputs, notes);
};

/** Without a floor of its own a row with points ends at zero, an adjustment nowhere. */
function lowest(scene: Scene<'count'>) {
  if (scene.operation.floor !== null) return scene.at('floor');
  return scene.points === null ? null : nothing(scene);
}
