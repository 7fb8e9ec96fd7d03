// A computation (一次计算): a result with what it was computed from, as it is compared with another one.
import type { Facts } from '../domain/fact.ts';
import type { Assumptions, Scheme } from '../domain/scheme.ts';
import type { Result } from '../domain/scorecard.ts';
import { evaluate } from './evaluate.ts';
import { plan } from './plan.ts';

export type Given = { scheme: Scheme; assumptions: Assumptions | null; facts: Facts };
export type Computation = Given & { result: Result };

/** Throws the refusals of `plan` and `evaluate`. */
export const compute = (given: Given): Computation => ({
  ...given,
  result: evaluate(plan(given.scheme, given.assumptions), given.facts),
});
