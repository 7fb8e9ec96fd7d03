// Rounding (舍入): only where the scheme says so, and each time with the note that says so.
import { round, whole } from '../domain/rational.ts';
import type { Rounding } from '../domain/scheme.ts';
import type { Origin, Piece } from '../domain/scorecard.ts';
import type { Plan } from './plan.ts';
import { parameterAt } from '../domain/settle.ts';
import { computedFrom, plain, points, traced } from './traced.ts';
import type { Traced } from './traced.ts';

const modes: Record<Rounding['mode'], string> = { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', down: '截断' };

export type Rounded = { value: Traced; note: Piece[] };

/** `owner` is the node whose rule it is, '' for the scheme's; `what` opens the note. */
export function roundedBy(
  plan: Pick<Plan, 'settings' | 'root'>,
  owner: string,
  value: Traced,
  rounding: Rounding,
  what: string,
): Rounded {
  const parameter = parameterAt(plan.settings.get(owner) ?? new Map(), ['rounding', 'places']);
  const origin: Origin =
    parameter === null
      ? { from: 'scheme', node: owner === '' ? plan.root.id : owner }
      : { from: 'parameter', parameter };
  const places = traced(whole(rounding.places), origin);
  const result = traced(round(value.value, rounding.places, rounding.mode), computedFrom([value, places]));
  const how =
    rounding.places === 0
      ? [`${modes[rounding.mode]}取整数`]
      : [modes[rounding.mode], '保留 ', plain(places), ' 位小数'];
  return { value: result, note: [what, points(value), ' 分', ...how, '，为 ', points(result), ' 分'] };
}

/** Whether the scores without adjustments are rounded, and the adjustments added to that. */
export const roundsBase = ({ rules }: Pick<Plan, 'rules'>): boolean =>
  rules.rounding !== null && rules.order === 'round-then-adjust';
