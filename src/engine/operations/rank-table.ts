// 名次赋分: the rank in the group earns the points of a table.
import { isOutcome } from '../figure.ts';
import { nothing } from '../full.ts';
import { compareGroup, pointsOfRank, qualified } from '../ranks.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { points } from '../traced.ts';

export const rankTable: Evaluate<'rank-table'> = (scene) => {
  const { order, qualify, table, ties } = scene.operation;
  const everybody = compareGroup(scene);
  if (isOutcome(everybody)) return everybody;
  const group = qualify === undefined ? everybody : qualified(scene, everybody, qualify, order);
  if (!group.compared.some(({ subject }) => subject === scene.subject.id)) {
    const none = nothing(scene);
    return scored(none, say`${points(none)} 分（数值 ${group.own.said}，未达到参加排名的目标）`, group.inputs);
  }
  const last = table.length - 1;
  const ranked = pointsOfRank(group, order, ties, (rank) => scene.at('table', rank > last ? last : rank - 1));
  return scored(ranked.points, say`${ranked.said}，计 ${points(ranked.points)} 分`, group.inputs, group.notes);
};
