// A snapshot (快照): scheme, assumptions, facts, result and receipt in one file that anyone can recompute.
import { z } from 'zod';
import { Facts } from './fact.ts';
import { Assumptions, Scheme } from './scheme.ts';
import { Receipt, Result } from './scorecard.ts';

export const Snapshot = z.strictObject({
  format: z.literal('plumbline/snapshot/1'),
  scheme: Scheme,
  assumptions: Assumptions.nullable(),
  facts: Facts,
  result: Result,
  receipt: Receipt,
});
export type Snapshot = z.infer<typeof Snapshot>;
