// The plan of a cycle in the browser (计分方案定稿): the newest scheme as the engine carries it out, or all that keeps it from that.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Problem } from '../domain/problem.ts';
import type { Scheme } from '../domain/scheme.ts';
import { inspectYear } from '../engine/check/year.ts';
import { type Plan, planIfAny } from '../engine/plan.ts';
import { schemeQuery } from './scheme/query.ts';

/** `plan` is null where there are causes: errors and open questions. */
type Planned = { plan: Plan | null; causes: readonly Problem[] };

function plannedOf(scheme: Scheme): Planned {
  const causes = inspectYear(scheme).filter(({ severity }) => severity !== 'note');
  return { plan: causes.length > 0 ? null : planIfAny(scheme), causes };
}

/** `version` is undefined until the scheme is there. */
export function usePlan(cycle: string) {
  const { data, error, refetch } = useQuery(schemeQuery(cycle, null));
  const scheme = data?.scheme;
  const planned = useMemo(() => (scheme === undefined ? { plan: null, causes: [] } : plannedOf(scheme)), [scheme]);
  return { version: data?.version, ...planned, error, refetch };
}
