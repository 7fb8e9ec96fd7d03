// The check of a scheme (方案体检): all problems at once, each with its place, in three severities.
import type { Facts } from '../domain/fact.ts';
import type { Problem } from '../domain/problem.ts';
import type { Scheme } from '../domain/scheme.ts';
import { inspect } from './check/inspect.ts';
import { draft } from './draft.ts';
import { checkFacts } from './facts-check.ts';
import { plan } from './plan.ts';

/** Errors keep scoring from starting, open questions keep a cycle from opening. Facts are checked as soon as the scheme can be carried out. */
export function check(scheme: Scheme, facts: Facts | null = null): Problem[] {
  const problems = inspect(draft(scheme, null));
  const isReady = problems.every(({ severity }) => severity === 'note');
  return facts === null || !isReady ? problems : [...problems, ...checkFacts(plan(scheme, null), facts)];
}
