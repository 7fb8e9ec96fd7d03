// Distances (差距): how far a figure lies from a goal or a mean, and what that is worth in points.
import { rational } from '../domain/rational.ts';
import type { Piece } from '../domain/scorecard.ts';
import { asWritten } from './figure.ts';
import type { Order } from './goal.ts';
import { say } from './say.ts';
import { compare, count, div, mul, percent, plain, points, sub, traced } from './traced.ts';
import type { Traced } from './traced.ts';

/** How far `own` is from `base`, and whether on the good side (equal: yes). */
export function distanceFrom(base: Traced, own: Traced, order: Order): { beyond: boolean; size: Traced } {
  const higher = compare(own, base) >= 0;
  const size = higher ? sub(own, base) : sub(base, own);
  return { beyond: size.value.n === 0n || higher === (order === 'high-first'), size };
}

/** Each `per` of a distance earns `points`; `base`: the distance is first made a share of it; `said`: `per` as the scheme writes it. */
export type Pricing = { per: Traced; points: Traced; whole: boolean; base: Traced | null; said: string };

export function pricedDistance(size: Traced, pricing: Pricing): { points: Traced; said: Piece[] } {
  const distance = pricing.base === null ? size : div(size, pricing.base);
  const units = div(distance, pricing.per);
  const inPercent = pricing.base !== null || pricing.said.endsWith('%');
  const distanceSaid = inPercent ? percent(distance) : plain(distance);
  const per = asWritten(pricing.per, pricing.said);
  if (pricing.whole) {
    const whole = traced(rational(units.value.n / units.value.d), units.origin);
    const said = say`${distanceSaid}，每满 ${per} 计 ${points(pricing.points)} 分，共 ${count(whole)} 次`;
    return { points: mul(whole, pricing.points), said };
  }
  return { points: mul(units, pricing.points), said: say`${distanceSaid} ÷ ${per} × ${points(pricing.points)} 分` };
}
