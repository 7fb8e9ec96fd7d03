// One row of an interval table (区间), as the tables of schemes write it: < ≤ = ≥ > and between.
import { z } from 'zod';
import { Amount } from './setting.ts';

/** One row of an interval table; a missing bound is open; `…Included` says ≤ / ≥ against < / >. */
export const Band = z.strictObject({
  from: Amount.nullable(),
  fromIncluded: z.boolean(),
  to: Amount.nullable(),
  toIncluded: z.boolean(),
  points: Amount,
});
export type Band = z.infer<typeof Band>;
