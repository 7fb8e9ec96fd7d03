// Limits (限值): what is above the upper or below the lower one is cut, and a note says so.
import type { Piece } from '../domain/scorecard.ts';
import { say } from './say.ts';
import { compare, points } from './traced.ts';
import type { Traced } from './traced.ts';

/** `value` keeps the origin of the limit that cut it. Null: no limit on that side. */
export function limited(
  nominal: Traced,
  low: Traced | null,
  high: Traced | null,
  said: (number: Traced) => Piece = points,
): { value: Traced; notes: Piece[][] } {
  const unit = said === points ? ' 分' : '';
  const cut = (limit: Traced, words: string) => ({
    value: limit,
    notes: [say`计算结果为 ${said(nominal)}${unit}，${words} ${said(limit)}${unit}，按 ${said(limit)}${unit || ' '}计`],
  });
  if (high !== null && compare(nominal, high) > 0) return cut(high, '超过上限');
  if (low !== null && compare(nominal, low) < 0) return cut(low, '低于下限');
  return { value: nominal, notes: [] };
}
