// How totals are published (总分的写法): with the decimals to which the scheme rounds them.
import { type Assumptions, Rounding, type Scheme } from './scheme.ts';
import { settle, valuesOf } from './settle.ts';

/** Null where totals are not rounded, or nobody has said yet how. */
export function totalPlaces(scheme: Scheme, assumptions: Assumptions | null): number | null {
  const { value } = settle(scheme.rounding, valuesOf(scheme, assumptions).values);
  const rounding = Rounding.safeParse(value);
  return rounding.success ? rounding.data.places : null;
}
