// 分摊: the node's points are shared by its rows: equally, by weights, or as the mean of their rates.
import { attend, nobodyLeft, reweighted, scaledUp } from '../absent.ts';
import type { Counted } from '../absent.ts';
import type { Child, Evaluate, Scene } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import type { Piece } from '../../domain/scorecard.ts';
import { whole } from '../../domain/rational.ts';
import { count, div, mean, mul, percent, points, sum, traced } from '../traced.ts';
import type { Traced } from '../traced.ts';

/** A row's rate: its score out of its own full marks. */
const rateOf = ({ child, value }: Counted): Traced | null =>
  child.points === null || child.points.value.n === 0n ? null : div(value, child.points);

const number = (scene: Scene<'share'>, rows: number): Traced =>
  traced(whole(rows), { from: 'scheme', node: scene.node.id });

/** The part of the node's points that a row stands for. */
function portionOf(scene: Scene<'share'>, full: Traced, child: Child): Traced {
  if (scene.operation.by.how === 'weights') return mul(full, scene.at('by', 'weights', child.node.id));
  return div(full, number(scene, scene.children.length));
}

/** Equal and mean-of-rates give the same number and say it differently: parts added up, or points × mean rate. */
export const share: Evaluate<'share'> = (scene) => {
  const attendance = attend(scene, scene.operation.absent);
  if (attendance.blocked !== null) return attendance.blocked;
  const { counted, notes } = attendance;
  const full = scene.points;
  const rates = counted.map(rateOf).filter((rate) => rate !== null);
  if (full === null || rates.length < counted.length) return unscored('missing', ['没有分值，无法分摊']);
  const portions = counted.map(({ child }) => portionOf(scene, full, child));
  const parts = portions.map((portion, index) => mul(portion, rates[index] ?? full));
  const scaled = reweighted(sum(parts), (child) => portionOf(scene, full, child), attendance, points);
  if (scaled === null) return nobodyLeft;
  const further = [...notes, ...(scaled.note === null ? [] : [scaled.note])];
  if (scene.operation.by.how === 'mean-of-rates') {
    const average = mean(rates);
    const sentence = [points(full), ' 分 × ', count(number(scene, rates.length)), ' 项得分率平均 ', percent(average)];
    return scored(mul(full, average), sentence, [], further);
  }
  const how: Piece[] =
    scene.operation.by.how === 'weights'
      ? [' 分（', points(full), ' 分按权重分摊）']
      : [' 分（', points(full), ' 分由 ', count(number(scene, scene.children.length)), ' 项平均分摊）'];
  return scored(scaled.value, [...scaledUp(parts, scaled), ...how], [], further);
};
