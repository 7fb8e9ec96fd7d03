// 上级排名奖惩: the rank of an indicator among the superior's regions earns or costs its responsible bodies points.
import type { Adjustment } from '../../domain/fact.ts';
import type { Piece } from '../../domain/scorecard.ts';
import { total } from '../adjustment.ts';
import type { Judged } from '../adjustment.ts';
import { nothing } from '../full.ts';
import { say } from '../say.ts';
import type { Evaluate, Scene } from '../scene.ts';
import { count, div, mean, mul, percent, points, sub } from '../traced.ts';
import type { Traced } from '../traced.ts';

type Ladders = Scene<'provincial-rank'>;
/** A place in the superior's ranking, checked: all ranks from `rank` to `rank + tied − 1` exist. */
type Place = { rank: number; ranked: number; tied: number };

export const provincialRank: Evaluate<'provincial-rank'> = (scene) =>
  total(
    scene,
    scene.adjustments().map((fact) => judge(scene, fact)),
  );

function judge(scene: Ladders, fact: Adjustment): Judged {
  const place = placeOf(scene, fact);
  if (typeof place === 'string') return { fact, why: place };
  const earned = pointsOf(scene, place);
  if (earned === null || earned.value.n === 0n) return { fact, why: '名次不在奖惩范围内' };
  const shared = shareOf(scene, fact, earned);
  return typeof shared === 'string'
    ? { fact, why: shared }
    : { fact, points: shared.points, said: say`${rankSaid(scene, fact)}${shared.said}` };
}

function placeOf(scene: Ladders, fact: Adjustment): Place | string {
  if (fact.rank === null) return '没有写明名次';
  if (fact.ranked === null) return '没有写明参加排名的总数';
  const tied = fact.tied ?? 1;
  if (fact.rank + tied - 1 > fact.ranked) return '名次、并列数与参加排名的总数不符';
  const { top, bottom, few } = scene.operation;
  if (few === 'none' && fact.ranked < top.length + bottom.length)
    return '参加排名的总数少于前后名次之和，按规定不奖不惩';
  return { rank: fact.rank, ranked: fact.ranked, tied };
}

/** Equal ranks get the points of the better rank, or the mean of the ranks that they take up. */
function pointsOf(scene: Ladders, { rank, ranked, tied }: Place): Traced | null {
  const better = pointsAt(scene, rank, ranked);
  if (scene.operation.ties === 'same' || tied === 1) return better;
  const each = Array.from({ length: tied }, (_, index) => pointsAt(scene, rank + index, ranked) ?? nothing(scene));
  return mean(each);
}

function pointsAt(scene: Ladders, rank: number, ranked: number): Traced | null {
  const { top, bottom, few } = scene.operation;
  const fromLast = ranked - rank;
  const isTop = rank <= top.length;
  const isBottom = fromLast < bottom.length;
  if (isTop && (!isBottom || few !== 'bottom-first')) return scene.at('top', rank - 1);
  return isBottom ? sub(nothing(scene), scene.at('bottom', fromLast)) : null;
}

function shareOf(scene: Ladders, fact: Adjustment, earned: Traced): { points: Traced; said: Piece[] } | string {
  const size = earned.value.n < 0n ? sub(nothing(scene), earned) : earned;
  const said = say`${points(size)} 分`;
  if (scene.operation.share === 'each') return { points: earned, said };
  if (scene.operation.share === 'equal') {
    if (fact.bodies === null) return '没有写明责任单位的个数';
    const bodies = scene.number(fact, fact.bodies);
    return { points: div(earned, bodies), said: say`${said} ÷ ${count(bodies)} 个责任单位` };
  }
  if (fact.share === null) return '没有写明分摊比例';
  const share = scene.number(fact, fact.share);
  return { points: mul(earned, share), said: say`${said} × 分摊 ${percent(share)}` };
}

/** “第 1 名（共 9 名，2 个并列）” */
function rankSaid(scene: Ladders, fact: Adjustment): Piece[] {
  const number = (value: number | null): Piece => count(scene.number(fact, value ?? 0));
  const tied = (fact.tied ?? 1) > 1 ? say`，${number(fact.tied)} 个并列` : [];
  return say`第 ${number(fact.rank)} 名（共 ${number(fact.ranked)} 名${tied}）`;
}
