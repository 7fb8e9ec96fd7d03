// 名次递减: the first of the group gets full marks, each rank after it a step less.
import { one, whole } from '../../domain/rational.ts';
import { isOutcome } from '../figure.ts';
import { nothing, ofRule, onFull } from '../full.ts';
import { compareGroup, pointsOfRank, qualified } from '../ranks.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { max, mul, percent, points, sub } from '../traced.ts';
import type { Traced } from '../traced.ts';

export const rankLadder: Evaluate<'rank-ladder'> = onFull((scene, full) => {
  const { order, qualify, ties } = scene.operation;
  const everybody = compareGroup(scene);
  if (isOutcome(everybody)) return everybody;
  const group = qualify === undefined ? everybody : qualified(scene, everybody, qualify, order);
  const none = nothing(scene);
  if (!group.compared.some(({ subject }) => subject === scene.subject.id)) {
    return scored(none, say`${points(none)} 分（数值 ${group.own.said}，未达到参加排名的目标）`, group.inputs);
  }
  const step = scene.at('step');
  const pointsAt = (rank: number): Traced => {
    const left = sub(ofRule(scene, one), mul(step, ofRule(scene, whole(rank - 1))));
    return mul(full, max(left, none));
  };
  const ranked = pointsOfRank(group, order, ties, pointsAt);
  const rule = say`满分 ${points(full)} 分，每降一名减 ${percent(step)}`;
  return scored(ranked.points, say`${ranked.said}；${rule}，计 ${points(ranked.points)} 分`, group.inputs, group.notes);
});
