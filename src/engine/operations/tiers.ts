// 分段累进: each part of the actual earns at the rate of its tier.
import type { Piece } from '../../domain/scorecard.ts';
import { isOutcome } from '../figure.ts';
import { nothing } from '../full.ts';
import { readMeasured } from '../goal.ts';
import { limited } from '../limit.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { compare, div, min, mul, plain, points, sub, sum } from '../traced.ts';
import type { Traced } from '../traced.ts';

export const tiers: Evaluate<'tiers'> = (scene) => {
  const actual = readMeasured(scene, scene.operation.actual, ['actual']);
  if (isOutcome(actual)) return actual;
  const base = scene.at('base');
  const none = nothing(scene);
  const parts: Traced[] = [];
  const said: Piece[] = [];
  let reached = none;
  for (const [index, tier] of scene.operation.tiers.entries()) {
    const upTo = tier.upTo === null ? actual.number : min(actual.number, scene.at('tiers', index, 'upTo'));
    if (compare(upTo, reached) <= 0) break;
    const size = sub(upTo, reached);
    const divisor = scene.at('tiers', index, 'divisor');
    parts.push(div(mul(size, base), divisor));
    said.push(...say`${said.length === 0 ? '' : ' + '}${plain(size)} × ${points(base)} 分 ÷ ${plain(divisor)}`);
    reached = upTo;
  }
  const { value, notes } = limited(parts.length === 0 ? none : sum(parts), none, scene.points);
  const sentence = say`${said.length === 0 ? say`${points(none)} 分` : said}（实际 ${actual.said}，分段累进）`;
  return scored(value, sentence, actual.inputs, notes);
};
